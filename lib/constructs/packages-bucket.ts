import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ENV } from '../../lambdas/platform/env-names.ts';
import { PACKAGE_DAYS, PART_DAYS } from '../../lambdas/store/tables.ts';
import { keepAtHome, refuseOthers } from './at-home.ts';
import type { ServiceFunction } from './service-function.ts';

/** What vendors hand over lies under `parts/`, what the data subject is handed under `packages/`. */
export type Prefix = 'parts' | 'packages';

const CLOSED = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies BucketProps;

/** The packages of access and portability requests, for as long as they may be fetched. */
export class PackagesBucket extends Construct {
  private readonly key: Key;
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: 'Hjemmel: packages of access and portability requests',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    keepAtHome(this.key);
    this.bucket = new Bucket(this, 'Bucket', {
      ...CLOSED,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      // A version that is kept is not erased (GDPR art. 17).
      versioned: false,
      lifecycleRules: [
        { prefix: 'packages/', expiration: Duration.days(PACKAGE_DAYS) },
        { prefix: 'parts/', expiration: Duration.days(PART_DAYS) },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      serverAccessLogsBucket: this.accessLogs(),
    });
    keepBucketAtHome(this.bucket);
  }

  grantGet(to: ServiceFunction, ...prefixes: readonly Prefix[]): void {
    this.grant(to, ['s3:GetObject'], ['kms:Decrypt'], prefixes);
  }

  grantPut(to: ServiceFunction, ...prefixes: readonly Prefix[]): void {
    this.grant(to, ['s3:PutObject'], ['kms:GenerateDataKey'], prefixes);
  }

  /** Lets a function delete what it knows by name: what it put, or what has served its purpose. */
  grantDelete(to: ServiceFunction, ...prefixes: readonly Prefix[]): void {
    this.grant(to, ['s3:DeleteObject'], [], prefixes);
  }

  /** Lets a function find and delete what is left of a child. */
  grantErase(to: ServiceFunction): void {
    this.grant(to, ['s3:DeleteObject'], [], ['parts', 'packages']);
    to.allow(['s3:ListBucket'], [this.bucket.bucketArn]);
  }

  private grant(
    to: ServiceFunction,
    actions: readonly string[],
    keyActions: readonly string[],
    prefixes: readonly Prefix[],
  ): void {
    to.setEnvironment(ENV.packagesBucket, this.bucket.bucketName);
    to.allow(
      actions,
      prefixes.map((prefix) => this.bucket.arnForObjects(`${prefix}/*`)),
    );
    this.acknowledgePrefixes(to, prefixes);
    if (keyActions.length > 0) {
      to.allow(keyActions, [this.key.keyArn], {
        StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` },
      });
    }
  }

  /** Who fetched which package, and from which address. S3 delivers these logs to no bucket with a key of ours. */
  private accessLogs(): IBucket {
    const logs = new Bucket(this, 'AccessLogs', {
      ...CLOSED,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    keepBucketAtHome(logs);
    return logs as IBucket;
  }

  private acknowledgePrefixes(to: ServiceFunction, prefixes: readonly Prefix[]): void {
    const stack = Stack.of(this);
    const { 'Fn::ImportValue': arn } = stack.resolve(stack.exportValue(this.bucket.bucketArn));
    for (const prefix of prefixes) {
      Validations.of(to).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${arn}/${prefix}/*]`,
        reason:
          'The keys of objects are made at run time, so IAM can name no more than the bucket and the prefix.',
      });
    }
  }
}

const keepBucketAtHome = (bucket: Bucket): void => {
  const all = { actions: ['s3:*'], resources: [bucket.bucketArn, bucket.arnForObjects('*')] };
  for (const statement of refuseOthers(bucket, all)) bucket.addToResourcePolicy(statement);
};
