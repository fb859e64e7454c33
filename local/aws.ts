import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DEFAULT_DATA_DIR, readStackInfo, type StackInfo } from './data-dir.ts';
import { LOCAL_CREDENTIALS } from './engines/tables.ts';

const REGION = 'eu-central-1';

/** The stack that runs on a data directory; says how to start one when none does. */
export function runningStack(dataDir: string = DEFAULT_DATA_DIR): StackInfo {
  const info = readStackInfo(dataDir);
  if (!info) throw new Error(`no stack is running on ${dataDir}; start one with: npm start`);
  return info;
}

/** Clients for an operator: of the local stack when it is given, else of the cloud with the caller's own credentials. */
export const operatorDynamo = (stack?: StackInfo): DynamoDBClient =>
  new DynamoDBClient({
    region: REGION,
    ...(stack && { endpoint: stack.endpoints.dynamodb, credentials: LOCAL_CREDENTIALS }),
  });

export const operatorSqs = (stack?: StackInfo): SQSClient =>
  new SQSClient({
    region: REGION,
    ...(stack && { endpoint: stack.endpoints.sqs, credentials: LOCAL_CREDENTIALS }),
  });

export const operatorLambda = (stack?: StackInfo): LambdaClient =>
  new LambdaClient({
    region: REGION,
    ...(stack && { endpoint: stack.endpoints.functions, credentials: LOCAL_CREDENTIALS }),
  });
