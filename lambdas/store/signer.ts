import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { calculateJwkThumbprint } from 'jose';
import { canonicalJson } from '../domain/canonical.ts';

/** The public half of a signing key, as a JWKS publishes it; `kid` is its thumbprint (RFC 7638). */
export type SigningKey = {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly use: 'sig';
  readonly alg: 'ES256';
  readonly kid: string;
};

/** Signs documents with a key whose private half never leaves KMS, so that anybody can verify them with the public one. */
export class Signer {
  private readonly kms: KMSClient;
  private readonly keyId: string;
  private known: Promise<SigningKey> | undefined;

  constructor(kms: KMSClient, keyId: string) {
    this.kms = kms;
    this.keyId = keyId;
  }

  /** The payload as RFC 8785 canonical JSON in a compact JWS (RFC 7515), signed ES256; it is readable by all who get it. */
  async sign(payload: unknown, typ: 'JOSE' | 'JWT' = 'JOSE'): Promise<string> {
    const { alg, kid } = await this.publicKey();
    const signed = `${part({ alg, kid, typ })}.${part(payload)}`;
    const { Signature } = await this.kms.send(
      new SignCommand({
        KeyId: this.keyId,
        SigningAlgorithm: 'ECDSA_SHA_256',
        // KMS takes no more than 4096 bytes to hash by itself.
        MessageType: 'DIGEST',
        Message: createHash('sha256').update(signed, 'utf8').digest(),
      }),
    );
    if (!Signature) throw new Error('KMS answered without a signature');
    return `${signed}.${joseSignature(Buffer.from(Signature)).toString('base64url')}`;
  }

  /** Asks KMS once: the key of a key id never changes. What failed is asked again. */
  publicKey(): Promise<SigningKey> {
    this.known ??= this.ask().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async ask(): Promise<SigningKey> {
    const { PublicKey } = await this.kms.send(new GetPublicKeyCommand({ KeyId: this.keyId }));
    if (!PublicKey) throw new Error('KMS answered without a public key');
    const spki = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    const { kty, crv, x, y } = spki.export({ format: 'jwk' });
    if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('the signing key is not a P-256 key');
    const kid = await calculateJwkThumbprint({ kty, crv, x, y });
    return { kty, crv, x, y, use: 'sig', alg: 'ES256', kid };
  }
}

const part = (value: unknown): string => Buffer.from(canonicalJson(value), 'utf8').toString('base64url');

/** The length of r, and of s, in the signatures of JOSE. */
const SCALAR_BYTES = 32;

/**
 * An ECDSA signature as JOSE has it (RFC 7518, 3.4): r and s, 32 bytes each. KMS gives the same two numbers in DER,
 * a SEQUENCE of two INTEGERs, each as short as it can be and with a zero before a first bit that is set.
 */
const joseSignature = (der: Buffer): Buffer => {
  const r = der.subarray(4, 4 + (der[3] ?? 0));
  const s = der.subarray(6 + r.length);
  const header = Buffer.of(0x30, der.length - 2, 0x02, r.length);
  const between = Buffer.of(0x02, s.length);
  const whole = Buffer.concat([header, r, between, s]);
  if (!whole.equals(der)) throw new Error('KMS answered with a signature that is not DER');
  return Buffer.concat([r, s].map(scalar));
};

const scalar = (integer: Buffer): Buffer => {
  const digits = integer.subarray(integer.findIndex((byte) => byte !== 0));
  if (digits.length > SCALAR_BYTES) throw new Error('KMS answered with a signature of another curve');
  return Buffer.concat([Buffer.alloc(SCALAR_BYTES - digits.length), digits]);
};
