import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { KEYS } from '../../lambdas/store/tables.ts';
import { keepAtHome, refuseOthers, refusePlainHttp } from './at-home.ts';
import type { ServiceFunction } from './service-function.ts';

export type RecordTableProps = {
  readonly description: string;
  /** The environment variable in which a function that is granted something finds the table's name. */
  readonly envName: string;
  /** The attribute of time-to-live. @default - items never expire */
  readonly expires?: string;
  /** Whether new images are streamed. @default false */
  readonly stream?: boolean;
};

type Read = 'GetItem' | 'BatchGetItem' | 'Query';
type Write = 'PutItem' | 'UpdateItem' | 'DeleteItem';
/** A transaction has no action of its own: it needs the one of each of its parts, the part that only looks included. */
export type TableAction = Read | Write | 'ConditionCheckItem';

const WRITES: readonly string[] = ['PutItem', 'UpdateItem', 'DeleteItem'] satisfies readonly Write[];

// What DynamoDB asks of KMS in the caller's name, spelled out instead of `ReEncrypt*` and `GenerateDataKey*`.
const KEY_READ = ['kms:Decrypt', 'kms:DescribeKey'];
const KEY_WRITE = [
  'kms:Encrypt',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
];

/** A table of records that outlives its stack: own key, recoverable to any second of the last 35 days, undeletable. */
export class RecordTable extends Construct {
  private readonly key: Key;
  private readonly table: Table;
  private readonly envName: string;

  constructor(
    scope: Construct,
    id: string,
    { description, envName, expires, stream = false }: RecordTableProps,
  ) {
    super(scope, id);
    this.envName = envName;
    this.key = new Key(this, 'Key', {
      description: `Hjemmel: ${description}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    keepAtHome(this.key);
    // A plain table, not a `TableV2`: that one is a global table, and replicas in other regions are what we rule out.
    this.table = new Table(this, 'Table', {
      partitionKey: { name: KEYS.partition, type: AttributeType.STRING },
      sortKey: { name: KEYS.sort, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      resourcePolicy: this.onlyAtHome(),
      removalPolicy: RemovalPolicy.RETAIN,
      ...(expires && { timeToLiveAttribute: expires }),
      ...(stream && { stream: StreamViewType.NEW_IMAGE }),
    });
  }

  /** In the policy of a table, `*` is the table and its indexes. */
  private onlyAtHome(): PolicyDocument {
    const all = { actions: ['dynamodb:*'], resources: ['*'] };
    return new PolicyDocument({ statements: [...refuseOthers(this, all), refusePlainHttp(all)] });
  }

  /** Lets a function do exactly these things with the items, and tells it the table's name. */
  grant(to: ServiceFunction, ...actions: readonly TableAction[]): void {
    to.setEnvironment(this.envName, this.table.tableName);
    to.allow(
      actions.map((action) => `dynamodb:${action}`),
      [this.table.tableArn],
    );
    const writes = actions.some((action) => WRITES.includes(action));
    to.allow(writes ? [...KEY_READ, ...KEY_WRITE] : KEY_READ, [this.key.keyArn], {
      StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` },
    });
  }

  /** What it takes to decide on a ledger and append to it: items are put under conditions, never updated. */
  grantAppend(to: ServiceFunction): void {
    this.grant(to, 'GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem');
  }

  /** Lets a function read the stream, not the table, and returns the stream. */
  grantStream(to: ServiceFunction): string {
    const { tableStreamArn } = this.table;
    if (!tableStreamArn) throw new Error(`${this.node.path} has no stream`);
    to.allow(
      ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
        (action) => `dynamodb:${action}`,
      ),
      [tableStreamArn],
    );
    to.allow(['kms:Decrypt'], [this.key.keyArn]);
    return tableStreamArn;
  }
}
