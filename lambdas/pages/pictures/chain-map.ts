import { type AgreementTerms, agreementTerms } from '../../contracts/agreement.ts';
import type { Webhook } from '../../domain/chain.ts';
import type { CalendarDate } from '../../domain/dates.ts';
import { type Html, html } from '../../platform/html.ts';
import { countryIn } from '../../platform/page.ts';
import type { AnswerTo } from '../api.ts';
import { ACTIVITY_WORDS, AREA_WORDS, PERIMETER_WORDS } from '../texts/picture-words.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { NONE, table } from '../web/parts.ts';
import { capital, listed, type Say } from '../web/say.ts';
import { box, type Placed, perimeter, placedBelow } from './chain-drawing.ts';
import { type ChainRow, chainRows } from './chain-rows.ts';
import { drawing, legendItem, picture } from './drawing.ts';
import { legendMark, type Sign } from './marks.ts';

type Agreement = Pick<AnswerTo<'getVendor'>['agreements'][number], 'agreementId' | 'title' | 'terms'>;

/** What the agreement leaves open: an annex that is not there may name more. */
type Gap = { readonly name: string; readonly about: string; readonly status: string };

const INSIDE: Sign = ['circle', 'check'];
const OUTSIDE: Sign = ['octagon', 'cross'];
const UNKNOWN: Sign = ['triangle', 'bang'];
const LACKING: Sign = ['square', 'minus'];
const INSTRUCTED: Sign = ['diamond', 'arrow'];

const signOf = ({ area, inside }: ChainRow): Sign => {
  if (area === 'unknown') return UNKNOWN;
  if (!inside) return OUTSIDE;
  return area === 'outside' ? INSTRUCTED : INSIDE;
};

/**
 * Who gets data under an agreement, from the controller down through the vendor to the last sub-processor, with the
 * perimeter around those within it: to whoever is outside, or nobody knows where, the line crosses it.
 */
export function subProcessorMap(
  say: Say,
  { agreementId, title, terms: stated }: Agreement,
  today: CalendarDate,
  webhook: Webhook | null = null,
): Html {
  const terms = agreementTerms.parse(stated);
  const rows = chainRows(terms, webhook, today);
  const gaps = gapsOf(say, terms);
  const deepest = Math.max(...rows.map(({ depth }) => depth));
  const chain: Placed[] = [];
  const controller = {
    name: say(T.controller),
    lines: [say(T.controllerRole)],
    sign: INSIDE,
    look: 'in',
  } as const;
  placedBelow(chain, { ...controller, depth: 0, parent: undefined }, deepest);
  for (const row of rows) {
    const { link, depth, parent, inside, area } = row;
    const look = inside ? 'in' : area === 'unknown' ? 'unknown' : 'out';
    const lines = [roleOf(say, row), whereOf(say, row), ...unseen(say, row, rows[parent])];
    placedBelow(
      chain,
      { name: link.name, lines, sign: signOf(row), look, depth, parent: chain[parent + 1] },
      deepest,
    );
  }
  const within = perimeter(chain, say(PERIMETER_WORDS[terms.perimeter.kind]));
  const open: Placed[] = [];
  for (const { name, status } of gaps)
    placedBelow(
      open,
      { name, lines: [status], sign: LACKING, look: 'gap', depth: 0, parent: undefined },
      deepest,
      within.bottom + 12,
    );
  const height = (open.at(-1)?.bottom ?? within.bottom) + 6;
  const signs = new Set([...rows.map(signOf), ...(gaps.length > 0 ? [LACKING] : [])]);
  return picture(say, {
    drawn: drawing(`map-${agreementId}`, {
      title: say(T.mapTitle, { title }),
      description: describe(say, rows, gaps),
      height,
      content: html`${within.drawn}${[...chain, ...open].map((placed) => box(placed))}`,
    }),
    isSlim: true,
    legend: [
      legendItem(html`<rect class="p-border" x="2" y="2" width="24" height="12"/>`, say(T.mapPerimeter)),
      ...LEGEND.filter(([sign]) => signs.has(sign)).map(([sign, text]) => legendMark(sign, say(text))),
    ],
    caption: describe(say, rows, gaps),
    table: tables(say, rows, gaps),
  });
}

const LEGEND = [
  [INSIDE, T.mapInside],
  [INSTRUCTED, T.mapInstructed],
  [OUTSIDE, T.mapOutside],
  [UNKNOWN, T.mapUnknown],
  [LACKING, T.mapLacking],
] as const;

function gapsOf(say: Say, { places, subProcessors, annexes }: AgreementTerms): readonly Gap[] {
  const noPlaces = { name: say(T.noPlaces), about: say(T.noPlacesAbout), status: say(T.notSaid) };
  const noOthers = {
    name: say(T.noSubProcessors),
    about: say(T.noSubProcessorsAbout),
    status: say(T.notSaid),
  };
  return [
    ...(places.length === 0 ? [noPlaces] : []),
    ...(subProcessors.length === 0 ? [noOthers] : []),
    ...annexes
      .filter(({ status }) => status !== 'present')
      .map(({ name, about, status }) => ({
        name,
        about,
        status: say(status === 'part' ? T.annexPart : T.annexMissing),
      })),
  ];
}

const roleOf = (say: Say, { link, kind }: ChainRow): string => {
  const activity = ACTIVITY_WORDS[link.activity];
  return capital(kind === 'sub-processor' || !activity ? link.activity : say(activity));
};

function whereOf(say: Say, { link, area, inside }: ChainRow): string {
  if (link.country === null) return say(AREA_WORDS.unknown);
  const country = countryIn(say.lang, link.country);
  const where = say(area === 'outside' && inside ? T.instructed : AREA_WORDS[area]);
  return say(inside ? T.whereInside : T.whereOutside, { country, where });
}

/** Who engaged it, where the line does not lead up to whoever that is said to be. */
const unseen = (say: Say, { engagedBy }: ChainRow, above: ChainRow | undefined): readonly string[] =>
  engagedBy === undefined || engagedBy === above?.link.name
    ? []
    : [say(T.engagedThrough, { name: engagedBy })];

function describe(say: Say, rows: readonly ChainRow[], gaps: readonly Gap[]): string {
  const out = rows.filter(({ inside }) => !inside);
  const names = (all: readonly ChainRow[]) =>
    listed(
      say,
      all.map(({ link }) => link.name),
    );
  return [
    say(rows.length === 1 ? T.mapOne : T.mapAll, { n: rows.length }),
    out.length === 0 ? say(T.mapAllInside) : say(T.mapSomeOutside, { names: names(out) }),
    gaps.length === 0
      ? ''
      : say(T.mapGaps, {
          names: listed(
            say,
            gaps.map(({ name }) => name),
          ),
        }),
  ]
    .filter(Boolean)
    .join(' ');
}

const tables = (say: Say, rows: readonly ChainRow[], gaps: readonly Gap[]): Html =>
  html`${table(
    say(T.mapTable),
    [say(T.link), say(T.role), say(T.engagedBy), say(T.where)],
    rows.map((row) => [
      row.link.name,
      roleOf(say, row),
      row.engagedBy ?? say(T.controller),
      whereOf(say, row),
    ]),
  )}${
    gaps.length === 0
      ? NONE
      : table(
          say(T.gapsTable),
          [say(T.gap), say(T.status), say(T.about)],
          gaps.map(({ name, status, about }) => [name, status, about]),
        )
  }`;
