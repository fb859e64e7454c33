import { compactVerify, createRemoteJWKSet } from 'jose';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import type { As } from '../client.ts';
import { answerAll } from './answers.ts';
import { check, denied } from './checks.ts';
import type { Children } from './children.ts';
import type { Teller } from './teller.ts';
import type { VendorEndpoint } from './vendor-endpoint.ts';

const caseworker: As = ['caseworker', 'cw1'];
const ERASED = [{ category: 'results', count: 12 }];

/**
 * An erasure: every check denies at once; one vendor fails and is asked again, one never answers. Nothing reads completed
 * before a person has answered for it, and the certificate says so. Then nobody can tell who the child was, and the
 * ledger still verifies.
 */
export async function erase(
  teller: Teller,
  { first }: Children,
  endpoint: VendorEndpoint,
  api: string,
): Promise<void> {
  teller.chapter('11. Erasure, with a vendor that fails and one that never answers');
  const opened = await teller.step(
    'a case worker orders the erasure',
    'openRequest',
    {
      as: caseworker,
      params: { childId: first },
      body: { right: 'erasure', reason: 'Flyttet til anden kommune' },
    },
    { status: 201 },
  );
  const { requestId } = opened.body as { requestId: string };
  const ofRequest = { as: caseworker, params: { requestId } };
  await check(
    teller,
    'every check denies at once',
    'jh-software',
    'practice-tests',
    first,
    denied('child-erased'),
  );
  await teller.until('tasks for every vendor', 'getRequest', ofRequest, {
    status: 200,
    body: { status: 'with-vendors' },
  });
  await answerAll(teller, ({ taskId }) => {
    if (taskId.includes('learnlab')) return { erased: [{ category: 'development', count: 3 }] };
    return taskId.includes('jh-software')
      ? { outcome: 'failed', reason: 'Nede', reference: undefined }
      : undefined;
  });
  await sendAgain(teller, requestId, endpoint);
  await answerAll(teller, ({ taskId }) => (taskId.includes('jh-software') ? { erased: ERASED } : undefined));
  await teller.step('one vendor is open, so it is not done', 'getRequest', ofRequest, {
    status: 200,
    body: { status: 'with-vendors' },
  });
  await teller.step(
    'the case worker ends the last task without the vendor’s word, with her reason',
    'waiveTask',
    {
      as: caseworker,
      params: { requestId, taskId: `${requestId}.lindhardt-og-ringhof.erase` },
      body: { reason: 'Der er aldrig overført oplysninger' },
    },
    { status: 201 },
  );
  await teller.until('completed, and it stays seen who did not confirm', 'getRequest', ofRequest, {
    status: 200,
    body: { status: 'completed', waived: ['lindhardt-og-ringhof'] },
  });
  await certificate(teller, requestId, api);
  await nobody(teller, first, requestId);
}

/** One vendor is sent its task again; the others are not touched. */
async function sendAgain(teller: Teller, requestId: string, endpoint: VendorEndpoint): Promise<void> {
  const taskId = `${requestId}.jh-software.erase`;
  await teller.step(
    'the case worker sends JH Software its task again, and no other vendor',
    'retryTask',
    { as: caseworker, params: { requestId, taskId } },
    { status: 201 },
  );
  await teller.until(
    'delivered',
    'getTask',
    { as: ['vendor', 'jh-software'], params: { taskId } },
    { status: 200, body: { status: 'delivered' } },
  );
  teller.fact(
    'by a notice of its own',
    endpoint.notices.filter(({ event }) => event.data.taskId === taskId).length === 2,
  );
}

/** What every vendor confirmed, signed: anybody can verify it with the published key. */
async function certificate(teller: Teller, requestId: string, api: string): Promise<void> {
  const { body } = await teller.step(
    'the signed certificate',
    'getCertificate',
    { as: caseworker, params: { requestId } },
    { status: 200 },
  );
  const jwks = createRemoteJWKSet(new URL(`${api}${ROUTES.signingKeys.path}`));
  const verified = await compactVerify(body.jws as string, jwks).catch(() => undefined);
  teller.fact('it verifies with the key at /.well-known/jwks.json', verified !== undefined);
  const { vendors = [] } = JSON.parse(new TextDecoder().decode(verified?.payload) || '{}') as {
    vendors?: { vendor: string; outcome: string }[];
  };
  for (const { vendor, outcome } of vendors) teller.say(`${vendor}: ${outcome}`);
  teller.page('the certificate, to look at', 'certificate.html', body.html);
}

/** What is left of an erased child. */
async function nobody(teller: Teller, first: string, requestId: string): Promise<void> {
  const ofChild = { as: caseworker, params: { childId: first } };
  await teller.step('the child has no name any more', 'getChild', ofChild, {
    status: 200,
    body: { person: null, guardians: [], 'erasure.done': true },
  });
  await teller.step('her ledger still verifies, from the first event to the last', 'childLedger', ofChild, {
    status: 200,
    body: { 'verification.intact': true },
  });
  await teller.step(
    'so does the request’s',
    'requestLedger',
    { as: caseworker, params: { requestId } },
    { status: 200, body: { 'verification.intact': true } },
  );
}
