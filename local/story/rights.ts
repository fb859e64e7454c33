import { createHash } from 'node:crypto';
import type { As } from '../client.ts';
import { check, denied } from './checks.ts';
import type { Children } from './children.ts';
import { answerAll } from './consent.ts';
import type { Teller } from './teller.ts';

const mother: As = ['guardian', 'guardian1'];
const caseworker: As = ['caseworker', 'cw1'];

/** Opens a request, waits for its tasks, lets every vendor answer, and waits for its completion; the request's id. */
async function carriedOut(
  teller: Teller,
  as: As,
  childId: string,
  body: { right: string },
  result: Record<string, unknown>,
): Promise<string> {
  const opened = await teller.step(
    `${body.right} is asked for`,
    'openRequest',
    { as, params: { childId }, body },
    { status: 201 },
  );
  const { requestId, dueOn } = opened.body as { requestId: string; dueOn: string };
  teller.say(`    to be answered by ${dueOn}`);
  await teller.until(
    'decided, and a task for every vendor that may hold the child',
    'getRequest',
    { as: caseworker, params: { requestId } },
    {
      status: 200,
      body: { status: 'with-vendors' },
    },
  );
  await answerAll(teller, body.right, result);
  await teller.until(
    'every vendor has answered: completed',
    'getRequest',
    { as: caseworker, params: { requestId } },
    {
      status: 200,
      body: { status: 'completed' },
    },
  );
  return requestId;
}

/** Access and portability: packages in the bucket, whose digest the ledger keeps. */
export async function fetchPackages(teller: Teller, { first }: Children): Promise<void> {
  teller.chapter('8. Access and portability');
  const access = await carriedOut(
    teller,
    mother,
    first,
    { right: 'access' },
    { data: { results: [{ test: 'Biologi', score: 7 }] } },
  );
  for (const format of ['json', 'html'] as const) await fetchPackage(teller, access, format);
  await teller.step(
    'the other guardian does not get her package',
    'getPackage',
    {
      as: ['guardian', 'guardian2'],
      params: { requestId: access },
      query: { format: 'json' },
    },
    { status: 403, body: { reason: 'package-for-requester-only' } },
  );
  await teller.step(
    'consent is given anew, so that there is something to carry along',
    'giveConsent',
    {
      as: mother,
      params: { childId: first },
      body: { purposeId: 'news-to-users', answer: 'given', version: 1 },
    },
    { status: 201, body: { standing: 'valid' } },
  );
  const portability = await carriedOut(
    teller,
    mother,
    first,
    { right: 'portability' },
    { data: { email: 'kept by the vendor' } },
  );
  await teller.step(
    'what rests on the law is not portable (art. 20(3))',
    'getRequest',
    { as: mother, params: { requestId: portability } },
    { status: 200 },
  );
  await fetchPackage(teller, portability, 'json');
}

async function fetchPackage(teller: Teller, requestId: string, format: 'json' | 'html'): Promise<void> {
  const link = await teller.step(
    `a link to the ${format} package, for five minutes`,
    'getPackage',
    {
      as: mother,
      params: { requestId },
      query: { format },
    },
    { status: 200, body: { expiresInSeconds: 300 } },
  );
  const content = await fetch(link.body.url as string).then((answer) => answer.text());
  const digest = createHash('sha256').update(content).digest('hex');
  teller.fact(
    `what the link gives is what the ledger recorded (${content.length} characters)`,
    digest === link.body.digest,
  );
}

/** A rectification is carried to every recipient. */
export async function rectify(teller: Teller, { first }: Children): Promise<void> {
  teller.chapter('9. Rectification');
  const changes = [{ field: 'givenName', from: 'Barn Et', to: 'Barn Første' }];
  const opened = await teller.step(
    'the name is wrong',
    'openRequest',
    {
      as: mother,
      params: { childId: first },
      body: { right: 'rectification', changes },
    },
    { status: 201 },
  );
  const { requestId } = opened.body as { requestId: string };
  await teller.until(
    'JH Software fetches what to correct',
    'getTask',
    {
      as: ['vendor', 'jh-software'],
      params: { taskId: `${requestId}.jh-software` },
    },
    { status: 200, body: { action: 'correct', 'changes.0.to': 'Barn Første' } },
  );
  await answerAll(teller, 'correct');
  await teller.until(
    'completed',
    'getRequest',
    { as: mother, params: { requestId } },
    { status: 200, body: { status: 'completed' } },
  );
  await teller.step(
    'the child has the right name',
    'getChild',
    { as: mother, params: { childId: first } },
    {
      status: 200,
      body: { 'person.givenName': 'Barn Første' },
    },
  );
}

/** An erasure: every check denies at once; when all vendors have erased, nobody can tell who the child was, and the ledger still verifies. */
export async function erase(teller: Teller, { first }: Children): Promise<void> {
  teller.chapter('10. Erasure');
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
  await check(
    teller,
    'every check denies at once',
    'jh-software',
    'practice-tests',
    first,
    denied('child-erased'),
  );
  await teller.until(
    'tasks for every vendor',
    'getRequest',
    { as: caseworker, params: { requestId } },
    {
      status: 200,
      body: { status: 'with-vendors' },
    },
  );
  await answerAll(teller, 'erase', { erased: [{ category: 'results', count: 12 }] });
  await teller.until(
    'every vendor has erased: completed',
    'getRequest',
    { as: caseworker, params: { requestId } },
    {
      status: 200,
      body: { status: 'completed', 'tasks.0.erased': [{ category: 'results', count: 12 }] },
    },
  );
  await teller.step(
    'the child has no name any more',
    'getChild',
    { as: caseworker, params: { childId: first } },
    {
      status: 200,
      body: { person: null, guardians: [], 'erasure.done': true },
    },
  );
  await teller.step(
    'her ledger still verifies, from the first event to the last',
    'childLedger',
    { as: caseworker, params: { childId: first } },
    {
      status: 200,
      body: { 'verification.intact': true },
    },
  );
  await teller.step(
    'so does the request’s',
    'requestLedger',
    { as: caseworker, params: { requestId } },
    {
      status: 200,
      body: { 'verification.intact': true },
    },
  );
}
