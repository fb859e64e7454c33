import type { CheckReason } from '../../domain/check-reasons.ts';
import { own } from '../../domain/own.ts';
import { type Html, html } from '../../platform/html.ts';
import type { ChildView, GroundView } from '../shared/child.ts';
import { FAMILY } from '../texts/family.ts';
import { AGREEMENT_WORDS, ARTICLE_WORDS, PROVISION_WORDS, GROUNDS as T } from '../texts/grounds.ts';
import { link, more, NONE, prose } from '../web/parts.ts';
import type { Visit } from '../web/visit.ts';
import { childPath, isOwn, whose } from './about.ts';
import type { Stands } from './stands.ts';

/** The pieces in which a page says who uses what about a child, and on what ground. */

type VendorView = GroundView['vendors'][number];

/** Each vendor of a purpose, and whether it may use the data. */
export const vendors = (visit: Visit, view: GroundView, stands: Stands): Html =>
  view.vendors.length === 0
    ? html`${visit.say(T.noVendor)}`
    : html`<ul class="plain">${view.vendors.map(
        (vendor) => html`<li><strong>${vendor.name}</strong>: ${mayOrNot(visit, vendor, stands)}</li>`,
      )}</ul>`;

function mayOrNot({ say }: Visit, { allowed, reason = '' }: VendorView, { place }: Stands): string {
  if (allowed) return say(T.vendorMay);
  const ofAgreement = own(AGREEMENT_WORDS, reason as CheckReason);
  if (ofAgreement) return `${say(T.vendorMayNot)}. ${say(ofAgreement)}`;
  return say(place === 'asked' ? T.vendorIf : T.vendorMayNot);
}

/** What data it is, each kind once, in the words of the agreements. */
export function categories({ say }: Visit, vendors: readonly VendorView[]): Html {
  const named = new Set(vendors.flatMap((vendor) => vendor.categories.map(({ text }) => say(text))));
  return html`<ul>${[...named].map((text) => html`<li>${text}</li>`)}</ul>`;
}

const WHY = { asked: T.whyAsked, consent: T.why, law: T.why, unused: T.whyUnused } as const;

/** What the ground of a purpose is called beside it. */
export const whyTitle = ({ say }: Visit, { place }: Stands): string => say(WHY[place]);

/** On what ground: what it means first, the law's own name in small print. */
export function why({ say }: Visit, { ground }: GroundView): Html {
  const { means, cited } = ARTICLE_WORDS[ground.article as keyof typeof ARTICLE_WORDS];
  if (ground.kind === 'consent')
    return html`<p>${say(means)}</p><p class="soft small-text">${say(cited)}</p>`;
  const explained = PROVISION_WORDS[ground.provision];
  return html`<p>${say(means)}${explained ? html` ${say(explained)}` : NONE}</p>
<p class="soft small-text"><span lang="da">${ground.provision}</span>. ${say(cited)}</p>`;
}

/** Whether one may object, with the way there; nothing of a consent, which is withdrawn, or of what is on hold already. */
export function objection(
  visit: Visit,
  child: ChildView,
  { ground, purposeId, name, held }: GroundView,
): Html {
  const { say } = visit;
  // Where nothing is used on the ground, there is nothing to object to.
  if (ground.kind === 'consent' || held || ground.standing !== 'in-force') return NONE;
  if (!ground.mayObject) return html`<p>${say(T.mayNotObject)}</p>`;
  return html`<p>${mayObject(visit, child, { purposeId, name })}</p>`;
}

/** That one has the right to object, with the way there. */
export const mayObject = (
  visit: Visit,
  child: ChildView,
  to?: Pick<GroundView, 'purposeId' | 'name'>,
): Html => {
  const { say } = visit;
  const says = say(FAMILY.mayObject, { whose: whose(visit, child) });
  const query = to ? `?purpose=${encodeURIComponent(to.purposeId)}` : '';
  const about = to ? html`<span class="sr-only">: ${say(to.name)}</span>` : NONE;
  return html`${says} <a href="${childPath(child.childId)}/rights/objection${query}">${say(FAMILY.object)}${about}</a>`;
};

/** How long a vendor may have the data. */
export const howLong = (visit: Visit): string => visit.say(isOwn(visit) ? T.howLongOwn : T.howLongText);

/** Whom to ask, and how to complain. */
export const disagree = ({ say }: Visit): Html => html`<p>${link('/sign-in/help', say(T.disagree))}</p>`;

/**
 * What a purpose is about, in its own text, which speaks to parents; a child is told it in the words made for her, and
 * sees the whole at once only of what she says yes or no to herself.
 */
export function textOf(visit: Visit, { text, childText, ground }: GroundView): Html {
  const { say } = visit;
  const whole = prose(say(text));
  if (!childText) return whole;
  const short = prose(say(childText));
  if (!isOwn(visit)) return html`${whole}${more(say(T.forTheChild), short)}`;
  const isAsked = ground.kind === 'consent' && ground.mine;
  return isAsked
    ? html`<p><strong>${say(T.inShort)}:</strong></p>${short}<p><strong>${say(T.whole)}:</strong></p>${whole}`
    : html`${short}${more(say(T.wholeText), whole)}`;
}
