import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const stored = z.object({
  jwks: z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })) }),
  cookieKey: z.string(),
});
export type IssuerKeys = z.infer<typeof stored>;

/** The issuer's keys: from the file, or new ones written to it; only the owner may read it. */
export const openIssuerKeys = async (file: string): Promise<IssuerKeys> => {
  if (existsSync(file)) return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = randomBytes(8).toString('hex');
  const jwk = { ...(await exportJWK(privateKey)), kty: 'EC', kid, alg: 'ES256', use: 'sig' };
  const keys = { jwks: { keys: [jwk] }, cookieKey: randomBytes(32).toString('base64url') };
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  chmodSync(file, 0o600);
  return keys;
};
