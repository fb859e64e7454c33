import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import {
  answerTask,
  type RequestEvent,
  type RequestState,
  requestStatus,
} from '../../lambdas/domain/request.ts';
import { CHILD, MOTHER, REQUEST } from '../builders/people.ts';
import { aRequest, aTask, done } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const withTasks = (...tasks: ReturnType<typeof aTask>[]) =>
  aRequest({ decisions: [], tasks: Object.fromEntries(tasks.map((task, index) => [`v${index}`, task])) });

describe('any course of a request', () => {
  const opened: RequestEvent = {
    type: 'request-opened',
    requestId: REQUEST,
    childId: CHILD,
    right: 'erasure',
    openedBy: { role: 'guardian', id: MOTHER },
    receivedOn: '2026-11-02',
    dueOn: '2026-12-02',
    purposes: 'all',
  };
  const answer = fc.record({
    vendorId: fc.constantFrom('a', 'b', 'c'),
    outcome: fc.constantFrom('done' as const, 'no-data' as const, 'refused' as const),
  });

  it('never reads completed or all answered while a vendor is open', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c')), fc.array(answer), (vendorIds, answers) => {
        const tasks = vendorIds.map((vendorId) => ({
          vendorId,
          action: 'erase' as const,
          purposes: ['photo'],
        }));
        const events: RequestEvent[] = [opened, { type: 'request-decided', decisions: [], tasks }];
        let request = events.reduce<RequestState | undefined>(evolveRequest, undefined) as RequestState;
        const open = new Set(vendorIds);

        for (const { vendorId, outcome } of answers) {
          const answered = answerTask(request, vendorId, { outcome }, AT);
          expect(answered.ok).toBe(open.has(vendorId));
          if (!answered.ok) continue;
          request = answered.value.reduce(evolveRequest, request);
          if (outcome !== 'refused') open.delete(vendorId);
        }

        expect(requestStatus(request)).toBe(open.size === 0 ? 'all-answered' : 'with-vendors');
      }),
    );
  });

  it('begins with its opening, and answers only tasks that were assigned', () => {
    expect(() => evolveRequest(undefined, { type: 'deadline-missed', dueOn: '2026-12-02' })).toThrow();
    expect(() => evolveRequest(aRequest(), { type: 'task-notified', vendorId: 'a', at: AT })).toThrow();
  });

  it('keeps when a vendor was told, when it was late and completed', () => {
    const events: RequestEvent[] = [
      { type: 'task-notified', vendorId: 'v0', at: AT },
      { type: 'deadline-missed', dueOn: '2026-12-02' },
      { type: 'request-completed', at: AT, evidence: { erasedPersons: 1 } },
    ];

    expect(events.reduce(evolveRequest, withTasks(aTask()))).toEqual({
      ...withTasks(aTask({ notifiedAt: AT })),
      missed: true,
      completed: { at: AT, evidence: { erasedPersons: 1 } },
    });
  });

  it('keeps what was assigned and answered before when the next portion is assigned', () => {
    const next: RequestEvent = { type: 'tasks-assigned', tasks: [aTask({ vendorId: 'v9' })] };

    expect(evolveRequest(withTasks(done()), next).tasks).toEqual({
      v0: done(),
      v9: aTask({ vendorId: 'v9' }),
    });
  });
});
