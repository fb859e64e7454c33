/** What each function is told and what it may do, beside logging: the whole matrix of least privilege. */
export type Expected = {
  readonly environment: Readonly<Record<string, string>>;
  readonly may: Readonly<Record<string, string>>;
};

const dynamodb = (...actions: readonly string[]) => actions.map((action) => `dynamodb:${action}`).join(' ');
const KEY_READ = 'kms:Decrypt kms:DescribeKey';
const KEY_WRITE =
  'kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext kms:ReEncryptFrom kms:ReEncryptTo';
const SEAL_AND_OPEN = { SealKey: 'kms:Decrypt kms:GenerateDataKey' };
const LOOK_UP = { LookupKey: 'kms:GenerateMac' };
const SIGN = { WebhookKey: 'kms:GenerateMac' };

const ledger = (...actions: readonly string[]) => ({ LedgerTable: dynamodb(...actions) });
const LEDGER = { LEDGER_TABLE: 'LedgerTable' };
const LEDGER_WRITE = {
  ...ledger('BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'),
  LedgerKey: KEY_WRITE,
};
const identityRead = (...actions: readonly string[]) => ({
  IdentityTable: dynamodb(...actions),
  IdentityKey: KEY_READ,
});
const identityWrite = (...actions: readonly string[]) => ({
  IdentityTable: dynamodb(...actions),
  IdentityKey: KEY_WRITE,
});
const IDENTITY = { IDENTITY_TABLE: 'IdentityTable' };
const SEAL = { SEAL_KEY_ID: 'SealKey' };
const LOOKUP = { LOOKUP_KEY_ID: 'LookupKey' };
const WEBHOOK = { WEBHOOK_KEY_ID: 'WebhookKey' };
const SIGNING = { SIGNING_KEY_ID: 'SigningKey' };
const CLIENT = { CLIENT_KEY_ID: 'ClientKey' };
/** The services behind the firewall know its word: what CloudFormation made up for the stack. */
const INSIDE = { INSIDE_WORD: 'AWS::StackId at / [2]' };
const PACKAGES = { PACKAGES_BUCKET: 'PackagesBucket' };

const work = (queue: string) => ({
  [`${queue}Queue`]:
    'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage',
});
const ledgerOnly = (queue: string): Expected => ({
  environment: LEDGER,
  may: { ...work(queue), ...LEDGER_WRITE },
});
const handOver = (queue: string): Expected => ({
  environment: { ...LEDGER, ...IDENTITY, ...SEAL, ...PACKAGES },
  may: {
    ...work(queue),
    ...LEDGER_WRITE,
    ...identityRead('GetItem'),
    SealKey: 'kms:Decrypt',
    'PackagesBucket/parts/*': 's3:DeleteObject s3:GetObject',
    'PackagesBucket/packages/*': 's3:DeleteObject s3:PutObject',
    PackagesKey: 'kms:Decrypt kms:GenerateDataKey',
  },
});

export const EXPECTED: Readonly<Record<string, Expected>> = {
  Authorizer: {
    environment: {
      ...IDENTITY,
      ...LOOKUP,
      ISSUER_URL: 'IssuerUrl',
      ISSUER_AUDIENCE: 'IssuerAudience',
      ISSUER_JWKS_URL: 'IssuerJwksUrl',
    },
    may: { ...identityRead('GetItem'), ...LOOK_UP },
  },
  About: {
    environment: { ...SIGNING, ...CLIENT, ...INSIDE },
    may: { SigningKey: 'kms:GetPublicKey kms:Sign', ClientKey: 'kms:GetPublicKey' },
  },
  Register: { environment: { ...LEDGER, ...WEBHOOK, ...INSIDE }, may: { ...LEDGER_WRITE, ...SIGN } },
  Children: {
    environment: { ...LEDGER, ...IDENTITY, ...SEAL, ...LOOKUP, ...INSIDE },
    may: {
      ...LEDGER_WRITE,
      ...identityWrite('GetItem', 'PutItem', 'Query', 'UpdateItem'),
      ...SEAL_AND_OPEN,
      ...LOOK_UP,
    },
  },
  Requests: {
    environment: { ...LEDGER, ...IDENTITY, ...SEAL, ...PACKAGES, ...SIGNING, ...INSIDE },
    may: {
      ...LEDGER_WRITE,
      ...identityWrite('GetItem', 'PutItem'),
      SealKey: 'kms:Decrypt kms:GenerateDataKey',
      'PackagesBucket/packages/*': 's3:GetObject',
      'PackagesBucket/parts/*': 's3:GetObject',
      PackagesKey: 'kms:Decrypt',
      SigningKey: 'kms:GetPublicKey kms:Sign',
    },
  },
  Tasks: {
    environment: { ...LEDGER, ...IDENTITY, ...SEAL, ...PACKAGES, ...INSIDE },
    may: {
      ...LEDGER_WRITE,
      ...identityWrite('GetItem', 'PutItem'),
      ...SEAL_AND_OPEN,
      'PackagesBucket/parts/*': 's3:DeleteObject s3:PutObject',
      PackagesKey: 'kms:GenerateDataKey',
    },
  },
  Audit: {
    environment: { ...LEDGER, ...INSIDE },
    may: { ...ledger('BatchGetItem', 'GetItem', 'Query'), LedgerKey: KEY_READ },
  },
  Check: {
    environment: { ...LEDGER, ...INSIDE },
    may: { ...ledger('BatchGetItem', 'GetItem', 'Query'), LedgerKey: KEY_READ },
  },
  // What `Children`, `Requests`, `Register` and `Audit` may, and what signing in asks for.
  Pages: {
    environment: {
      ...LEDGER,
      ...IDENTITY,
      ...SEAL,
      ...LOOKUP,
      ...WEBHOOK,
      ...PACKAGES,
      ...SIGNING,
      ...CLIENT,
      ...INSIDE,
      SESSION_KEY_ID: 'SessionKey',
      FAMILY_ISSUER_URL: 'FamilyIssuerUrl',
      FAMILY_CLIENT_ID: 'FamilyClientId',
      FAMILY_ACR_VALUES: 'FamilyAcrValues',
      STAFF_ISSUER_URL: 'StaffIssuerUrl',
      STAFF_CLIENT_ID: 'StaffClientId',
    },
    may: {
      ...LEDGER_WRITE,
      ...identityWrite('GetItem', 'PutItem', 'Query', 'UpdateItem'),
      ...SEAL_AND_OPEN,
      ...LOOK_UP,
      ...SIGN,
      'PackagesBucket/packages/*': 's3:GetObject',
      'PackagesBucket/parts/*': 's3:GetObject',
      PackagesKey: 'kms:Decrypt',
      SigningKey: 'kms:GetPublicKey kms:Sign',
      SessionKey: 'kms:GenerateMac',
      ClientKey: 'kms:GetPublicKey kms:Sign',
    },
  },
  Assets: { environment: INSIDE, may: {} },
  Withdrawal: ledgerOnly('Withdrawal'),
  Access: handOver('Access'),
  Rectification: {
    environment: { ...LEDGER, ...IDENTITY, ...SEAL, ...LOOKUP },
    may: {
      ...work('Rectification'),
      ...LEDGER_WRITE,
      ...identityWrite('DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'),
      ...SEAL_AND_OPEN,
      ...LOOK_UP,
    },
  },
  Erasure: {
    environment: { ...LEDGER, ...IDENTITY, ...PACKAGES },
    may: {
      ...work('Erasure'),
      ...LEDGER_WRITE,
      ...identityWrite('DeleteItem', 'GetItem', 'Query', 'UpdateItem'),
      'PackagesBucket/parts/*': 's3:DeleteObject',
      'PackagesBucket/packages/*': 's3:DeleteObject',
      PackagesBucket: 's3:ListBucket',
    },
  },
  Restriction: ledgerOnly('Restriction'),
  Portability: handOver('Portability'),
  Objection: ledgerOnly('Objection'),
  Notices: {
    environment: { ...LEDGER, ...WEBHOOK },
    may: { ...work('Notices'), ...LEDGER_WRITE, ...SIGN },
  },
  Bulks: ledgerOnly('Bulks'),
  Dispatch: {
    environment: {
      WITHDRAWAL_QUEUE_URL: 'WithdrawalQueue',
      ACCESS_QUEUE_URL: 'AccessQueue',
      RECTIFICATION_QUEUE_URL: 'RectificationQueue',
      ERASURE_QUEUE_URL: 'ErasureQueue',
      RESTRICTION_QUEUE_URL: 'RestrictionQueue',
      PORTABILITY_QUEUE_URL: 'PortabilityQueue',
      OBJECTION_QUEUE_URL: 'ObjectionQueue',
      NOTICES_QUEUE_URL: 'NoticesQueue',
      BULKS_QUEUE_URL: 'BulksQueue',
    },
    may: {
      'LedgerTable.StreamArn': dynamodb('DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'),
      LedgerKey: 'kms:Decrypt',
      DispatchDeadLetters: 'sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage',
      WithdrawalQueue: 'sqs:SendMessage',
      AccessQueue: 'sqs:SendMessage',
      RectificationQueue: 'sqs:SendMessage',
      ErasureQueue: 'sqs:SendMessage',
      RestrictionQueue: 'sqs:SendMessage',
      PortabilityQueue: 'sqs:SendMessage',
      ObjectionQueue: 'sqs:SendMessage',
      NoticesQueue: 'sqs:SendMessage',
      BulksQueue: 'sqs:SendMessage',
    },
  },
  Deadlines: { environment: LEDGER, may: LEDGER_WRITE },
};
