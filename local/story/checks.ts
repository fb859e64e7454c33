import type { As, CallOptions } from '../client.ts';
import { answerAll } from './answers.ts';
import type { Children } from './children.ts';
import type { Agreements } from './register.ts';
import type { Expectation, Teller } from './teller.ts';

const caseworker: As = ['caseworker', 'cw1'];

export const allowed = (basis: Record<string, unknown>): Expectation => ({
  status: 200,
  body: { decision: true, ...basis },
});
export const denied = (reason: string): Expectation => ({
  status: 200,
  body: { decision: false, 'context.reason': reason },
});

/** The question whether a vendor may process a child's data for a purpose. */
export const question = (vendor: string, purpose: string, childId: string) => ({
  subject: { type: 'vendor', id: vendor },
  action: { name: purpose },
  resource: { type: 'child', id: childId },
});

/** The question as a call of that vendor, or of another. */
const asking = (vendor: string, purpose: string, childId: string, asker = vendor): CallOptions => ({
  as: ['vendor', asker],
  body: question(vendor, purpose, childId),
});

/** A vendor asks, and gets the answer the story says. */
export const check = (
  teller: Teller,
  says: string,
  vendor: string,
  purpose: string,
  childId: string,
  expected: Expectation,
) => teller.step(says, 'evaluate', asking(vendor, purpose, childId), expected);

export async function checkBeforeSigning(teller: Teller, { first }: Children): Promise<void> {
  await check(
    teller,
    'before the agreement is signed: no',
    'jh-software',
    'practice-tests',
    first,
    denied('agreement-not-signed'),
  );
}

/** What the signed agreements allow and what they do not. */
export async function checkAfterSigning(teller: Teller, { first, second }: Children): Promise<void> {
  teller.chapter('5. Vendors check before they process');
  // A change to an agreement is seen within five seconds; the story waits for the first yes.
  await teller.until(
    'JH Software, practice tests: yes, on the Folkeskole Act',
    'evaluate',
    asking('jh-software', 'practice-tests', first),
    allowed({ 'context.basis.kind': 'statute', 'context.basis.article': '6(1)(e)' }),
  );
  await check(
    teller,
    'LearnLab, development assessment: yes, on the Daycare Act',
    'learnlab',
    'development-assessment',
    first,
    allowed({ 'context.basis.kind': 'statute' }),
  );
  await check(
    teller,
    'LearnLab for another vendor’s purpose: no',
    'learnlab',
    'practice-tests',
    first,
    denied('purpose-not-instructed'),
  );
  await check(
    teller,
    'JH Software, news by e-mail: no, nobody has consented',
    'jh-software',
    'news-to-users',
    first,
    denied('no-basis'),
  );
  await check(
    teller,
    'Lindhardt og Ringhof: no, the missing annex leaves open where its sub-processors are',
    'lindhardt-og-ringhof',
    'digital-learning-materials',
    first,
    {
      status: 200,
      body: { decision: false, 'context.reason': 'place-unknown', 'context.link.country': undefined },
    },
  );
  await check(
    teller,
    'LearnLab, teaching with a real child’s data: no, that needs an explicit order',
    'learnlab',
    'training-with-real-data',
    first,
    denied('needs-explicit-instruction'),
  );
  await teller.step(
    'a vendor does not ask for another vendor',
    'evaluate',
    asking('jh-software', 'practice-tests', first, 'learnlab'),
    denied('subject-is-not-the-caller'),
  );
  await teller.step(
    'a whole class in one question',
    'evaluateBatch',
    {
      as: ['vendor', 'jh-software'],
      body: {
        subject: { type: 'vendor', id: 'jh-software' },
        action: { name: 'practice-tests' },
        evaluations: [
          { resource: { type: 'child', id: first } },
          { resource: { type: 'child', id: second } },
          { resource: { type: 'child', id: '00000000-0000-4000-8000-000000000000' } },
        ],
      },
    },
    {
      status: 200,
      body: {
        'evaluations.0.decision': true,
        'evaluations.1.decision': true,
        'evaluations.2.context.reason': 'no-such-child',
      },
    },
  );
}

/** What a vendor need not ask one by one. */
export async function search(teller: Teller, { first, second, third }: Children): Promise<void> {
  const as: As = ['vendor', 'jh-software'];
  const subject = { type: 'vendor', id: 'jh-software' };
  const [one, two, three] = [first, second, third].toSorted();
  await teller.step(
    'which pupils may it process for the practice tests?',
    'searchResource',
    { as, body: { subject, action: { name: 'practice-tests' }, resource: { type: 'child' } } },
    {
      status: 200,
      body: { 'results.0.id': one, 'results.1.id': two, 'results.2.id': three, 'page.count': 3 },
    },
  );
  await teller.step(
    'and what may it do with one of them?',
    'searchAction',
    { as, body: { subject, resource: { type: 'child', id: first } } },
    { status: 200, body: { 'results.0.name': 'practice-tests' } },
  );
}

/** A terminated agreement allows nothing more, and its vendor must erase every child. */
export async function terminate(
  teller: Teller,
  agreements: Agreements,
  { second }: Children,
  today: string,
): Promise<void> {
  teller.chapter('13. An agreement is terminated');
  const ended = await teller.step(
    'the agreement with JH Software ends today',
    'terminateAgreement',
    {
      as: caseworker,
      params: { vendorId: 'jh-software', agreementId: agreements['jh-software'] },
      body: { endsOn: today },
    },
    { status: 201 },
  );
  await teller.until(
    'within five seconds JH Software’s checks say no',
    'evaluate',
    asking('jh-software', 'practice-tests', second),
    denied('agreement-terminated'),
  );
  const asVendor: CallOptions = { as: ['vendor', 'jh-software'] };
  const bulk: CallOptions = { as: caseworker, params: { bulkId: ended.body.bulkId } };
  await teller.until('an erasure at JH Software is raised for every child', 'getBulk', bulk, {
    status: 200,
    body: { status: 'done', opened: 2 },
  });
  await teller.until('and reaches it, at the pace it can cope with', 'listTasks', asVendor, {
    status: 200,
    body: { 'tasks.0.action': 'erase', 'tasks.1.action': 'erase' },
  });
  await answerAll(teller);
  await teller.until('JH Software has erased both', 'getBulk', bulk, {
    status: 200,
    body: { stillOpen: 0 },
  });
}

/** What a check would have said while the agreement was in force: the ledger tells, of any moment that is old enough. */
export async function lookBack(teller: Teller, { second }: Children, then: string): Promise<void> {
  const body = { ...question('jh-software', 'practice-tests', second), context: { asOf: then } };
  await teller.until(
    'that they said yes while it was in force, the ledger can tell',
    'evaluate',
    { as: caseworker, body },
    allowed({ 'context.asOf': then, 'context.basis.article': '6(1)(e)' }),
  );
}
