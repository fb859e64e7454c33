import type { As } from '../client.ts';
import { answerAll } from './answers.ts';
import { allowed, check, denied } from './checks.ts';
import type { Children } from './children.ts';
import type { Teller } from './teller.ts';

const mother: As = ['guardian', 'guardian1'];
const father: As = ['guardian', 'guardian2'];
const caseworker: As = ['caseworker', 'cw1'];
const jhSoftware: As = ['vendor', 'jh-software'];

/** Waits for a request to come to a status. */
const comesTo = (teller: Teller, says: string, requestId: string, status: string) =>
  teller.until(
    says,
    'getRequest',
    { as: caseworker, params: { requestId } },
    { status: 200, body: { status } },
  );

/** An objection: the use stops while a person decides; refused, it goes on, and the parent gets a letter with the reasons. */
export async function object(teller: Teller, { first }: Children): Promise<void> {
  teller.chapter('9. An objection, refused with a letter');
  const opened = await teller.step(
    'she objects to the practice tests, with her reason',
    'openRequest',
    {
      as: mother,
      params: { childId: first },
      body: { right: 'objection', purposes: ['practice-tests'], reason: 'Hun bliver ked af det' },
    },
    { status: 201, body: { questions: ['objection'] } },
  );
  const { requestId } = opened.body as { requestId: string };
  await check(
    teller,
    'not used while it is decided',
    'jh-software',
    'practice-tests',
    first,
    denied('processing-held'),
  );
  await comesTo(
    teller,
    'JH Software is asked to hold still; a person decides',
    requestId,
    'awaiting-decision',
  );
  await answerAll(teller);
  await teller.step(
    'the case worker refuses it, with the reason',
    'assessRequest',
    {
      as: caseworker,
      params: { requestId },
      body: {
        question: 'objection',
        outcome: 'refused',
        reason: 'Træningen er en del af undervisningen, og hun kan gå til sin lærer.',
      },
    },
    { status: 201, body: { outcome: 'refused' } },
  );
  await comesTo(teller, 'JH Software is told that it may go on', requestId, 'with-vendors');
  await answerAll(teller);
  await comesTo(teller, 'completed', requestId, 'completed');
  await check(teller, 'the tests may be used again', 'jh-software', 'practice-tests', first, allowed({}));
  const letter = await teller.step(
    'the letter: reasons, how to complain to Datatilsynet, the courts',
    'getLetter',
    { as: mother, params: { requestId } },
    { status: 200 },
  );
  teller.fact(
    'it names the reason, Datatilsynet and the courts',
    ['Datatilsynet', 'domstolene', 'lærer'].every((word) => letter.body.html.includes(word)),
  );
  teller.page('the letter, to look at', 'letter.html', letter.body.html);
}

/** A rectification is assessed, corrected where the name comes from, and carried to every recipient. */
export async function rectify(teller: Teller, { first }: Children): Promise<void> {
  teller.chapter('10. Rectification');
  const changes = [{ field: 'givenName', from: 'Barn Et', to: 'Barn Første' }];
  const HEALTH = 'development-assessment-health';
  await teller.step(
    'the assessments that need both custody holders are agreed to again',
    'giveConsent',
    { as: father, params: { childId: first }, body: { purposeId: HEALTH, answer: 'given', version: 1 } },
    { status: 201, body: { standing: 'valid' } },
  );
  const opened = await teller.step(
    'the name is wrong',
    'openRequest',
    { as: mother, params: { childId: first }, body: { right: 'rectification', changes } },
    { status: 201, body: { questions: ['joint', 'accuracy'] } },
  );
  const { requestId } = opened.body as { requestId: string };
  await teller.step(
    'what rests on both is changed by both: the other agrees',
    'assessRequest',
    { as: father, params: { requestId }, body: { question: 'joint', outcome: 'upheld' } },
    { status: 201 },
  );
  const found = (correctedAtSource: boolean) => ({
    as: caseworker,
    params: { requestId },
    body: { question: 'accuracy', outcome: 'upheld', reason: 'Dåbsattesten er set', correctedAtSource },
  });
  await teller.step(
    'corrected here alone, the next import would bring the mistake back',
    'assessRequest',
    found(false),
    { status: 422, body: { reason: 'correct-at-the-source-first' } },
  );
  await teller.step('corrected at its source, it goes on', 'assessRequest', found(true), { status: 201 });
  await teller.until(
    'JH Software fetches what to correct',
    'getTask',
    { as: jhSoftware, params: { taskId: `${requestId}.jh-software.correct` } },
    { status: 200, body: { action: 'correct', 'changes.0.to': 'Barn Første' } },
  );
  const elsewhere = `${requestId}.lindhardt-og-ringhof.correct`;
  await teller.step(
    'Lindhardt og Ringhof is not shown the new name: nobody knows where its sub-processors are',
    'getTask',
    { as: ['vendor', 'lindhardt-og-ringhof'], params: { taskId: elsewhere } },
    { status: 200, body: { changes: null, 'withheld.reason': 'place-unknown' } },
  );
  await answerAll(teller, ({ taskId }) => (taskId === elsewhere ? { outcome: 'no-data' } : {}));
  await comesTo(teller, 'every recipient has corrected it, or holds nothing', requestId, 'completed');
  await teller.step(
    'the child has the right name',
    'getChild',
    { as: mother, params: { childId: first } },
    { status: 200, body: { 'person.givenName': 'Barn Første' } },
  );
}
