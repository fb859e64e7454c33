import type { CalendarDate } from '../../domain/dates.ts';
import { daysAfter } from '../../domain/deadline.ts';
import { RIGHTS } from '../../domain/rights.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import type { AnswerTo } from '../api.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { NONE, table } from '../web/parts.ts';
import { capital, listed, type Say } from '../web/say.ts';
import { drawing, hint, percent, picture, words } from './drawing.ts';

type Summary = AnswerTo<'listRequests'>['requests'][number];

/** An open request as `listRequests` answers it, with where it leads to, whom it is about, and its late vendors by name. */
export type BoardRequest = Pick<
  Summary,
  'requestId' | 'right' | 'dueOn' | 'daysLeft' | 'status' | 'awaits' | 'overdue' | 'owesLetter'
> & { readonly href: string; readonly about?: string };

/** Today and the thirty days after it. */
const DAYS = 31;
const [LEFT, WIDTH] = [0.02, 0.96];
const TOP = 18;
const [HIGHEST, LEAST_ROOM, BLOCK] = [168, 56, 14];
const LABELS = 22;

/** How many requests are due on each of the next days: a block for each, on its day. */
export function dueStrip(say: Say, requests: readonly BoardRequest[], today: CalendarDate): Html {
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = daysAfter(today, index);
    return { day, due: requests.filter(({ dueOn, daysLeft }) => daysLeft !== undefined && dueOn === day) };
  });
  const most = Math.max(1, ...days.map(({ due }) => due.length));
  const block = Math.min(BLOCK, HIGHEST / most);
  const base = TOP + Math.max(LEAST_ROOM, most * block);
  const height = base + LABELS;
  const some = days.filter(({ due }) => due.length > 0);
  const description = describe(say, some, requests.length);
  const count = some.reduce((sum, { due }) => sum + due.length, 0);
  const drawn = drawing('due', {
    title: say(T.dueTitle),
    description,
    height,
    content: html`${days.map(({ day, due }, index) => html`${scale(say, day, index, base)}${blocks(say, due, index, base, block)}`)}<line class="p-axis" x1="${percent(LEFT)}" x2="${percent(LEFT + WIDTH)}" y1="${base}" y2="${base}"/>`,
  });
  return picture(say, {
    drawn,
    legend: [],
    caption: some.length === 0 ? description : say(T.dueCaption, { count, all: requests.length }),
    table:
      some.length === 0
        ? html`<p>${description}</p>`
        : table(
            say(T.dueTitle),
            [say(T.day), say(T.howMany), say(T.which)],
            some.map(({ day, due }) => [
              html`<time datetime="${day}">${dateIn(say.lang, day)}</time>`,
              String(due.length),
              listed(
                say,
                due.map(({ right }) => RIGHTS[right][say.lang]),
              ),
            ]),
          ),
  });
}

type Day = { readonly day: CalendarDate; readonly due: readonly BoardRequest[] };

const describe = (say: Say, some: readonly Day[], all: number): string =>
  some.length === 0
    ? say(all === 0 ? T.dueOfNone : T.dueNone, { all })
    : say(T.dueDescription, {
        count: some.reduce((sum, { due }) => sum + due.length, 0),
        all,
        days: listed(
          say,
          some.map(({ day, due }) => say(T.dueOnDay, { count: due.length, day: dateIn(say.lang, day) })),
        ),
      });

const placeOf = (index: number): number => LEFT + (WIDTH * index) / DAYS;

const SHORT = {
  da: new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
} as const;

/** A line and a label for every seventh day. */
function scale(say: Say, day: CalendarDate, index: number, base: number): Html {
  if (index % 7 !== 0) return NONE;
  const text = index === 0 ? capital(say(T.today)) : SHORT[say.lang].format(new Date(`${day}T12:00:00Z`));
  // The last label would end outside.
  const label =
    index === 28 ? NONE : words([text], percent(placeOf(index)), base + 18, { classes: 'p-label-small' });
  return html`<line class="p-grid" x1="${percent(placeOf(index))}" x2="${percent(placeOf(index))}" y1="${TOP}" y2="${base + 6}"/>${label}`;
}

/** A day's requests one above the other, and how many they are. */
function blocks(say: Say, due: readonly BoardRequest[], index: number, base: number, block: number): Html {
  const x = placeOf(index) + WIDTH / DAYS / 10;
  const width = (WIDTH / DAYS) * 0.8;
  const top = base - due.length * block;
  return html`${due.map(
    ({ right, dueOn }, place) =>
      html`<rect class="p-block" x="${percent(x)}" y="${round(base - (place + 1) * block + block * 0.15)}" width="${percent(width)}" height="${round(block * 0.7)}">${hint(say(T.dueOne, { right: capital(RIGHTS[right][say.lang]), day: dateIn(say.lang, dueOn ?? '') }))}</rect>`,
  )}${due.length === 0 ? NONE : words([String(due.length)], percent(x + width / 2), round(top - 4), { classes: 'p-label-small', anchor: 'middle' })}`;
}

const round = (pixels: number): number => Math.round(pixels * 100) / 100;
