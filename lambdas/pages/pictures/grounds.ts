import type { Instant } from '../../domain/dates.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import { MARK_WORDS, USE_WORDS } from '../texts/picture-words.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { NONE, note } from '../web/parts.ts';
import { listed, type Say } from '../web/say.ts';
import { type Axis, axisLabels, axisOver, gridOf, placeOf } from './axis.ts';
import { BAR_HEIGHT, bar, drawing, hint, type Look, legendBar, percent, picture } from './drawing.ts';
import { groundsTables, type History } from './grounds-tables.ts';
import { legendMark, markAt, type Sign } from './marks.ts';

type Span = History['purposes'][number]['spans'][number];
type Mark = History['marks'][number] | History['purposes'][number]['marks'][number];

const LOOKS: Readonly<Record<Span['standing'], Look>> = {
  allowed: 'allowed',
  pending: 'pending',
  outdated: 'pending',
  held: 'held',
  refused: 'denied',
  withdrawn: 'denied',
  none: 'none',
  ended: 'none',
  left: 'none',
  erased: 'none',
  lapsed: 'none',
  'age-unknown': 'none',
  forgotten: 'none',
};
const LEGEND = [
  ['allowed', T.looksAllowed],
  ['pending', T.looksPending],
  ['held', T.looksHeld],
  ['denied', T.looksDenied],
  ['none', T.looksNone],
] as const;

/** A circle is somebody's answer, a square the municipality's word, a diamond a right, a house custody. */
const SIGNS: Readonly<Record<Mark['what'], Sign>> = {
  'consent-given': ['circle', 'check'],
  'consent-refused': ['circle', 'cross'],
  'consent-withdrawn': ['circle', 'minus'],
  established: ['square', 'check'],
  ended: ['square', 'minus'],
  restriction: ['diamond', 'pause'],
  objection: ['diamond', 'bang'],
  lifted: ['diamond', 'play'],
  'conflict-opened': ['triangle', 'bang'],
  'conflict-closed': ['triangle', 'check'],
  enrolled: ['square', 'plus'],
  moved: ['square', 'arrow'],
  left: ['square', 'cross'],
  'custody-started': ['house', 'plus'],
  'custody-ended': ['house', 'minus'],
  'came-of-age': ['circle', 'up'],
  'lapse-settled': ['circle', 'dot'],
  'erasure-ordered': ['octagon', 'dot'],
  erased: ['octagon', 'cross'],
};

const KINDS = Object.keys(SIGNS) as readonly Mark['what'][];

/** True of a purpose nothing ever came of: a bar of it would show that nothing happened. */
const isQuiet = ({ spans, marks }: History['purposes'][number]): boolean =>
  marks.length === 0 && spans.every(({ standing }) => standing === 'none');

/**
 * A child's grounds over time: a bar for each purpose, under it what happened, and above all what happened whatever the
 * purpose; those that nothing ever came of are named in one line. `names` says whose word it was, by person; who is not in it is not named.
 */
export function groundsOverTime(
  say: Say,
  { marks, purposes }: History,
  now: Instant,
  names: Readonly<Record<string, string>> = {},
): Html {
  if (purposes.length === 0 && marks.length === 0) return note(say(T.groundsNone));
  const quiet = purposes.filter(isQuiet);
  const eventful = purposes.filter((purpose) => !isQuiet(purpose));
  const spans = eventful.flatMap((purpose) => purpose.spans);
  const all: readonly Mark[] = [...marks, ...eventful.flatMap((purpose) => purpose.marks)];
  const axis = axisOver([...spans.map(({ from }) => from), ...all.map(({ at }) => at)], now);
  const looks = new Set(spans.map(({ standing }) => LOOKS[standing]));
  const happened = new Set(all.map(({ what }) => what));
  return picture(say, {
    drawn: html`${axisLabels(say.lang, axis)}<ul class="plain stack">
${marks.length === 0 ? NONE : row(say, axis, 'grounds-all', { name: say(T.groundsBackground), spans: [], marks })}
${eventful.map(({ name, spans, marks }, index) => row(say, axis, `grounds-${index}`, { name: name[say.lang], spans, marks }))}
</ul>
${
  quiet.length === 0
    ? NONE
    : html`<p class="small-text">${say(T.groundsQuiet, {
        names: listed(
          say,
          quiet.map(({ name }) => name[say.lang]),
        ),
      })}</p>`
}`,
    legend: [
      ...LEGEND.filter(([look]) => looks.has(look)).map(([look, text]) => legendBar(look, say(text))),
      ...KINDS.filter((what) => happened.has(what)).map((what) =>
        legendMark(SIGNS[what], say(MARK_WORDS[what])),
      ),
    ],
    caption: say(T.groundsCaption, { from: dateIn(say.lang, axis.from), to: dateIn(say.lang, now) }),
    table: groundsTables(say, { marks, purposes }, names),
  });
}

type Row = { readonly name: string; readonly spans: readonly Span[]; readonly marks: readonly Mark[] };

const BAR_TOP = 4;
const MARKS_TOP = 34;
const LANE = 21;
const BELOW = 8;
/** How far apart two marks lie at least, as a share of the narrowest width. */
const MARK_SHARE = 0.08;

function row(say: Say, axis: Axis, id: string, { name, spans, marks }: Row): Html {
  const stands = spans.at(-1)?.standing;
  const placed = inLanes(axis, marks);
  const lanes = Math.max(0, ...placed.map(({ lane }) => lane + 1));
  const marksTop = spans.length === 0 ? BAR_TOP + 8 : MARKS_TOP;
  const height = (lanes === 0 ? BAR_TOP + BAR_HEIGHT : marksTop - 10 + lanes * LANE) + BELOW;
  const drawn = drawing(id, {
    title: say(T.groundsRow, { name }),
    description: [
      ...spans.map((span) => sentenceOf(say, span)),
      ...marks.map((mark) => markSentenceOf(say, mark)),
    ].join(' '),
    height,
    content: html`${gridOf(say.lang, axis, height)}${spans.map((span) => spanBar(say, axis, span))}${spans.length === 0 ? NONE : placed.map(({ place, lane }) => stem(place, marksTop + lane * LANE))}${placed.map(
      ({ mark, place, lane }) =>
        markAt(SIGNS[mark.what], percent(place), marksTop + lane * LANE, markSentenceOf(say, mark)),
    )}`,
  });
  return html`<li><div><strong>${name}</strong>${stands === undefined ? NONE : html`<br><span class="soft">${say(T.groundsNow, { use: say(USE_WORDS[stands]) })}</span>`}</div>${drawn}</li>`;
}

/** From a bar down to a mark of it. */
const stem = (place: number, y: number): Html =>
  html`<line class="p-axis" x1="${percent(place)}" x2="${percent(place)}" y1="${BAR_TOP + BAR_HEIGHT}" y2="${y}"/>`;

/** The narrowest bar, as a share of the width: what stood for a moment only is seen too. */
const LEAST_WIDTH = 0.015;

/** A bar as long as its time, and never too narrow to be seen. */
function spanBar(say: Say, axis: Axis, span: Span): Html {
  const from = placeOf(axis, span.from);
  const to = placeOf(axis, span.to ?? axis.to);
  const width = Math.max(to - from, LEAST_WIDTH);
  const start = Math.min(from, 1 - width);
  return bar(LOOKS[span.standing], percent(start), BAR_TOP, percent(width), hint(sentenceOf(say, span)));
}

/** Each mark in the first lane where it hides no other. */
function inLanes(axis: Axis, marks: readonly Mark[]): readonly { mark: Mark; place: number; lane: number }[] {
  const ends: number[] = [];
  return marks
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map((mark) => {
      const place = placeOf(axis, mark.at);
      const free = ends.findIndex((end) => end <= place);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = place + MARK_SHARE;
      return { mark, place, lane };
    });
}

const sentenceOf = (say: Say, { from, to, standing }: Span): string =>
  to === undefined
    ? say(T.spanSince, { from: dateIn(say.lang, from), use: say(USE_WORDS[standing]) })
    : say(T.spanUntil, {
        from: dateIn(say.lang, from),
        to: dateIn(say.lang, to),
        use: say(USE_WORDS[standing]),
      });

const markSentenceOf = (say: Say, { at, what }: Mark): string =>
  say(T.markOn, { on: dateIn(say.lang, at), what: say(MARK_WORDS[what]) });
