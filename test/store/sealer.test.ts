import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SealContext, Sealer } from '../../lambdas/store/sealer.ts';
import { type Engines, startEngines } from '../engines/engines.ts';

let engines: Engines;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());

const context: SealContext = { controller: '13748136', person: 'p', item: 'note' };
const seal = (value: unknown) => engines.sealer.seal(value, context);
const open = (bytes: Uint8Array, within = context) => engines.sealer.open(bytes, within);

/** The same bytes with one bit turned. */
const turned = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('what is sealed', () => {
  it.each([
    ['a text', 'Hun hedder Ingeborg.'],
    ['nothing', null],
    ['an object', { givenName: 'Valdemar', uniLogin: undefined }],
    ['20 kB', { reason: 'æ'.repeat(10_000) }],
    ['most of what an item of DynamoDB holds', 'x'.repeat(390_000)],
  ])('opens as it was: %s', async (_what, value) => {
    expect(await open(await seal(value))).toEqual(value);
  });

  it('stands nowhere in its bytes, and looks different each time', async () => {
    const [one, other] = [await seal('Valdemar'), await seal('Valdemar')];

    expect(Buffer.from(one).toString('latin1')).not.toContain('Valdemar');
    expect(Buffer.from(one).equals(other)).toBe(false);
  });

  it('is little longer than what it holds', async () => {
    const { length } = await seal('x'.repeat(20_000));

    expect(length - 20_000).toBeLessThan(400);
  });
});

describe('what is sealed does not open', () => {
  it.each([
    ['another controller’s', { controller: '87654321' }],
    ['another person’s', { person: 'q' }],
    ['another item', { item: 'other' }],
  ])('as %s', async (_what, other) => {
    const sealed = await seal('Valdemar');

    await expect(open(sealed, { ...context, ...other })).rejects.toMatchObject({
      name: 'InvalidCiphertextException',
    });
  });

  it('when any part of it was changed: length, key, vector, tag or value', async () => {
    const sealed = await seal('Valdemar');
    const keyLength = Buffer.from(sealed).readUInt16BE(0);
    const [vector, tag, value] = [2 + keyLength, 2 + keyLength + 12, 2 + keyLength + 12 + 16];

    const places = [0, 1, 2, keyLength + 1, vector, tag - 1, tag, value - 1, value, sealed.length - 1];
    const opened = await Promise.allSettled(places.map((at) => open(turned(sealed, at))));

    expect(opened.map(({ status }) => status)).toEqual(places.map(() => 'rejected'));
  });

  it.each([0, 1, 2, 40])('when only its first %i bytes are left', async (length) => {
    await expect(open((await seal('Valdemar')).subarray(0, length))).rejects.toThrow();
  });

  it('when its end is cut off or something is put after it', async () => {
    const sealed = await seal('Valdemar');

    await expect(open(sealed.subarray(0, -1))).rejects.toThrow();
    await expect(open(Buffer.concat([sealed, Buffer.from('x')]))).rejects.toThrow();
  });

  it('with the value of one under the key of another', async () => {
    const [one, other] = [Buffer.from(await seal('Valdemar')), Buffer.from(await seal('Ingeborg'))];
    const end = 2 + one.readUInt16BE(0);

    await expect(open(Buffer.concat([other.subarray(0, end), one.subarray(end)]))).rejects.toThrow();
  });

  it('under another key', async () => {
    const stranger = await startEngines();
    const sealed = await seal('Valdemar');

    await expect(stranger.sealer.open(sealed, context)).rejects.toThrow();
    await stranger.stop();
  });
});

it('a key that KMS does not know seals nothing', async () => {
  const { kms } = engines.sealer as unknown as { kms: ConstructorParameters<typeof Sealer>[0] };

  await expect(new Sealer(kms, randomUUID()).seal('Valdemar', context)).rejects.toMatchObject({
    name: 'NotFoundException',
  });
});
