import { describe, expect, it } from '@jest/globals';
import {
  type Called,
  checkEndpoint,
  endpointOf,
  type Going,
  SERVICES,
} from '../../lambdas/platform/endpoints.ts';

const CALLED: readonly Called[] = [...SERVICES, 'lambda'];

const allows = (service: Called, going: Going, local = false): boolean => {
  try {
    checkEndpoint(service, local, going);
    return true;
  } catch {
    return false;
  }
};
const https = (hostname: string): Going => ({ protocol: 'https:', hostname });

describe('an endpoint of ours', () => {
  it.each(CALLED)('is the one of %s in the region', (service) => {
    expect(allows(service, https(new URL(endpointOf(service)).hostname))).toBe(true);
  });

  it.each([
    ['dynamodb', '123456789012.ddb.eu-central-1.amazonaws.com'],
    ['dynamodb', '123456789012.ddb.eu-central-1.api.aws'],
    ['dynamodb', 'dynamodb.eu-central-1.api.aws'],
    ['kms', 'kms.eu-central-1.api.aws'],
    ['lambda', 'lambda.eu-central-1.api.aws'],
    ['sqs', 'sqs.eu-central-1.api.aws'],
    ['s3', 'packages.s3.eu-central-1.amazonaws.com'],
    ['s3', 'a.b-c.1.s3.eu-central-1.amazonaws.com'],
    ['s3', 's3.dualstack.eu-central-1.amazonaws.com'],
    ['s3', 'packages.s3.dualstack.eu-central-1.amazonaws.com'],
  ] as const)('of %s is also %s', (service, host) => {
    expect(allows(service, https(host))).toBe(true);
    expect(allows(service, { ...https(host), port: 443 })).toBe(true);
  });
});

const HOSTS = [
  '',
  'dynamodb.us-east-1.amazonaws.com',
  'dynamodb.eu-west-2.amazonaws.com',
  'dynamodb.amazonaws.com',
  'DYNAMODB.EU-CENTRAL-1.AMAZONAWS.COM',
  'dynamodb.eu-central-1.amazonaws.com.',
  'dynamodb.eu-central-1.amazonaws.com.cn',
  'dynamodb.eu-central-1.amazonaws.com.evil.example',
  'dynamodb.eu-central-1.amazonaws.eu',
  'dynamodb.eu-central-2.amazonaws.com',
  'dynamodbxeu-central-1.amazonaws.com',
  'dynamodb.eu-central-1xamazonaws.com',
  'dynamodb-fips.eu-central-1.amazonaws.com',
  'evil.dynamodb.eu-central-1.amazonaws.com',
  'user@dynamodb.eu-central-1.amazonaws.com',
  'dynamodb.eu-central-1.amazonaws.com:443',
  'dynamodb.eu-central-1.amazonaws.com/x',
  'dynamodb.eu-central-1.amazonaws.com\n',
  '\ndynamodb.eu-central-1.amazonaws.com',
  'ⅾynamodb.eu-central-1.amazonaws.com',
  '12345.ddb.eu-central-1.amazonaws.com',
  '123456789012.ddb.us-east-1.amazonaws.com',
  '1234567890123.ddb.eu-central-1.amazonaws.com',
  'ddb.eu-central-1.amazonaws.com',
  'kms.us-east-1.amazonaws.com',
  'sts.amazonaws.com',
  'sts.eu-central-1.amazonaws.com',
  'lambda.eu-central-1.amazonaws.com',
  's3.amazonaws.com',
  's3.us-east-1.amazonaws.com',
  's3-eu-central-1.amazonaws.com',
  's3-accelerate.amazonaws.com',
  'packages.s3-accelerate.amazonaws.com',
  'packages.s3.us-east-1.amazonaws.com',
  'packages.s3.amazonaws.com',
  'evil.example/.s3.eu-central-1.amazonaws.com',
  'evil.example#.s3.eu-central-1.amazonaws.com',
  '.s3.eu-central-1.amazonaws.com',
  's3.eu-central-1.api.aws',
  'mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com',
  'ap-123456789012.s3-accesspoint.us-east-1.amazonaws.com',
  'ap-123456789012.s3-object-lambda.eu-central-1.amazonaws.com',
  'b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com',
  'queue.amazonaws.com',
  'us-east-1.queue.amazonaws.com',
  'sqs.us-east-1.amazonaws.com',
  '127.0.0.1',
  '169.254.169.254',
  '[::1]',
  'localhost',
];

describe('no endpoint of ours', () => {
  it.each(HOSTS)('is %j', (host) => {
    expect(SERVICES.filter((service) => allows(service, https(host)))).toEqual([]);
  });

  it.each(CALLED)('of %s is that of another service', (service) => {
    const others = CALLED.filter((other) => other !== service);

    expect(others.filter((other) => allows(service, https(new URL(endpointOf(other)).hostname)))).toEqual([]);
  });

  const home = https('kms.eu-central-1.amazonaws.com');
  it.each<[string, Going]>([
    ['plain HTTP', { ...home, protocol: 'http:' }],
    ['no protocol', { hostname: 'kms.eu-central-1.amazonaws.com' }],
    ['another port', { ...home, port: 8443 }],
    ['a user', { ...home, username: 'a' }],
    ['a password', { ...home, password: 'b' }],
    ['nothing', {}],
  ])('is reached by %s', (_what, going) => {
    expect(allows('kms', going)).toBe(false);
  });
});

describe('in the local stack', () => {
  it('only loopback is reached', () => {
    const loopback = { protocol: 'http:', hostname: '127.0.0.1', port: 4566 };

    expect(CALLED.filter((service) => allows(service, loopback, true))).toEqual(CALLED);
    expect(allows('kms', { ...loopback, username: 'a' }, true)).toBe(false);
    expect(
      [...HOSTS, ...CALLED.map((service) => new URL(endpointOf(service)).hostname)].filter((host) =>
        CALLED.some((service) => allows(service, https(host), true)),
      ),
    ).toEqual(['127.0.0.1']);
  });
});

describe('a refusal', () => {
  it('names the host and nothing more', () => {
    const going = { ...https('kms.us-east-1.amazonaws.com'), path: '/anna', query: { cpr: '1' } };

    expect(() => checkEndpoint('kms', false, going)).toThrow(
      expect.objectContaining({
        name: 'EgressDenied',
        message: expect.stringMatching(/^kms\.us-east-1\.amazonaws\.com: not-our-endpoint: call only [^/]+$/),
      }),
    );
  });
});
