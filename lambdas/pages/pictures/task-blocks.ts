import type { Bilingual } from '../../domain/purpose.ts';
import type { TaskStatus } from '../../domain/task.ts';
import { type Html, html } from '../../platform/html.ts';
import { TASK_WORDS } from '../texts/picture-words.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import type { Say } from '../web/say.ts';
import { BAR_HEIGHT, bar, hint, type Look } from './drawing.ts';

export const LOOKS_OF_TASKS: Readonly<Record<TaskStatus, Look>> = {
  done: 'allowed',
  'no-data': 'allowed',
  delivered: 'pending',
  acknowledged: 'pending',
  'in-progress': 'pending',
  queued: 'none',
  overdue: 'denied',
  'partly-done': 'denied',
  refused: 'denied',
  failed: 'denied',
  waived: 'held',
  withdrawn: 'held',
};

export const LOOK_TEXTS: readonly (readonly [Look, Bilingual])[] = [
  ['allowed', T.taskDone],
  ['pending', T.taskAtWork],
  ['none', T.taskQueued],
  ['denied', T.taskBad],
  ['held', T.taskEnded],
];

const PER_ROW = 12;
const [WIDTH, ROOM, ROW] = [14, 18, 22];

/** A block for each task, the vendor's name and how it stands told to who points at it. */
export function taskBlocks(
  say: Say,
  tasks: readonly { readonly name: string; readonly status: TaskStatus }[],
  left: number,
  top: number,
): { readonly drawn: Html; readonly height: number } {
  const drawn = html`${tasks.map(({ name, status }, index) => {
    const x = left + ROOM * (index % PER_ROW);
    const y = top + ROW * Math.floor(index / PER_ROW);
    const says = hint(say(T.taskHint, { name, status: say(TASK_WORDS[status]) }));
    return bar(LOOKS_OF_TASKS[status], String(x), y, String(WIDTH), says);
  })}`;
  return {
    drawn,
    height: tasks.length === 0 ? 0 : Math.ceil(tasks.length / PER_ROW) * ROW - ROW + BAR_HEIGHT,
  };
}
