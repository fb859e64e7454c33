import { beforeAll, describe, expect, it } from '@jest/globals';
import { RULINGS } from '../../lambdas/domain/rulings.ts';
import { readAgreement, readPurposes } from '../../local/story/input.ts';
import {
  answer,
  answerAll,
  caseworker,
  check,
  consent,
  eventsOf,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  type School,
  seen,
  today,
  whenRequest,
  withdraw,
} from './school.ts';
import type { Answer } from './stack.ts';

const NEWS = 'news-to-users';
const TESTS = 'practice-tests';
/** Rests on a legal obligation, 6(1)(c). */
const ABSENCE = 'absence-register';

let school: School;
beforeAll(async () => {
  school = await newSchool();
  const [purpose] = readPurposes();
  const rule = { kind: 'statute', article: '6(1)(c)', provision: 'Folkeskoleloven § 39' };
  await school.done('registerPurpose', { as: caseworker, body: { ...purpose, id: ABSENCE, rule } });
  await instruct('jh-software', ABSENCE);
  await school.done('establishBasis', {
    as: caseworker,
    body: { purposeId: ABSENCE, childIds: [school.first] },
  });
  await consent(school, mother, school.first, NEWS);
});

/** A further agreement of the vendor instructs it for the purpose. */
async function instruct(vendorId: 'jh-software', purpose: string): Promise<void> {
  const { terms } = readAgreement(vendorId);
  const instructions = [{ ...terms.instructions[0], purpose }];
  const params = { vendorId };
  const body = { terms: { ...terms, instructions } };
  const { agreementId } = await school.done('draftAgreement', { as: caseworker, params, body });
  const signing = { as: caseworker, params: { vendorId, agreementId }, body: { signedOn: today() } };
  await school.done('signAgreement', signing);
}

/** Each decision in short, at the vendor and, for the controller's own record, without one. */
const inShort = ({ decisions }: Answer<'getRequest'>) =>
  decisions
    .map(
      ({ purposeId, vendorId, basis, outcome, reason, citation }) =>
        `${vendorId ?? 'own'} ${purposeId} ${basis}: ${outcome}, ${reason}, ${citation}`,
    )
    .sort();

describe('one request over purposes on consent, duty and task', () => {
  const purposes = [NEWS, ABSENCE, TESTS];

  it('is decided for each on its own ground, with reason, citation and a sentence in two languages', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'portability', purposes });

    expect(inShort(request)).toEqual([
      `jh-software ${ABSENCE} 6(1)(c): not-applicable, not-portable, GDPR art. 20(1)(a), 20(3)`,
      `jh-software ${NEWS} 6(1)(a): granted, portable, GDPR art. 20(1)(a)`,
      `jh-software ${TESTS} 6(1)(e): not-applicable, not-portable, GDPR art. 20(1)(a), 20(3)`,
    ]);
    for (const { reason, sentence } of request.decisions) expect(sentence).toEqual(RULINGS[reason]);
    expect(request.tasks.map(({ purposes: asked }) => asked)).toEqual([[NEWS]]);
    const hers = await school.done('getRequest', { as: mother, params: { requestId: request.requestId } });
    expect(hers.decisions).toEqual(request.decisions);
  });

  it('leaves by erasure what duty and task need, at the vendor and in our own record, and takes the rest', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'erasure', purposes });

    const law = 'GDPR art. 17(3)(b)';
    const record = `${law}; offentlighedsloven §§ 13, 15; arkivloven`;
    expect(inShort(request)).toEqual([
      `jh-software ${ABSENCE} 6(1)(c): refused, duty-lasts, ${law}`,
      `jh-software ${NEWS} 6(1)(a): granted, consent-gone, GDPR art. 17(1)(b), 19`,
      `jh-software ${TESTS} 6(1)(e): refused, task-lasts, ${law}`,
      `own ${ABSENCE} 6(1)(c): refused, record-kept, ${record}`,
      `own ${NEWS} 6(1)(a): refused, proof-kept, GDPR art. 7(1), 17(3)(e)`,
      `own ${TESTS} 6(1)(e): refused, record-kept, ${record}`,
    ]);
    expect(request.tasks).toMatchObject([{ action: 'erase', purposes: [NEWS] }]);
    await answerAll(school, request);
    await consent(school, mother, school.first, NEWS);
  });

  it('holds by objection what may be objected to, and nothing else', async () => {
    const body = { right: 'objection', purposes, reason: 'Hun bliver ked af det' };
    const request = await openRequest(school, mother, school.second, body);

    expect(inShort(request)).toEqual([
      `jh-software ${TESTS} 6(1)(e): granted, restricted-meanwhile, GDPR art. 18(1)(d), 19`,
    ]);
    expect(request.tasks).toMatchObject([{ action: 'restrict', purposes: [TESTS] }]);
  });
});

describe('portability that is asked to be served as access where it does not apply', () => {
  it('opens a request for access to the rest, each carried out on its own', async () => {
    const purposes = [NEWS, TESTS];
    const params = { childId: school.first };
    const body = { right: 'portability', purposes, elseAccess: true };
    const opened = await school.done('openRequest', { as: mother, params, body });
    const { requestId, accessRequestId = '' } = opened;

    expect(await whenRequest(school, accessRequestId, 'with-vendors')).toMatchObject({
      right: 'access',
      purposes: [TESTS],
      dueOn: opened.dueOn,
      tasks: [{ vendorId: 'jh-software', action: 'hand-over', purposes: [TESTS] }],
    });
    const carried = await whenRequest(school, requestId, 'with-vendors');
    await answerAll(school, carried, { outcome: 'no-data' });
    expect(await seen(school, accessRequestId)).toMatchObject({ status: 'with-vendors' });
  });

  it('opens none where everything is portable, or nobody asked', async () => {
    const params = { childId: school.first };
    for (const body of [
      { right: 'portability', purposes: [NEWS], elseAccess: true },
      { right: 'portability', purposes: [TESTS] },
    ])
      expect(await school.done('openRequest', { as: mother, params, body })).not.toHaveProperty(
        'accessRequestId',
      );
  });
});

describe('a withdrawal as an obligation of each vendor', () => {
  it('is seen to be delivered or queued, acknowledged, stopped, and erased but for what stays', async () => {
    const { requestId } = await withdraw(school, mother, school.first, NEWS);
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('consent-withdrawn');
    const open = await whenRequest(school, requestId, 'with-vendors');
    const keep = [{ category: 'name', purposeId: expect.stringMatching(`${ABSENCE}|${TESTS}`) }];
    expect(open).toMatchObject({
      dueOn: null,
      tasks: [
        { action: 'stop', status: 'queued' },
        { action: 'erase', status: 'queued', keep },
      ],
    });
    // Hours to stop, days to erase: its own clock, not the month of a request.
    const [stop, erase] = open.tasks as [(typeof open.tasks)[0], (typeof open.tasks)[0]];
    const hours = ({ assignedAt, dueAt }: typeof erase) =>
      (Date.parse(dueAt) - Date.parse(assignedAt)) / 36e5;
    expect([hours(stop), hours(erase)]).toEqual([72, 30 * 24]);

    const status = async () => (await seen(school, requestId)).tasks.map((task) => task.status);
    const acknowledging = {
      as: jhSoftware,
      params: { taskId: stop.taskId },
      body: { status: 'acknowledged' },
    };
    await school.done('progressTask', acknowledging);
    expect(await status()).toEqual(['acknowledged', 'queued']);
    await answer(school, stop.taskId);
    expect(await status()).toEqual(['done', 'queued']);
    const erased = [{ category: 'login-address', count: 1 }];
    await answer(school, erase.taskId, { erased, reference: 'sag-17' });

    const done = await whenRequest(school, requestId, 'completed');
    expect(done.tasks).toMatchObject([
      { status: 'done' },
      { status: 'done', erased, keep, reference: 'sag-17' },
    ]);
    // Nothing of it can be refused: it needs no reason.
    const body = { question: 'admissible', outcome: 'refused', because: 'unfounded', reason: 'Nej' };
    const refusing = { as: caseworker, params: { requestId }, body };
    expect(await school.refused('assessRequest', refusing)).toBe('422 request-not-open');
    expect((await eventsOf(school, { requestId })).map(({ type }) => type)).toEqual([
      'request-opened',
      'request-decided',
      'task-progressed',
      'task-answered',
      'task-answered',
      'request-completed',
    ]);
  });
});
