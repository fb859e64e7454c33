import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import type { AnswerTo } from '../api.ts';
import { RIGHTS_TEXTS as T } from '../texts/family-rights.ts';
import { more, NONE, type Verdict, verdict } from '../web/parts.ts';
import { listed, type Say } from '../web/say.ts';
import type { Visit } from '../web/visit.ts';
import type { Names } from './names.ts';

export type Decision = AnswerTo<'getRequest'>['decisions'][number];

/** How the outcomes of a right are called: granted, refused, not applicable, and what the controller's own record keeps. */
export type Labels = Readonly<Record<'yes' | 'no' | 'none' | 'own', Bilingual>>;

/** A sentence of the law with every purpose and vendor it is said of. */
type Ruling = Pick<Decision, 'outcome' | 'sentence' | 'citation'> & {
  /** The controller's own record, which no vendor holds. */
  readonly isOwn: boolean;
  readonly decisions: readonly Decision[];
};

const ORDER = ['granted', 'refused', 'not-applicable'] as const;

/** Decisions that say the same, as one; what is granted first, and what the controller keeps itself last. */
function rulingsOf(decisions: readonly Decision[]): readonly Ruling[] {
  const same = Map.groupBy(decisions, ({ vendorId, outcome, reason, citation }) =>
    [vendorId === null, outcome, reason, citation].join('\n'),
  );
  const rulings = [...same.values()].flatMap((said) => {
    const [first] = said;
    if (!first) return [];
    const { outcome, sentence, citation, vendorId } = first;
    return [{ outcome, sentence, citation, isOwn: vendorId === null, decisions: said }];
  });
  const place = ({ isOwn, outcome }: Ruling): number => (isOwn ? ORDER.length : ORDER.indexOf(outcome));
  return rulings.toSorted((a, b) => place(a) - place(b));
}

const STANDS = { granted: 'allowed', refused: 'denied', 'not-applicable': 'none' } as const;
const standsOf = ({ outcome, isOwn }: Ruling): Verdict => (isOwn ? 'held' : STANDS[outcome]);

const labelOf = ({ outcome, isOwn }: Ruling, labels: Labels): Bilingual => {
  if (isOwn && outcome !== 'granted') return labels.own;
  if (outcome === 'granted') return labels.yes;
  return outcome === 'refused' ? labels.no : labels.none;
};

/** How many purposes, counted once each. */
function countOf(say: Say, decisions: readonly Decision[]): string {
  const n = new Set(decisions.map(({ purposeId }) => purposeId)).size;
  return n === 1 ? say(T.purpose) : say(T.purposes, { n });
}

/** Purposes, each with the vendors it is said of: «Billeder (A og B)». */
function purposesIn(say: Say, names: Names, decisions: readonly Decision[]): readonly string[] {
  const purposes = Map.groupBy(decisions, ({ purposeId }) => purposeId);
  return [...purposes].map(([purposeId, said]) => {
    const purpose = names.purpose(purposeId);
    const vendors = said.flatMap(({ vendorId }) => (vendorId === null ? [] : [names.vendor(vendorId)]));
    return vendors.length === 0 ? purpose : say(T.at, { purpose, vendors: listed(say, vendors) });
  });
}

/** What stays at vendors though the rest is erased, and what for. */
function keptIn(say: Say, names: Names, decisions: readonly Decision[]): Html {
  // While an objection is considered nothing is erased, so nothing is kept from it either.
  const kept = decisions.filter(
    ({ keep = [], reason }) => keep.length > 0 && reason !== 'restricted-meanwhile',
  );
  const lines = kept.map(({ vendorId, keep = [] }) =>
    say(T.keptFor, {
      vendors: names.vendor(vendorId ?? ''),
      purposes: listed(say, [...new Set(keep.map(({ purposeId }) => names.purpose(purposeId)))]),
    }),
  );
  return html`${[...new Set(lines)].map((line) => html`<p class="small-text">${line}</p>`)}`;
}

const law = (citation: string): Html => html`<span class="soft small-text">${citation}</span>`;

/** More purposes than this are folded where the page is for an overview. */
const FEW = 2;

type Ruled = (visit: Visit, names: Names, labels: Labels, decisions: readonly Decision[]) => Html;

/** What comes of a right: each thing the law says, with its reason, and how much it is said of; many purposes are folded. */
export const inShort: Ruled = (visit, names, labels, decisions) =>
  ruled(visit, names, labels, decisions, (purposes, list) =>
    purposes > FEW ? more(visit.say(T.which, { n: purposes }), list) : list,
  );

/** The same with every purpose and vendor in sight: to be read before something is sent, and what was decided. */
export const inFull: Ruled = (visit, names, labels, decisions) =>
  ruled(visit, names, labels, decisions, (_, list, kept) => html`${list}${kept}`);

function ruled(
  { say, frame }: Visit,
  names: Names,
  labels: Labels,
  decisions: readonly Decision[],
  /** What stands of the purposes and of what is kept. */
  shown: (purposes: number, list: Html, kept: Html) => Html,
): Html {
  return html`<ul class="plain stack">${rulingsOf(decisions).map((ruling) => {
    const purposes = purposesIn(say, names, ruling.decisions);
    const list = html`<ul>${purposes.map((purpose) => html`<li>${purpose}</li>`)}</ul>`;
    return html`<li>${verdict(frame, standsOf(ruling), say(labelOf(ruling, labels)))} <strong>${countOf(say, ruling.decisions)}</strong>
<p>${say(ruling.sentence)} ${law(ruling.citation)}</p>
${shown(purposes.length, list, keptIn(say, names, ruling.decisions))}</li>`;
  })}</ul>`;
}

/** What is said of each purpose at each vendor, with its reason and law. */
export const byPurpose: Ruled = ({ say, frame }, names, labels, decisions) => {
  const purposes = Map.groupBy(decisions, ({ purposeId }) => purposeId);
  return html`${[...purposes].map(
    ([purposeId, said]) =>
      html`<h3>${names.purpose(purposeId)}</h3><ul class="plain stack-small">${rulingsOf(said).map(
        (
          ruling,
        ) => html`<li>${verdict(frame, standsOf(ruling), say(labelOf(ruling, labels)))}${atVendors(say, names, ruling)}
<p>${say(ruling.sentence)} ${law(ruling.citation)}</p>${keptIn(say, names, ruling.decisions)}</li>`,
      )}</ul>`,
  )}`;
};

const atVendors = (say: Say, names: Names, { isOwn, decisions }: Ruling): Html =>
  isOwn
    ? NONE
    : html` ${listed(
        say,
        decisions.map(({ vendorId }) => names.vendor(vendorId ?? '')),
      )}`;

/** What one purpose comes to, in one line. */
export const inOneLine = (say: Say, names: Names, labels: Labels, decisions: readonly Decision[]): string =>
  rulingsOf(decisions)
    .filter(({ isOwn }) => !isOwn)
    .map((ruling) => {
      const vendors = ruling.decisions.map(({ vendorId }) => names.vendor(vendorId ?? ''));
      return say(T.oneLine, { label: say(labelOf(ruling, labels)), vendors: listed(say, vendors) });
    })
    .join('. ');
