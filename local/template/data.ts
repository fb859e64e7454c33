import { z } from 'zod';
import type { Resource } from './resources.ts';

export type Table = {
  readonly name: string;
  readonly arn: string;
  readonly keySchema: readonly { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[];
  readonly attributes: readonly { AttributeName: string; AttributeType: 'S' | 'N' | 'B' }[];
  readonly streamView: StreamView | undefined;
  readonly expires: string | undefined;
  /** The customer key that encrypts it in the cloud; callers need rights to it. */
  readonly key: string | undefined;
};
export type Queue = {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  /** As CreateQueue takes them. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly deadLetters: string | undefined;
  readonly key: string | undefined;
};
export type Bucket = { readonly name: string; readonly arn: string; readonly key: string | undefined };
const keySpec = z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']);
export type KeySpec = z.infer<typeof keySpec>;
export type Key = {
  readonly id: string;
  readonly arn: string;
  readonly spec: KeySpec;
  readonly enabled: boolean;
};

const streamView = z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']);
type StreamView = z.infer<typeof streamView>;

const expiry = z.strictObject({ AttributeName: z.string(), Enabled: z.literal(true) }).optional();
const tableShape = {
  KeySchema: z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) })),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  TimeToLiveSpecification: expiry,
  TableName: z.string().optional(),
  BillingMode: z.literal('PAY_PER_REQUEST'),
};
const TABLE_IGNORED = [
  'DeletionProtectionEnabled',
  'PointInTimeRecoverySpecification',
  'Tags',
  'TableClass',
  'ResourcePolicy',
];
const sse = { SSEEnabled: z.boolean(), SSEType: z.string().optional() };

const plainTable = (resource: Resource) => {
  const { StreamSpecification, SSESpecification, ...table } = resource.read(
    {
      ...tableShape,
      StreamSpecification: z.strictObject({ StreamViewType: streamView }).optional(),
      SSESpecification: z.strictObject({ ...sse, KMSMasterKeyId: z.string().optional() }).optional(),
    },
    [...TABLE_IGNORED, 'OnDemandThroughput', 'WarmThroughput', 'ContributorInsightsSpecification'],
  );
  return { ...table, streamView: StreamSpecification?.StreamViewType, key: SSESpecification?.KMSMasterKeyId };
};

const globalTable = (resource: Resource) => {
  const replica = z.object({
    SSESpecification: z.strictObject({ KMSMasterKeyId: z.string() }).optional(),
  });
  const { StreamSpecification, Replicas, ...table } = resource.read(
    {
      ...tableShape,
      StreamSpecification: z.strictObject({ StreamViewType: streamView }).optional(),
      Replicas: z.tuple([replica], 'a global table with replicas elsewhere'),
    },
    [...TABLE_IGNORED, 'SSESpecification', 'WriteOnDemandThroughputSettings', 'WarmThroughput'],
  );
  return {
    ...table,
    streamView: StreamSpecification?.StreamViewType,
    key: Replicas[0].SSESpecification?.KMSMasterKeyId,
  };
};

export const readTable = (resource: Resource): Table => {
  const table = resource.type === 'AWS::DynamoDB::GlobalTable' ? globalTable(resource) : plainTable(resource);
  const { ref, attributes } = resource.physical();
  return {
    name: ref,
    arn: attributes.Arn ?? '',
    keySchema: table.KeySchema,
    attributes: table.AttributeDefinitions,
    streamView: table.streamView,
    expires: table.TimeToLiveSpecification?.AttributeName,
    key: table.key,
  };
};

export const readQueue = (resource: Resource): Queue => {
  const amount = z.coerce.string().optional();
  const {
    RedrivePolicy,
    KmsMasterKeyId,
    QueueName: _,
    ...plain
  } = resource.read(
    {
      QueueName: z.string().optional(),
      FifoQueue: amount,
      ContentBasedDeduplication: amount,
      DeduplicationScope: amount,
      FifoThroughputLimit: amount,
      DelaySeconds: amount,
      MaximumMessageSize: amount,
      MessageRetentionPeriod: amount,
      ReceiveMessageWaitTimeSeconds: amount,
      VisibilityTimeout: amount,
      KmsMasterKeyId: z.string().optional(),
      RedrivePolicy: z
        .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() })
        .optional(),
    },
    ['KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled', 'Tags', 'RedriveAllowPolicy'],
  );
  const { ref, attributes } = resource.physical();
  const given = Object.entries({ ...plain, RedrivePolicy: RedrivePolicy && JSON.stringify(RedrivePolicy) });
  return {
    name: attributes.QueueName ?? '',
    arn: attributes.Arn ?? '',
    url: ref,
    attributes: Object.fromEntries(
      given.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    deadLetters: RedrivePolicy?.deadLetterTargetArn,
    key: KmsMasterKeyId,
  };
};

export const readBucket = (resource: Resource): Bucket => {
  const encryption = z.strictObject({
    SSEAlgorithm: z.string(),
    KMSMasterKeyID: z.string().optional(),
  });
  const { BucketEncryption } = resource.read(
    {
      BucketName: z.string().optional(),
      BucketEncryption: z
        .strictObject({
          ServerSideEncryptionConfiguration: z.tuple([
            z.object({ ServerSideEncryptionByDefault: encryption.optional() }),
          ]),
        })
        .optional(),
    },
    // Nothing is old or public enough on one machine for these to matter.
    [
      'LifecycleConfiguration',
      'OwnershipControls',
      'PublicAccessBlockConfiguration',
      'Tags',
      'VersioningConfiguration',
      'LoggingConfiguration',
      'ObjectLockEnabled',
      'ObjectLockConfiguration',
      'AccessControl',
    ],
  );
  const { ref, attributes } = resource.physical();
  const [rule] = BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  return {
    name: ref,
    arn: attributes.Arn ?? '',
    key: rule?.ServerSideEncryptionByDefault?.KMSMasterKeyID,
  };
};

export const readKey = (resource: Resource): Key => {
  const { KeySpec = 'SYMMETRIC_DEFAULT', Enabled = true } = resource.read(
    {
      KeySpec: keySpec.optional(),
      KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC', 'SIGN_VERIFY']).optional(),
      MultiRegion: z.literal(false).optional(),
      Enabled: z.boolean().optional(),
    },
    ['Description', 'EnableKeyRotation', 'KeyPolicy', 'PendingWindowInDays', 'RotationPeriodInDays', 'Tags'],
  );
  const { ref, attributes } = resource.physical();
  return { id: ref, arn: attributes.Arn ?? '', spec: KeySpec, enabled: Enabled };
};
