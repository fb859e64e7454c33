import { describe, expect, it } from '@jest/globals';
import { AGGREGATES, LISTS } from '../../lambdas/domain/aggregates.ts';
import { aChild } from '../builders/child.ts';
import { CHILD, FATHER, MOTHER, REQUEST } from '../builders/people.ts';
import { aPurpose } from '../builders/purpose.ts';
import { aRequest, aTask, done } from '../builders/request.ts';
import { aVendor } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';

describe('a child', () => {
  it('stands on the list of her class and of each guardian', () => {
    expect(AGGREGATES.child.lists(aChild())).toEqual([
      { list: LISTS.ofGroup('101001', '5.A'), sort: '' },
      { list: LISTS.ofGuardian(MOTHER), sort: '' },
      { list: LISTS.ofGuardian(FATHER), sort: '' },
    ]);
  });

  it.each([
    [false, 3],
    [true, 0],
  ])('being erased (done: %s) stands on %i', (isDone, count) => {
    const child = aChild({ erasure: { requestId: REQUEST, done: isDone } });

    expect(AGGREGATES.child.lists(child)).toHaveLength(count);
  });
});

describe('a request', () => {
  const own = { list: LISTS.requestsOf(CHILD), sort: '2026-11-02' };
  const open = { list: LISTS.openRequests, sort: '2026-12-02' };
  const due = { list: LISTS.due, sort: '2026-12-02', everywhere: true };
  const task = { list: LISTS.tasksOf('skolefoto'), sort: '2026-11-02' };
  const withTask = (of: ReturnType<typeof aTask>) => aRequest({ tasks: { skolefoto: of } });

  it.each([
    ['while it is open, by its last day', aRequest(), [own, open, due]],
    ['without a last day, by its receipt', aRequest({ dueOn: null }), [own, { ...open, sort: '2026-11-02' }]],
    ['once its lateness is recorded', aRequest({ missed: true }), [own, open]],
    ['while a vendor is open', withTask(aTask()), [own, open, due, task]],
    [
      'while a vendor refuses',
      withTask(aTask({ result: { outcome: 'refused', at: AT } })),
      [own, open, due, task],
    ],
    ['when the vendor has answered', withTask(done()), [own, open, due]],
    ['completed, for her file only', aRequest({ completed: { at: AT, evidence: {} } }), [own]],
    [
      'closed, until its open tasks are taken back',
      { ...withTask(aTask()), closed: { at: AT, by: 'erasure' } },
      [own, task],
    ],
    [
      'closed whole, for her file only',
      { ...withTask(aTask({ withdrawn: true })), closed: { at: AT, by: 'erasure' } },
      [own],
    ],
  ])('stands on its lists %s', (_when, request, expected) => {
    expect(AGGREGATES.request.lists(request)).toEqual(expected);
  });
});

describe('a vendor and a purpose', () => {
  it('stand on the controller’s list', () => {
    expect(AGGREGATES.vendor.lists(aVendor())).toEqual([{ list: 'vendors', sort: '' }]);
    expect(AGGREGATES.purpose.lists(aPurpose())).toEqual([{ list: 'purposes', sort: '' }]);
  });
});

describe('a place on a list', () => {
  it('is never shared by two aggregates’ keys', () => {
    const lists = [
      LISTS.purposes,
      LISTS.vendors,
      LISTS.openRequests,
      LISTS.due,
      LISTS.ofGuardian('a'),
      LISTS.ofGroup('a', 'b'),
      LISTS.requestsOf('a'),
      LISTS.tasksOf('a'),
    ];

    expect(new Set(lists).size).toBe(lists.length);
  });
});
