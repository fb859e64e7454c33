import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { type Bearings, dynamoClient } from '../../lambdas/platform/clients.ts';
import type { Table } from '../template/data.ts';

export const LOCAL_CREDENTIALS = { accessKeyId: 'LOCALSTACK', secretAccessKey: 'local' } as const;

/** The bearings of a client of one engine on this machine. */
export const ofEngine = (endpoint: string): Bearings => ({
  endpoint,
  credentials: LOCAL_CREDENTIALS,
  local: true,
});

const describe = async (client: DynamoDBClient, name: string): Promise<TableDescription | undefined> => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const shape = (
  keys: readonly { AttributeName?: string | undefined; KeyType?: string | undefined }[],
): string => keys.map(({ AttributeName, KeyType }) => `${AttributeName}:${KeyType}`).join(' ');

const create = async (client: DynamoDBClient, table: Table): Promise<TableDescription | undefined> => {
  const created = await client.send(
    new CreateTableCommand({
      TableName: table.name,
      KeySchema: [...table.keySchema],
      AttributeDefinitions: [...table.attributes],
      BillingMode: 'PAY_PER_REQUEST',
      ...(table.streamView && {
        StreamSpecification: { StreamEnabled: true, StreamViewType: table.streamView },
      }),
    }),
  );
  if (table.expires) {
    const expiry = { AttributeName: table.expires, Enabled: true };
    await client.send(
      new UpdateTimeToLiveCommand({ TableName: table.name, TimeToLiveSpecification: expiry }),
    );
  }
  return created.TableDescription;
};

/** Creates the tables that are not there yet; gives the real ARN of each table's stream, by the table's name. */
export const createTables = async (
  endpoint: string,
  tables: readonly Table[],
): Promise<ReadonlyMap<string, string>> => {
  const client = dynamoClient(ofEngine(endpoint));
  const streams = new Map<string, string>();
  for (const table of tables) {
    const found = (await describe(client, table.name)) ?? (await create(client, table));
    const changed =
      shape(found?.KeySchema ?? []) !== shape(table.keySchema) ||
      found?.StreamSpecification?.StreamViewType !== table.streamView;
    if (changed) {
      throw new Error(
        `the keys or the stream of ${table.name} have changed since the data was made; run: npm run reset`,
      );
    }
    if (found?.LatestStreamArn) streams.set(table.name, found.LatestStreamArn);
  }
  client.destroy();
  return streams;
};
