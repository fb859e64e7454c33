import { createHash } from 'node:crypto';
import type { As } from '../client.ts';
import { answerAll } from './answers.ts';
import type { Children } from './children.ts';
import type { Teller } from './teller.ts';

const mother: As = ['guardian', 'guardian1'];
const caseworker: As = ['caseworker', 'cw1'];
const FRIEND = 'Vilma i 5B driller';

/** One request over consent and statute: split by ground, reviewed by a person, handed to the requester alone. */
export async function fetchPackages(teller: Teller, { first }: Children): Promise<void> {
  teller.chapter('8. A parent asks for the data: what she may take along, and what she may see');
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
  const opened = await teller.step(
    'portability over two purposes, and access where portability does not apply',
    'openRequest',
    {
      as: mother,
      params: { childId: first },
      body: { right: 'portability', purposes: ['news-to-users', 'practice-tests'], elseAccess: true },
    },
    { status: 201 },
  );
  const { requestId: portability, accessRequestId: access, dueOn } = opened.body as Record<string, string>;
  teller.say(`to be answered by ${dueOn}`);
  await decisionsOf(teller, 'each purpose is decided on its own ground', portability ?? '');
  await decisionsOf(teller, 'and what is left is served as access', access ?? '');
  await answerAll(teller, ({ right }) =>
    right === 'access'
      ? { data: { results: [{ test: 'Biologi', score: 7 }], messages: ['Godt gået!', FRIEND] } }
      : { data: { 'login-address': 'mor@example.dk' } },
  );
  await release(teller, access ?? '', portability ?? '');
  await fetchPackage(teller, portability ?? '', 'json');
  const page = await fetchPackage(teller, access ?? '', 'html');
  teller.fact('the friend’s name is not in it', !page.includes('Vilma'));
  teller.page('the page, to look at', 'access.html', page);
  for (const [who, as] of [
    ['the other guardian', ['guardian', 'guardian2']],
    ['a case worker', caseworker],
  ] as const)
    await teller.step(
      `${who} does not get her package`,
      'getPackage',
      { as, params: { requestId: access ?? '' }, query: { format: 'json' } },
      { status: 403, body: { reason: 'package-for-requester-only' } },
    );
}

/** Waits for the vendors to be asked, and shows what was decided for each purpose and why. */
async function decisionsOf(teller: Teller, says: string, requestId: string): Promise<void> {
  const { body } = await teller.until(
    says,
    'getRequest',
    { as: mother, params: { requestId } },
    { status: 200, body: { status: 'with-vendors' } },
  );
  for (const { purposeId, outcome, citation, sentence } of body.decisions)
    teller.say(`${purposeId}: ${outcome} (${citation}). ${sentence.en}`);
}

/** A case worker looks at what vendors handed over, and leaves out what concerns another child. */
async function release(teller: Teller, access: string, portability: string): Promise<void> {
  await comesTo(teller, 'all have answered; a person must look first', access, 'awaiting-decision');
  await teller.step(
    'the case worker reads what JH Software handed over',
    'getPart',
    { as: caseworker, params: { requestId: access, vendorId: 'jh-software' } },
    { status: 200, body: { 'data.messages.1': FRIEND } },
  );
  const left = [{ vendorId: 'jh-software', pointer: '/messages/1', because: 'third-person' }];
  await releaseOne(teller, 'and leaves out what is about another child (art. 15(4))', access, left);
  await comesTo(teller, 'so for what she takes along', portability, 'awaiting-decision');
  await releaseOne(teller, 'there is nothing to leave out', portability, []);
}

async function releaseOne(
  teller: Teller,
  says: string,
  requestId: string,
  withhold: readonly object[],
): Promise<void> {
  await teller.step(
    says,
    'assessRequest',
    {
      as: caseworker,
      params: { requestId },
      body: { question: 'release', outcome: 'upheld', reason: 'Gennemgået', withhold },
    },
    { status: 201, body: { question: 'release' } },
  );
  await comesTo(teller, 'completed', requestId, 'completed');
}

const comesTo = (teller: Teller, says: string, requestId: string, status: string) =>
  teller.until(says, 'getRequest', { as: mother, params: { requestId } }, { status: 200, body: { status } });

async function fetchPackage(teller: Teller, requestId: string, format: 'json' | 'html'): Promise<string> {
  const link = await teller.step(
    `a link to the ${format} package, for five minutes; the ledger records it`,
    'getPackage',
    { as: mother, params: { requestId }, query: { format } },
    { status: 200, body: { expiresInSeconds: 300 } },
  );
  const content = await fetch(link.body.url as string).then((answer) => answer.text());
  const digest = createHash('sha256').update(content).digest('hex');
  teller.fact(
    `what the link gives is what the ledger recorded (${content.length} characters)`,
    digest === link.body.digest,
  );
  return content;
}
