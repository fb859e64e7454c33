import { describe, expect, it } from '@jest/globals';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import {
  askStepAgain,
  asksItsHistory,
  conflictsStanding,
  type Happened,
  standstillsOf,
  waitsFor,
} from '../../lambdas/domain/standstill.ts';
import type { Task } from '../../lambdas/domain/task.ts';
import type { VendorState } from '../../lambdas/domain/vendor.ts';
import { aChild } from '../builders/child.ts';
import { CHILD, REQUEST } from '../builders/people.ts';
import { anOpening, aRequest, aTask, done, grant, withTasks } from '../builders/request.ts';
import { anAgreement, aVendor, perimeter, terms } from '../builders/vendor.ts';

const AT = '2026-11-20T08:00:00.000Z';
const pauses = [{ from: '2026-11-10', because: 'scope', noteId: 'n' }] as const;
const refusing = aTask({ result: { outcome: 'refused', at: '2026-11-20T10:00:00.000Z' } });

describe('a request waits for', () => {
  it.each<[ReturnType<typeof waitsFor>, string, RequestState]>([
    ['worker', 'as it comes', aRequest()],
    ['worker', 'until each vendor has its task', { ...withTasks(aTask()), decisions: [grant('b')] }],
    ['worker', 'when all have answered', withTasks(done())],
    ['time', 'deferred', aRequest({ deferredUntil: AT })],
    ['decision', 'with a question', aRequest({ questions: ['accuracy'] })],
    ['requester', 'while she is asked', aRequest({ pauses })],
    ['vendors', 'while one is open', withTasks(aTask())],
    [undefined, 'nobody, completed', aRequest({ completed: { at: AT, evidence: {} } })],
    [undefined, 'nobody, closed', aRequest({ closed: { at: AT, by: 'e' } })],
  ])('%s %s, and its step can be asked for again only when it is the worker’s', (waits, _when, request) => {
    expect(waitsFor(request)).toBe(waits);
    expect(askStepAgain(request)).toEqual(
      waits === 'worker'
        ? { ok: true, value: [{ type: 'step-asked-again', right: 'access' }] }
        : waits === undefined
          ? { ok: false, reason: 'request-not-open' }
          : { ok: false, reason: 'request-waits-for-another', detail: waits },
    );
  });

  it('and asking again changes nothing of it', () => {
    for (const request of [aRequest(), withTasks(done())])
      expect(evolveRequest(request, { type: 'step-asked-again', right: 'access' })).toEqual(request);
  });
});

const told: VendorState = {
  ...aVendor(),
  webhook: { url: 'https://skolefoto.example/tasks', country: 'DK' },
};
const fetching = aVendor();
const outside = {
  ...told,
  webhook: { url: 'https://skolefoto.example/tasks', country: 'NO' },
  agreements: { a: anAgreement({ terms: terms({ perimeter: perimeter('eu') }) }) },
};
const opened: Happened = { at: AT, event: anOpening() };
const retried = (at: string, vendorId = 'skolefoto'): Happened => ({
  at,
  event: { type: 'task-retried', vendorId, action: 'hand-over', at, acknowledgeBy: AT, dueAt: AT },
});
const says = (
  request: RequestState,
  now: string,
  vendors = [told],
  history: readonly Happened[] = [opened],
) =>
  standstillsOf(request, vendors, history, now).map(
    ({ kind, action, since }) => `${kind} ${action} ${since}`,
  );

describe('a worker’s step stands still', () => {
  it.each([
    ['2026-11-20T08:14:59.999Z', []],
    ['2026-11-20T08:15:00.000Z', [`step-not-taken resend ${AT}`]],
  ])('at %s: a quarter of an hour after the last event', (now, expected) => {
    expect(says(aRequest(), now)).toEqual(expected);
    expect(says(withTasks(done()), now)).toEqual(expected);
  });

  it('never while another has the next step', () => {
    for (const request of [
      aRequest({ pauses }),
      aRequest({ questions: ['accuracy'] }),
      aRequest({ deferredUntil: AT }),
    ])
      expect(says(request, '2026-12-01T08:00:00.000Z')).toEqual([]);
  });
});

describe('a vendor’s task stands still', () => {
  const hour = '2026-11-20T09:00:00.000Z';
  const late = '2026-12-02T00:00:00.000Z';
  it.each<[string, Task, string, readonly string[]]>([
    ['not within the hour', aTask(), '2026-11-20T08:59:59.999Z', []],
    ['not told after an hour', aTask(), hour, [`vendor-not-told retry ${AT}`]],
    ['not once told', aTask({ notifiedAt: AT }), hour, []],
    ['not when found without being told', aTask({ progress: { status: 'acknowledged', at: AT } }), hour, []],
    ['refused', refusing, hour, ['task-not-settled retry 2026-11-20T10:00:00.000Z']],
    ['late', aTask({ notifiedAt: AT, dueAt: late }), late, [`task-overdue retry ${late}`]],
    ['not a moment before', aTask({ notifiedAt: AT, dueAt: late }), '2026-12-01T23:59:59.999Z', []],
    ['not told and late as one thing', aTask({ dueAt: late }), late, [`vendor-not-told retry ${AT}`]],
    ['not once taken back', aTask({ withdrawn: true }), late, []],
  ])('%s', (_when, task, now, expected) => {
    expect(
      says(withTasks(task, { ...done(), vendorId: 'b' }), now).filter((one) => !one.startsWith('step')),
    ).toEqual(expected);
  });

  it('as not told an hour after it was sent again, whatever was sent to others', () => {
    const request = withTasks(aTask({ retries: 2 }));
    const history = [
      opened,
      retried('2026-11-20T09:30:00.000Z'),
      retried('2026-11-20T10:00:00.000Z'),
      retried('2026-11-20T11:00:00.000Z', 'other'),
    ];

    expect(says(request, '2026-11-20T10:59:59.999Z', [told], history)).toEqual([]);
    expect(says(request, '2026-11-20T11:00:00.000Z', [told], history)).toEqual([
      'vendor-not-told retry 2026-11-20T10:00:00.000Z',
    ]);
  });

  it('as told of nothing where the vendor fetches its tasks', () => {
    expect(says(withTasks(aTask()), hour, [fetching])).toEqual([]);
  });

  it('until its agreement or webhook is put right, where the host lies outside', () => {
    expect(says(withTasks(aTask()), hour, [outside])).toEqual([`vendor-not-told mend-agreement ${AT}`]);
  });
});

describe('a missed day', () => {
  const now = '2026-12-02T23:00:00.000Z';
  it.each<[string, RequestState, readonly string[]]>([
    ['a decision', aRequest({ questions: ['accuracy'] }), ['deadline-missed assess']],
    [
      'vendors',
      withTasks(aTask({ notifiedAt: AT, dueAt: '2026-12-09T00:00:00.000Z' })),
      ['deadline-missed retry'],
    ],
    ['the worker', aRequest(), ['step-not-taken resend', 'deadline-missed resend']],
    ['the requester, who stops the clock', aRequest({ pauses }), []],
    ['no day', aRequest({ dueOn: null, questions: ['accuracy'] }), []],
  ])('is mended by whom it waits for: %s', (_whom, request, expected) => {
    const found = standstillsOf(request, [], [opened], now);

    expect(found.map(({ kind, action }) => `${kind} ${action}`)).toEqual(expected);
    expect(found.filter(({ kind, since }) => kind === 'deadline-missed' && since !== now)).toEqual([]);
  });

  it('is none until the day is over in Copenhagen', () => {
    const waiting = aRequest({ questions: ['accuracy'] });

    expect(standstillsOf(waiting, [], [], '2026-12-02T22:59:59.999Z')).toEqual([]);
  });
});

it('a standstill names what it is about, and its last day', () => {
  expect(standstillsOf(withTasks(refusing), [], [], AT)).toEqual([
    {
      kind: 'task-not-settled',
      action: 'retry',
      since: '2026-11-20T10:00:00.000Z',
      childId: CHILD,
      requestId: REQUEST,
      taskId: `${REQUEST}.skolefoto.hand-over`,
      vendorId: 'skolefoto',
      dueOn: '2026-12-02',
    },
  ]);
});

it('what has ended stands still no more, whatever is open', () => {
  const ended = { ...withTasks(refusing), closed: { at: AT, by: 'e' } };

  expect(standstillsOf(ended, [told], [opened], '2027-01-01T00:00:00.000Z')).toEqual([]);
});

describe('the history of a request', () => {
  const now = '2026-11-20T09:00:00.000Z';
  it.each<[string, RequestState, boolean]>([
    ['the worker’s turn', aRequest(), true],
    ['a vendor not told', withTasks(aTask()), true],
    ['a vendor told', withTasks(aTask({ notifiedAt: AT })), false],
    ['a vendor just asked', withTasks(aTask({ assignedAt: '2026-11-20T08:00:00.001Z' })), false],
    ['a person’s turn', aRequest({ questions: ['accuracy'] }), false],
  ])('is read for %s: %s', (_what, request, expected) => {
    expect(asksItsHistory(request, [told], now)).toBe(expected);
  });
});

it('each open conflict of a child stands still since its day', () => {
  const conflicts = {
    photo: { openedOn: '2026-11-20' },
    news: { openedOn: '2026-10-01', settled: true },
  } as const;

  expect(conflictsStanding(CHILD, aChild({ conflicts }))).toEqual([
    {
      kind: 'conflict-open',
      action: 'settle-conflict',
      childId: CHILD,
      purposeId: 'photo',
      since: '2026-11-19T23:00:00.000Z',
    },
  ]);
});
