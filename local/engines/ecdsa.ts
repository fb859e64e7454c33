import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** The order of the group of P-256 (FIPS 186-5, SP 800-186): scalars are counted modulo it. */
const ORDER = 0xffffffff_00000000_ffffffff_ffffffff_bce6faad_a7179e84_f3b9cac2_fc632551n;

const modulo = (value: bigint): bigint => ((value % ORDER) + ORDER) % ORDER;

/** Fermat: the order is a prime. */
const inverse = (value: bigint): bigint => {
  let [result, base] = [1n, modulo(value)];
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = modulo(result * base);
    base = modulo(base * base);
  }
  return result;
};

const toNumber = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
const coordinate = (value = ''): bigint => toNumber(Buffer.from(value, 'base64url'));

/** An INTEGER in DER: as short as it can be, and never with a first bit that would make it negative. */
const derInteger = (value: bigint): Buffer => {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  const content = (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(0x02, content.length), content]);
};

/** The private key that PKCS #8 bytes in DER hold. */
export const privateKeyOf = (material: Buffer): KeyObject =>
  createPrivateKey({ key: material, format: 'der', type: 'pkcs8' });

/**
 * Signs a SHA-256 digest by ECDSA on P-256 and gives the signature in DER, as KMS does. By hand, for the local stack
 * only: node:crypto always hashes what it signs, so it cannot sign what is hashed already.
 */
export const signDigest = (key: KeyObject, digest: Buffer): Buffer => {
  // A nonce and its point are what a key pair is.
  const nonce = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const r = modulo(coordinate(nonce.x));
  const secret = coordinate(key.export({ format: 'jwk' }).d);
  const s = modulo(inverse(coordinate(nonce.d)) * (toNumber(digest) + r * secret));
  const pair = Buffer.concat([derInteger(r), derInteger(s)]);
  return Buffer.concat([Buffer.of(0x30, pair.length), pair]);
};
