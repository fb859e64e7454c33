import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../lambdas/domain/actor.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import type { Outcome } from '../../lambdas/domain/outcome.ts';
import type {
  Assessment,
  Pause,
  Question,
  RequestEvent,
  RequestState,
} from '../../lambdas/domain/request.ts';
import {
  acceptAnswer,
  announceLift,
  answerPause,
  assess,
  closingStep,
  extendDeadline,
  liftRestriction,
  pauseClock,
  resumeClock,
  withdrawing,
} from '../../lambdas/domain/request-commands.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { CHILD, FATHER, MOTHER, REQUEST } from '../builders/people.ts';
import { aRequest, aTask, done, grant, tasksOf, withTasks } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const TODAY = '2026-11-23';
const KEY = 'skolefoto.hand-over';
const by = { role: 'caseworker', id: 'kim' } as const;
const upheld: Assessment = { outcome: 'upheld', by };
const refused: Assessment = { outcome: 'refused', by, noteId: 'note' };
const unfounded: Assessment = { ...refused, because: 'unfounded' };
const completed = { at: AT, evidence: {} };
const handedOver = done({ result: { outcome: 'done', at: AT, partDigest: 'f'.repeat(64) } });
const closed = { at: AT, by: 'the erasure' };
const pause: Pause = { from: TODAY, because: 'scope', noteId: 'asked' };
const paused = aRequest({ pauses: [pause] });

/** The request after a command, which is accepted. */
const became = (request: RequestState, decided: Outcome<RequestEvent[]>): RequestState =>
  accepted(decided).reduce(evolveRequest, request);

describe('a person’s answer', () => {
  const objection = {
    ...aRequest({ right: 'objection', questions: ['objection'], decisions: [grant('skolefoto')] }),
    tasks: tasksOf(aTask({ action: 'restrict' })),
  };

  it.each<[string, Question, Assessment, RequestState]>([
    ['accepted', 'objection', upheld, objection],
    ['accepted', 'accuracy', refused, aRequest({ questions: ['accuracy'] })],
    [
      'request-not-awaiting-decision',
      'objection',
      upheld,
      aRequest({ right: 'objection', questions: ['objection'] }),
    ],
    ['request-not-awaiting-decision', 'accuracy', upheld, aRequest({ questions: ['joint', 'accuracy'] })],
    [
      'request-not-awaiting-decision',
      'accuracy',
      upheld,
      aRequest({ questions: ['accuracy'], assessments: { accuracy: refused } }),
    ],
    ['request-not-awaiting-decision', 'release', upheld, aRequest()],
    ['clock-paused', 'accuracy', upheld, { ...paused, questions: ['accuracy'] }],
    ['request-not-open', 'accuracy', upheld, aRequest({ questions: ['accuracy'], closed })],
    ['request-not-open', 'admissible', unfounded, aRequest({ completed })],
    // Art. 12(5), (6): a request may be refused whole, on one of three grounds and before a vendor is asked.
    ['accepted', 'admissible', unfounded, aRequest()],
    ['accepted', 'admissible', unfounded, paused],
    ['accepted', 'admissible', unfounded, aRequest({ questions: ['accuracy'] })],
    ['accepted', 'admissible', unfounded, aRequest({ openedBy: { role: 'child', id: CHILD } })],
    ['needs-a-ground-to-refuse', 'admissible', refused, aRequest()],
    ['needs-a-ground-to-refuse', 'admissible', { ...unfounded, outcome: 'upheld' }, aRequest()],
    // What vendors hand over stays with the municipality until it is released; what else they were asked, they may have done.
    ['accepted', 'admissible', unfounded, withTasks(aTask())],
    ['accepted', 'admissible', unfounded, { ...withTasks(aTask()), right: 'portability' }],
    ['accepted', 'admissible', unfounded, withTasks(handedOver)],
    [
      'request-with-vendors',
      'admissible',
      unfounded,
      { ...withTasks(handedOver), assessments: { release: upheld } },
    ],
    ['request-with-vendors', 'admissible', unfounded, withTasks()],
    ['request-with-vendors', 'admissible', unfounded, { ...withTasks(aTask()), right: 'rectification' }],
    ['request-with-vendors', 'admissible', unfounded, { ...withTasks(aTask()), right: 'erasure' }],
    ['request-with-vendors', 'admissible', unfounded, objection],
    ['withdrawal-cannot-be-refused', 'admissible', unfounded, aRequest({ right: 'withdrawal' })],
    // The erasure it ordered would be refused to every vendor, and the child forgotten all the same.
    ['needs-a-ground-to-refuse', 'admissible', unfounded, aRequest({ right: 'erasure', openedBy: by })],
    [
      'needs-a-ground-to-refuse',
      'admissible',
      unfounded,
      aRequest({ openedBy: { role: 'system', id: 'x' } }),
    ],
  ])('%s: %s, %j', (expected, question, assessment, request) => {
    expect(reasonOf(assess(request, question, assessment, AT))).toBe(expected);
  });

  it('says which question is open, when it answers another', () => {
    const request = aRequest({ questions: ['joint'] });

    expect(assess(request, 'accuracy', upheld, AT)).toMatchObject({ detail: 'joint' });
    expect(assess(aRequest(), 'accuracy', upheld, AT)).toMatchObject({ detail: 'none' });
  });

  it('is kept with its day in Copenhagen, for the clock', () => {
    const late = '2026-11-23T23:30:00.000Z';

    expect(accepted(assess(aRequest({ questions: ['accuracy'] }), 'accuracy', refused, late))).toEqual([
      {
        type: 'request-assessed',
        right: 'access',
        question: 'accuracy',
        at: late,
        on: '2026-11-24',
        ...refused,
      },
    ]);
  });

  it('that refuses what vendors are at takes it back to be decided anew', () => {
    const asked = withTasks(aTask());
    const again = became(asked, assess(asked, 'admissible', unfounded, AT));

    expect(again.decisions).toBeUndefined();
    expect(requestStatus(again)).toBe('received');
    expect(withdrawing(again)).toEqual({ type: 'tasks-withdrawn', tasks: [KEY] });
  });

  // The vendors have been asked to restrict: they must be told to resume or to stop, not be forgotten.
  it('on an objection is final: it cannot be refused whole afterwards', () => {
    const assessed = became(objection, assess(objection, 'objection', upheld, AT));

    expect(reasonOf(assess(assessed, 'admissible', unfounded, AT))).toBe('request-with-vendors');
  });
});

describe('the clock', () => {
  const withSignIn = aRequest({ loa: 'Substantial' });
  const identity: Pause = { ...pause, because: 'identity' };

  it.each<[string, RequestState, Pause]>([
    ['accepted', aRequest(), pause],
    ['accepted', aRequest(), identity],
    ['accepted', withSignIn, pause],
    ['accepted', aRequest(), { ...pause, from: '2026-12-02' }],
    ['accepted', withTasks(aTask()), pause],
    ['deadline-passed', aRequest(), { ...pause, from: '2026-12-03' }],
    ['identity-already-assured', withSignIn, identity],
    ['no-clock-to-change', aRequest({ dueOn: null }), pause],
    ['clock-paused', paused, pause],
    ['request-not-open', withTasks(done()), pause],
    ['request-not-open', aRequest({ completed }), pause],
    ['request-not-open', aRequest({ closed }), pause],
  ])('paused: %s', (expected, request, one) => {
    expect(reasonOf(pauseClock(request, one))).toBe(expected);
  });

  it.each<[string, RequestState, string]>([
    ['accepted', paused, TODAY],
    ['accepted', paused, '2026-11-24'],
    ['date-in-the-future', paused, '2026-11-25'],
    ['date-before-the-question', paused, '2026-11-22'],
    ['clock-not-paused', aRequest(), TODAY],
    ['clock-not-paused', aRequest({ pauses: [{ ...pause, to: TODAY }] }), TODAY],
    ['request-not-open', { ...paused, closed }, TODAY],
  ])('resumed: %s', (expected, request, on) => {
    expect(reasonOf(resumeClock(request, on, '2026-11-24'))).toBe(expected);
  });

  const mother = { role: 'guardian', id: MOTHER } as const;
  const answered = became(paused, answerPause(paused, mother, 'words', TODAY));

  it.each<[string, RequestState, Actor]>([
    ['accepted', paused, mother],
    ['accepted', { ...withTasks(done()), pauses: [pause] }, mother],
    ['pause-for-requester-only', paused, { role: 'guardian', id: FATHER }],
    ['pause-for-requester-only', paused, { role: 'child', id: CHILD }],
    ['pause-for-requester-only', aRequest(), { role: 'guardian', id: FATHER }],
    ['clock-not-paused', aRequest(), mother],
    ['clock-not-paused', answered, mother],
    ['request-not-open', { ...paused, closed }, mother],
    ['request-not-open', aRequest({ completed }), mother],
  ])('answered by the requester: %s', (expected, request, who) => {
    expect(reasonOf(answerPause(request, who, 'words', TODAY))).toBe(expected);
  });

  it('goes on from the day the requester answers; her answer is read before anything else happens', () => {
    const asked = aRequest({ questions: ['accuracy'], pauses: [pause] });
    const events = accepted(answerPause(asked, mother, 'words', '2026-11-26'));
    const unread = events.reduce(evolveRequest, asked);

    expect(events).toEqual([{ type: 'clock-resumed', right: 'access', on: '2026-11-26', noteId: 'words' }]);
    expect([unread.dueOn, requestStatus(unread)]).toEqual(['2026-12-07', 'awaiting-decision']);
    expect(unread.pauses).toEqual([{ ...pause, to: '2026-11-26', answerId: 'words', unread: true }]);
    expect(reasonOf(assess(unread, 'accuracy', upheld, AT))).toBe('request-not-awaiting-decision');
    const read = became(unread, acceptAnswer(unread));
    expect(read.pauses).toEqual([{ ...pause, to: '2026-11-26', answerId: 'words' }]);
    expect(reasonOf(assess(read, 'accuracy', upheld, AT))).toBe('accepted');
  });

  it.each<[string, RequestState]>([
    ['accepted', answered],
    ['no-answer-to-read', became(answered, acceptAnswer(answered))],
    ['no-answer-to-read', became(answered, pauseClock(answered, { ...pause, noteId: 'again' }))],
    // A case worker who registers that an answer came has read it.
    ['no-answer-to-read', became(paused, resumeClock(paused, TODAY, TODAY))],
    ['no-answer-to-read', became(answered, assess(answered, 'admissible', unfounded, AT))],
    ['no-answer-to-read', paused],
    ['request-not-open', { ...answered, closed }],
  ])('goes on from an answer: %s', (expected, request) => {
    expect(reasonOf(acceptAnswer(request))).toBe(expected);
  });

  it.each<[string, RequestState, string]>([
    ['accepted', aRequest(), '2026-12-02'],
    ['accepted', withTasks(done()), TODAY],
    ['deadline-passed', aRequest(), '2026-12-03'],
    ['already-extended', aRequest({ extended: { at: AT, noteId: 'n' } }), TODAY],
    ['no-clock-to-change', aRequest({ dueOn: null }), TODAY],
    ['clock-paused', paused, TODAY],
    ['request-not-open', aRequest({ completed }), TODAY],
    ['request-not-open', aRequest({ closed }), TODAY],
  ])('extended: %s', (expected, request, today) => {
    expect(reasonOf(extendDeadline(request, 'note', AT, today))).toBe(expected);
  });
});

describe('a restriction', () => {
  const carried = aRequest({
    right: 'restriction',
    decisions: [grant('skolefoto')],
    completed,
    tasks: tasksOf(done({ action: 'restrict' })),
  });
  const announced = became(carried, announceLift(carried, '2026-12-01', 'note', AT));
  const lift = (at: string) => liftRestriction(announced, at);

  it.each<[string, RequestState, string]>([
    ['accepted', carried, '2026-11-24'],
    ['lift-needs-notice', carried, TODAY],
    ['lift-already-announced', announced, '2026-12-24'],
    ['not-a-restriction', { ...carried, right: 'access' }, '2026-11-24'],
    ['restriction-not-carried-out', aRequest({ right: 'restriction' }), '2026-11-24'],
    [
      'restriction-not-carried-out',
      { ...withTasks(aTask({ action: 'restrict' })), right: 'restriction', closed },
      '2026-11-24',
    ],
    // One that a person refused holds nothing: there is nothing to lift.
    [
      'restriction-not-carried-out',
      { ...carried, tasks: {}, assessments: { admissible: unfounded } },
      '2026-11-24',
    ],
    ['already-lifted', { ...carried, liftedAt: AT }, '2026-11-24'],
  ])('its end is told beforehand (art. 18(3)): %s', (expected, request, liftsOn) => {
    expect(reasonOf(announceLift(request, liftsOn, 'note', AT))).toBe(expected);
  });

  it.each<[string, RequestState, string]>([
    ['accepted', announced, '2026-12-01T00:00:00.000Z'],
    ['accepted on the day in Copenhagen', announced, '2026-11-30T23:00:00.000Z'],
    ['lift-not-announced', announced, '2026-11-30T22:59:59.999Z'],
    ['lift-not-announced', carried, '2026-12-01T00:00:00.000Z'],
    ['not-a-restriction', { ...announced, right: 'access' }, '2026-12-01T00:00:00.000Z'],
    ['already-lifted', { ...announced, liftedAt: AT }, '2026-12-01T00:00:00.000Z'],
  ])('is lifted from that day on, and once: %s', (expected, request, at) => {
    expect(expected).toContain(reasonOf(liftRestriction(request, at)));
  });

  it('lifted, is open again for its vendors and has no day to answer by', () => {
    const lifted = became(announced, lift('2026-12-01T09:00:00.000Z'));

    expect(lifted).toMatchObject({ liftedAt: '2026-12-01T09:00:00.000Z', dueOn: null });
    expect(lifted.completed).toBeUndefined();
    expect(lifted.decisions).toBeUndefined();
    expect(requestStatus(lifted)).toBe('received');
  });
});

describe('a request whose child is erased', () => {
  const left = withTasks(aTask(), done({ vendorId: 'b' }));

  it('is closed by the erasure, then its open tasks are taken back, and no others', () => {
    const first = closingStep(left, 'the erasure', AT);
    const shut = first ? evolveRequest(left, first) : left;
    const second = closingStep(shut, 'the erasure', AT);

    expect(first).toEqual({ type: 'request-closed', at: AT, by: 'the erasure' });
    expect(shut).toEqual({ ...left, closed });
    expect(second).toEqual({ type: 'tasks-withdrawn', tasks: [KEY] });
    expect(second && closingStep(evolveRequest(shut, second), 'the erasure', AT)).toBeUndefined();
  });

  it('eighty at a time', () => {
    const many = Array.from({ length: 81 }, (_, index) => aTask({ vendorId: `v${index}` }));
    const step = closingStep({ ...withTasks(...many), closed }, 'the erasure', AT);

    expect(step?.type === 'tasks-withdrawn' && step.tasks).toHaveLength(80);
  });

  it.each([
    ['the erasure itself', aRequest(), REQUEST],
    ['one that is completed', { ...left, completed }, 'the erasure'],
  ])('is not %s', (_what, request, erasureId) => {
    expect(closingStep(request, erasureId, AT)).toBeUndefined();
  });
});
