import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import type { KeySpec } from '../template/data.ts';
import { ACCOUNT, arn, REGION } from '../template/physical.ts';
import { privateKeyOf, signDigest } from './ecdsa.ts';
import type { StoredKey } from './kms-keys.ts';

/** An error as KMS names it. */
export class KmsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export type Input = Readonly<Record<string, unknown>>;
type Output = Readonly<Record<string, unknown>>;
type Keys = ReadonlyMap<string, StoredKey>;

// A blob says which key sealed it, as KMS's own do: version, key id, nonce, tag, ciphertext.
const VERSION = 1;
const ID_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PLAINTEXT_LIMIT = 4096;

const bytes = (input: Input, name: string): Buffer => {
  const value = input[name];
  if (typeof value !== 'string') throw new KmsError('ValidationException', `${name} is required`);
  return Buffer.from(value, 'base64');
};

/** What KMS takes whole: anything longer is hashed or sealed by the caller. */
const shortBytes = (input: Input, name: 'Plaintext' | 'Message'): Buffer => {
  const value = bytes(input, name);
  if (value.length >= 1 && value.length <= PLAINTEXT_LIMIT) return value;
  throw new KmsError(
    'ValidationException',
    `1 validation error detected: Value at '${name.toLowerCase()}' failed to satisfy constraint: Member must have length between 1 and ${PLAINTEXT_LIMIT}`,
  );
};

const keyFor = (keys: Keys, input: Input, spec: KeySpec): StoredKey => {
  const wanted = String(input.KeyId ?? '');
  const key = keys.get(wanted.replace(/^arn:aws:kms:[^:]+:[^:]+:key\//, ''));
  if (!key) {
    throw new KmsError('NotFoundException', `Key '${arn('kms', `key/${wanted}`)}' does not exist`);
  }
  if (!key.enabled) throw new KmsError('DisabledException', `${key.arn} is disabled.`);
  if (key.spec !== spec) {
    throw new KmsError('InvalidKeyUsageException', `${key.arn} key usage is not valid for this operation.`);
  }
  return key;
};

/** The encryption context in one canonical form; it is authenticated and never stored. */
const authenticated = (input: Input): Buffer => {
  const context = input.EncryptionContext ?? {};
  const pairs = Object.entries(context).map(([name, value]): [string, string] => [name, String(value)]);
  return Buffer.from(JSON.stringify(pairs.toSorted(([a], [b]) => (a < b ? -1 : 1))));
};

const seal = (key: StoredKey, plaintext: Buffer, input: Input): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.material, nonce).setAAD(authenticated(input));
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const id = Buffer.from(key.id.replaceAll('-', ''), 'hex');
  return Buffer.concat([Buffer.of(VERSION), id, nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

const idIn = (blob: Buffer): string => {
  const hex = blob.subarray(1, 1 + ID_BYTES).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

const decrypt = (keys: Keys, input: Input): Output => {
  const blob = bytes(input, 'CiphertextBlob');
  const invalid = new KmsError('InvalidCiphertextException', '');
  const header = 1 + ID_BYTES + NONCE_BYTES + TAG_BYTES;
  if (blob.length < header || blob[0] !== VERSION || !keys.has(idIn(blob))) throw invalid;
  const key = keyFor(keys, { KeyId: idIn(blob) }, 'SYMMETRIC_DEFAULT');
  if (input.KeyId !== undefined && keyFor(keys, input, 'SYMMETRIC_DEFAULT').id !== key.id) {
    throw new KmsError(
      'IncorrectKeyException',
      'The key ID in the request does not identify a CMK that can perform this operation.',
    );
  }
  const nonce = blob.subarray(1 + ID_BYTES, 1 + ID_BYTES + NONCE_BYTES);
  const tag = blob.subarray(1 + ID_BYTES + NONCE_BYTES, header);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key.material, nonce).setAAD(authenticated(input));
    const opened = Buffer.concat([decipher.setAuthTag(tag).update(blob.subarray(header)), decipher.final()]);
    return { KeyId: key.arn, Plaintext: opened.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
  } catch {
    throw invalid;
  }
};

const encrypt = (keys: Keys, input: Input): Output => {
  const key = keyFor(keys, input, 'SYMMETRIC_DEFAULT');
  return {
    KeyId: key.arn,
    CiphertextBlob: seal(key, shortBytes(input, 'Plaintext'), input),
    EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
  };
};

const generateDataKey = (keys: Keys, input: Input): Output => {
  const key = keyFor(keys, input, 'SYMMETRIC_DEFAULT');
  const size =
    input.KeySpec === 'AES_256' ? 32 : input.KeySpec === 'AES_128' ? 16 : Number(input.NumberOfBytes);
  if (!(size >= 1 && size <= 1024))
    throw new KmsError('ValidationException', 'Please specify either number of bytes or key spec.');
  const plaintext = randomBytes(size);
  return {
    KeyId: key.arn,
    Plaintext: plaintext.toString('base64'),
    CiphertextBlob: seal(key, plaintext, input),
  };
};

const mac = (keys: Keys, input: Input): { key: StoredKey; digest: Buffer } => {
  const key = keyFor(keys, input, 'HMAC_256');
  const message = shortBytes(input, 'Message');
  if (input.MacAlgorithm !== 'HMAC_SHA_256') {
    throw new KmsError(
      'InvalidKeyUsageException',
      `${String(input.MacAlgorithm)} is not valid for ${key.arn}.`,
    );
  }
  return { key, digest: createHmac('sha256', key.material).update(message).digest() };
};

const generateMac = (keys: Keys, input: Input): Output => {
  const { key, digest } = mac(keys, input);
  return { KeyId: key.arn, Mac: digest.toString('base64'), MacAlgorithm: 'HMAC_SHA_256' };
};

const verifyMac = (keys: Keys, input: Input): Output => {
  const { key, digest } = mac(keys, input);
  const given = bytes(input, 'Mac');
  if (given.length !== digest.length || !timingSafeEqual(given, digest))
    throw new KmsError('KMSInvalidMacException', '');
  return { KeyId: key.arn, MacValid: true, MacAlgorithm: 'HMAC_SHA_256' };
};

const SIGNING_ALGORITHM = 'ECDSA_SHA_256';
const DIGEST_BYTES = 32;

const digestToSign = (input: Input): Buffer => {
  const { MessageType = 'RAW' } = input;
  if (MessageType === 'RAW') return createHash('sha256').update(shortBytes(input, 'Message')).digest();
  const digest = bytes(input, 'Message');
  if (MessageType !== 'DIGEST') {
    throw new KmsError('ValidationException', `${String(MessageType)} is not in the local KMS`);
  }
  if (digest.length !== DIGEST_BYTES) {
    throw new KmsError('ValidationException', `Digest is invalid length for algorithm ${SIGNING_ALGORITHM}.`);
  }
  return digest;
};

const sign = (keys: Keys, input: Input): Output => {
  const key = keyFor(keys, input, 'ECC_NIST_P256');
  if (input.SigningAlgorithm !== SIGNING_ALGORITHM) {
    throw new KmsError(
      'InvalidKeyUsageException',
      `Algorithm ${String(input.SigningAlgorithm)} and key spec ${key.spec} are incompatible.`,
    );
  }
  const signature = signDigest(privateKeyOf(key.material), digestToSign(input));
  return {
    KeyId: key.arn,
    Signature: signature.toString('base64'),
    SigningAlgorithm: SIGNING_ALGORITHM,
  };
};

const getPublicKey = (keys: Keys, input: Input): Output => {
  const key = keyFor(keys, input, 'ECC_NIST_P256');
  const spki = createPublicKey(privateKeyOf(key.material)).export({ type: 'spki', format: 'der' });
  return {
    KeyId: key.arn,
    PublicKey: spki.toString('base64'),
    KeySpec: key.spec,
    KeyUsage: USAGES[key.spec],
    SigningAlgorithms: [SIGNING_ALGORITHM],
  };
};

const USAGES: Readonly<Record<KeySpec, string>> = {
  SYMMETRIC_DEFAULT: 'ENCRYPT_DECRYPT',
  HMAC_256: 'GENERATE_VERIFY_MAC',
  ECC_NIST_P256: 'SIGN_VERIFY',
};

const describeKey = (keys: Keys, input: Input): Output => {
  const id = String(input.KeyId ?? '').replace(/^arn:aws:kms:[^:]+:[^:]+:key\//, '');
  const key = keys.get(id) ?? keyFor(keys, input, 'SYMMETRIC_DEFAULT');
  const state = key.enabled ? 'Enabled' : 'Disabled';
  return {
    KeyMetadata: {
      AWSAccountId: ACCOUNT,
      KeyId: key.id,
      Arn: key.arn,
      KeySpec: key.spec,
      KeyUsage: USAGES[key.spec],
      Enabled: key.enabled,
      KeyState: state,
      Region: REGION,
    },
  };
};

/** The operations of KMS that the functions use, by name. */
export const OPERATIONS: Readonly<Record<string, (keys: Keys, input: Input) => Output>> = {
  Encrypt: encrypt,
  Decrypt: decrypt,
  GenerateDataKey: generateDataKey,
  GenerateMac: generateMac,
  VerifyMac: verifyMac,
  Sign: sign,
  GetPublicKey: getPublicKey,
  DescribeKey: describeKey,
};
