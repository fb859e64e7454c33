import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

type Use = { readonly seal: 'GenerateDataKey' | 'Decrypt'; readonly mac: 'GenerateMac' };

export type PurposeKeyProps<U extends keyof Use> = {
  /** `seal` encrypts and decrypts, `mac` turns a value into a keyed hash. */
  readonly use: U;
  readonly description: string;
  /** The environment variable in which a function that is granted something finds the key. */
  readonly envName: string;
};

/** A key that functions call themselves, for one purpose only, so that its users can be counted on one hand. */
export class PurposeKey<U extends keyof Use> extends Construct {
  private readonly key: Key;
  private readonly envName: string;

  constructor(scope: Construct, id: string, { use, description, envName }: PurposeKeyProps<U>) {
    super(scope, id);
    this.envName = envName;
    this.key = new Key(this, 'Key', {
      description: `Hjemmel: ${description}`,
      removalPolicy: RemovalPolicy.RETAIN,
      // A keyed hash must stay the same for ever, so KMS does not rotate HMAC keys.
      ...(use === 'mac'
        ? { keySpec: KeySpec.HMAC_256, keyUsage: KeyUsage.GENERATE_VERIFY_MAC }
        : { enableKeyRotation: true }),
    });
  }

  grant(to: ServiceFunction, ...actions: readonly Use[U][]): void {
    to.setEnvironment(this.envName, this.key.keyArn);
    to.allow(
      actions.map((action) => `kms:${action}`),
      [this.key.keyArn],
    );
  }
}
