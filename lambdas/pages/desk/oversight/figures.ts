import type { Month } from '../../../domain/figures.ts';
import { RIGHTS } from '../../../domain/rights.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { DESK_OVERSIGHT as T } from '../../texts/desk-oversight.ts';
import { download } from '../../web/answer.ts';
import { link, NONE, note, table } from '../../web/parts.ts';
import { capital, type Say } from '../../web/say.ts';
import { type Page, show } from '../../web/visit.ts';
import { CSV, csvOf } from './csv.ts';

type Figures = AnswerTo<'getFigures'>;
type Counts = Figures['months'][number]['total'];

/** What is counted, in the order it is read. */
const COUNTS = [
  'received',
  'ordered',
  'inTime',
  'late',
  'overdue',
  'open',
  'untimed',
  'closed',
  'extended',
  'refused',
  'tasksOverdue',
] as const satisfies readonly (keyof Counts)[];

/** The name of a month: «maj 2026». */
export const monthIn = ({ lang }: Say, month: Month): string =>
  MONTHS[lang].format(new Date(`${month}-15T12:00:00Z`));

const MONTHS = {
  da: new Intl.DateTimeFormat('da-DK', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
} as const;

/** How a year of requests stands, in large figures. */
export function totals(say: Say, { months }: Figures): Html {
  const sum = (count: (typeof COUNTS)[number]): number =>
    months.reduce((all, { total }) => all + total[count], 0);
  const shown = (['received', 'inTime', 'late', 'overdue', 'open', 'tasksOverdue'] as const).map(
    (count) => [count, sum(count)] as const,
  );
  return html`<dl class="grid stats">${shown.map(
    ([count, n]) =>
      html`<div class="stat"><dt>${say(T[count])}</dt><dd>${n}</dd>${count === 'received' && sum('ordered') > 0 ? html`<dd class="stat-note">${say(T.orderedNote, { n: sum('ordered') })}</dd>` : NONE}</div>`,
  )}</dl>`;
}

/** Every month as a way to its own page, the latest first. */
export const monthLinks = (say: Say, { months }: Figures): Html =>
  html`<ul class="link-row">${months
    .toSorted((a, b) => (a.month < b.month ? 1 : -1))
    .map(
      ({ month, total }) =>
        html`<li>${link(`/desk/oversight/figures/${month}`, capital(monthIn(say, month)))} <span class="soft">${total.received}</span></li>`,
    )}</ul>`;

/** One month by right: all that is counted. */
export const figuresOfMonth: Page = async (visit) => {
  const { say, api, params } = visit;
  const answer = must(await api('getFigures', { query: { month: params.month } }));
  const [found] = answer.months;
  const month = monthIn(say, found?.month ?? params.month ?? '');
  const rights = (found?.rights ?? []).filter(({ received }) => received > 0);
  return show(visit, {
    title: say(T.monthTitle, { month }),
    trail: [{ title: say(T.title), href: '/desk/oversight' }],
    wide: true,
    content: html`${found && rights.length > 0 ? byRight(say, found.total, rights) : note(say(T.noneReceived))}
${found && found.inBulks > 0 ? html`<p>${say(T.inBulks, { n: found.inBulks })} ${link('/desk/bulks', say(T.seeBulks))}</p>` : NONE}
<p class="soft small-text">${say(T.figuresHow)}</p>`,
  });
};

/** What is counted, row by row: together, and for each right that there were any of. */
function byRight(say: Say, total: Counts, rights: Figures['months'][number]['rights']): Html {
  const all = [total, ...rights];
  const days = (of: 'median' | 'longest') =>
    all.map(({ daysToAnswer }) => (daysToAnswer ? numberIn(say, daysToAnswer[of]) : say(T.none)));
  return table(
    say(T.byRight),
    [say(T.counted), say(T.all), ...rights.map(({ right }) => capital(say(RIGHTS[right])))],
    [
      ...COUNTS.map((count) => [say(T[count]), ...all.map((counts) => String(counts[count]))]),
      [say(T.median), ...days('median')],
      [say(T.longest), ...days('longest')],
    ],
  );
}

const numberIn = ({ lang }: Say, value: number): string =>
  new Intl.NumberFormat(lang === 'da' ? 'da-DK' : 'en-GB').format(value);

/** The last twelve months, each right on a row of its own, and together. */
export const figuresCsv: Page = async ({ say, api, today }) => {
  const { months } = must(await api('getFigures', { query: {} }));
  const columns = [T.month, T.right, ...COUNTS.map((count) => T[count]), T.median, T.longest].map((text) =>
    say(text),
  );
  const rows = months.flatMap(({ month, total, rights }) =>
    [
      { name: say(T.all), counts: total },
      ...rights.map((counts) => ({ name: say(RIGHTS[counts.right]), counts })),
    ].map(({ name, counts }) => [
      month,
      name,
      ...COUNTS.map((count) => counts[count]),
      counts.daysToAnswer?.median ?? '',
      counts.daysToAnswer?.longest ?? '',
    ]),
  );
  return download(`figures-${today}.csv`, CSV, csvOf(say, [columns, ...rows]));
};
