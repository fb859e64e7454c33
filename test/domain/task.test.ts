import { describe, expect, it } from '@jest/globals';
import {
  isOpen,
  isSettled,
  mayBring,
  nextLookAt,
  TASK_ACTIONS,
  TASK_OUTCOMES,
  type Task,
  type TaskOutcome,
  takesAnswer,
  taskIdOf,
  taskKey,
  taskStatus,
} from '../../lambdas/domain/task.ts';
import { reasonOf } from '../builders/outcome.ts';
import { REQUEST } from '../builders/people.ts';
import { aTask } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const by = { role: 'caseworker', id: 'kim' } as const;
const answered = (outcome: TaskOutcome, over: Partial<Task> = {}) =>
  aTask({ result: { outcome, at: AT }, ...over });
const waived = aTask({ waived: { at: AT, by, noteId: 'note' } });
const withdrawn = aTask({ withdrawn: true });
const acknowledged = aTask({ notifiedAt: AT, progress: { status: 'acknowledged', at: AT } });

describe('a task', () => {
  it('is named by vendor and action, and known to vendors by its request too', () => {
    const task = aTask({ action: 'erase' });

    expect(taskKey(task)).toBe('skolefoto.erase');
    expect(taskIdOf(REQUEST, task)).toBe(`${REQUEST}.skolefoto.erase`);
  });

  // `done` and `no-data` are final; whatever else a vendor says, the request waits for it.
  it.each(TASK_OUTCOMES)('answered %s is settled or open, and says so', (outcome) => {
    const task = answered(outcome);
    const isFinal = outcome === 'done' || outcome === 'no-data';

    expect([isSettled(task), isOpen(task)]).toEqual([isFinal, !isFinal]);
    expect(reasonOf(takesAnswer(task))).toBe(isFinal ? 'task-already-answered' : 'accepted');
    expect(taskStatus(task, AT)).toBe(outcome);
  });

  it.each<[string, Task, boolean, string]>([
    ['as assigned', aTask(), true, 'accepted'],
    ['waived', waived, false, 'task-already-answered'],
    ['taken back', withdrawn, false, 'task-withdrawn'],
    ['refused, then taken back', answered('refused', { withdrawn: true }), false, 'task-withdrawn'],
  ])('%s: open %s, an answer is %s', (_what, task, open, expected) => {
    expect(isOpen(task)).toBe(open);
    expect(reasonOf(takesAnswer(task))).toBe(expected);
  });
});

describe('where a task stands', () => {
  it.each<[string, Task, string]>([
    ['queued', aTask(), AT],
    ['delivered', aTask({ notifiedAt: AT }), AT],
    ['acknowledged', acknowledged, AT],
    ['in-progress', aTask({ progress: { status: 'in-progress', at: AT } }), AT],
    ['delivered', aTask({ notifiedAt: AT }), '2026-12-01T23:59:59.999Z'],
    ['overdue', aTask({ notifiedAt: AT }), '2026-12-02T00:00:00.000Z'],
    ['overdue', acknowledged, '2026-12-02T00:00:00.000Z'],
    ['refused', answered('refused'), '2026-12-03T00:00:00.000Z'],
    ['waived', { ...waived, result: { outcome: 'failed', at: AT } }, AT],
    ['withdrawn', answered('partly-done', { withdrawn: true }), AT],
  ])('%s', (expected, task, now) => {
    expect(taskStatus(task, now)).toBe(expected);
  });
});

describe('what a vendor brings with its answer', () => {
  it.each(TASK_ACTIONS)('data with %s done, where it is to hand over and nowhere else', (action) => {
    const task = aTask({ action });
    const isHandOver = action === 'hand-over';

    expect(reasonOf(mayBring(task, 'done', true))).toBe(isHandOver ? 'accepted' : 'task-takes-no-data');
    expect(reasonOf(mayBring(task, 'done', false))).toBe(isHandOver ? 'hand-over-needs-data' : 'accepted');
  });

  it.each(TASK_OUTCOMES.filter((outcome) => outcome !== 'done'))(
    'no data is asked for with %s',
    (outcome) => {
      expect(reasonOf(mayBring(aTask(), outcome, false))).toBe('accepted');
    },
  );

  it.each([
    ['task-already-answered', answered('done')],
    ['task-already-answered', waived],
    ['task-withdrawn', withdrawn],
    ['accepted', answered('refused')],
  ])('%s', (expected, task) => {
    expect(reasonOf(mayBring(task, 'done', true))).toBe(expected);
  });
});

describe('when the clock looks at a task', () => {
  it.each<[string, Task, keyof Task | undefined]>([
    ['first to remind the vendor', aTask(), 'acknowledgeBy'],
    ['told of it, it has not said a word', aTask({ notifiedAt: AT }), 'acknowledgeBy'],
    ['reminded, then to tell the case worker', aTask({ remindedAt: AT }), 'dueAt'],
    ['acknowledged', acknowledged, 'dueAt'],
    ['refused', answered('refused'), 'dueAt'],
    ['not again once she is told', aTask({ remindedAt: AT, escalatedAt: AT }), undefined],
    ['not when it is done', answered('done'), undefined],
    ['nor waived', waived, undefined],
    ['nor taken back', withdrawn, undefined],
  ])('%s', (_what, task, at) => {
    expect(nextLookAt(task)).toBe(at && task[at]);
  });
});
