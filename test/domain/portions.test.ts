import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assignTasks, decideRequest } from '../../lambdas/domain/carry-out.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import type { RequestEvent, RequestState } from '../../lambdas/domain/request.ts';
import {
  announceLift,
  answerTask,
  assess,
  liftRestriction,
  withdrawing,
} from '../../lambdas/domain/request-commands.ts';
import { requestStatus, unassigned, wantedTasks } from '../../lambdas/domain/request-status.ts';
import type { Right } from '../../lambdas/domain/rights.ts';
import { isOpen, taskKey } from '../../lambdas/domain/task.ts';
import { aChild, consents, given, statuteGround } from '../builders/child.ts';
import { accepted } from '../builders/outcome.ts';
import { BORN, MOTHER, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest } from '../builders/request.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const LATER = '2026-12-24T09:00:00.000Z';
const purposes = [aPurpose(), aPurpose({ id: 'teaching', rule: byStatute() })];
const nameOf = (number: number) => `v${String(number).padStart(3, '0')}`;
const both = terms({
  instructions: ['photo', 'teaching'].map((id) => instructs(id, { dataCategories: [id] })),
});

/** So many vendors for both purposes, the last first. */
const vendors = (count: number) =>
  Array.from({ length: count }, (_, index) => aVendor([anAgreement({ terms: both })], nameOf(count - index)));
const child = aChild({ grounds: { photo: consents({ [MOTHER]: given() }), teaching: statuteGround() } });
const decide = (request: RequestState, count: number): RequestState => {
  const matter = { child, facts: { bornOn: BORN }, purposes, today: TODAY, vendors: vendors(count) };
  return evolveRequest(request, decideRequest(request, matter, AT));
};
const decided = (count: number, right: Right = 'access') => decide(aRequest({ right }), count);
const assigned = (request: RequestState) => evolveRequest(request, assignTasks(request, LATER));
const told = ({ tasks }: RequestState) => Object.keys(tasks).length;

/** Every open task is done. */
const answered = (request: RequestState): RequestState =>
  Object.values(request.tasks)
    .filter(isOpen)
    .map(
      ({ vendorId, action }): RequestEvent => ({
        type: 'task-answered',
        right: request.right,
        vendorId,
        action,
        at: AT,
        result: { outcome: 'done' },
      }),
    )
    .reduce(evolveRequest, request);

describe('the tasks of many vendors', () => {
  it('are assigned eighty at a time, in the order of the vendors’ ids, each portion with its own time', () => {
    const first = decided(200);
    const second = assigned(first);
    const third = assigned(second);

    expect([told(first), told(second), told(third)]).toEqual([80, 160, 200]);
    expect(Object.keys(first.tasks)).toEqual(
      Array.from({ length: 80 }, (_, at) => `${nameOf(at + 1)}.hand-over`),
    );
    expect(first.tasks['v001.hand-over']).toMatchObject({ assignedAt: AT, purposes: ['photo', 'teaching'] });
    expect(third.tasks['v200.hand-over']).toMatchObject({
      assignedAt: LATER,
      purposes: ['photo', 'teaching'],
    });
    expect(assignTasks(third, LATER).tasks).toEqual([]);
  });

  it.each([
    [80, 'with-vendors'],
    [81, 'received'],
  ])('that are %i: after the decision the request is %s', (count, status) => {
    expect(requestStatus(decided(count))).toBe(status);
  });

  it('the request is received until all are assigned, also when some have answered', () => {
    const first = decided(81);

    expect([first, answered(first), assigned(first), answered(assigned(first))].map(requestStatus)).toEqual([
      'received',
      'received',
      'with-vendors',
      'all-answered',
    ]);
  });

  it('a vendor that is to stop and erase has two', () => {
    const first = decided(50, 'withdrawal');

    expect(told(first)).toBe(80);
    expect(unassigned(first).map(taskKey)).toEqual(
      Array.from({ length: 20 }, (_, at) => `${nameOf(at + 31)}.erase`),
    );
    expect(requestStatus(assigned(first))).toBe('with-vendors');
  });

  it('are each assigned once, whatever their number and whoever answers in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 170 }), fc.boolean(), (count, isAnswered) => {
        let request = decided(count);
        let portions = 1;
        while (requestStatus(request) === 'received') {
          const before = request.tasks;
          request = assigned(isAnswered ? answered(request) : request);
          expect(Object.keys(request.tasks)).toEqual(expect.arrayContaining(Object.keys(before)));
          portions += 1;
        }
        expect(portions).toBe(Math.max(1, Math.ceil(count / 80)));
        expect(Object.keys(request.tasks)).toEqual(wantedTasks(request).map(taskKey));
      }),
      { numRuns: 8 },
    );
  });
});

describe('the tasks of many vendors that nobody wants any more', () => {
  const refusal = {
    outcome: 'refused',
    by: { role: 'caseworker', id: 'kim' },
    because: 'unfounded',
  } as const;

  it('are taken back eighty at a time, what is answered is not, and then it is decided anew', () => {
    const asked = assigned(decided(150));
    const [key = ''] = Object.keys(asked.tasks);
    const one = accepted(answerTask(asked, key, { outcome: 'no-data' }, AT)).reduce(evolveRequest, asked);
    let request = accepted(assess(one, 'admissible', refusal, AT)).reduce(evolveRequest, one);
    const portions: number[] = [];
    for (let event = withdrawing(request); event?.type === 'tasks-withdrawn'; event = withdrawing(request)) {
      portions.push(event.tasks.length);
      request = evolveRequest(request, event);
      expect(requestStatus(request)).toBe('received');
    }

    expect(portions).toEqual([80, 69]);
    expect(Object.values(request.tasks).filter(({ withdrawn }) => !withdrawn)).toEqual([one.tasks[key]]);
    const again = decide(request, 150);
    expect(new Set(again.decisions?.map(({ reason }) => reason))).toEqual(new Set(['unfounded']));
    expect(requestStatus(again)).toBe('all-answered');
  });
});

describe('a restriction of many vendors that is lifted', () => {
  const restricted = (count: number): RequestState => {
    const first = decided(count, 'restriction');
    const all = answered(requestStatus(first) === 'received' ? assigned(first) : first);
    return evolveRequest(all, { type: 'request-completed', at: AT, evidence: {} });
  };
  const lifted = (request: RequestState) => {
    const announced = accepted(announceLift(request, '2026-12-01', 'n', AT)).reduce(evolveRequest, request);
    return accepted(liftRestriction(announced, LATER)).reduce(evolveRequest, announced);
  };

  it('asks each of them to resume, in portions too, and keeps what they have restricted', () => {
    const first = decide(lifted(restricted(120)), 120);
    const second = assigned(first);

    expect([first, second].map(told)).toEqual([200, 240]);
    expect([first, second].map(requestStatus)).toEqual(['received', 'with-vendors']);
    expect(second.tasks['v120.resume']).toMatchObject({ action: 'resume', purposes: ['photo', 'teaching'] });
    expect(second.tasks['v120.restrict']).toMatchObject({ result: { outcome: 'done' } });
    expect(requestStatus(answered(second))).toBe('all-answered');
  });
});
