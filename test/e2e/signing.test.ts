import { KMSClient } from '@aws-sdk/client-kms';
import { expect, it } from '@jest/globals';
import { compactVerify, createRemoteJWKSet, decodeProtectedHeader } from 'jose';
import { CONTRACTS } from '../../lambdas/contracts/operations.ts';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import { Signer } from '../../lambdas/store/signer.ts';
import { sharedStack } from './stack.ts';

const { api, endpoints, keys } = sharedStack();
const jwks = new URL(`${api}${ROUTES.signingKeys.path}`);

it('anybody gets the signing keys, without a token, and may keep them', async () => {
  const reply = await fetch(jwks);
  const body = (await reply.json()) as { keys: unknown[] };

  expect(reply.status).toBe(200);
  expect(reply.headers.get('content-type')).toMatch(/^application\/json\b/);
  expect(reply.headers.get('cache-control')).toBe('public, max-age=86400');
  expect(CONTRACTS.signingKeys.answer.strict().parse(body)).toEqual(body);
  // One for documents, and one by which the pages sign in at a broker.
  expect(body.keys).toHaveLength(2);
});

it('what the key signs verifies with what is published', async () => {
  const [keyId = ''] = Object.keys(keys).filter((id) => keys[id] === 'ECC_NIST_P256');
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const kms = new KMSClient({ endpoint: endpoints.kms, region: 'eu-central-1', credentials });
  const jws = await new Signer(kms, keyId).sign({ kept: [], erased: true });
  kms.destroy();

  const { payload } = await compactVerify(jws, createRemoteJWKSet(jwks), { algorithms: ['ES256'] });
  expect(new TextDecoder().decode(payload)).toBe('{"erased":true,"kept":[]}');
  expect(decodeProtectedHeader(jws)).toMatchObject({ alg: 'ES256', typ: 'JOSE' });
});
