import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Key, KeySpec } from '../template/data.ts';

/** A key with its material: 32 secret bytes or, of a key pair, the private key as PKCS #8 in DER. */
export type StoredKey = Key & { readonly material: Buffer };

const newMaterial = (spec: KeySpec): Buffer =>
  spec === 'ECC_NIST_P256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' })
    : randomBytes(32);

const stored = z.record(z.string(), z.strictObject({ spec: z.string(), material: z.base64() }));

/** The material of every declared key: from the file, or new and then written to it, for the owner's eyes only. */
export const openKeys = (file: string, declared: readonly Key[]): ReadonlyMap<string, StoredKey> => {
  const known = existsSync(file) ? stored.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const keys = new Map<string, StoredKey>();
  for (const key of declared) {
    const found = known[key.id];
    if (found && found.spec !== key.spec) {
      throw new Error(`the key ${key.id} was a ${found.spec} key when the data was made; run: npm run reset`);
    }
    const material = found ? Buffer.from(found.material, 'base64') : newMaterial(key.spec);
    known[key.id] = { spec: key.spec, material: material.toString('base64') };
    keys.set(key.id, { ...key, material });
  }
  writeFileSync(file, JSON.stringify(known), { mode: 0o600 });
  chmodSync(file, 0o600);
  return keys;
};
