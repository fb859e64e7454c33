import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { type Bearings, dynamoClient, guarded, pinned, sqsClient } from '../lambdas/platform/clients.ts';
import { type Called, endpointOf } from '../lambdas/platform/endpoints.ts';
import { REGION } from '../lambdas/platform/region.ts';
import { assertOperatorSurroundings } from '../lambdas/platform/surroundings.ts';
import { DEFAULT_DATA_DIR, readStackInfo, type StackInfo } from './data-dir.ts';
import { ofEngine } from './engines/tables.ts';

/** The stack that runs on a data directory; says how to start one when none does. */
export function runningStack(dataDir: string = DEFAULT_DATA_DIR): StackInfo {
  const info = readStackInfo(dataDir);
  if (!info) throw new Error(`no stack is running on ${dataDir}; start one with: npm start`);
  return info;
}

/** Those of an operator: of the local stack when she works on one, else of the cloud in our region, wherever her SDK would go; her machine may neither add code, proxies nor roots of trust. */
function ofOperator(service: Called, engine: string | undefined): Bearings {
  if (engine !== undefined) return ofEngine(engine);
  assertOperatorSurroundings(process.env);
  return { endpoint: endpointOf(service), credentials: ownCredentials(), local: false };
}

/**
 * Whatever the SDK finds on her machine. It is asked of a client that is used for nothing else: to sign in or to assume a
 * role it calls hosts that a guarded one refuses.
 */
function ownCredentials(): Bearings['credentials'] {
  const { config } = new LambdaClient({ region: REGION });
  return () => config.credentials();
}

/** Clients for an operator: of the local stack when it is given, else of the cloud with the caller's own credentials. */
export const operatorDynamo = (stack?: StackInfo): DynamoDBClient =>
  dynamoClient(ofOperator('dynamodb', stack?.endpoints.dynamodb));

export const operatorSqs = (stack?: StackInfo): SQSClient =>
  sqsClient(ofOperator('sqs', stack?.endpoints.sqs));

export function operatorLambda(stack?: StackInfo): LambdaClient {
  const to = ofOperator('lambda', stack?.endpoints.functions);
  return guarded('lambda', to, new LambdaClient(pinned(to)));
}
