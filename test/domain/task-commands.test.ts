import { describe, expect, it } from '@jest/globals';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import type { Outcome } from '../../lambdas/domain/outcome.ts';
import type { Pause, RequestEvent, RequestState } from '../../lambdas/domain/request.ts';
import { answerTask, progressTask, retryTask, waiveTask } from '../../lambdas/domain/request-commands.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import type { Task } from '../../lambdas/domain/task.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { aRequest, aTask, done, grant, tasksOf, withTasks } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const TODAY = '2026-11-23';
const KEY = 'skolefoto.hand-over';
const by = { role: 'caseworker', id: 'kim' } as const;
const completed = { at: AT, evidence: {} };
const closed = { at: AT, by: 'the erasure' };
const pause: Pause = { from: TODAY, because: 'scope', noteId: 'asked' };

/** The request after a command, which is accepted. */
const became = (request: RequestState, decided: Outcome<RequestEvent[]>): RequestState =>
  accepted(decided).reduce(evolveRequest, request);

describe('a word about a task', () => {
  const commands: readonly [string, (request: RequestState, key: string) => Outcome<RequestEvent[]>][] = [
    ['an answer', (request, key) => answerTask(request, key, { outcome: 'done' }, AT)],
    ['progress', (request, key) => progressTask(request, key, { status: 'acknowledged' }, AT)],
    ['sending it again', (request, key) => retryTask(request, key, AT)],
    ['waiving it', (request, key) => waiveTask(request, key, by, 'note', AT)],
  ];
  const refusal = aTask({ result: { outcome: 'refused', at: AT } });
  const cases: readonly [string, string, RequestState, string][] = [
    ['accepted', 'open', withTasks(aTask()), KEY],
    ['accepted', 'refused by its vendor', withTasks(refusal), KEY],
    ['accepted', 'while the requester is asked', { ...withTasks(aTask()), pauses: [pause] }, KEY],
    ['task-already-answered', 'done', withTasks(done()), KEY],
    ['task-already-answered', 'waived', withTasks(aTask({ waived: { at: AT, by, noteId: 'n' } })), KEY],
    ['task-already-answered', 'done in a completed request', { ...withTasks(done()), completed }, KEY],
    ['task-withdrawn', 'taken back', withTasks(aTask({ withdrawn: true })), KEY],
    ['request-not-open', 'of a closed request', { ...withTasks(aTask()), closed }, KEY],
    ['no-such-task', 'never assigned', withTasks(aTask()), 'skolefoto.erase'],
    ['no-such-task', 'named as every object’s own', withTasks(aTask()), 'constructor'],
  ];

  it.each(commands.flatMap(([what, command]) => cases.map(([...one]) => [what, ...one, command] as const)))(
    '%s: %s where it is %s',
    (_what, expected, _task, request, key, command) => {
      expect(reasonOf(command(request, key))).toBe(expected);
    },
  );

  it('an answer stands with its time and what proves it', () => {
    const result = {
      outcome: 'done',
      reference: 'ref-1',
      erased: [{ category: 'photos', count: 3 }],
    } as const;
    const request = became(withTasks(aTask()), answerTask(withTasks(aTask()), KEY, result, AT));

    expect(request.tasks[KEY]).toEqual({ ...aTask(), result: { ...result, at: AT } });
    expect(requestStatus(request)).toBe('all-answered');
  });

  it('a waived task says who answered for the vendor, and why', () => {
    const request = became(withTasks(refusal), waiveTask(withTasks(refusal), KEY, by, 'note', AT));

    expect(request.tasks[KEY]).toEqual({ ...refusal, waived: { at: AT, by, noteId: 'note' } });
    expect(requestStatus(request)).toBe('all-answered');
  });

  it.each<[string, Task['progress'] | undefined, Parameters<typeof progressTask>[2], boolean]>([
    ['seen', undefined, { status: 'acknowledged' }, true],
    ['seen again', { status: 'acknowledged', at: AT }, { status: 'acknowledged' }, false],
    ['begun', { status: 'acknowledged', at: AT }, { status: 'in-progress' }, true],
    ['begun again', { status: 'in-progress', at: AT }, { status: 'in-progress' }, false],
    [
      'begun, with a new day',
      { status: 'in-progress', at: AT },
      { status: 'in-progress', expectedOn: TODAY },
      true,
    ],
    ['seen after it was begun', { status: 'in-progress', at: AT }, { status: 'acknowledged' }, false],
  ])('progress: %s is news: %4$s', (_what, progress, said, isNews) => {
    const request = withTasks(aTask(progress && { progress }));

    expect(accepted(progressTask(request, KEY, said, AT))).toEqual(
      isNews
        ? [{ type: 'task-progressed', vendorId: 'skolefoto', action: 'hand-over', at: AT, ...said }]
        : [],
    );
  });
});

describe('a task sent again', () => {
  const long = { acknowledgeBy: '2026-11-03T09:00:00.000Z', dueAt: '2026-11-16T09:00:00.000Z' };
  const early = {
    ...aRequest({ decisions: [grant('skolefoto')] }),
    tasks: tasksOf(aTask({ assignedAt: '2026-11-02T09:00:00.000Z', ...long })),
  };
  const at = (day: string) => `${day}T09:00:00.000Z`;
  const clocks = ({ tasks }: RequestState) => ({
    acknowledgeBy: tasks[KEY]?.acknowledgeBy,
    dueAt: tasks[KEY]?.dueAt,
  });

  it('has the time of a new one', () => {
    expect(clocks(became(early, retryTask(early, KEY, at('2026-11-05'))))).toEqual({
      acknowledgeBy: at('2026-11-06'),
      dueAt: at('2026-11-19'),
    });
  });

  it('has no more each time', () => {
    const once = became(early, retryTask(early, KEY, at('2026-11-05')));

    expect(clocks(became(once, retryTask(once, KEY, at('2026-11-10'))))).toEqual({
      acknowledgeBy: at('2026-11-11'),
      dueAt: at('2026-11-24'),
    });
  });

  it('is never due after the answer itself', () => {
    expect(clocks(became(early, retryTask(early, KEY, at('2026-11-25')))).dueAt).toBe(
      '2026-12-02T00:00:00.000Z',
    );
  });
});
