import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ENV } from '../lambdas/platform/env-names.ts';
import { EXPIRES } from '../lambdas/store/tables.ts';
import { Boundary } from './constructs/boundary.ts';
import { PackagesBucket } from './constructs/packages-bucket.ts';
import { PurposeKey } from './constructs/purpose-key.ts';
import { RecordTable } from './constructs/record-table.ts';

/** Everything that holds data, every key, and the bound around every role: retained and protected, and seldom deployed. */
export class DataStack extends Stack {
  readonly ledger: RecordTable;
  readonly identity: RecordTable;
  readonly packages: PackagesBucket;
  readonly seal: PurposeKey<'seal'>;
  readonly lookup: PurposeKey<'mac'>;
  readonly webhook: PurposeKey<'mac'>;
  readonly signing: PurposeKey<'sign'>;
  readonly session: PurposeKey<'mac'>;
  readonly client: PurposeKey<'sign'>;
  readonly boundary: Boundary;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });

    this.ledger = new RecordTable(this, 'Ledger', {
      description: 'the ledger table',
      envName: ENV.ledgerTable,
      expires: EXPIRES,
      stream: true,
    });
    this.identity = new RecordTable(this, 'Identity', {
      description: 'the identity table',
      envName: ENV.identityTable,
    });
    this.packages = new PackagesBucket(this, 'Packages');

    this.seal = new PurposeKey(this, 'Seal', {
      use: 'seal',
      description: 'seals names and notes in the identity table',
      envName: ENV.sealKey,
    });
    this.lookup = new PurposeKey(this, 'Lookup', {
      use: 'mac',
      description: 'turns a CPR number into a lookup',
      envName: ENV.lookupKey,
    });
    this.webhook = new PurposeKey(this, 'Webhook', {
      use: 'mac',
      description: 'derives the webhook secrets of vendors',
      envName: ENV.webhookKey,
    });
    this.signing = new PurposeKey(this, 'Signing', {
      use: 'sign',
      description: 'signs documents that anybody may verify',
      envName: ENV.signingKey,
    });
    this.session = new PurposeKey(this, 'Session', {
      use: 'mac',
      description: 'derives the keys of the cookies of the pages',
      envName: ENV.sessionKey,
    });
    this.client = new PurposeKey(this, 'Client', {
      use: 'sign',
      description: 'says to the brokers that people sign in at that it is the pages who ask',
      envName: ENV.clientKey,
    });

    this.boundary = new Boundary(this, 'Boundary');
  }
}
