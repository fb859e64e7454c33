import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import {
  DecryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  type KMSClient,
} from '@aws-sdk/client-kms';
import { canonicalJson } from '../domain/canonical.ts';

/** Where a sealed value belongs: it opens nowhere else. */
export type SealContext = { readonly controller: string; readonly person: string; readonly item: string };

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals what names a person: each value under a data key of its own (AES-256-GCM), which KMS has encrypted under the
 * seal key. The bytes are: length of the encrypted data key (2), the key, initialisation vector (12), tag (16), value.
 */
export class Sealer {
  private readonly kms: KMSClient;
  private readonly keyId: string;

  constructor(kms: KMSClient, keyId: string) {
    this.kms = kms;
    this.keyId = keyId;
  }

  async seal(value: unknown, context: SealContext): Promise<Uint8Array> {
    const { Plaintext, CiphertextBlob } = await this.kms.send(
      new GenerateDataKeyCommand({ KeyId: this.keyId, KeySpec: 'AES_256', EncryptionContext: context }),
    );
    if (!Plaintext || !CiphertextBlob) throw new Error('KMS answered without a data key');
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, Plaintext, iv).setAAD(Buffer.from(canonicalJson(context)));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(CiphertextBlob.length);
    return Buffer.concat([length, CiphertextBlob, iv, cipher.getAuthTag(), sealed]);
  }

  async open<T>(bytes: Uint8Array, context: SealContext): Promise<T> {
    const whole = Buffer.from(bytes);
    const keyEnd = 2 + whole.readUInt16BE(0);
    const ivEnd = keyEnd + IV_BYTES;
    const tagEnd = ivEnd + TAG_BYTES;
    const { Plaintext } = await this.kms.send(
      new DecryptCommand({
        KeyId: this.keyId,
        CiphertextBlob: whole.subarray(2, keyEnd),
        EncryptionContext: context,
      }),
    );
    if (!Plaintext) throw new Error('KMS answered without a data key');
    const decipher = createDecipheriv(CIPHER, Plaintext, whole.subarray(keyEnd, ivEnd))
      .setAAD(Buffer.from(canonicalJson(context)))
      .setAuthTag(whole.subarray(ivEnd, tagEnd));
    const opened = Buffer.concat([decipher.update(whole.subarray(tagEnd)), decipher.final()]);
    return JSON.parse(opened.toString('utf8')) as T;
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
