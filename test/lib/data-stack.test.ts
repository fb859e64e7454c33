import { describe, expect, it } from '@jest/globals';
import { named, referenceOf } from './names.ts';
import { synthesize } from './synth.ts';

const { data, service } = synthesize();
const tables = named(data, 'AWS::DynamoDB::Table');
const buckets = named(data, 'AWS::S3::Bucket');
const keys = [...named(data, 'AWS::KMS::Key'), ...named(service, 'AWS::KMS::Key')];

const HASHES = { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' };
const SIGNATURES = { KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' };
/** What each key that does not rotate is for; KMS rotates neither hashes nor signatures. */
const KINDS: Readonly<Record<string, object>> = {
  LookupKey: HASHES,
  WebhookKey: HASHES,
  SessionKey: HASHES,
  SigningKey: SIGNATURES,
  ClientKey: SIGNATURES,
};
const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

describe('the tables', () => {
  it('are the ledger and the identities', () => {
    expect(tables.map(({ name }) => name)).toEqual(['LedgerTable', 'IdentityTable']);
  });

  it.each(tables)('$name is retained, encrypted by its own key, recoverable and undeletable', (table) => {
    expect(table).toMatchObject(RETAINED);
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
    const key = referenceOf(table.Properties.SSESpecification.KMSMasterKeyId);
    expect(key).toBe(table.name.replace('Table', 'Key'));
  });

  it.each(tables)('$name has the keys the stores write', ({ Properties }) => {
    expect(Properties.KeySchema).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
    expect(Properties.AttributeDefinitions).toEqual([
      { AttributeName: 'pk', AttributeType: 'S' },
      { AttributeName: 'sk', AttributeType: 'S' },
    ]);
  });

  it('stream and expire in the ledger only', () => {
    const [ledger, identity] = tables;
    expect(ledger?.Properties).toMatchObject({
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
    expect(identity?.Properties).not.toHaveProperty('StreamSpecification');
    expect(identity?.Properties).not.toHaveProperty('TimeToLiveSpecification');
  });
});

describe('the buckets', () => {
  it.each(buckets)('$name is retained, closed to the public, and reached over TLS 1.2 only', (bucket) => {
    expect(bucket).toMatchObject(RETAINED);
    expect(bucket.Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const policy = named(data, 'AWS::S3::BucketPolicy').find(
      ({ Properties }) => referenceOf(Properties.Bucket) === bucket.name,
    );
    const denied = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect, Action }: { Effect: string; Action: string }) => Effect === 'Deny' && Action === 's3:*',
    );
    expect(denied.map(({ Condition }: { Condition: unknown }) => Condition)).toEqual([
      { Bool: { 'aws:SecureTransport': 'false' } },
      { NumericLessThan: { 's3:TlsVersion': 1.2 } },
      expect.objectContaining({ StringNotEquals: { 'aws:RequestedRegion': 'eu-central-1' } }),
      expect.objectContaining({ StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } }),
    ]);
  });

  it('forget packages after 30 days, parts after 180, and keep no version of what is erased', () => {
    const packages = buckets.find(({ name }) => name === 'PackagesBucket');
    expect(packages?.Properties).not.toHaveProperty('VersioningConfiguration');
    expect(packages?.Properties.LifecycleConfiguration.Rules).toEqual([
      { Prefix: 'packages/', ExpirationInDays: 30, Status: 'Enabled' },
      { Prefix: 'parts/', ExpirationInDays: 180, Status: 'Enabled' },
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
    ]);
    const [rule] = packages?.Properties.BucketEncryption.ServerSideEncryptionConfiguration ?? [];
    expect(referenceOf(rule.ServerSideEncryptionByDefault.KMSMasterKeyID)).toBe('PackagesKey');
  });
});

describe('the keys', () => {
  it('are one for each purpose', () => {
    expect(keys.map(({ name }) => name).sort()).toEqual([
      'ClientKey',
      'IdentityKey',
      'LedgerKey',
      'LookupKey',
      'OperationsKey',
      'PackagesKey',
      'SealKey',
      'SessionKey',
      'SigningKey',
      'WebhookKey',
    ]);
  });

  it.each(keys)('$name is retained, and rotates unless what it made must stay comparable', (key) => {
    expect(key).toMatchObject(RETAINED);
    const { KeySpec, KeyUsage, EnableKeyRotation } = key.Properties;
    expect({ KeySpec, KeyUsage, EnableKeyRotation }).toEqual(KINDS[key.name] ?? { EnableKeyRotation: true });
  });
});
