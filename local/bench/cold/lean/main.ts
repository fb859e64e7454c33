import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { getItem } from '../get-item.ts';

const {
  AWS_REGION: region = '',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint = '',
  AWS_ACCESS_KEY_ID: accessKeyId = '',
  AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
} = process.env;

/** Given all that the SDK would look for, so that it is bundled without its searches, as our functions are. */
export const handler = getItem(
  new DynamoDBClient({ region, endpoint, credentials: { accessKeyId, secretAccessKey } }),
);
