import { DecryptCommand, EncryptCommand, GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';

/** Where a sealed value belongs: KMS refuses to open it anywhere else. */
export type SealContext = { readonly controller: string; readonly person: string; readonly item: string };

/** Seals what names a person under the seal key; at most 4,096 bytes at a time, as KMS takes them. */
export class Sealer {
  private readonly kms: KMSClient;
  private readonly keyId: string;

  constructor(kms: KMSClient, keyId: string) {
    this.kms = kms;
    this.keyId = keyId;
  }

  async seal(value: unknown, context: SealContext): Promise<Uint8Array> {
    const { CiphertextBlob } = await this.kms.send(
      new EncryptCommand({
        KeyId: this.keyId,
        Plaintext: Buffer.from(JSON.stringify(value), 'utf8'),
        EncryptionContext: context,
      }),
    );
    if (!CiphertextBlob) throw new Error('KMS answered without a ciphertext');
    return CiphertextBlob;
  }

  async open<T>(sealed: Uint8Array, context: SealContext): Promise<T> {
    const { Plaintext } = await this.kms.send(
      new DecryptCommand({ KeyId: this.keyId, CiphertextBlob: sealed, EncryptionContext: context }),
    );
    if (!Plaintext) throw new Error('KMS answered without a plaintext');
    return JSON.parse(Buffer.from(Plaintext).toString('utf8')) as T;
  }
}

/** A keyed HMAC-SHA-256 whose key never leaves KMS. */
export class Mac {
  private readonly kms: KMSClient;
  private readonly keyId: string;

  constructor(kms: KMSClient, keyId: string) {
    this.kms = kms;
    this.keyId = keyId;
  }

  /** 32 bytes. */
  async of(message: string): Promise<Uint8Array> {
    const { Mac: mac } = await this.kms.send(
      new GenerateMacCommand({
        KeyId: this.keyId,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(message, 'utf8'),
      }),
    );
    if (!mac) throw new Error('KMS answered without a MAC');
    return mac;
  }
}
