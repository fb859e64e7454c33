import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { operatorDynamo, operatorLambda, operatorSqs } from '../../local/aws.ts';
import type { StackInfo } from '../../local/data-dir.ts';
import { capture, type Redirectable, redirect, STEPS } from '../platform/capture.ts';

/** The machine of an operator, among whose variables is every one that leads an SDK elsewhere. */
const MACHINE = {
  AWS_ACCESS_KEY_ID: 'AKIAOPERATOR',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ENDPOINT_URL: 'https://evil.example',
  AWS_ENDPOINT_URL_DYNAMODB: 'https://evil.example',
  AWS_ENDPOINT_URL_LAMBDA: 'https://evil.example',
  AWS_ENDPOINT_URL_SQS: 'https://evil.example',
  AWS_USE_FIPS_ENDPOINT: 'true',
  AWS_USE_DUALSTACK_ENDPOINT: 'true',
  AWS_ACCOUNT_ID: '123456789012',
  AWS_ACCOUNT_ID_ENDPOINT_MODE: 'required',
};

const surroundings = process.env;
beforeEach(() => {
  process.env = { ...MACHINE };
});
afterEach(() => {
  process.env = surroundings;
});

type Sender = {
  readonly sent: string[];
  readonly send: () => Promise<unknown>;
  readonly client: Redirectable;
  readonly keyId: () => Promise<string>;
};
type Credentials = () => Promise<{ readonly accessKeyId: string }>;
const keyIdOf = async (credentials: Credentials) => (await credentials()).accessKeyId;

const SENDERS: Record<string, (stack?: StackInfo) => Sender> = {
  dynamodb: (stack) => {
    const { client, sent } = capture(operatorDynamo(stack));
    const command = new GetItemCommand({ TableName: 'ledger', Key: { pk: { S: 'a' } } });
    const keyId = () => keyIdOf(client.config.credentials);
    return { client, sent, keyId, send: () => client.send(command) };
  },
  sqs: (stack) => {
    const { client, sent } = capture(operatorSqs(stack));
    const abroad = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
    const command = new SendMessageCommand({ QueueUrl: abroad, MessageBody: '{}' });
    const keyId = () => keyIdOf(client.config.credentials);
    return { client, sent, keyId, send: () => client.send(command) };
  },
  lambda: (stack) => {
    const { client, sent } = capture(operatorLambda(stack));
    const command = new InvokeCommand({ FunctionName: 'dispatch' });
    const keyId = () => keyIdOf(client.config.credentials);
    return { client, sent, keyId, send: () => client.send(command) };
  },
};
const EACH = Object.entries(SENDERS);

const stackAt = (url: string): StackInfo => ({
  pid: 1,
  started: '1',
  api: url,
  issuer: url,
  dataDir: '.hjemmel',
  endpoints: { dynamodb: url, sqs: url, s3: url, kms: url, functions: url },
  tables: [],
  queues: {},
  buckets: [],
  keys: {},
  functions: [],
});

describe('an operator’s client', () => {
  it.each([
    ['HTTPS_PROXY', 'http://proxy:3128'],
    ['NODE_USE_ENV_PROXY', '1'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['NODE_EXTRA_CA_CERTS', '/etc/company.pem'],
    ['SSL_CERT_FILE', '/etc/company.pem'],
    ['AWS_CA_BUNDLE', '/etc/company.pem'],
    ['LD_PRELOAD', '/opt/tracer.so'],
    ['NODE_OPTIONS', '--require=/opt/tracer.js'],
  ])('is not made on a machine with %s=%s, but for a local stack', (name, value) => {
    process.env = { ...MACHINE, [name]: value };

    for (const [, make] of EACH) {
      expect(() => make()).toThrow(`leaves this command; remove ${name}`);
      expect(() => make(stackAt('http://127.0.0.1:4566'))).not.toThrow();
    }
  });

  it('is made by whoever her profile and her files say she is', () => {
    process.env = { ...MACHINE, AWS_PROFILE: 'hjemmel', AWS_CONFIG_FILE: '/home/kim/.aws/config' };

    for (const [, make] of EACH) expect(() => make()).not.toThrow();
  });

  it.each(EACH)('of %s calls its endpoint in Frankfurt, whatever her machine says', async (service, make) => {
    const { sent, send, keyId } = make();

    await expect(send()).rejects.toThrow('captured');

    expect(sent).toEqual([`https://${service}.eu-central-1.amazonaws.com`]);
    expect(await keyId()).toBe('AKIAOPERATOR');
  });

  it.each(EACH)('of %s sends nothing to another host, whatever has changed it', async (_service, make) => {
    for (const hostname of ['dynamodb.us-east-1.amazonaws.com', 'evil.example', '127.0.0.1'])
      for (const step of STEPS) {
        const { sent, send, client } = make();
        redirect(client, hostname, step);

        await expect(send()).rejects.toMatchObject({ name: 'EgressDenied', reason: 'not-our-endpoint' });
        expect(sent).toEqual([]);
      }
  });

  it.each(EACH)(
    'of %s is no way for what signs her in, which calls hosts of its own',
    async (_service, make) => {
      process.env = {
        ...MACHINE,
        AWS_ENDPOINT_URL: '',
        AWS_ACCESS_KEY_ID: '',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_WEB_IDENTITY_TOKEN_FILE: import.meta.filename,
        AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/operator',
      };
      const { sent, send } = make();

      // She was signed in nowhere, for nothing is let out; but it was tried, and not by this client.
      await expect(send()).rejects.toThrow('captured');
      expect(sent).toEqual([]);
    },
  );

  it.each(EACH)('of %s for a local stack calls its loopback with its credentials', async (_service, make) => {
    const { sent, send, keyId } = make(stackAt('http://127.0.0.1:4566'));

    await expect(send()).rejects.toThrow('captured');

    expect(sent).toEqual(['http://127.0.0.1:4566']);
    expect(await keyId()).toBe('LOCALSTACK');
  });

  it.each(EACH)('of %s for a local stack calls nothing else', async (_service, make) => {
    const { sent, send } = make(stackAt('https://dynamodb.eu-central-1.amazonaws.com'));

    await expect(send()).rejects.toMatchObject({ name: 'EgressDenied' });
    expect(sent).toEqual([]);
  });
});
