import { describe, expect, it } from '@jest/globals';
import { answeredAt, evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { openPause, type RequestEvent, type RequestState } from '../../lambdas/domain/request.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import { anOpening, aRequest, aTask, done, grant, tasksOf, withTasks } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const by = { role: 'caseworker', id: 'kim' } as const;
const upheld = { outcome: 'upheld', by } as const;
const completed = { at: AT, evidence: {} };
const closed = { at: AT, by: 'the erasure' };
const pause = { from: '2026-11-10', because: 'scope', noteId: 'asked' } as const;
const handedOver = done({ result: { outcome: 'done', at: AT, partDigest: 'f'.repeat(64) } });
const objection = aRequest({ right: 'objection', questions: ['objection'] });
const held = {
  ...objection,
  decisions: [grant('skolefoto')],
  tasks: tasksOf(aTask({ action: 'restrict' })),
};

describe('what the events of a request make of it', () => {
  const became = (before: RequestState, ...events: readonly RequestEvent[]) =>
    events.reduce(evolveRequest, before);
  const assessed = (question: 'accuracy' | 'objection' | 'admissible'): RequestEvent => ({
    type: 'request-assessed',
    right: 'objection',
    question,
    at: AT,
    on: '2026-11-23',
    ...upheld,
  });

  it('an opening: a request of which nothing is done', () => {
    expect(evolveRequest(undefined, anOpening({ right: 'erasure' }))).toEqual(aRequest({ right: 'erasure' }));
  });

  it('nothing before an opening, nothing to a task that was never assigned, nothing its status does not take', () => {
    const notified: RequestEvent = { type: 'task-notified', vendorId: 'a', action: 'erase', at: AT };
    const completion: RequestEvent = { type: 'request-completed', at: AT, evidence: {} };

    expect(() => evolveRequest(undefined, notified)).toThrow('opened');
    expect(() => evolveRequest(withTasks(aTask()), notified)).toThrow('assigned');
    expect(() => evolveRequest(withTasks(aTask()), completion)).toThrow(
      'with-vendors takes no request-completed',
    );
  });

  it('an assessment: who, and why, without repeating what the event says besides', () => {
    expect(became(aRequest({ questions: ['accuracy'] }), assessed('accuracy')).assessments).toEqual({
      accuracy: upheld,
    });
  });

  it('an assessment has it decided again; its tasks are taken back by steps of their own', () => {
    const b = done({ vendorId: 'b', action: 'restrict' });
    const before = { ...held, tasks: { ...held.tasks, ...tasksOf(b) } };
    const again = became(before, assessed('objection'));

    expect(again.decisions).toBeUndefined();
    expect(again.tasks).toEqual(before.tasks);
    expect(requestStatus(again)).toBe('received');
    expect(became(again, { type: 'tasks-withdrawn', tasks: ['skolefoto.restrict'] }).tasks).toEqual(
      tasksOf(aTask({ action: 'restrict', withdrawn: true }), b),
    );
  });

  it('a release leaves decisions and tasks be', () => {
    const part = withTasks(handedOver);
    const release = { ...assessed('accuracy'), question: 'release' } as RequestEvent;

    expect(became(part, release)).toEqual({ ...part, assessments: { release: upheld } });
  });

  it('a deferral stands until the request is woken, or decided', () => {
    const erasure = aRequest({ right: 'erasure', cause: 'child-left', dueOn: null });
    const deferred = became(erasure, { type: 'request-deferred', until: AT });
    const decided: RequestEvent = { type: 'request-decided', decisions: [], tasks: [] };

    expect(deferred).toEqual({ ...erasure, deferredUntil: AT });
    expect(requestStatus(deferred)).toBe('received');
    expect(became(deferred, { type: 'request-woken', right: 'erasure' })).toEqual(erasure);
    expect(became(deferred, decided)).toEqual({ ...erasure, decisions: [] });
  });

  it('a restriction lifted is decided anew, with what its vendors have restricted', () => {
    const restricted = withTasks(done({ action: 'restrict' }));
    const { decisions: _decided, ...open } = restricted;
    const before = { ...restricted, right: 'restriction', completed } as const;

    expect(became(before, { type: 'restriction-lifted', at: AT })).toEqual({
      ...open,
      right: 'restriction',
      liftedAt: AT,
      dueOn: null,
    });
  });

  it('a refusal while she is asked ends the pause: there is nothing to wait for', () => {
    const paused = aRequest({ pauses: [pause] });

    expect(openPause(became(paused, assessed('admissible')))).toBeUndefined();
    expect(requestStatus(became(paused, assessed('admissible')))).toBe('received');
  });

  it('a later portion of tasks leaves those before it', () => {
    const before = { ...withTasks(done({ vendorId: 'a' })), decisions: ['a', 'b'].map((id) => grant(id)) };

    expect(became(before, { type: 'tasks-assigned', tasks: [aTask({ vendorId: 'b' })] }).tasks).toEqual(
      tasksOf(done({ vendorId: 'a' }), aTask({ vendorId: 'b' })),
    );
  });

  it('each step of a vendor stands on its task with its time', () => {
    const of = { vendorId: 'skolefoto', action: 'hand-over', at: AT } as const;
    const result = { outcome: 'failed', reference: 'ref-1', noteId: 'why' } as const;
    const events: readonly RequestEvent[] = [
      { type: 'task-notified', ...of },
      { type: 'task-progressed', ...of, status: 'in-progress', expectedOn: '2026-11-30' },
      { type: 'task-reminded', ...of },
      { type: 'task-escalated', ...of },
      { type: 'task-answered', ...of, right: 'access', result },
    ];

    expect(became(withTasks(aTask({ keep: [] })), ...events).tasks).toEqual(
      tasksOf(
        aTask({
          keep: [],
          notifiedAt: AT,
          progress: { status: 'in-progress', at: AT, expectedOn: '2026-11-30' },
          remindedAt: AT,
          escalatedAt: AT,
          result: { ...result, at: AT },
        }),
      ),
    );
  });

  it('a task sent again is as new, with what it is about and how often it was sent', () => {
    const clocks = { acknowledgeBy: '2026-11-24T09:00:00.000Z', dueAt: '2026-12-02T00:00:00.000Z' };
    const keep = [{ category: 'name', purposeId: 'teaching' }];
    const failed = { outcome: 'failed', at: AT } as const;
    const used = aTask({ keep, retries: 1, notifiedAt: AT, remindedAt: AT, escalatedAt: AT, result: failed });
    const again = {
      type: 'task-retried',
      vendorId: 'skolefoto',
      action: 'hand-over',
      at: AT,
      ...clocks,
    } as const;

    expect(became(withTasks(used), again).tasks).toEqual(tasksOf(aTask({ ...clocks, keep, retries: 2 })));
    expect(became(withTasks(aTask()), again).tasks).toEqual(tasksOf(aTask({ ...clocks, retries: 1 })));
  });

  it('the deadline’s notices, the announcement of a lift, and the end are remembered', () => {
    expect(became(withTasks(), { type: 'deadline-near', dueOn: '2026-12-02' })).toMatchObject({
      reminded: true,
    });
    expect(became(withTasks(), { type: 'deadline-missed', dueOn: '2026-12-02' })).toMatchObject({
      missed: true,
    });
    const lift = { at: AT, liftsOn: '2026-12-01', noteId: 'note' };
    const done = { ...withTasks(), completed };
    expect(became(done, { type: 'lift-announced', ...lift }).lift).toEqual(lift);
    expect(
      became(withTasks(), { type: 'request-completed', at: AT, evidence: { erasedPersons: 1 } }),
    ).toEqual({
      ...withTasks(),
      completed: { at: AT, evidence: { erasedPersons: 1 } },
    });
    expect(became(done, { type: 'package-fetched', by, format: 'json', at: AT })).toEqual(done);
  });

  it('only open tasks are taken back, and only those named', () => {
    const before = {
      ...withTasks(aTask({ vendorId: 'a' }), done({ vendorId: 'b' }), aTask({ vendorId: 'c' })),
      closed,
    };
    const event: RequestEvent = { type: 'tasks-withdrawn', tasks: ['a.hand-over', 'b.hand-over'] };

    expect(became(before, event).tasks).toEqual(
      tasksOf(aTask({ vendorId: 'a', withdrawn: true }), done({ vendorId: 'b' }), aTask({ vendorId: 'c' })),
    );
  });
});

describe('when a request was answered', () => {
  it.each([
    [
      'with its last vendor',
      withTasks(
        done({ result: { outcome: 'done', at: '2026-11-21T09:00:00.000Z' } }),
        done({ vendorId: 'b' }),
      ),
      '2026-11-21T09:00:00.000Z',
    ],
    [
      'or with the one a case worker answered for',
      withTasks(done(), aTask({ vendorId: 'b', waived: { at: AT, by, noteId: 'n' } })),
      AT,
    ],
    ['the day it came, where nobody was asked', withTasks(), '2026-11-02T00:00:00.000Z'],
  ])('%s', (_what, request, expected) => {
    expect(answeredAt(request)).toBe(expected);
  });
});
