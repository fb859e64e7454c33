import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { assignTasks, decideRequest } from '../../lambdas/domain/carry-out.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import {
  grantedVendors,
  liftRestriction,
  type RequestState,
  requestStatus,
} from '../../lambdas/domain/request.ts';
import type { Right } from '../../lambdas/domain/rights.ts';
import { aChild, statuteGround } from '../builders/child.ts';
import { accepted } from '../builders/outcome.ts';
import { BORN, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest } from '../builders/request.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const meals = aPurpose({ id: 'meals', rule: byStatute() });
const nameOf = (number: number) => `v${String(number).padStart(3, '0')}`;

/** So many vendors for both purposes, the last first. */
const vendors = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aVendor(
      [anAgreement({ terms: terms({ instructions: [instructs('teaching'), instructs('meals')] }) })],
      nameOf(count - index),
    ),
  );
const decided = (count: number, right: Right = 'access'): RequestState => {
  const request = aRequest({ right });
  const child = aChild({ grounds: { teaching: statuteGround(), meals: statuteGround() } });
  const matter = { child, facts: { bornOn: BORN }, purposes: [teaching, meals], today: TODAY };
  return evolveRequest(request, decideRequest(request, { ...matter, vendors: vendors(count) }));
};
const assigned = (request: RequestState) => evolveRequest(request, assignTasks(request));
const told = ({ tasks }: RequestState) => Object.keys(tasks).length;

/** Every task is answered. */
const answered = (request: RequestState): RequestState =>
  Object.keys(request.tasks).reduce(
    (state, vendorId) =>
      evolveRequest(state, {
        type: 'task-answered',
        right: state.right,
        vendorId,
        at: AT,
        result: { outcome: 'done' },
      }),
    request,
  );

describe('the tasks of many vendors', () => {
  it('are assigned eighty at a time, in the order of the vendors’ ids', () => {
    const first = decided(200);
    const second = assigned(first);
    const third = assigned(second);

    expect([told(first), told(second), told(third)]).toEqual([80, 160, 200]);
    expect(Object.keys(first.tasks)).toEqual(Array.from({ length: 80 }, (_, at) => nameOf(at + 1)));
    expect(assignTasks(third).tasks).toEqual([]);
  });

  it.each([79, 80])('that are %i are assigned with the decision', (count) => {
    expect(requestStatus(decided(count))).toBe('with-vendors');
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

  it('hold all purposes of their vendor, and the action of the right', () => {
    expect(assignTasks(decided(81)).tasks).toEqual([
      { vendorId: nameOf(81), action: 'hand-over', purposes: ['teaching', 'meals'] },
    ]);
  });

  it('are each assigned once, whatever their number and whoever answers in between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 260 }), fc.boolean(), (count, isAnswered) => {
        let request = decided(count);
        let portions = 1;
        while (requestStatus(request) === 'received') {
          const before = request.tasks;
          request = assigned(isAnswered ? answered(request) : request);
          expect(Object.keys(request.tasks)).toEqual(expect.arrayContaining(Object.keys(before)));
          portions += 1;
        }
        expect(portions).toBe(Math.max(1, Math.ceil(count / 80)));
        expect(Object.keys(request.tasks)).toEqual(grantedVendors(request.decisions ?? []));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a restriction of many vendors that is lifted', () => {
  const restricted = (count: number): RequestState => {
    const all = answered(assigned(decided(count, 'restriction')));
    return evolveRequest(all, { type: 'request-completed', at: AT, evidence: {} });
  };
  const lifted = (request: RequestState) =>
    accepted(liftRestriction(request, AT)).reduce(evolveRequest, request);

  it('asks each of them to resume, in portions too', () => {
    const first = assigned(lifted(restricted(120)));
    const second = assigned(first);

    expect([first, second].map(told)).toEqual([80, 120]);
    expect([first, second].map(requestStatus)).toEqual(['received', 'with-vendors']);
    expect(new Set(Object.values(second.tasks).map(({ action }) => action))).toEqual(new Set(['resume']));
    expect(second.tasks[nameOf(120)]?.purposes).toEqual(['teaching', 'meals']);
    expect(requestStatus(answered(second))).toBe('all-answered');
  });

  it('is all answered at once where there are none', () => {
    expect(requestStatus(lifted(restricted(0)))).toBe('all-answered');
  });
});
