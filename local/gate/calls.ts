import { arn } from '../template/physical.ts';
import type { Context } from './conditions.ts';

/** One thing a request does, as IAM sees it. */
export type Access = {
  readonly action: string;
  readonly resource: string;
  /** What conditions of a policy may ask about, such as `kms:ViaService`. */
  readonly context?: Context;
  /** Who asks, where the policy of a resource names its principals: an ARN, or a service's name. */
  readonly principal?: string;
};
export type Service = 'dynamodb' | 'sqs' | 'kms' | 's3';
/** A request to an engine, understood. */
export type Call = {
  readonly service: Service;
  readonly operation: string;
  readonly accesses: readonly Access[];
  /** Tables it writes to, whose stream has news when it succeeds. */
  readonly writes: readonly string[];
};

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown): Json => (isRecord(value) ? value : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(record) : []);

const tableArn = (name: string, index = ''): string => {
  const table = name.startsWith('arn:') ? name : arn('dynamodb', `table/${name}`);
  return index ? `${table}/index/${index}` : table;
};
const PARTS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems'];

const dynamodb = (operation: string, body: Json): Call => {
  const access = (name: string, table: unknown, index?: unknown): Access => {
    return { action: `dynamodb:${name}`, resource: tableArn(text(table), text(index)) };
  };
  let accesses: Access[];
  if (operation.startsWith('Transact')) {
    accesses = list(body.TransactItems).flatMap((item) =>
      Object.entries(item).map(([part, inner]) => access(PARTS[part] ?? part, record(inner).TableName)),
    );
  } else if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    accesses = Object.keys(record(body.RequestItems)).map((table) => access(operation, table));
  } else {
    accesses = [access(operation, body.TableName, body.IndexName)];
  }
  const tables = accesses
    .filter(({ action }) => action !== 'dynamodb:ConditionCheckItem')
    .map(({ resource }) => resource.replace(/^.*:table\//, ''));
  return {
    service: 'dynamodb',
    operation,
    accesses,
    writes: WRITES.includes(operation) ? [...new Set(tables)] : [],
  };
};

// Batches need the right of the single call; a queue is looked up by name before its URL is known.
const SQS_ACTIONS: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};
const sqs = (operation: string, body: Json): Call => {
  const queue = text(body.QueueUrl).split('/').at(-1) || text(body.QueueName) || '*';
  const action = `sqs:${SQS_ACTIONS[operation] ?? operation}`;
  return { service: 'sqs', operation, accesses: [{ action, resource: arn('sqs', queue) }], writes: [] };
};

// Decrypt may leave the key to the ciphertext, which in the local engine names it.
const keyOf = (body: Json): string => {
  const given = text(body.KeyId) || text(body.SourceKeyId);
  if (given.startsWith('arn:')) return given;
  if (given) return arn('kms', `key/${given}`);
  const hex = Buffer.from(text(body.CiphertextBlob), 'base64').subarray(1, 17).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
    '-',
  );
  return arn('kms', `key/${id}`);
};
const kms = (operation: string, body: Json): Call => {
  const context = Object.fromEntries(
    Object.entries(record(body.EncryptionContext)).map(([name, value]) => {
      return [`kms:EncryptionContext:${name}`, text(value)];
    }),
  );
  const accesses = [{ action: `kms:${operation}`, resource: keyOf(body), context }];
  return { service: 'kms', operation, accesses, writes: [] };
};

const TARGET = /^(DynamoDB_20120810|DynamoDBStreams_20120810|AmazonSQS|TrentService)\.(\w+)$/;

/** Understands a call in the AWS JSON protocol by its target and body. */
export const readJsonCall = (target: string, body: unknown): Call | undefined => {
  const [, service, operation = ''] = TARGET.exec(target) ?? [];
  const input = record(body);
  if (service === 'AmazonSQS') return sqs(operation, input);
  if (service === 'TrentService') return kms(operation, input);
  return service ? dynamodb(operation, input) : undefined;
};

const OBJECT_ACTIONS: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'GetObject',
  PUT: 'PutObject',
  POST: 'PutObject',
  DELETE: 'DeleteObject',
};
const BUCKET_ACTIONS: Readonly<Record<string, string>> = {
  GET: 'ListBucket',
  HEAD: 'ListBucket',
  PUT: 'CreateBucket',
  DELETE: 'DeleteBucket',
};

/** Understands a call to S3, in path style, by its method and URL. */
export const readS3Call = (method: string, url: URL, headers: Readonly<Record<string, unknown>>): Call => {
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/').map(decodeURIComponent);
  const key = rest.join('/');
  const bucketArn = `arn:aws:s3:::${bucket}`;
  const operation = (key ? OBJECT_ACTIONS : BUCKET_ACTIONS)[method] ?? method;
  const accesses: Access[] = [
    { action: `s3:${operation}`, resource: key ? `${bucketArn}/${key}` : bucketArn },
  ];
  const source = headers['x-amz-copy-source'];
  if (typeof source === 'string') {
    const from = decodeURIComponent(source).replace(/^\//, '');
    accesses.push({ action: 's3:GetObject', resource: `arn:aws:s3:::${from}` });
  }
  if (method === 'DELETE' && url.searchParams.has('uploadId')) {
    return {
      service: 's3',
      operation: 'AbortMultipartUpload',
      accesses: [{ action: 's3:AbortMultipartUpload', resource: `${bucketArn}/${key}` }],
      writes: [],
    };
  }
  return { service: 's3', operation, accesses, writes: [] };
};
