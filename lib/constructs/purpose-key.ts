import { RemovalPolicy } from 'aws-cdk-lib';
import { Key, type KeyProps, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keepAtHome } from './at-home.ts';
import type { ServiceFunction } from './service-function.ts';

type Use = {
  readonly seal: 'GenerateDataKey' | 'Decrypt';
  readonly mac: 'GenerateMac';
  readonly sign: 'Sign' | 'GetPublicKey';
};

/** Only a key that seals rotates: a keyed hash must stay the same for ever, and a signature must verify for ever. */
const KINDS: Readonly<Record<keyof Use, KeyProps>> = {
  seal: { enableKeyRotation: true },
  mac: { keySpec: KeySpec.HMAC_256, keyUsage: KeyUsage.GENERATE_VERIFY_MAC },
  sign: { keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsage.SIGN_VERIFY },
};

export type PurposeKeyProps<U extends keyof Use> = {
  /** `seal` encrypts and decrypts, `mac` turns a value into a keyed hash, `sign` signs what anybody may verify. */
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
      ...KINDS[use],
    });
    keepAtHome(this.key);
  }

  grant(to: ServiceFunction, ...actions: readonly Use[U][]): void {
    to.setEnvironment(this.envName, this.key.keyArn);
    to.allow(
      actions.map((action) => `kms:${action}`),
      [this.key.keyArn],
    );
  }
}
