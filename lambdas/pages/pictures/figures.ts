import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import type { AnswerTo } from '../api.ts';
import { END_WORDS } from '../texts/picture-words.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { note, table } from '../web/parts.ts';
import { capital, listed, type Say } from '../web/say.ts';
import { BAR_HEIGHT, bar, drawing, hint, type Look, legendBar, percent, picture, words } from './drawing.ts';

type Figures = AnswerTo<'getFigures'>;
type Month = Figures['months'][number];
type End = keyof typeof END_WORDS;

/** What is drawn as one, in this order. */
const PARTS = [
  ['allowed', ['inTime'], END_WORDS.inTime],
  ['denied', ['late'], END_WORDS.late],
  ['held', ['overdue'], END_WORDS.overdue],
  ['pending', ['open'], END_WORDS.open],
  ['none', ['untimed', 'closed'], T.figuresOthers],
] as const satisfies readonly (readonly [Look, readonly End[], Bilingual])[];
type Part = (typeof PARTS)[number];

const countOf = ({ total }: Month, [, ends]: Part): number => ends.reduce((sum, end) => sum + total[end], 0);

const ROW = 30;
const [LEFT, RIGHT] = [0.25, 0.89];

/** Requests by the month they were received, the latest first: how many, and how each stands or ended. */
export function figuresByMonth(say: Say, { months }: Figures): Html {
  if (months.length === 0) return note(say(T.figuresNone));
  const latest = months.toSorted((a, b) => (a.month < b.month ? 1 : -1));
  const most = Math.max(1, ...months.map(({ total }) => total.received));
  const present = PARTS.filter((part) => months.some((month) => countOf(month, part) > 0));
  const ends = PARTS.flatMap(([, ends]): readonly End[] => ends);
  return picture(say, {
    drawn: drawing('figures', {
      title: say(T.figuresTitle),
      description: latest.map((month) => `${sentenceOf(say, month)}.`).join(' '),
      height: latest.length * ROW + 4,
      content: html`${latest.map((month, index) => row(say, month, index * ROW + 4, most))}`,
    }),
    legend: present.map(([look, , text]) => legendBar(look, capital(say(text)))),
    caption: say(T.figuresCaption),
    table: table(
      say(T.figuresTitle),
      [say(T.month), say(T.received), ...ends.map((end) => capital(say(END_WORDS[end])))],
      latest.map(({ month, total }) => [
        nameOf(say, month),
        String(total.received),
        ...ends.map((end) => String(total[end])),
      ]),
    ),
  });
}

function row(say: Say, month: Month, y: number, most: number): Html {
  const { received } = month.total;
  let before = 0;
  const parts = PARTS.filter((part) => countOf(month, part) > 0).map((part) => {
    const count = countOf(month, part);
    const x = placeOf(before, most);
    before += count;
    // A little shorter than it is, so that two beside each other stay two.
    const width = Math.max(0.003, placeOf(before, most) - x - 0.006);
    return bar(
      part[0],
      percent(x),
      y,
      percent(width),
      hint(say(T.figuresPart, { count, what: say(part[2]) })),
    );
  });
  return html`<g>${words([shortNameOf(say, month.month)], '0', y + 12, { classes: 'p-label-small' })}<line class="p-grid" x1="${percent(LEFT)}" x2="${percent(RIGHT)}" y1="${y + BAR_HEIGHT / 2}" y2="${y + BAR_HEIGHT / 2}"/>${parts}${words([String(received)], '100%', y + 13, { anchor: 'end', classes: 'p-label p-strong' })}</g>`;
}

const placeOf = (count: number, most: number): number => LEFT + ((RIGHT - LEFT) * count) / most;

function sentenceOf(say: Say, month: Month): string {
  const parts = PARTS.filter((part) => countOf(month, part) > 0).map((part) =>
    say(T.figuresPart, { count: countOf(month, part), what: say(part[2]) }),
  );
  const name = nameOf(say, month.month);
  const { received } = month.total;
  if (received === 0) return say(T.figuresNothing, { month: name });
  return say(T.figuresMonth, { month: name, received, parts: listed(say, parts) });
}

const monthNames = (month: 'long' | 'short') =>
  ({
    da: new Intl.DateTimeFormat('da-DK', { month, year: 'numeric', timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat('en-GB', { month, year: 'numeric', timeZone: 'UTC' }),
  }) as const;
const LONG = monthNames('long');
const SHORT = monthNames('short');
const nameOf = ({ lang }: Say, month: string): string =>
  capital(LONG[lang].format(new Date(`${month}-15T12:00:00Z`)));
const shortNameOf = ({ lang }: Say, month: string): string =>
  capital(SHORT[lang].format(new Date(`${month}-15T12:00:00Z`)));
