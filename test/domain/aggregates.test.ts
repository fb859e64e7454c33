import { describe, expect, it } from '@jest/globals';
import { AGGREGATES, LISTS, type ListEntry } from '../../lambdas/domain/aggregates.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { aBulk } from '../builders/bulk.ts';
import { aChild } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST } from '../builders/people.ts';
import { aPurpose } from '../builders/purpose.ts';
import { aRequest, aTask, done, withTasks } from '../builders/request.ts';
import { aVendor } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';

describe('a child', () => {
  const everywhere = [
    { list: LISTS.children, sort: '' },
    { list: LISTS.ofGuardian(MOTHER), sort: '' },
    { list: LISTS.ofGuardian(FATHER), sort: '' },
  ];
  const here = [
    { list: LISTS.ofGroup('101001', '5.A'), sort: '' },
    { list: LISTS.ofInstitution('101001'), sort: '' },
    { list: LISTS.groups, sort: '101001/5.A' },
  ];
  const conflicts = {
    photo: { openedOn: '2026-11-20' },
    film: { openedOn: '2026-11-02' },
    news: { openedOn: '2026-10-01', settled: true },
  } as const;

  it.each([
    ['of her class, her school and each guardian', aChild(), [...here, ...everywhere]],
    ['of no class from the day it is known that she leaves', aChild({ left: '2027-07-01' }), everywhere],
    [
      'while she is being erased',
      aChild({ erasure: { requestId: REQUEST, done: false } }),
      [...here, ...everywhere],
    ],
    ['of nobody once erased', aChild({ conflicts, erasure: { requestId: REQUEST, done: true } }), []],
    [
      'of conflicts once, since the oldest that is open',
      aChild({ conflicts }),
      [...here, ...everywhere, { list: LISTS.conflicts, sort: '2026-11-02' }],
    ],
    [
      'of no conflicts that are settled',
      aChild({ conflicts: { news: conflicts.news } }),
      [...here, ...everywhere],
    ],
    ['of no conflicts while she is away', aChild({ conflicts, left: '2026-11-01' }), everywhere],
  ])('stands on the lists %s', (_what, child, expected) => {
    expect(AGGREGATES.child.lists(child, {})).toEqual(expected);
  });

  it.each([
    [
      'waits for the day she comes of age',
      aChild(),
      [{ list: LISTS.clock, sort: '2033-03-14T00:00:00.000Z', everywhere: true }],
    ],
    [
      'then for the end of the thirty days in which she may answer herself',
      aChild({ cameOfAge: '2033-03-14' }),
      [{ list: LISTS.clock, sort: '2033-04-13T00:00:00.000Z', everywhere: true }],
    ],
    ['then for nothing: what lapsed is settled', aChild({ cameOfAge: '2033-03-14', lapseSettled: true }), []],
    ['waits for nothing once erased', aChild({ erasure: { requestId: REQUEST, done: true } }), []],
  ])('%s', (_what, child, expected) => {
    const lists = AGGREGATES.child.lists(child, { bornOn: BORN });

    expect(lists.filter(({ list }) => list === LISTS.clock)).toEqual(expected);
  });
});

describe('a request', () => {
  const file = { list: LISTS.requestsOf(CHILD), sort: '2026-11-02' };
  const own = [file, { list: 'received/2026-11', sort: 'single' }];
  const inBulk = [file, { list: 'received/2026-11', sort: 'bulk' }];
  const open = { list: LISTS.openRequests, sort: '2026-12-02' };
  const clock = (sort: string) => ({ list: LISTS.clock, sort, everywhere: true });
  const reminder = clock('2026-11-25T00:00:00.000Z');
  const told = aRequest({ reminded: true, missed: true });
  const task = { list: LISTS.tasksOf('skolefoto'), sort: '2026-11-02' };
  const closed = { at: AT, by: 'erasure' };
  const vendorClock = clock('2026-11-21T08:00:00.000Z');

  it.each<[string, RequestState, readonly ListEntry[]]>([
    ['while it is open, by its last day', aRequest(), [...own, open, reminder]],
    [
      'without a last day, by its receipt',
      aRequest({ dueOn: null }),
      [...own, { ...open, sort: '2026-11-02' }],
    ],
    [
      'without a last day, by the next thing to happen',
      { ...withTasks(aTask()), dueOn: null },
      [...own, { ...open, sort: '2026-11-21' }, vendorClock, task],
    ],
    ['once its lateness is recorded', told, [...own, open]],
    ['while a vendor is open', withTasks(aTask()), [...own, open, vendorClock, task]],
    [
      'while a vendor refuses',
      withTasks(aTask({ result: { outcome: 'refused', at: AT } })),
      [...own, open, reminder, task],
    ],
    [
      'once for a vendor with two tasks',
      withTasks(aTask({ action: 'stop' }), aTask({ action: 'erase' })),
      [...own, open, vendorClock, task],
    ],
    ['when the vendor has answered', withTasks(done()), [...own, open, reminder]],
    ['completed, for her file only', aRequest({ loa: 'High', completed: { at: AT, evidence: {} } }), own],
    [
      'completed on paper, until the letter is sent',
      aRequest({ completed: { at: AT, evidence: {} } }),
      [...own, open],
    ],
    ['closed, until its open tasks are taken back', { ...withTasks(aTask()), closed }, [...own, task]],
    ['closed whole, for her file only', { ...withTasks(aTask({ withdrawn: true })), closed }, own],
    [
      'of a bulk, with the others of it',
      { ...told, bulkId: 'b' },
      [...inBulk, { list: LISTS.ofBulk('b'), sort: 'open' }],
    ],
    [
      'of a bulk, ended',
      { ...told, bulkId: 'b', completed: { at: AT, evidence: {} } },
      [...inBulk, { list: LISTS.ofBulk('b'), sort: 'ended' }],
    ],
  ])('stands on its lists %s', (_when, request, expected) => {
    expect(AGGREGATES.request.lists(request, {})).toEqual(expected);
  });
});

describe('a bulk', () => {
  it.each([
    [
      'that waits for its day',
      aBulk(),
      [{ list: LISTS.clock, sort: '2026-11-23T00:00:00.000Z', everywhere: true }],
    ],
    ['that runs', aBulk({ startedAt: AT }), [{ list: LISTS.runningBulks, sort: '' }]],
    ['that is done', aBulk({ startedAt: AT, finishedAt: AT }), []],
  ])('%s stands with all bulks', (_what, bulk, expected) => {
    expect(AGGREGATES.bulk.lists(bulk, {})).toEqual([{ list: LISTS.bulks, sort: '2026-11-23' }, ...expected]);
  });
});

describe('a vendor and a purpose', () => {
  it('stand on the controller’s list', () => {
    expect(AGGREGATES.vendor.lists(aVendor(), {})).toEqual([{ list: 'vendors', sort: '' }]);
    expect(AGGREGATES.purpose.lists(aPurpose(), {})).toEqual([{ list: 'purposes', sort: '' }]);
  });
});

describe('a place on a list', () => {
  it('is never shared by two aggregates’ keys', () => {
    const lists = [
      LISTS.purposes,
      LISTS.vendors,
      LISTS.openRequests,
      LISTS.clock,
      LISTS.bulks,
      LISTS.runningBulks,
      LISTS.ofBulk('a'),
      LISTS.children,
      LISTS.conflicts,
      LISTS.groups,
      LISTS.ofGuardian('a'),
      LISTS.ofInstitution('a'),
      LISTS.ofGroup('a', 'b'),
      LISTS.receivedIn('a'),
      LISTS.requestsOf('a'),
      LISTS.tasksOf('a'),
    ];

    expect(new Set(lists).size).toBe(lists.length);
  });
});
