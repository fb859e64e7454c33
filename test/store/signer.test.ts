import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { join } from 'node:path';
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  calculateJwkThumbprint,
  compactVerify,
  createLocalJWKSet,
  decodeProtectedHeader,
  importJWK,
} from 'jose';
import { canonicalJson } from '../../lambdas/domain/canonical.ts';
import { Signer } from '../../lambdas/store/signer.ts';
import { startKms } from '../../local/engines/kms.ts';
import type { Listening } from '../../local/http.ts';
import type { Key } from '../../local/template/data.ts';
import { temporary } from '../local/fixture/temporary.ts';

const key = (spec: Key['spec']): Key => {
  const id = randomUUID();
  return { id, arn: `arn:aws:kms:eu-central-1:000000000000:key/${id}`, spec, enabled: true };
};
const [own, stranger, mac] = [key('ECC_NIST_P256'), key('ECC_NIST_P256'), key('HMAC_256')];

let engine: Listening;
let kms: KMSClient;
let signer: Signer;
beforeAll(async () => {
  engine = await startKms({ file: join(temporary(), 'kms.json'), keys: [own, stranger, mac] });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  kms = new KMSClient({ endpoint: `http://127.0.0.1:${engine.port}`, region: 'eu-central-1', credentials });
  signer = new Signer(kms, own.arn);
});
afterAll(async () => {
  kms.destroy();
  await engine.stop();
});

/** What anybody does who has the JWS and the published keys. */
const opened = async (jws: string, by = signer): Promise<string> => {
  const keys = createLocalJWKSet({ keys: [await by.publicKey()] });
  return new TextDecoder().decode((await compactVerify(jws, keys, { algorithms: ['ES256'] })).payload);
};
/** The public key of a new pair, as KMS gives it. */
const spki = (namedCurve: string): Buffer =>
  generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' });
const PUBLIC_KEY = spki('P-256');
/** A signer whose KMS always answers the same. */
const answering = (answer: object): Signer =>
  new Signer({ send: async () => ({ PublicKey: PUBLIC_KEY, ...answer }) } as unknown as KMSClient, 'key');

/** Numbers as a SEQUENCE of INTEGERs in DER: one bit more than the number has, for its sign. */
const der = (...numbers: readonly bigint[]): Buffer => {
  const integers = numbers.map((number) => {
    const length = Math.floor(number.toString(2).length / 8) + 1;
    return Buffer.from(
      `02${length.toString(16).padStart(2, '0')}${number.toString(16).padStart(2 * length, '0')}`,
      'hex',
    );
  });
  const content = Buffer.concat(integers);
  return Buffer.concat([Buffer.of(0x30, content.length), content]);
};
const CERTIFICATE = { vendor: 'jh-software', erased: [{ category: 'fravær', count: 3 }], child: 'c' };

describe('what is signed', () => {
  it.each([
    ['a text', 'Slettet: æøå'],
    ['an object', CERTIFICATE],
    ['nothing', null],
    ['more than KMS takes whole', { reason: 'æ'.repeat(100_000) }],
  ])('verifies with the published key alone, and is canonical JSON: %s', async (_what, payload) => {
    expect(await opened(await signer.sign(payload))).toBe(canonicalJson(payload));
  });

  it('says how and by which key, and no more', async () => {
    const { kid } = await signer.publicKey();

    expect(decodeProtectedHeader(await signer.sign(CERTIFICATE))).toEqual({ alg: 'ES256', kid, typ: 'JOSE' });
  });

  it('has r and s of 32 bytes each, however short KMS wrote them', async () => {
    const scalar = fc.bigInt(1n, 2n ** 256n - 1n);
    const anyLength = fc.tuple(scalar, fc.nat(255)).map(([value, bits]) => value >> BigInt(bits) || 1n);
    await fc.assert(
      fc.asyncProperty(anyLength, anyLength, async (r, s) => {
        const [, , signature] = (await answering({ Signature: der(r, s) }).sign('x')).split('.');

        expect(Buffer.from(signature ?? '', 'base64url').toString('hex')).toBe(
          [r, s].map((value) => value.toString(16).padStart(64, '0')).join(''),
        );
      }),
    );
  });

  it('does not verify when anything of it was changed', async () => {
    const jws = await signer.sign(CERTIFICATE);
    const bytes = [0, 1, 2].map((index) => partOf(jws, index));
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.nat(), fc.nat(7), async (index, at, bit) => {
        const changed = bytes.map((each) => Buffer.from(each));
        const target = changed[index] ?? Buffer.of(0);
        const place = at % target.length;
        target[place] = (target[place] ?? 0) ^ (1 << bit);

        await expect(opened(changed.map((each) => each.toString('base64url')).join('.'))).rejects.toThrow();
      }),
    );
  });

  it('does not verify with the key of another', async () => {
    const other = new Signer(kms, stranger.arn);

    await expect(opened(await other.sign(CERTIFICATE))).rejects.toMatchObject({
      code: 'ERR_JWKS_NO_MATCHING_KEY',
    });
  });

  it('has a JSON form', async () => {
    await expect(signer.sign(undefined)).rejects.toThrow('the value has no JSON form');
  });
});

const partOf = (jws: string, index: number): Buffer => Buffer.from(jws.split('.')[index] ?? '', 'base64url');

describe('the public key', () => {
  it('is that of KMS, named by its thumbprint, and not the private one', async () => {
    const published = await signer.publicKey();
    const { PublicKey } = await kms.send(new GetPublicKeyCommand({ KeyId: own.id }));
    const { x, y } = createPublicKey({
      key: Buffer.from(PublicKey ?? []),
      format: 'der',
      type: 'spki',
    }).export({ format: 'jwk' });

    const kid = await calculateJwkThumbprint({ kty: 'EC', crv: 'P-256', x, y } as never);
    expect(published).toEqual({ kty: 'EC', crv: 'P-256', x, y, use: 'sig', alg: 'ES256', kid });
    expect(await importJWK(published)).toMatchObject({ type: 'public' });
  });

  it('verifies without any library of JOSE', async () => {
    const jws = await signer.sign(CERTIFICATE);
    const publicKey = createPublicKey({ key: { ...(await signer.publicKey()) }, format: 'jwk' });
    const signed = Buffer.from(jws.slice(0, jws.lastIndexOf('.')));

    const options = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha256', signed, options, partOf(jws, 2))).toBe(true);
  });

  it('is asked for once, and again only when KMS did not answer', async () => {
    let asked = 0;
    const counting = {
      send: async () => {
        asked += 1;
        if (asked === 1) throw new Error('KMS is away');
        return { PublicKey: PUBLIC_KEY };
      },
    };
    const fresh = new Signer(counting as unknown as KMSClient, 'key');

    await expect(fresh.publicKey()).rejects.toThrow('KMS is away');
    const [one, other] = await Promise.all([fresh.publicKey(), fresh.publicKey()]);

    expect(one).toEqual(other);
    expect(await fresh.publicKey()).toEqual(one);
    expect(asked).toBe(2);
  });
});

describe('nothing is signed', () => {
  it.each([
    ['with a key KMS does not know', randomUUID(), 'NotFoundException'],
    ['with a key that is not for signing', mac.arn, 'InvalidKeyUsageException'],
  ])('%s', async (_what, keyId, name) => {
    await expect(new Signer(kms, keyId).sign(CERTIFICATE)).rejects.toMatchObject({ name });
  });

  it.each<[string, object, string]>([
    ['without a public key', { PublicKey: undefined }, 'without a public key'],
    ['with a key on another curve', { PublicKey: spki('P-384') }, 'not a P-256 key'],
    ['without a signature', {}, 'without a signature'],
    ['with no bytes', { Signature: new Uint8Array() }, 'not DER'],
    ['with a signature that is cut off', { Signature: der(1n, 1n).subarray(0, -1) }, 'not DER'],
    ['with something after it', { Signature: Buffer.concat([der(1n, 1n), Buffer.of(0)]) }, 'not DER'],
    ['with three numbers', { Signature: der(1n, 1n, 1n) }, 'not DER'],
    ['with 64 bytes as they are', { Signature: Buffer.alloc(64, 7) }, 'not DER'],
    ['with a number that is too long', { Signature: der(2n ** 256n, 1n) }, 'another curve'],
  ])('when KMS answers %s', async (_what, answer, why) => {
    await expect(answering(answer).sign('x')).rejects.toThrow(why);
  });
});
