import { own } from '../../domain/own.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import { lastDayOf } from '../../domain/request-clock.ts';
import { type Html, html } from '../../platform/html.ts';
import type { AnswerTo } from '../api.ts';
import { ACTION_WORDS, QUESTION_WORDS, TASK_WORDS } from '../texts/picture-words.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { day, NONE, table } from '../web/parts.ts';
import type { Say } from '../web/say.ts';
import { drawing, legendBar, linesOf, NARROW, picture, words } from './drawing.ts';
import { markAt, type Sign } from './marks.ts';
import { type NamedTask, type Questions, type Step, type StepState, stepsOf } from './steps.ts';
import { LOOK_TEXTS, LOOKS_OF_TASKS, taskBlocks } from './task-blocks.ts';

type Request = AnswerTo<'getRequest'>;

const SIGNS: Readonly<Record<StepState, Sign>> = {
  done: ['circle', 'check'],
  skipped: ['circle', 'minus'],
  now: ['circle', 'dot'],
  late: ['triangle', 'bang'],
  paused: ['diamond', 'pause'],
  coming: ['square', 'minus'],
};
const STATES: Readonly<Record<StepState, Bilingual>> = {
  done: T.stepDone,
  skipped: T.stepNotNeeded,
  now: T.stepNow,
  late: T.stepLate,
  paused: T.stepPaused,
  coming: T.stepComing,
};

/** Where the request is now. */
const NOW: readonly StepState[] = ['now', 'late', 'paused'];

const TEXT_LEFT = 34;
const MARK_X = '14';

/**
 * The course of a request from its receipt to its answer: how far it has come, how many vendors are done, and what is
 * late. `names` says the vendors' names by their ids, one that is not in it goes by its id; `questions` says what staff are
 * asked, to others than staff.
 */
export function requestProgress(
  say: Say,
  request: Request,
  names: Readonly<Record<string, string>> = {},
  questions: Questions = QUESTION_WORDS,
): Html {
  const tasks = request.tasks.map((task) => ({ ...task, name: own(names, task.vendorId) ?? task.vendorId }));
  const steps = stepsOf(say, request, tasks, questions);
  let y = 14;
  const rows = steps.map((step) => {
    const { drawn, height } = row(say, step, y, step.kind === 'vendors' ? tasks : []);
    const from = y;
    y += height;
    return { from, drawn };
  });
  const last = rows.at(-1)?.from ?? y;
  const looks = new Set(tasks.map(({ status }) => LOOKS_OF_TASKS[status]));
  const description = steps.map(({ title, state, lines }) => sentenceOf(say, title, state, lines)).join(' ');
  return picture(say, {
    drawn: drawing(`progress-${request.requestId}`, {
      title: say(T.progressTitle),
      description,
      height: y - 6,
      content: html`<line class="p-axis" x1="${MARK_X}" x2="${MARK_X}" y1="14" y2="${last}"/>${rows.map(({ drawn }) => drawn)}`,
    }),
    legend: [
      ...LOOK_TEXTS.filter(([look]) => looks.has(look)).map(([look, text]) => legendBar(look, say(text))),
    ],
    table: tables(say, steps, tasks),
  });
}

function row(
  say: Say,
  { title, state, lines }: Step,
  y: number,
  tasks: readonly NamedTask[],
): { readonly drawn: Html; readonly height: number } {
  const width = NARROW - TEXT_LEFT;
  const isNow = NOW.includes(state);
  const head = linesOf(title, width, 14.5);
  const text = [...(isNow || state === 'skipped' ? [say(STATES[state])] : []), ...lines].flatMap((line) =>
    linesOf(line, width, 12),
  );
  const textTop = y + head.length * 20;
  const blocksTop = textTop + text.length * 17;
  const blocks = taskBlocks(say, tasks, TEXT_LEFT + 1, blocksTop - 4);
  const drawn = html`<g>${markAt(SIGNS[state], MARK_X, y, say(STATES[state]))}${words(head, String(TEXT_LEFT), y + 5, { classes: isNow ? 'p-label p-strong' : 'p-label' })}${text.length === 0 ? NONE : words(text, String(TEXT_LEFT), textTop + 4, { classes: 'p-label-small', step: 17 })}${blocks.drawn}</g>`;
  return { drawn, height: head.length * 20 + text.length * 17 + blocks.height + 18 };
}

const sentenceOf = (say: Say, title: string, state: StepState, lines: readonly string[]): string =>
  [`${say(STATES[state])}: ${title}`, ...lines].map(ended).join(' ');

/** With a full stop, unless it ends as a question does. */
const ended = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

const tables = (say: Say, steps: readonly Step[], tasks: readonly NamedTask[]): Html =>
  html`${table(
    say(T.progressTitle),
    [say(T.step), say(T.status), say(T.about)],
    steps.map(({ title, state, lines }) => [
      title,
      say(STATES[state]),
      lines.map(ended).join(' ') || say(T.dash),
    ]),
  )}${
    tasks.length === 0
      ? NONE
      : table(
          say(T.vendors),
          [say(T.vendor), say(T.task), say(T.status), say(T.dueBy)],
          tasks.map(({ name, action, status, dueAt }) => [
            name,
            say(ACTION_WORDS[action]),
            say(TASK_WORDS[status]),
            day(say, lastDayOf(dueAt)),
          ]),
        )
  }`;
