import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Operation } from '../../lambdas/contracts/routes.ts';
import type { As } from '../../local/client.ts';
import { CPR, NAME, NOBODY } from './bad-bodies.ts';
import {
  caseworker,
  daysFromToday,
  father,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  type School,
  stranger,
} from './school.ts';
import { contentsOf } from './tables.ts';

/** An access request that waits for two vendors, and a restriction that does. */
let school: School;
let params: Record<string, string>;
let restrictionId: string;
let before: Awaited<ReturnType<typeof contentsOf>>;
beforeAll(async () => {
  school = await newSchool();
  const { requestId } = await openRequest(school, mother, school.first, { right: 'access' });
  const taskId = `${requestId}.jh-software.hand-over`;
  params = { childId: school.first, requestId, taskId, vendorId: 'jh-software' };
  ({ requestId: restrictionId } = await openRequest(school, mother, school.second, { right: 'restriction' }));
  before = await contentsOf(school.controller);
});
/** All of it together changed nothing. */
afterAll(async () => {
  expect(await contentsOf(school.controller)).toEqual(before);
});

const long = NAME.repeat(300);
const reason = NAME;
const release = { question: 'release', outcome: 'upheld', reason };
const left = { vendorId: 'jh-software', pointer: '/a', because: 'third-person' };

describe('a body that does not fit is refused by the name of its field:', () => {
  it.each<readonly [operation: Operation, body: object, field: string]>([
    ['openRequest', { right: 'portability', elseAccess: NAME }, 'elseAccess'],
    ['openRequest', { right: 'restriction', because: 'objected' }, 'because'],
    ['openRequest', { right: 'access', onPaper: { personId: CPR } }, 'onPaper.personId'],
    [
      'openRequest',
      { right: 'access', onPaper: { personId: NOBODY, asked: { because: 'mood', question: NAME } } },
      'onPaper.asked.because',
    ],
    [
      'openRequest',
      { right: 'rectification', changes: [{ field: 'a', from: 'b', to: 'c', statement: NAME }] },
      'changes.0.to',
    ],
    ['assessRequest', { question: NAME, outcome: 'upheld' }, 'question'],
    ['assessRequest', { question: 'objection', outcome: 'upheld' }, 'reason'],
    ['assessRequest', { question: 'objection', outcome: 'perhaps', reason }, 'outcome'],
    ['assessRequest', { question: 'admissible', outcome: 'refused', reason }, 'because'],
    ['assessRequest', { question: 'maturity', outcome: 'upheld', reason: long }, 'reason'],
    ['assessRequest', { ...release, withhold: [{ ...left, pointer: 'a' }] }, 'withhold.0.pointer'],
    ['assessRequest', { ...release, withhold: [{ ...left, because: 'secret' }] }, 'withhold.0.because'],
    ['assessRequest', { ...release, withhold: [{ ...left, vendorId: NAME }] }, 'withhold.0.vendorId'],
    ['pauseClock', { because: 'identity' }, 'question'],
    ['pauseClock', { because: NAME, question: 'Hvem?' }, 'because'],
    ['resumeClock', { answeredOn: '2026-02-30' }, 'answeredOn'],
    ['recordLetter', { sentOn: '2026-02-30', how: 'post' }, 'sentOn'],
    ['recordLetter', { sentOn: '2026-11-23', how: NAME }, 'how'],
    ['extendDeadline', {}, 'reason'],
    ['announceLift', { liftsOn: 'i morgen', reason }, 'liftsOn'],
    ['announceLift', { liftsOn: '2026-12-24' }, 'reason'],
    ['waiveTask', { reason: '' }, 'reason'],
    ['progressTask', { status: 'done' }, 'status'],
    ['progressTask', { status: 'acknowledged', expectedOn: CPR }, 'expectedOn'],
    ['answerTask', { outcome: 'partly-done' }, 'reason'],
    ['answerTask', { outcome: 'failed' }, 'reason'],
  ])('%s %j', async (operation, body, field) => {
    const as = operation === 'progressTask' || operation === 'answerTask' ? jhSoftware : caseworker;
    const { status, body: problem } = await school.call(operation, { as, params, body });

    expect(`${status} ${problem.reason}`).toBe('400 invalid-body');
    expect(problem.errors).toContainEqual({ field, message: expect.stringMatching(/\w/) });
    for (const personal of [NAME, CPR]) expect(JSON.stringify(problem)).not.toContain(personal);
  });
});

describe('a word that does not fit what is, is refused with the reason:', () => {
  const cases: readonly (readonly [operation: Operation, as: As, body: object, answer: string])[] = [
    ['assessRequest', caseworker, release, '422 request-not-awaiting-decision'],
    ['assessRequest', father, { question: 'joint', outcome: 'upheld' }, '422 request-not-awaiting-decision'],
    ['assessRequest', stranger, { question: 'joint', outcome: 'upheld' }, '404 no-such-request'],
    ['pauseClock', caseworker, { because: 'identity', question: 'Hvem?' }, '422 identity-already-assured'],
    ['resumeClock', caseworker, {}, '422 clock-not-paused'],
    ['answerPause', mother, { text: reason }, '422 clock-not-paused'],
    ['answerPause', stranger, { text: reason }, '404 no-such-request'],
    ['acceptAnswer', caseworker, {}, '422 no-answer-to-read'],
    ['recordLetter', caseworker, { sentOn: daysFromToday(0), how: 'post' }, '422 no-letter-to-send'],
    ['announceLift', caseworker, { liftsOn: daysFromToday(2), reason }, '422 not-a-restriction'],
    ['liftRestriction', caseworker, {}, '422 not-a-restriction'],
    ['progressTask', ['vendor', 'learnlab'], { status: 'acknowledged' }, '404 no-such-task'],
    ['getPart', caseworker, {}, '404 no-such-part'],
    ['getLetter', stranger, {}, '404 no-such-request'],
    ['getCertificate', mother, {}, '404 certificate-for-erasure-only'],
  ];
  it.each(cases)('%s as %j', async (operation, as, body, answer) => {
    expect(await school.refused(operation, { as, params, body })).toBe(answer);
  });

  it('assessRequest of what vendors are carrying out', async () => {
    const body = { question: 'admissible', outcome: 'refused', because: 'excessive', reason };
    const options = { as: caseworker, params: { requestId: restrictionId }, body };
    expect(await school.refused('assessRequest', options)).toBe('422 request-with-vendors');
  });

  const ofCaseworkers: readonly Operation[] = [
    'getPart',
    'pauseClock',
    'resumeClock',
    'acceptAnswer',
    'recordLetter',
    'extendDeadline',
    'announceLift',
    'liftRestriction',
    'retryTask',
    'waiveTask',
    'resendRequest',
    'listRequests',
    'listStandstills',
    'listFindings',
    'getFigures',
    'requestLedger',
  ];
  it.each(ofCaseworkers)('%s is for case workers', async (operation) => {
    for (const as of [mother, jhSoftware])
      expect(await school.refused(operation, { as, params, body: { reason } })).toBe('403 not-for-your-role');
  });

  it.each<Operation>(['progressTask', 'answerTask', 'getTask', 'listTasks'])(
    '%s is for vendors',
    async (operation) => {
      for (const as of [mother, caseworker])
        expect(await school.refused(operation, { as, params, body: {} })).toBe('403 not-for-your-role');
    },
  );

  it.each<Operation>([
    'getRequest',
    'getPackage',
    'getPart',
    'getLetter',
    'getCertificate',
    'assessRequest',
    'pauseClock',
    'resumeClock',
    'acceptAnswer',
    'recordLetter',
    'extendDeadline',
    'announceLift',
    'liftRestriction',
    'retryTask',
    'waiveTask',
    'resendRequest',
  ])('%s of a request that is not there', async (operation) => {
    const bodies: Partial<Record<Operation, object>> = {
      assessRequest: release,
      pauseClock: { because: 'scope', question: 'Hvad?' },
      announceLift: { liftsOn: daysFromToday(2), reason },
      recordLetter: { sentOn: daysFromToday(0), how: 'post' },
      extendDeadline: { reason },
      waiveTask: { reason },
    };
    for (const requestId of [NOBODY, 'constructor', NAME]) {
      const options = { as: caseworker, params: { ...params, requestId }, body: bodies[operation] ?? {} };
      expect(await school.refused(operation, options)).toBe('404 no-such-request');
    }
  });
});
