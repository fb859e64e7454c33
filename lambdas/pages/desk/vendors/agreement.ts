import { type AgreementTerms, agreementTerms } from '../../../contracts/agreement.ts';
import type { Webhook } from '../../../domain/chain.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { AnswerTo } from '../../api.ts';
import { subProcessorMap } from '../../pictures/chain-map.ts';
import { AGREEMENT as T } from '../../texts/agreement.ts';
import { AGREEMENT_STATUS } from '../../texts/desk-vendors.ts';
import { badge, buttonLink, day, facts, link, more, NONE, note } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import { mayChange, offered, type Visit } from '../../web/visit.ts';
import type { Names } from '../names.ts';
import { type Finding, findingsTables, wantingIn } from '../oversight/findings.ts';
import { annexes, instructions, otherTerms, perimeterOf, places, retention } from './agreement-terms.ts';

export type VendorView = AnswerTo<'getVendor'>;
export type AgreementView = VendorView['agreements'][number];

export const agreementPath = (vendorId: string, agreementId: string): string =>
  `/desk/vendors/${vendorId}/agreements/${agreementId}`;

const BADGES = { draft: 'warning', 'in-force': 'success', terminated: 'info' } as const;

/** How an agreement stands, in a word. */
export const statusBadge = (say: Say, { status }: Pick<AgreementView, 'status'>): Html =>
  badge(BADGES[status], say(AGREEMENT_STATUS[status]));

/** What a page about an agreement knows besides it. */
type Around = {
  readonly names: Names;
  /** What is wanting in any of the vendor's agreements that has not ended. */
  readonly findings: readonly Finding[];
};

/** A whole agreement: how it stands, what is wanting, and what it says; one that has ended is folded up. */
export function agreementPanel(
  visit: Visit,
  vendor: VendorView,
  agreement: AgreementView,
  around: Around,
): Html {
  const { say } = visit;
  const { agreementId, title, status, signedOn, endsOn } = agreement;
  const terms = agreementTerms.parse(agreement.terms);
  const path = agreementPath(vendor.vendorId, agreementId);
  const actions = [
    ...(status === 'draft' && signedOn === undefined ? [buttonLink(`${path}/sign`, say(T.sign))] : []),
    ...(mayEnd(agreement) ? [buttonLink(`${path}/terminate`, say(T.terminate), 'secondary')] : []),
  ];
  const content = contents(visit, vendor.webhook, agreement, terms, around);
  return html`<article class="panel" id="agreement-${agreementId}">
<header class="panel-head"><h2>${title}</h2>${statusBadge(say, agreement)}</header>
${facts([
  [say(T.signedOn), signedOn === undefined ? say(T.notSigned) : day(say, signedOn)],
  ...(endsOn === undefined
    ? []
    : [[say(status === 'terminated' ? T.endedOn : T.endsOn), day(say, endsOn)] as const]),
  [say(T.processor), terms.processor.name],
  [say(T.product), terms.product],
  [say(T.perimeter), perimeterOf(say, terms)],
])}
${status === 'terminated' ? more(say(T.showEnded), content) : content}
${actions.length === 0 ? NONE : offered(visit, html`<footer class="panel-foot no-print">${actions}</footer>`)}
</article>`;
}

function contents(
  { say, today }: Visit,
  webhook: Webhook | null,
  agreement: AgreementView,
  terms: AgreementTerms,
  { names, findings }: Around,
): Html {
  const own = findings.filter(({ agreementId }) => agreementId === agreement.agreementId);
  const isOver = agreement.status === 'terminated';
  const count = html`<span class="count">${isOver ? agreement.findings.length : wantingIn(own)}</span>`;
  const wanting = isOver
    ? lastFindings(say, agreement)
    : own.length === 0
      ? note(say(T.findingsNone))
      : findingsTables(say, own, { level: 4 });
  const { agreementId } = agreement;
  const parts: Readonly<Record<Part, Html>> = {
    findings: wanting,
    instructions: instructions(say, names, terms),
    chain: html`<div class="reading">${subProcessorMap(say, agreement, today, webhook)}</div>`,
    places: places(say, terms),
    retention: retention(say, terms),
    annexes: annexes(say, terms),
    other: otherTerms(say, terms),
  };
  return html`<div class="stack">${partsOf(terms).map((part) => html`<section><h3 id="${partId(agreementId, part)}">${say(T[part])}${part === 'findings' ? html` ${count}` : NONE}</h3>${parts[part]}</section>`)}</div>`;
}

const PARTS = ['findings', 'instructions', 'chain', 'places', 'retention', 'annexes', 'other'] as const;
type Part = (typeof PARTS)[number];

const partId = (agreementId: string, part: Part): string => `agreement-${agreementId}-${part}`;

/** The parts that an agreement has, in the order they are shown. */
const partsOf = ({ annexes }: AgreementTerms): readonly Part[] =>
  PARTS.filter((part) => part !== 'annexes' || annexes.length > 0);

/** Where the agreements of a vendor lie on its page, part by part, and the way to end each; an ended one is folded up. */
export function agreementList(visit: Visit, agreements: readonly AgreementView[], vendorId: string): Html {
  const { say } = visit;
  return html`<nav class="no-print" aria-label="${say(T.list)}"><ul class="plain stack-small">${agreements.map(
    (agreement) => {
      const { agreementId, title, status } = agreement;
      const links = partsOf(agreementTerms.parse(agreement.terms)).map((part) =>
        link(`#${partId(agreementId, part)}`, say(T[part])),
      );
      const ends =
        mayEnd(agreement) && mayChange(visit)
          ? [
              html`<a href="${agreementPath(vendorId, agreementId)}/terminate">${say(T.terminate)}<span class="sr-only">: ${title}</span></a>`,
            ]
          : [];
      return html`<li><div class="row-of">${link(`#agreement-${agreementId}`, title)}${statusBadge(say, agreement)}</div>${status === 'terminated' ? NONE : html`<ul class="link-row">${[...links, ...ends].map((one) => html`<li>${one}</li>`)}</ul>`}</li>`;
    },
  )}</ul></nav>`;
}

const mayEnd = ({ signedOn, status }: AgreementView): boolean =>
  signedOn !== undefined && status !== 'terminated';

/** What was found while the agreement stood; nothing is to be mended in it any more. */
const lastFindings = (say: Say, { findings }: AgreementView): Html =>
  findings.length === 0
    ? note(say(T.findingsNone))
    : html`<p class="soft">${say(T.findingsEnded)}</p><ul>${findings.map(({ text, clause }) => html`<li>${say(text)}${clause === undefined ? NONE : html` <span class="soft small-text">${clause}</span>`}</li>`)}</ul>`;
