import { afterEach, describe, expect, it } from '@jest/globals';
import { dynamoClient, isLocal, kmsClient, s3Client, sqsClient } from '../../lambdas/platform/clients.ts';

const region = process.env.AWS_REGION;
afterEach(() => {
  if (region === undefined) delete process.env.AWS_REGION;
  else process.env.AWS_REGION = region;
  delete process.env.HJEMMEL_LOCAL;
});

describe('a client', () => {
  const makers = [
    ['DynamoDB', dynamoClient],
    ['KMS', kmsClient],
    ['SQS', sqsClient],
    ['S3', s3Client],
  ] as const;

  it.each(makers)('of %s is made for Frankfurt', async (_name, make) => {
    process.env.AWS_REGION = 'eu-central-1';

    expect(await make().config.region()).toBe('eu-central-1');
  });

  it.each(makers)('of %s is not made anywhere else', (_name, make) => {
    process.env.AWS_REGION = 'us-east-1';
    expect(make).toThrow('eu-central-1 only');

    delete process.env.AWS_REGION;
    expect(make).toThrow('unknown region');
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
