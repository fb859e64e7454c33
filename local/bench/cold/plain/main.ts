import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { getItem } from '../get-item.ts';

/** As anyone would write it: the SDK finds region, endpoint and credentials in the environment. */
export const handler = getItem(new DynamoDBClient({}));
