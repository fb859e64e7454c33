import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  KMSClient,
  SignCommand,
  type SignCommandInput,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startKms } from '../../local/engines/kms.ts';
import type { Listening } from '../../local/http.ts';
import type { Key } from '../../local/template/data.ts';
import { arn, stableUuid } from '../../local/template/physical.ts';
import { temporary } from './fixture/temporary.ts';

const key = (name: string, spec: Key['spec'], enabled = true): Key => {
  const id = stableUuid(name);
  return { id, arn: arn('kms', `key/${id}`), spec, enabled };
};
const [sealing, other, mac, off, pair, anotherPair] = [
  key('a', 'SYMMETRIC_DEFAULT'),
  key('b', 'SYMMETRIC_DEFAULT'),
  key('c', 'HMAC_256'),
  key('d', 'SYMMETRIC_DEFAULT', false),
  key('e', 'ECC_NIST_P256'),
  key('f', 'ECC_NIST_P256'),
];
const file = join(temporary(), 'kms.json');
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const EncryptionContext = { person: '1', tenant: '2' };

describe('the local KMS', () => {
  let kms: Listening;
  let client: KMSClient;
  const start = async (): Promise<void> => {
    kms = await startKms({ file, keys: [sealing, other, mac, off, pair, anotherPair] });
    const credentials = { accessKeyId: 'x', secretAccessKey: 'y' };
    client = new KMSClient({ endpoint: `http://127.0.0.1:${kms.port}`, region: 'eu-central-1', credentials });
  };
  const stop = async (): Promise<void> => {
    client.destroy();
    await kms.stop();
  };
  beforeAll(start);
  afterAll(stop);

  const seal = async (plain: string): Promise<Uint8Array> => {
    const input = { KeyId: sealing.arn, Plaintext: text(plain), EncryptionContext };
    return (await client.send(new EncryptCommand(input))).CiphertextBlob ?? text('');
  };
  const errorOf = async (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'no error',
      (error: unknown) => (error instanceof Error ? error.name : String(error)),
    );

  it('opens what it sealed, also after a restart', async () => {
    const CiphertextBlob = await seal('hemmeligt');
    await stop();
    await start();
    const opened = await client.send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext: { tenant: '2', person: '1' } }),
    );
    expect(new TextDecoder().decode(opened.Plaintext)).toBe('hemmeligt');
    expect(opened.KeyId).toBe(sealing.arn);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('refuses another context, another key and a changed blob', async () => {
    const CiphertextBlob = await seal('hemmeligt');
    const changed = Uint8Array.from(CiphertextBlob, (byte, index) =>
      index === CiphertextBlob.length - 1 ? byte ^ 1 : byte,
    );
    const open = (input: object) =>
      errorOf(client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, ...input })));
    expect(await open({ EncryptionContext: { person: '1' } })).toBe('InvalidCiphertextException');
    expect(await open({ CiphertextBlob: changed })).toBe('InvalidCiphertextException');
    expect(await open({ CiphertextBlob: text('no blob') })).toBe('InvalidCiphertextException');
    expect(await open({ KeyId: other.id })).toBe('IncorrectKeyException');
  });

  it('names the errors as KMS does', async () => {
    const encrypt = (KeyId: string) =>
      errorOf(client.send(new EncryptCommand({ KeyId, Plaintext: text('x') })));
    expect(await encrypt('nobody')).toBe('NotFoundException');
    expect(await encrypt(off.id)).toBe('DisabledException');
    expect(await encrypt(mac.id)).toBe('InvalidKeyUsageException');
  });

  it('gives data keys it can open again', async () => {
    const made = await client.send(
      new GenerateDataKeyCommand({ KeyId: sealing.id, KeySpec: 'AES_256', EncryptionContext }),
    );
    expect(made.Plaintext).toHaveLength(32);
    const opened = await client.send(
      new DecryptCommand({ CiphertextBlob: made.CiphertextBlob, EncryptionContext }),
    );
    expect(opened.Plaintext).toEqual(made.Plaintext);
  });

  it('makes and verifies MACs', async () => {
    const input = { KeyId: mac.arn, Message: text('0102030405'), MacAlgorithm: 'HMAC_SHA_256' as const };
    const [first, second] = await Promise.all([1, 2].map(() => client.send(new GenerateMacCommand(input))));
    expect(first?.Mac).toEqual(second?.Mac);
    const verify = (Message: Uint8Array) =>
      client.send(new VerifyMacCommand({ ...input, Message, Mac: first?.Mac }));
    expect((await verify(input.Message)).MacValid).toBe(true);
    expect(await errorOf(verify(text('0102030406')))).toBe('KMSInvalidMacException');
  });

  const sign = (input: Partial<SignCommandInput>) =>
    client.send(
      new SignCommand({ KeyId: pair.arn, Message: text('x'), SigningAlgorithm: 'ECDSA_SHA_256', ...input }),
    );
  const publicKey = async (KeyId = pair.id): Promise<KeyObject> => {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
    return createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' });
  };

  it('signs a message or its digest, in DER, so that OpenSSL verifies it with the public key', async () => {
    const [message, known] = [text('det er slettet'), await publicKey()];
    const Message = createHash('sha256').update(message).digest();
    const made = await Promise.all([
      sign({ Message: message }),
      sign({ Message: message, MessageType: 'RAW' }),
      // Many, since one in 128 has a number that DER writes shorter.
      ...Array.from({ length: 200 }, () => sign({ Message, MessageType: 'DIGEST' })),
    ]);

    const verified = made.map(({ Signature }) => verify('sha256', message, known, Signature ?? text('')));
    expect(verified).toEqual(made.map(() => true));
    expect(made[0]).toMatchObject({ KeyId: pair.arn, SigningAlgorithm: 'ECDSA_SHA_256' });
    const strange = await publicKey(anotherPair.id);
    expect(verify('sha256', message, strange, made[0]?.Signature ?? text(''))).toBe(false);
    expect(verify('sha256', text('det er gemt'), known, made[0]?.Signature ?? text(''))).toBe(false);
  });

  it('never signs twice the same way, which would tell the private key', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => sign({})));
    const firstHalves = made.map(({ Signature }) =>
      Buffer.from(Signature ?? [])
        .subarray(0, 36)
        .toString('hex'),
    );
    expect(new Set(firstHalves).size).toBe(20);
  });

  it('keeps a key pair over a restart and describes its public half', async () => {
    const before = await publicKey();
    await stop();
    await start();
    expect((await publicKey()).equals(before)).toBe(true);
    expect(before.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
    expect(await client.send(new GetPublicKeyCommand({ KeyId: pair.arn }))).toMatchObject({
      KeyId: pair.arn,
      KeySpec: 'ECC_NIST_P256',
      KeyUsage: 'SIGN_VERIFY',
      SigningAlgorithms: ['ECDSA_SHA_256'],
    });
  });

  it.each<[string, Partial<SignCommandInput>, string]>([
    ['no message', { Message: text('') }, 'ValidationException'],
    ['a message longer than 4096 bytes', { Message: new Uint8Array(4097) }, 'ValidationException'],
    ['a digest of 31 bytes', { Message: new Uint8Array(31), MessageType: 'DIGEST' }, 'ValidationException'],
    [
      'an unknown type of message',
      { Message: new Uint8Array(32), MessageType: 'EXTERNAL_MU' },
      'ValidationException',
    ],
    ['an algorithm of another key', { SigningAlgorithm: 'ECDSA_SHA_384' }, 'InvalidKeyUsageException'],
    ['a key that seals', { KeyId: sealing.arn }, 'InvalidKeyUsageException'],
    ['an unknown key', { KeyId: 'nobody' }, 'NotFoundException'],
  ])('does not sign with %s', async (_what, input, error) => {
    expect(await errorOf(sign(input))).toBe(error);
  });

  it('has no public key of a key that has no pair', async () => {
    expect(await errorOf(publicKey(mac.id))).toBe('InvalidKeyUsageException');
  });
});
