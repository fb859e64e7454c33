import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import type { Pause, RequestEvent, RequestState } from '../../lambdas/domain/request.ts';
import { lastDayOf, nextLook, tick, withClock } from '../../lambdas/domain/request-clock.ts';
import { extendDeadline, pauseClock, resumeClock } from '../../lambdas/domain/request-commands.ts';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { TASK_ACTIONS, TASK_OUTCOMES, type Task } from '../../lambdas/domain/task.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { aRequest, aTask, done, tasksOf, withTasks } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const FAR = '2027-06-01T09:00:00.000Z';
const by = { role: 'caseworker', id: 'kim' } as const;
const wanted = { vendorId: 'skolefoto', purposes: ['photo'] };
const became = (request: RequestState, events: readonly RequestEvent[]) =>
  events.reduce(evolveRequest, request);
/** The names of what the time makes of a request at a moment. */
const ticks = (request: RequestState, now: string) => tick(request, now).map(({ type }) => type);

describe('a vendor’s clock', () => {
  const clock = (action: Task['action'], over: Partial<RequestState>, at = AT) => {
    const { acknowledgeBy, dueAt } = withClock({ ...wanted, action }, aRequest(over), at);
    return { acknowledgeBy, dueAt };
  };

  it.each<[string, Task['action'], Partial<RequestState>, string, string]>([
    [
      'to stop: 72 hours',
      'stop',
      { right: 'withdrawal', dueOn: null },
      '2026-11-24T09:00:00.000Z',
      '2026-11-26T09:00:00.000Z',
    ],
    [
      'to erase after it: 30 days',
      'erase',
      { right: 'withdrawal', dueOn: null },
      '2026-11-24T09:00:00.000Z',
      '2026-12-23T09:00:00.000Z',
    ],
    [
      'of any other right: 14 days',
      'erase',
      { right: 'erasure', dueOn: null },
      '2026-11-24T09:00:00.000Z',
      '2026-12-07T09:00:00.000Z',
    ],
    [
      'to stop after an objection: 72 hours as well',
      'stop',
      { right: 'objection', dueOn: null },
      '2026-11-24T09:00:00.000Z',
      '2026-11-26T09:00:00.000Z',
    ],
    [
      'to restrict: 72 hours',
      'restrict',
      { right: 'objection', dueOn: '2027-01-23' },
      '2026-11-24T09:00:00.000Z',
      '2026-11-26T09:00:00.000Z',
    ],
    [
      'to erase after an objection: 14 days',
      'erase',
      { right: 'objection', dueOn: null },
      '2026-11-24T09:00:00.000Z',
      '2026-12-07T09:00:00.000Z',
    ],
    [
      'never past the answer’s own last day',
      'correct',
      { dueOn: '2026-12-02' },
      '2026-11-24T09:00:00.000Z',
      '2026-12-02T00:00:00.000Z',
    ],
    [
      'nor to be acknowledged past it',
      'correct',
      { dueOn: '2026-11-24' },
      '2026-11-24T00:00:00.000Z',
      '2026-11-24T00:00:00.000Z',
    ],
    [
      'its own where that day has come',
      'correct',
      { dueOn: '2026-11-23' },
      '2026-11-24T09:00:00.000Z',
      '2026-12-07T09:00:00.000Z',
    ],
  ])('%s', (_what, action, over, acknowledgeBy, dueAt) => {
    expect(clock(action, over)).toEqual({ acknowledgeBy, dueAt });
  });

  // 29 March and 25 October 2026: the clocks in Denmark go forward and back; elapsed hours do not.
  it.each([
    ['2026-03-27T13:00:00.000Z', '2026-03-28T13:00:00.000Z', '2026-03-30T13:00:00.000Z'],
    ['2026-10-24T13:00:00.000Z', '2026-10-25T13:00:00.000Z', '2026-10-27T13:00:00.000Z'],
  ])('counts elapsed hours over a change of the clocks: from %s', (at, acknowledgeBy, dueAt) => {
    expect(clock('stop', { right: 'withdrawal', dueOn: null }, at)).toEqual({ acknowledgeBy, dueAt });
  });

  it.each([
    ['2026-11-26T09:00:00.000Z', '2026-11-26'],
    ['2026-11-27T00:00:00.000Z', '2026-11-26'],
    ['2026-11-27T00:00:00.001Z', '2026-11-27'],
  ])('that runs out at %s has its last day on %s', (dueAt, last) => {
    expect(lastDayOf(dueAt)).toBe(last);
  });

  it('keeps what the task is about', () => {
    const keep = [{ category: 'name', purposeId: 'teaching' }];

    expect(withClock({ ...wanted, action: 'erase', keep }, aRequest(), AT)).toMatchObject({
      ...wanted,
      action: 'erase',
      keep,
      assignedAt: AT,
    });
  });
});

describe('what the passing of time makes of a request', () => {
  it.each<[string, RequestState, string, readonly string[]]>([
    ['eight days before', aRequest(), '2026-11-24T12:00:00.000Z', []],
    ['seven days before', aRequest(), '2026-11-25T00:00:00.000Z', ['deadline-near']],
    ['reminded already', aRequest({ reminded: true }), '2026-11-25T12:00:00.000Z', []],
    ['on its last day', aRequest({ reminded: true }), '2026-12-02T22:59:59.999Z', []],
    ['the day after', aRequest({ reminded: true }), '2026-12-03T00:00:00.000Z', ['deadline-missed']],
    ['long after', aRequest(), '2027-01-03T00:00:00.000Z', ['deadline-near', 'deadline-missed']],
    ['recorded already', aRequest({ reminded: true, missed: true }), '2026-12-03T00:00:00.000Z', []],
    ['without a last day', aRequest({ dueOn: null }), '2030-01-01T00:00:00.000Z', []],
    ['completed', aRequest({ completed: { at: AT, evidence: {} } }), '2030-01-01T00:00:00.000Z', []],
    ['closed', { ...withTasks(aTask()), closed: { at: AT, by: 'e' } }, '2030-01-01T00:00:00.000Z', []],
    [
      'while the requester is asked',
      aRequest({ pauses: [{ from: '2026-11-10', because: 'scope', noteId: 'n' }] }),
      '2030-01-01T00:00:00.000Z',
      [],
    ],
    [
      'with nothing left to do for vendors',
      { ...withTasks(done()), reminded: true },
      '2026-12-03T00:00:00.000Z',
      ['deadline-missed'],
    ],
  ])('%s', (_when, request, now, expected) => {
    expect(ticks(request, now)).toEqual(expected);
  });

  const of = (over: Partial<Task> = {}): RequestState => ({ ...withTasks(aTask(over)), dueOn: null });

  it.each<[string, RequestState, string, readonly string[]]>([
    ['just before it should have been acknowledged', of(), '2026-11-21T07:59:59.999Z', []],
    ['not acknowledged within a day', of(), '2026-11-21T08:00:00.000Z', ['task-reminded']],
    ['though it was delivered', of({ notifiedAt: AT }), '2026-11-21T08:00:00.000Z', ['task-reminded']],
    ['reminded already', of({ remindedAt: AT }), '2026-11-21T08:00:00.000Z', []],
    ['acknowledged', of({ progress: { status: 'acknowledged', at: AT } }), '2026-12-01T08:00:00.000Z', []],
    ['late', of({ remindedAt: AT }), '2026-12-02T00:00:00.000Z', ['task-escalated']],
    [
      'late, though at work',
      of({ progress: { status: 'in-progress', at: AT } }),
      '2026-12-02T00:00:00.000Z',
      ['task-escalated'],
    ],
    [
      'late, having refused',
      of({ result: { outcome: 'refused', at: AT } }),
      '2026-12-02T00:00:00.000Z',
      ['task-escalated'],
    ],
    ['late, and never reminded', of(), '2026-12-02T00:00:00.000Z', ['task-reminded', 'task-escalated']],
    ['late, and told', of({ remindedAt: AT, escalatedAt: AT }), '2030-01-01T00:00:00.000Z', []],
    [
      'acknowledged, its time being short',
      of({ acknowledgeBy: '2026-12-02T00:00:00.000Z', progress: { status: 'acknowledged', at: AT } }),
      '2026-12-02T00:00:00.000Z',
      ['task-escalated'],
    ],
    ['done', { ...withTasks(done()), dueOn: null }, '2030-01-01T00:00:00.000Z', []],
  ])('a vendor’s task: %s', (_when, request, now, expected) => {
    expect(ticks(request, now)).toEqual(expected);
  });

  it('a vendor’s clock does not stand still while the requester is asked', () => {
    const paused = {
      ...withTasks(aTask()),
      pauses: [{ from: '2026-11-10', because: 'scope', noteId: 'n' }] as const,
    };

    expect(tick(paused, '2026-11-21T08:00:00.000Z')).toEqual([
      { type: 'task-reminded', vendorId: 'skolefoto', action: 'hand-over', at: '2026-11-21T08:00:00.000Z' },
    ]);
  });

  it('a deferred request is woken when its time has come, and not before', () => {
    const until = '2026-11-24T09:00:00.000Z';
    const deferred = aRequest({ right: 'erasure', cause: 'child-left', dueOn: null, deferredUntil: until });
    const woken = { type: 'request-woken', right: 'erasure' } as const;

    expect(nextLook(deferred)).toBe(until);
    expect(tick(deferred, '2026-11-24T08:59:59.999Z')).toEqual([]);
    expect(tick(deferred, until)).toEqual([woken]);
    expect(nextLook(became(deferred, [woken]))).toBeUndefined();
    expect(tick(became(deferred, [woken]), FAR)).toEqual([]);
    expect(tick({ ...deferred, closed: { at: AT, by: 'e' } }, FAR)).toEqual([]);
  });

  it('one that was decided before that is not woken any more', () => {
    const deferred = aRequest({ right: 'erasure', dueOn: null, deferredUntil: AT });
    const decided = became(deferred, [{ type: 'request-decided', decisions: [], tasks: [] }]);

    expect(tick(decided, FAR)).toEqual([]);
  });

  it('is told in portions that one append takes, the last day first, and nothing twice', () => {
    const silent = Array.from({ length: 100 }, (_, nth) => aTask({ vendorId: `v${nth}` }));
    const portions: string[][] = [];
    let request = aRequest({ dueOn: '2026-12-02', tasks: tasksOf(...silent) });
    for (let events = tick(request, FAR); events.length > 0; events = tick(request, FAR)) {
      portions.push(events.map(({ type }) => type));
      request = became(request, events);
    }

    expect(portions.map(({ length }) => length)).toEqual([80, 80, 42]);
    expect(portions[0]?.slice(0, 3)).toEqual(['deadline-near', 'deadline-missed', 'task-reminded']);
    expect(Object.values(request.tasks).every((one) => one.remindedAt && one.escalatedAt)).toBe(true);
  });

  it('says which day it speaks of', () => {
    expect(tick(aRequest(), '2026-12-03T00:00:00.000Z')).toEqual([
      { type: 'deadline-near', dueOn: '2026-12-02' },
      { type: 'deadline-missed', dueOn: '2026-12-02' },
    ]);
  });
});

describe('what moves the last day', () => {
  const paper = aRequest({ receivedOn: '2026-03-02', dueOn: '2026-04-07' });
  const asked: Pause = { from: '2026-03-04', because: 'identity', noteId: 'asked' };
  const paused = became(paper, accepted(pauseClock(paper, asked)));
  const resume = (on: string) => became(paused, accepted(resumeClock(paused, on, '2026-12-31')));
  const extend = (request: RequestState, today = '2026-03-10') =>
    became(request, accepted(extendDeadline(request, 'note', `${today}T09:00:00.000Z`, today)));

  it.each([
    // Ten days from 2 April is a Sunday.
    ['ten days of waiting (T19)', resume('2026-03-14'), '2026-04-13'],
    ['none: the day it was asked', resume('2026-03-04'), '2026-04-07'],
    ['two further months', extend(paper), '2026-06-02'],
    ['both', extend(resume('2026-03-14')), '2026-06-12'],
    [
      'both, the other way round',
      became(extend(paper), accepted(pauseClock(extend(paper), asked))),
      '2026-06-02',
    ],
  ])('%s', (_what, request, dueOn) => {
    expect(request.dueOn).toBe(dueOn);
  });

  it('two pauses count as their days together', () => {
    const first = resume('2026-03-14');
    const second = became(
      first,
      accepted(pauseClock(first, { ...asked, from: '2026-03-20', because: 'scope' })),
    );

    expect(became(second, accepted(resumeClock(second, '2026-03-23', '2026-12-31'))).dueOn).toBe(
      '2026-04-15',
    );
  });

  it('an extension is told within the first month, and once', () => {
    expect(extend(paper, '2026-04-07').dueOn).toBe('2026-06-02');
    expect(reasonOf(extendDeadline(paper, 'note', AT, '2026-04-08'))).toBe('deadline-passed');
    expect(reasonOf(extendDeadline(extend(paper), 'note', AT, '2026-03-10'))).toBe('already-extended');
  });

  it('has its reminder seven days before the new day too', () => {
    const reminded = became(paper, tick(paper, '2026-03-31T09:00:00.000Z'));

    expect(reminded.reminded).toBe(true);
    expect(ticks(extend(reminded, '2026-04-01'), '2026-05-25T09:00:00.000Z')).toEqual([]);
    expect(ticks(extend(reminded, '2026-04-01'), '2026-05-26T09:00:00.000Z')).toEqual(['deadline-near']);
  });

  it('leaves the reminder be where it moves nothing', () => {
    const reminded = became(paper, tick(paper, '2026-03-31T09:00:00.000Z'));
    const asked0 = became(reminded, accepted(pauseClock(reminded, { ...asked, from: '2026-04-01' })));

    expect(became(asked0, accepted(resumeClock(asked0, '2026-04-01', '2026-12-31'))).reminded).toBe(true);
  });

  it('moves nothing of a request without one', () => {
    const lifted = { ...paused, dueOn: null };

    expect(became(lifted, accepted(resumeClock(lifted, '2026-03-14', '2026-12-31'))).dueOn).toBeNull();
  });
});

describe('the next look', () => {
  it.each<[string, RequestState, string | undefined]>([
    ['at the reminder', aRequest(), '2026-11-25T00:00:00.000Z'],
    ['then when the day is over', aRequest({ reminded: true }), '2026-12-03T00:00:00.000Z'],
    ['at a task before it', withTasks(aTask()), '2026-11-21T08:00:00.000Z'],
    [
      'at the first of two tasks',
      withTasks(aTask(), aTask({ vendorId: 'b', acknowledgeBy: AT })),
      '2026-11-21T08:00:00.000Z',
    ],
    ['at nothing once all is told', aRequest({ reminded: true, missed: true }), undefined],
    ['at nothing of what is completed', aRequest({ completed: { at: AT, evidence: {} } }), undefined],
  ])('is %s', (_what, request, expected) => {
    expect(nextLook(request)).toBe(expected);
  });

  const DAY = 86_400_000;
  const START = Date.parse('2026-10-20T00:00:00.000Z');
  const moment = fc
    .integer({ min: 0, max: 90 * 24 * 4 })
    .map((quarters) => new Date(START + quarters * 900_000).toISOString());
  const date = moment.map((at) => at.slice(0, 10));
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const task = fc
    .record({
      vendorId: fc.constantFrom('a', 'b'),
      action: fc.constantFrom(...TASK_ACTIONS),
      assignedAt: moment,
      toSee: fc.integer({ min: 0, max: 3 }),
      toDo: fc.integer({ min: 0, max: 20 }),
      outcome: maybe(fc.constantFrom(...TASK_OUTCOMES)),
      hasSeen: fc.boolean(),
      isReminded: fc.boolean(),
      isEscalated: fc.boolean(),
      isWithdrawn: fc.boolean(),
      isWaived: fc.boolean(),
    })
    .map(({ vendorId, action, assignedAt, toSee, toDo, outcome, ...is }): Task => {
      const later = (days: number) => new Date(Date.parse(assignedAt) + days * DAY).toISOString();
      return {
        vendorId,
        action,
        purposes: [],
        assignedAt,
        acknowledgeBy: later(toSee),
        dueAt: later(toSee + toDo),
        ...(outcome && { result: { outcome, at: assignedAt } }),
        ...(is.hasSeen && { progress: { status: 'acknowledged', at: assignedAt } as const }),
        ...(is.isReminded && { remindedAt: assignedAt }),
        ...(is.isEscalated && { escalatedAt: assignedAt }),
        ...(is.isWithdrawn && { withdrawn: true as const }),
        ...(is.isWaived && { waived: { at: assignedAt, by, noteId: 'n' } }),
      };
    });
  const request = fc
    .record({
      right: fc.constantFrom(...RIGHT_NAMES),
      dueOn: fc.option(date),
      isReminded: fc.boolean(),
      isMissed: fc.boolean(),
      pausedTo: maybe(fc.option(date)),
      isEnded: fc.integer({ max: 9 }).map((one) => one === 0),
      tasks: fc.array(task, { maxLength: 4 }),
    })
    .map(({ right, dueOn, isReminded, isMissed, pausedTo, isEnded, tasks }) =>
      aRequest({
        right,
        dueOn,
        decisions: [],
        tasks: tasksOf(...tasks),
        ...(isReminded && { reminded: true }),
        ...(isReminded && isMissed && { missed: true }),
        ...(pausedTo !== undefined && {
          pauses: [{ from: '2026-10-20', because: 'scope', noteId: 'n', ...(pausedTo && { to: pausedTo }) }],
        }),
        ...(isEnded && { completed: { at: AT, evidence: {} } }),
      }),
    );

  it('is exactly the first moment at which time makes something of the request; then it is over', () => {
    const seen = new Set<string>();

    fc.assert(
      fc.property(request, moment, (of, now) => {
        const look = nextLook(of);
        const events = tick(of, now);

        expect(events.length === 0).toBe(look === undefined || look > now);
        for (const { type } of events) seen.add(type);
        if (look !== undefined) {
          expect(tick(of, look)).not.toEqual([]);
          expect(tick(of, new Date(Date.parse(look) - 1).toISOString())).toEqual([]);
        }
        // Asked again, or late, or twice: each thing is told once.
        const told = became(of, events);
        expect(tick(told, now)).toEqual([]);
        expect((nextLook(told) ?? '9') > now).toBe(true);
      }),
      // One run in 120 reminds a vendor: so many never miss all four.
      { numRuns: 1_500 },
    );
    expect(seen).toEqual(new Set(['deadline-near', 'deadline-missed', 'task-reminded', 'task-escalated']));
  });

  it('looked at when it says, nothing is told late and nothing is left out', () => {
    fc.assert(
      fc.property(request, (of) => {
        const [far] = [new Date(START + 200 * DAY).toISOString()];
        let state = of;
        const told: string[] = [];
        for (let look = nextLook(state); look !== undefined; look = nextLook(state)) {
          const events = tick(state, look);
          if (events.length === 0) throw new Error(`nothing came of a look at ${look}`);
          told.push(...events.map(({ type }) => type));
          state = became(state, events);
        }
        expect(told.toSorted()).toEqual(ticks(of, far).toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
