import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { buildApp } from 'fauxqs';
import { Forgetting } from '../../lambdas/store/forgetting.ts';
import type { Item } from '../../lambdas/store/items.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { NameIndex } from '../../lambdas/store/name-index.ts';
import { Packages } from '../../lambdas/store/packages.ts';
import { Mac, Sealer } from '../../lambdas/store/sealer.ts';
import { Signer } from '../../lambdas/store/signer.ts';
import { KEYS } from '../../lambdas/store/tables.ts';
import { CprIndex, Vault } from '../../lambdas/store/vault.ts';
import { itemsOf } from '../../lambdas/store/verify-table.ts';
import { startKms } from '../../local/engines/kms.ts';
import type { KeySpec } from '../../local/template/data.ts';
import { startDatabase } from './database.ts';

export const LEDGER = 'ledger';
export const IDENTITY = 'identity';
export const BUCKET = 'packages';

const key = (spec: KeySpec) => {
  const id = randomUUID();
  return { id, arn: `arn:aws:kms:eu-central-1:000000000000:key/${id}`, spec, enabled: true };
};

/** The real stores over real engines on loopback; tests of one file share them, each with a controller of its own. */
export type Engines = {
  readonly dynamo: DynamoDBClient;
  /** One more client of the same database, for a test that watches or disturbs its calls. */
  readonly anotherDynamo: () => DynamoDBClient;
  readonly s3: S3Client;
  readonly anotherS3: () => S3Client;
  readonly ledger: Ledger;
  readonly sealer: Sealer;
  readonly vault: Vault;
  readonly index: CprIndex;
  readonly names: NameIndex;
  readonly forgetting: Forgetting;
  readonly packages: Packages;
  readonly webhookMac: Mac;
  readonly signer: Signer;
  /** Everything in a table that was written for a controller. */
  readonly scan: (table: string, controller: string) => Promise<Item[]>;
  readonly stop: () => Promise<void>;
};

async function createTable(dynamo: DynamoDBClient, TableName: string): Promise<void> {
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      KeySchema: [
        { AttributeName: KEYS.partition, KeyType: 'HASH' },
        { AttributeName: KEYS.sort, KeyType: 'RANGE' },
      ],
      AttributeDefinitions: Object.values(KEYS).map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
}

async function startBucket() {
  const app = buildApp({ logger: false });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('fauxqs does not listen');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      await app.close();
    },
  };
}

export async function startEngines(): Promise<Engines> {
  const keys = {
    seal: key('SYMMETRIC_DEFAULT'),
    lookup: key('HMAC_256'),
    webhook: key('HMAC_256'),
    signing: key('ECC_NIST_P256'),
  };
  const file = join(tmpdir(), `hjemmel-test-${randomUUID()}.json`);
  const [database, bucket, kmsEngine] = await Promise.all([
    startDatabase(),
    startBucket(),
    startKms({ file, keys: Object.values(keys) }),
  ]);
  const common = { region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
  const anotherDynamo = () => new DynamoDBClient({ ...common, endpoint: database.endpoint });
  const dynamo = anotherDynamo();
  const kms = new KMSClient({ ...common, endpoint: `http://127.0.0.1:${kmsEngine.port}` });
  const anotherS3 = () => new S3Client({ ...common, endpoint: bucket.endpoint, forcePathStyle: true });
  const s3 = anotherS3();
  await Promise.all([
    createTable(dynamo, LEDGER),
    createTable(dynamo, IDENTITY),
    s3.send(new CreateBucketCommand({ Bucket: BUCKET })),
  ]);
  const sealer = new Sealer(kms, keys.seal.id);
  return {
    dynamo,
    anotherDynamo,
    s3,
    anotherS3,
    ledger: new Ledger(dynamo, LEDGER),
    sealer,
    vault: new Vault(dynamo, IDENTITY, sealer),
    index: new CprIndex(dynamo, IDENTITY, new Mac(kms, keys.lookup.id)),
    names: new NameIndex(dynamo, IDENTITY, new Mac(kms, keys.lookup.id)),
    forgetting: new Forgetting(dynamo, IDENTITY),
    packages: new Packages(s3, BUCKET),
    webhookMac: new Mac(kms, keys.webhook.id),
    signer: new Signer(kms, keys.signing.id),
    scan: async (table, controller) => {
      const items: Item[] = [];
      for await (const item of itemsOf(dynamo, table)) if (item.pk?.S?.includes(controller)) items.push(item);
      return items;
    },
    stop: async () => {
      for (const client of [dynamo, kms, s3]) client.destroy();
      await Promise.all([database.stop(), bucket.stop(), kmsEngine.stop()]);
      rmSync(file, { force: true });
    },
  };
}
