import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GenerateMacCommand, MacAlgorithmSpec } from '@aws-sdk/client-kms';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dynamoClient, isLocal, kmsClient, s3Client, sqsClient } from '../../lambdas/platform/clients.ts';
import { capture, type Redirectable, redirect, STEPS } from './capture.ts';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' };
const DEPLOYED = { AWS_REGION: 'eu-central-1', AWS_SESSION_TOKEN: 'token', ...CREDENTIALS };
const LOCAL = {
  AWS_REGION: 'eu-central-1',
  HJEMMEL_LOCAL: '1',
  ...CREDENTIALS,
  ...Object.fromEntries(
    ['DYNAMODB', 'KMS', 'S3', 'SQS'].map((name) => [`AWS_ENDPOINT_URL_${name}`, 'http://127.0.0.1:4566']),
  ),
};

const surroundings = process.env;
beforeEach(() => {
  process.env = { ...DEPLOYED };
});
afterEach(() => {
  process.env = surroundings;
});

const getItem = new GetItemCommand({ TableName: 'ledger', Key: { pk: { S: 'a' } } });
const getObject = (Bucket: string) => new GetObjectCommand({ Bucket, Key: 'k' });
const sendTo = (QueueUrl: string) => new SendMessageCommand({ QueueUrl, MessageBody: '{}' });
const mac = new GenerateMacCommand({
  KeyId: 'arn:aws:kms:us-east-1:123456789012:key/a',
  Message: new Uint8Array(1),
  MacAlgorithm: MacAlgorithmSpec.HMAC_SHA_256,
});

type Sender = {
  readonly sent: string[];
  readonly send: () => Promise<unknown>;
  readonly client: Redirectable;
};
/** Each service, with a request of its. */
const SENDERS: Record<string, () => Sender> = {
  dynamodb: () => {
    const { client, sent } = capture(dynamoClient());
    return { client, sent, send: () => client.send(getItem) };
  },
  kms: () => {
    const { client, sent } = capture(kmsClient());
    return { client, sent, send: () => client.send(mac) };
  },
  s3: () => {
    const { client, sent } = capture(s3Client());
    return { client, sent, send: () => client.send(getObject('UPPER')) };
  },
  sqs: () => {
    const { client, sent } = capture(sqsClient());
    const abroad = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
    return { client, sent, send: () => client.send(sendTo(abroad)) };
  },
};
const EACH = Object.entries(SENDERS);

describe('a client', () => {
  it.each(EACH)('of %s calls its endpoint in Frankfurt', async (service, make) => {
    const { sent, send } = make();

    await expect(send()).rejects.toThrow('captured');

    expect(sent).toEqual([`https://${service}.eu-central-1.amazonaws.com`]);
  });

  it.each(EACH)('of %s is not made anywhere else', (_service, make) => {
    process.env.AWS_REGION = 'us-east-1';
    expect(make).toThrow('eu-central-1 only');

    delete process.env.AWS_REGION;
    expect(make).toThrow('unknown region');
  });

  it.each(EACH)('of %s is not made where a variable re-points it', (service, make) => {
    process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] = 'https://dynamodb.us-east-1.amazonaws.com';

    expect(make).toThrow(`remove AWS_ENDPOINT_URL_${service.toUpperCase()}`);
  });

  it.each(EACH)(
    'of %s is not made without credentials of its own, and looks for no others',
    (_service, make) => {
      delete process.env.AWS_SECRET_ACCESS_KEY;
      process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = 'http://169.254.170.2/v2/credentials';

      expect(make).toThrow('AWS_SECRET_ACCESS_KEY');
    },
  );

  it.each(EACH)('of %s does not hear of what is set after it is made', async (service, make) => {
    const { sent, send } = make();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: 'https://evil.example',
      AWS_REGION: 'us-east-1',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_USE_DUALSTACK_ENDPOINT: 'true',
      AWS_ENABLE_ENDPOINT_DISCOVERY: 'true',
      AWS_ACCOUNT_ID: '123456789012',
      AWS_ACCOUNT_ID_ENDPOINT_MODE: 'required',
    });

    await expect(send()).rejects.toThrow('captured');

    expect(sent).toEqual([`https://${service}.eu-central-1.amazonaws.com`]);
  });

  const ABROAD = [
    'dynamodb.us-east-1.amazonaws.com',
    'kms.eu-west-2.amazonaws.com',
    's3.amazonaws.com',
    'evil.example',
    '169.254.169.254',
    '127.0.0.1',
  ];
  it.each(EACH)('of %s sends nothing to another host, whatever has changed it', async (_service, make) => {
    for (const hostname of ABROAD)
      for (const step of STEPS) {
        const { sent, send, client } = make();
        redirect(client, hostname, step);

        await expect(send()).rejects.toMatchObject({ name: 'EgressDenied', reason: 'not-our-endpoint' });
        expect(sent).toEqual([]);
      }
  });

  it.each([
    ['1', true],
    ['0', false],
    ['true', false],
    [undefined, false],
  ])('is local only by a variable that says so: %s', (value, expected) => {
    if (value !== undefined) process.env.HJEMMEL_LOCAL = value;

    expect(isLocal()).toBe(expected);
  });
});

describe('a bucket', () => {
  const outcome = async (Bucket: string) => {
    const { client, sent } = capture(s3Client());
    const error = await client.send(getObject(Bucket)).catch((reason: Error) => reason.message);
    return sent[0] ?? error;
  };

  it('is called by its name, in our region', async () => {
    expect(await outcome('packages')).toBe('https://packages.s3.eu-central-1.amazonaws.com');
  });

  it.each([
    ['an access point elsewhere', 'arn:aws:s3:us-east-1:123456789012:accesspoint/ap'],
    ['an access point of many regions', 'arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap'],
    ['an outpost', 'arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-01/accesspoint/ap'],
    ['an object lambda elsewhere', 'arn:aws:s3-object-lambda:us-east-1:123456789012:accesspoint/ap'],
  ])('cannot be %s', async (_what, arn) => {
    expect(await outcome(arn)).toMatch(/Invalid configuration|invalid|disabled/i);
    await expect(getSignedUrl(s3Client(), getObject(arn))).rejects.toThrow();
  });

  it('that says it is in another region is not followed there', async () => {
    const moved = {
      statusCode: 301,
      headers: { 'x-amz-bucket-region': 'us-east-1', location: 'https://evil.example' },
    };
    const { client, sent } = capture(s3Client(), moved);

    await expect(client.send(getObject('packages'))).rejects.toThrow();

    expect(sent).toEqual(['https://packages.s3.eu-central-1.amazonaws.com']);
  });

  it('is linked to in our region, which no send would check', async () => {
    const link = await getSignedUrl(s3Client(), getObject('packages'));

    expect(new URL(link).origin).toBe('https://packages.s3.eu-central-1.amazonaws.com');
  });

  it.each(['s3.us-east-1.amazonaws.com', 'evil.example', '127.0.0.1'])(
    'is not linked to at %s',
    async (hostname) => {
      const client = s3Client();
      redirect(client, hostname, { step: 'serialize', priority: 'normal' });

      await expect(getSignedUrl(client, getObject('packages'))).rejects.toMatchObject({
        name: 'EgressDenied',
      });
    },
  );
});

describe('in the local stack', () => {
  beforeEach(() => {
    process.env = { ...LOCAL };
  });

  it.each(EACH)('a client of %s calls loopback', async (_service, make) => {
    const { sent, send } = make();

    await expect(send()).rejects.toThrow('captured');

    expect(sent).toEqual(['http://127.0.0.1:4566']);
  });

  it.each(EACH)('a client of %s calls nothing but loopback', async (service, make) => {
    for (const url of [
      `https://${service}.eu-central-1.amazonaws.com`,
      'http://127.0.0.2:1',
      'http://localhost:1',
      'http://127.0.0.1.evil.example:1',
      'http://user:word@127.0.0.1:1',
    ]) {
      process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] = url;
      const { sent, send } = make();

      const error: unknown = await send().catch((reason: unknown) => reason);
      if (sent.length > 0) expect(sent).toEqual(['http://127.0.0.1:1']);
      else expect(error).toMatchObject({ name: 'EgressDenied' });
    }
  });

  it.each(EACH)('a client of %s needs to be told where', (service, make) => {
    delete process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`];

    expect(make).toThrow(`AWS_ENDPOINT_URL_${service.toUpperCase()}`);
  });

  it('links lead to loopback', async () => {
    expect(await getSignedUrl(s3Client(), getObject('packages'))).toMatch(
      /^http:\/\/127\.0\.0\.1:4566\/packages\/k\?/,
    );
  });
});
