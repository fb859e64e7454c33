import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { ENV } from './env-names.ts';
import { REGION } from './region.ts';

/** True only in the local stack, where engines listen on loopback. */
export const isLocal = (): boolean => process.env[ENV.local] === '1';

/** Fails closed: a function that finds itself elsewhere does not start. */
function region(): string {
  if (process.env.AWS_REGION !== REGION)
    throw new Error(
      `this service runs in ${REGION} only, not in ${process.env.AWS_REGION ?? 'an unknown region'}`,
    );
  return REGION;
}

export const dynamoClient = (): DynamoDBClient => new DynamoDBClient({ region: region() });
export const kmsClient = (): KMSClient => new KMSClient({ region: region() });
export const sqsClient = (): SQSClient => new SQSClient({ region: region() });
export const s3Client = (): S3Client =>
  new S3Client({ region: region(), forcePathStyle: isLocal(), followRegionRedirects: false });
