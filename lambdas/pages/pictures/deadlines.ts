import type { CalendarDate } from '../../domain/dates.ts';
import { daysBetween } from '../../domain/deadline.ts';
import { RIGHTS } from '../../domain/rights.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import { QUESTION_WORDS, STATUS_WORDS } from '../texts/picture-words.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { icon } from '../web/icon.ts';
import type { Frame } from '../web/layout.ts';
import { more, NONE } from '../web/parts.ts';
import { capital, listed, type Say } from '../web/say.ts';
import { type BoardRequest, dueStrip } from './due-strip.ts';

export type { BoardRequest };

type Column = 'atOnce' | 'over' | 'week' | 'month' | 'later' | 'still' | 'untimed';

/** The columns, the most urgent first. */
const COLUMNS = [
  ['over', 'board-over', T.boardOver],
  ['atOnce', 'board-soon', T.boardAtOnce],
  ['week', 'board-soon', T.boardWeek],
  ['month', 'board-later', T.boardMonth],
  ['later', '', T.boardLater],
  ['still', '', T.boardStill],
  ['untimed', '', T.boardUntimed],
] as const satisfies readonly (readonly [Column, string, unknown])[];

/** The columns that stand also with nothing in them: that nothing is late is worth reading. */
const ALWAYS: readonly Column[] = ['over', 'week'];

/** Open requests by the days left to answer them, the most urgent first, each with what it waits for and a link to it. */
export function deadlinesBoard(
  say: Say,
  frame: Frame,
  requests: readonly BoardRequest[],
  today: CalendarDate,
): Html {
  const sorted = requests.toSorted((a, b) => leftOf(a, today) - leftOf(b, today));
  return html`${dueStrip(say, sorted, today)}
<div class="board">${COLUMNS.map(([column, classes, title]) => {
    const within = sorted.filter((request) => columnOf(request) === column);
    if (within.length === 0 && !ALWAYS.includes(column)) return NONE;
    return html`<section class="board-column ${classes}" aria-labelledby="due-${column}"><h2 id="due-${column}">${say(title)} <span class="count">${within.length}</span></h2>${
      within.length === 0
        ? html`<p class="soft">${say(T.boardEmpty)}</p>`
        : html`${list(say, frame, within.slice(0, SHOWN), column)}${within.length > SHOWN ? more(say(T.boardMore, { n: within.length - SHOWN }), list(say, frame, within.slice(SHOWN), column)) : NONE}`
    }</section>`;
  })}</div>`;
}

/** So many are shown of a column at once; the rest are folded, so that no column hides the next. */
const SHOWN = 8;

const list = (say: Say, frame: Frame, requests: readonly BoardRequest[], column: Column): Html =>
  html`<ul>${requests.map((request) => html`<li>${item(say, frame, request, column)}</li>`)}</ul>`;

/** The days until a request's last day; those without one come last. */
const leftOf = ({ dueOn }: BoardRequest, today: CalendarDate): number =>
  dueOn === null ? Number.MAX_SAFE_INTEGER : daysBetween(today, dueOn);

function columnOf({ right, status, daysLeft }: BoardRequest): Column {
  if (right === 'withdrawal') return 'atOnce';
  if (status === 'awaiting-requester') return 'still';
  if (daysLeft === undefined) return 'untimed';
  if (daysLeft < 0) return 'over';
  if (daysLeft <= 7) return 'week';
  return daysLeft <= 30 ? 'month' : 'later';
}

function item(say: Say, { assets }: Frame, request: BoardRequest, column: Column): Html {
  const { right, dueOn, href, about } = request;
  const sign = { over: icon(assets, 'warning'), still: icon(assets, 'hourglass') }[column as string] ?? NONE;
  return html`<a class="board-item" href="${href}"><strong>${capital(RIGHTS[right][say.lang])}</strong>${about === undefined ? NONE : html`<span>${about}</span>`}<span>${waitsFor(say, request)}</span>${dueOn === null || column === 'still' ? NONE : html`<span>${say(T.dueBy)} <time datetime="${dueOn}">${dateIn(say.lang, dueOn)}</time></span>`}<span class="days${DAYS_CLASSES[column] ?? ''}">${sign}${daysWords(say, request, column)}</span></a>`;
}

const DAYS_CLASSES: Readonly<Partial<Record<Column, string>>> = { over: ' days-over', week: ' days-soon' };

function daysWords(say: Say, { daysLeft = 0 }: BoardRequest, column: Column): string {
  if (column === 'still') return say(T.stillDays);
  if (column === 'atOnce') return say(T.boardAtOnce);
  if (column === 'untimed') return say(T.noDays);
  if (daysLeft === 0) return say(T.dueToday);
  const n = Math.abs(daysLeft);
  if (daysLeft < 0) return say(n === 1 ? T.dayOver : T.daysOver, { n });
  return say(n === 1 ? T.dayLeft : T.daysLeft, { n });
}

/** What a request waits for, and on whom. */
function waitsFor(say: Say, { status, awaits, overdue, owesLetter }: BoardRequest): string {
  if (owesLetter) return say(T.waitsForLetter);
  if (overdue.length > 0) return say(T.waitsForVendors, { names: listed(say, overdue) });
  if (status !== 'awaiting-decision') return say(STATUS_WORDS[status]);
  return awaits === undefined ? say(T.waitsForReader) : say(QUESTION_WORDS[awaits]);
}
