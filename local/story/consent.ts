import type { As } from '../client.ts';
import { answerAll } from './answers.ts';
import { allowed, check, denied } from './checks.ts';
import type { Children } from './children.ts';
import type { Teller } from './teller.ts';
import type { VendorEndpoint } from './vendor-endpoint.ts';

const mother: As = ['guardian', 'guardian1'];
const father: As = ['guardian', 'guardian2'];

/** Consent under the custody rules `one` and `both`. */
export async function giveConsents(teller: Teller, { first, third }: Children): Promise<void> {
  teller.chapter('6. Guardians consent');
  const consent = (says: string, as: As, purposeId: string, standing: string) =>
    teller.step(
      says,
      'giveConsent',
      { as, params: { childId: first }, body: { purposeId, answer: 'given', version: 1 } },
      {
        status: 201,
        body: { standing },
      },
    );
  await consent('news: one custody holder is enough', mother, 'news-to-users', 'valid');
  await check(
    teller,
    'JH Software, news: yes, with the text that was consented to',
    'jh-software',
    'news-to-users',
    first,
    allowed({
      'context.basis.kind': 'consent',
      'context.basis.article': '6(1)(a)',
      'context.basis.version': 1,
    }),
  );
  await consent(
    'assessments that may reveal health: both must agree, one has',
    mother,
    'development-assessment-health',
    'pending',
  );
  await check(
    teller,
    'LearnLab: not yet',
    'learnlab',
    'development-assessment-health',
    first,
    denied('consent-pending'),
  );
  await consent('the other agrees', father, 'development-assessment-health', 'valid');
  await check(
    teller,
    'LearnLab: yes, explicit consent',
    'learnlab',
    'development-assessment-health',
    first,
    allowed({ 'context.basis.article': '6(1)(a), 9(2)(a)' }),
  );
  await teller.step(
    'nobody consents for another family’s child',
    'giveConsent',
    {
      as: mother,
      params: { childId: third },
      body: { purposeId: 'news-to-users', answer: 'given', version: 1 },
    },
    { status: 404, body: { reason: 'no-such-child' } },
  );
}

/** A withdrawal: the next check says no, and the vendors are told. */
export async function withdraw(teller: Teller, { first }: Children, endpoint: VendorEndpoint): Promise<void> {
  teller.chapter('7. A guardian withdraws');
  await teller.step(
    'a withdrawal is answered at once, no reason asked',
    'withdrawConsent',
    {
      as: mother,
      params: { childId: first },
      body: { purposeId: 'news-to-users' },
    },
    { status: 201, body: { standing: 'withdrawn' } },
  );
  await check(
    teller,
    'the very next check says no',
    'jh-software',
    'news-to-users',
    first,
    denied('consent-withdrawn'),
  );
  await check(teller, 'what rests on the law goes on', 'jh-software', 'practice-tests', first, allowed({}));
  const withdrawn = await teller.step(
    'the other guardian withdraws the health assessment',
    'withdrawConsent',
    {
      as: father,
      params: { childId: first },
      body: { purposeId: 'development-assessment-health' },
    },
    { status: 201, body: { standing: 'withdrawn' } },
  );
  await check(
    teller,
    'one no is enough',
    'learnlab',
    'development-assessment-health',
    first,
    denied('consent-withdrawn'),
  );
  await teller.step(
    'what rests on the law cannot be withdrawn, and the answer says so',
    'withdrawConsent',
    {
      as: mother,
      params: { childId: first },
      body: { purposeId: 'practice-tests' },
    },
    { status: 422, body: { reason: 'rests-on-statute-may-object' } },
  );
  const told = await waitFor(() => endpoint.notices.length > 0);
  teller.fact(
    'JH Software got a signed notice (CloudEvent, Standard Webhooks)',
    told && endpoint.notices.every(({ verified }) => verified),
  );
  const { requestId } = withdrawn.body as { requestId: string };
  const task = `${requestId}.learnlab`;
  await teller.until(
    'LearnLab, without a webhook, fetches its tasks: stop within 72 hours, erase within 30 days',
    'getTask',
    { as: ['vendor', 'learnlab'], params: { taskId: `${task}.stop` } },
    { status: 200, body: { action: 'stop', status: 'queued' } },
  );
  await teller.step(
    'it has seen it',
    'progressTask',
    { as: ['vendor', 'learnlab'], params: { taskId: `${task}.stop` }, body: { status: 'acknowledged' } },
    { status: 201 },
  );
  await teller.step(
    'name and CPR number it is told to keep: the Daycare Act still needs them',
    'getTask',
    { as: ['vendor', 'learnlab'], params: { taskId: `${task}.erase` } },
    {
      status: 200,
      body: {
        'keep.0': { category: 'name', purposeId: 'development-assessment' },
        'keep.1': { category: 'cpr-number', purposeId: 'development-assessment' },
      },
    },
  );
  await answerAll(teller);
  await teller.until(
    'every vendor has stopped and erased: the withdrawal is done',
    'getRequest',
    { as: father, params: { requestId } },
    { status: 200, body: { status: 'completed' } },
  );
}

async function waitFor(holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  return holds();
}
