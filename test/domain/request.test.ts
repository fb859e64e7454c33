import { describe, expect, it } from '@jest/globals';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import {
  answerTask,
  closingStep,
  decideObjection,
  isSettled,
  liftRestriction,
  mayBring,
  missDeadline,
  type RequestState,
  requestStatus,
} from '../../lambdas/domain/request.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { REQUEST } from '../builders/people.ts';
import { aRequest, aTask, done } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const caseworker = { role: 'caseworker', id: 'kim' } as const;
const refusal = aTask({ result: { outcome: 'refused', at: AT } });
const nothing = aTask({ result: { outcome: 'no-data', at: AT } });
const objection = aRequest({ right: 'objection' });
const upheld = { objection: { outcome: 'upheld', by: caseworker, noteId: 'note' } } as const;
const granted = (vendorId: string) =>
  ({ purposeId: 'photo', vendorId, outcome: 'granted', citation: 'GDPR art. 18(1)' }) as const;
const closed = { at: AT, by: 'the erasure' };
const withTasks = (...tasks: ReturnType<typeof aTask>[]) =>
  aRequest({ decisions: [], tasks: Object.fromEntries(tasks.map((task, index) => [`v${index}`, task])) });

describe('the status of a request', () => {
  it.each([
    ['received', aRequest()],
    ['awaiting-decision', objection],
    ['received', { ...objection, ...upheld }],
    ['received', { ...withTasks(aTask()), decisions: ['v0', 'v1'].map(granted) }],
    ['received', { ...withTasks(done()), decisions: ['v0', 'v1'].map(granted) }],
    ['with-vendors', { ...withTasks(aTask()), decisions: ['v0'].map(granted) }],
    ['all-answered', withTasks()],
    ['with-vendors', withTasks(aTask())],
    ['with-vendors', withTasks(done(), aTask({ notifiedAt: AT }))],
    ['with-vendors', withTasks(done(), refusal)],
    ['all-answered', withTasks(done(), nothing)],
    ['completed', { ...withTasks(done()), completed: { at: AT, evidence: {} } }],
    ['closed', { ...withTasks(aTask()), closed }],
    ['closed', { ...objection, closed }],
  ])('%s', (status, request) => {
    expect(requestStatus(request)).toBe(status);
  });

  it('a refusal settles nothing', () => {
    expect([aTask(), refusal, nothing, done()].map(isSettled)).toEqual([false, false, true, true]);
  });
});

describe('a vendor’s answer', () => {
  it.each([
    ['accepted', 'v0', aTask()],
    ['accepted', 'v0', refusal],
    ['task-already-answered', 'v0', done()],
    ['task-already-answered', 'v0', nothing],
    ['no-such-task', 'v1', aTask()],
  ])('%s', (expected, vendorId, task) => {
    expect(reasonOf(answerTask(withTasks(task), vendorId, { outcome: 'done' }, AT))).toBe(expected);
  });

  it('stands on the task with its time and what proves it', () => {
    const request = withTasks(aTask());
    const result = {
      outcome: 'done',
      reference: 'ref-1',
      erased: [{ category: 'photos', count: 3 }],
    } as const;

    const after = accepted(answerTask(request, 'v0', result, AT)).reduce(evolveRequest, request);

    expect(after.tasks.v0).toEqual({ ...aTask(), result: { ...result, at: AT } });
    expect(requestStatus(after)).toBe('all-answered');
  });
});

describe('what a vendor brings with its answer', () => {
  const erase = aTask({ action: 'erase' });

  it.each([
    ['accepted', aTask(), 'done', true],
    ['hand-over-needs-data', aTask(), 'done', false],
    ['accepted', aTask(), 'no-data', false],
    ['accepted', aTask(), 'refused', false],
    ['accepted', erase, 'done', false],
    ['task-takes-no-data', erase, 'done', true],
    ['accepted', refusal, 'done', true],
    ['task-already-answered', done(), 'done', true],
  ] as const)('%s', (expected, task, outcome, hasData) => {
    expect(reasonOf(mayBring(withTasks(task), task, outcome, hasData))).toBe(expected);
  });
});

describe('a request whose child is erased', () => {
  const left = withTasks(aTask());

  it('is closed by the erasure, and takes no answer any more', () => {
    const event = closingStep(left, 'the erasure', AT);
    const after = event && evolveRequest(left, event);

    expect(after).toEqual({ ...left, closed });
    expect(after && reasonOf(answerTask(after, 'v0', { outcome: 'done' }, AT))).toBe('request-not-open');
    expect(after && reasonOf(mayBring(after, aTask(), 'done', true))).toBe('request-not-open');
  });

  it('then takes back the tasks that are open, and no others', () => {
    const shut = { ...withTasks(aTask({ vendorId: 'v0' })), closed };

    const step = closingStep(shut, 'the erasure', AT);
    const after = step && evolveRequest(shut, step);

    expect(step).toEqual({ type: 'tasks-withdrawn', vendorIds: ['v0'] });
    expect(after && closingStep(after, 'the erasure', AT)).toBeUndefined();
    expect(closingStep({ ...withTasks(nothing), closed }, 'the erasure', AT)).toBeUndefined();
  });

  it.each([
    ['the erasure itself', aRequest(), REQUEST],
    ['one that is completed', { ...left, completed: { at: AT, evidence: {} } }, 'the erasure'],
  ])('is not %s', (_what, request, erasureId) => {
    expect(closingStep(request, erasureId, AT)).toBeUndefined();
  });
});

describe('an objection', () => {
  it.each([
    ['accepted', objection],
    ['request-not-awaiting-decision', { ...objection, ...upheld }],
    ['request-not-awaiting-decision', aRequest()],
  ])('is decided once, by a person: %s', (expected, request) => {
    expect(reasonOf(decideObjection(request, 'upheld', caseworker, 'note'))).toBe(expected);
  });

  it('remembers who decided, and leaves her words to the vault', () => {
    const events = accepted(decideObjection(objection, 'upheld', caseworker, 'note'));

    expect(events.reduce(evolveRequest, objection)).toEqual({ ...objection, ...upheld });
  });
});

describe('lifting', () => {
  const restricted = aRequest({
    right: 'restriction',
    decisions: ['a', 'b'].map(granted),
    tasks: { a: done({ vendorId: 'a' }), b: done({ vendorId: 'b' }) },
    completed: { at: AT, evidence: {} },
  });

  const lift = (request: RequestState) =>
    accepted(liftRestriction(request, AT)).reduce(evolveRequest, request);

  it('opens the request again for its vendors (art. 19), without a day to answer by', () => {
    const lifted = lift(restricted);

    expect(lifted).toMatchObject({ liftedAt: AT, dueOn: null, tasks: {} });
    expect(lifted.completed).toBeUndefined();
    expect(requestStatus(lifted)).toBe('received');
    expect(missDeadline(lifted, '2030-01-01')).toBeUndefined();
  });

  it('is all answered at once where no vendor was asked to restrict', () => {
    expect(requestStatus(lift({ ...restricted, decisions: [], tasks: {} }))).toBe('all-answered');
  });

  it.each([
    ['not-a-restriction', 'of another right', aRequest()],
    ['already-lifted', 'while vendors resume', lift(restricted)],
    ['already-lifted', 'when all have resumed', { ...lift(restricted), completed: { at: AT, evidence: {} } }],
  ])('is refused by %s %s', (reason, _what, request) => {
    expect(reasonOf(liftRestriction(request, AT))).toBe(reason);
  });

  // Lifted before it is decided, no vendor would be told, and the worker would have every vendor restrict, for good.
  it.each([
    ['received', { right: 'restriction' }],
    ['with-vendors', { right: 'restriction', decisions: [], tasks: { a: aTask() } }],
    ['closed', { right: 'restriction', decisions: [], tasks: { a: aTask() }, closed }],
  ] as const)('is refused while the restriction is %s', (_status, over) => {
    expect(reasonOf(liftRestriction(aRequest(over), AT))).toBe('restriction-not-carried-out');
  });
});

describe('the deadline', () => {
  const missed = { type: 'deadline-missed', dueOn: '2026-12-02' };

  it.each([
    ['on the last day', aRequest(), '2026-12-02', undefined],
    ['the day after', aRequest(), '2026-12-03', missed],
    ['recorded already', aRequest({ missed: true }), '2026-12-03', undefined],
    ['completed', aRequest({ completed: { at: AT, evidence: {} } }), '2026-12-03', undefined],
    ['closed', aRequest({ closed }), '2026-12-03', undefined],
    ['without one', aRequest({ dueOn: null }), '2030-01-01', undefined],
    ['while vendors are open', withTasks(aTask()), '2026-12-03', missed],
  ])('is missed or not: %s', (_what, request, today, expected) => {
    expect(missDeadline(request, today)).toEqual(expected);
  });
});
