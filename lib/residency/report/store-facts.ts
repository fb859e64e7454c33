import { dictAt, listAt, nameOf, type Resource, refersTo } from './templates.ts';

type Read = (resource: Resource, resources: readonly Resource[]) => string | undefined;

/** How the data in a place is encrypted; throws for a place of which the template does not say. */
export function encryptionOf(resource: Resource, resources: readonly Resource[]): string {
  const says = ENCRYPTION[resource.type]?.(resource, resources);
  if (!says) throw new Error(`${resource.logicalId}: the template does not say how it is encrypted`);
  return says;
}

/** How long a place keeps what it holds, by the template; undefined where nothing there ends it. */
export const keptIn = (resource: Resource): string | undefined => KEPT[resource.type]?.(resource, []);

/** `the key LedgerKey`, for a value that refers to one of the templates. */
function keyOf(value: unknown, resources: readonly Resource[]): string | undefined {
  const key = resources.find(
    (one) => one.type === 'AWS::KMS::Key' && refersTo((value ?? null) as never, one),
  );
  return key && `own key \`${nameOf(key.logicalId)}\``;
}

const ENCRYPTION: Readonly<Record<string, Read>> = {
  'AWS::DynamoDB::Table': ({ properties }, resources) =>
    keyOf(dictAt(properties, 'SSESpecification').KMSMasterKeyId, resources),
  'AWS::S3::Bucket': ({ properties }, resources) => {
    const [rule] = listAt(dictAt(properties, 'BucketEncryption'), 'ServerSideEncryptionConfiguration');
    const { SSEAlgorithm, KMSMasterKeyID } = dictAt(rule, 'ServerSideEncryptionByDefault');
    return SSEAlgorithm === 'AES256' ? 'key of S3' : keyOf(KMSMasterKeyID, resources);
  },
  'AWS::SQS::Queue': ({ properties }, resources) =>
    properties.SqsManagedSseEnabled === true ? 'key of SQS' : keyOf(properties.KmsMasterKeyId, resources),
  'AWS::SNS::Topic': ({ properties }, resources) => keyOf(properties.KmsMasterKeyId, resources),
  'AWS::Logs::LogGroup': ({ properties }, resources) => keyOf(properties.KmsKeyId, resources),
  'AWS::KMS::Key': ({ properties }) => {
    const { KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT' } = properties;
    return `in KMS, which never shows it (${String(KeySpec)}, ${String(KeyUsage)})`;
  },
};

const days = (seconds: number): string => `${seconds / 86_400} days`;
/** SQS keeps a message for four days when nothing is said. */
const FOUR_DAYS = 345_600;

const KEPT: Readonly<Record<string, Read>> = {
  'AWS::DynamoDB::Table': ({ properties }) => {
    const { Enabled, AttributeName } = dictAt(properties, 'TimeToLiveSpecification');
    return Enabled === true ? `items that have \`${String(AttributeName)}\` until that moment` : undefined;
  },
  'AWS::S3::Bucket': ({ properties }) => {
    const versions = dictAt(properties, 'VersioningConfiguration').Status === 'Enabled';
    const rules = listAt(dictAt(properties, 'LifecycleConfiguration'), 'Rules')
      .map((rule) => dictAt({ rule }, 'rule'))
      .filter(({ ExpirationInDays }) => ExpirationInDays !== undefined)
      .map(
        ({ Prefix, ExpirationInDays }) =>
          `${Prefix === undefined ? '' : `\`${String(Prefix)}\` `}${String(ExpirationInDays)} days`,
      );
    if (rules.length === 0) return undefined;
    return [...rules, versions ? 'with old versions' : 'no old versions'].join(', ');
  },
  'AWS::SQS::Queue': ({ properties }) =>
    `at most ${days(Number(properties.MessageRetentionPeriod ?? FOUR_DAYS))}`,
  'AWS::SNS::Topic': () => 'not kept: delivered or dropped',
  'AWS::Logs::LogGroup': ({ properties }) =>
    properties.RetentionInDays === undefined ? 'for ever' : `${String(properties.RetentionInDays)} days`,
  'AWS::KMS::Key': ({ properties }) =>
    properties.EnableKeyRotation === true
      ? 'renewed every year; old versions stay'
      : 'never renewed: what it made must stay valid',
};
