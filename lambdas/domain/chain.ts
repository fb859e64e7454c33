import type { CalendarDate } from './dates.ts';
import { isInside, type Link, type Perimeter } from './perimeter.ts';

/** Where a vendor is told of its tasks, and the country its host is declared to be in. */
export type Webhook = { readonly url: string; readonly country: string };

/** A sub-processor names the one that engaged it; null is the vendor itself. */
export type SubProcessor = Link & { readonly engagedBy: string | null };

/** What the chain reads of an agreement's terms. */
export type Chained = {
  readonly processor: { readonly name: string; readonly country: string };
  readonly perimeter: Perimeter;
  readonly places: readonly Link[];
  readonly subProcessors: readonly SubProcessor[];
};

/** A link outside the perimeter, with the names of the chain from the vendor down to it. */
export type OutsideLink = Link & { readonly chain: readonly string[] };

/** The host a vendor is told of its tasks at: what is sent there is pseudonymous, and pseudonymous data is personal data. */
export const webhookLink = ({ url, country }: Webhook): Link => ({
  name: new URL(url).hostname,
  activity: 'webhook',
  country,
});

/** Everyone who holds or sees data under an agreement: the vendor itself, its places, all its sub-processors, its webhook's host. */
export const chainOf = ({ processor, places, subProcessors }: Chained, webhook: Webhook | null): Link[] => [
  { name: processor.name, activity: 'processor', country: processor.country },
  ...places,
  ...subProcessors,
  ...(webhook ? [webhookLink(webhook)] : []),
];

/** The links of an agreement outside its own perimeter on a day (R23 to R25), in the order of the chain. */
export const linksOutside = (terms: Chained, webhook: Webhook | null, on: CalendarDate): OutsideLink[] =>
  chainOf(terms, webhook)
    .filter((link) => !isInside(terms.perimeter, link, on))
    .map((link) => ({ ...link, chain: pathTo(terms, link) }));

/** A link outside as vendors and case workers see it: where it stands in the chain, and nothing else the agreement says of it. */
export const linkSeen = ({ name, activity, country, chain }: OutsideLink) => ({
  name,
  activity,
  ...(country !== null && { country }),
  chain: [...chain],
});

/** Why a link denies: it is known to be outside, or nobody knows where it is. */
export const reasonOutside = ({ country }: Link): 'outside-perimeter' | 'place-unknown' =>
  country === null ? 'place-unknown' : 'outside-perimeter';

/** The names from the vendor down to a link of its chain. */
export function pathTo(terms: Chained, link: Link): readonly string[] {
  const vendor = terms.processor.name;
  const subProcessor = terms.subProcessors.find((one) => one === link);
  if (subProcessor) return [vendor, ...engagersOf(terms, subProcessor).names, link.name];
  return link.activity === 'processor' ? [vendor] : [vendor, link.name];
}

/**
 * Why the sub-processors of an agreement are no chain, with the name it breaks at: a name two have, or one has that is
 * the vendor's; one engaged by nobody the agreement names, or by itself in a circle.
 */
export function chainBreak(terms: Chained):
  | {
      readonly reason: 'sub-processor-named-twice' | 'engaged-by-unknown' | 'engaged-in-a-circle';
      readonly name: string;
    }
  | undefined {
  const names = [terms.processor.name, ...terms.subProcessors.map(({ name }) => name)];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return { reason: 'sub-processor-named-twice', name: twice };
  for (const subProcessor of terms.subProcessors) {
    const { reason, names } = engagersOf(terms, subProcessor);
    if (reason) return { reason, name: names[0] ?? subProcessor.name };
  }
  return undefined;
}

/** Who engaged a sub-processor, uppermost first and the vendor left out; with a reason it goes no further up than the first name. */
function engagersOf({ processor, subProcessors }: Chained, { name, engagedBy }: SubProcessor) {
  const names: string[] = [];
  let next = engagedBy;
  while (next !== null && next !== processor.name) {
    if (next === name || names.includes(next)) return { names, reason: 'engaged-in-a-circle' as const };
    names.unshift(next);
    const engager = subProcessors.find((one) => one.name === next);
    if (!engager) return { names, reason: 'engaged-by-unknown' as const };
    next = engager.engagedBy;
  }
  return { names, reason: undefined };
}
