import { type Chained, type SubProcessor, type Webhook, webhookLink } from '../../domain/chain.ts';
import { standingOf } from '../../domain/countries.ts';
import type { CalendarDate } from '../../domain/dates.ts';
import { isInside, type Link } from '../../domain/perimeter.ts';

/** Where a link is: in the Union, else in the EEA, outside both, or nobody knows. */
export type Area = 'eu' | 'eea' | 'outside' | 'unknown';

/** A link of a chain in the place it is drawn. */
export type ChainRow = {
  readonly link: Link;
  readonly kind: 'processor' | 'place' | 'sub-processor' | 'webhook';
  /** Who lets it have data, by name; undefined where that is the controller. */
  readonly engagedBy: string | undefined;
  /** The row of who engaged it among all rows; -1 is the controller. */
  readonly parent: number;
  readonly depth: number;
  readonly area: Area;
  /** True where the agreement lets it have data; what is outside may be, by an instruction. */
  readonly inside: boolean;
};

/**
 * Everyone who holds or sees data under an agreement, each once and right below whoever engaged it. A sub-processor that
 * was engaged by nobody the agreement names stands below the vendor.
 */
export function chainRows(terms: Chained, webhook: Webhook | null, on: CalendarDate): readonly ChainRow[] {
  const rows: ChainRow[] = [];
  const { name, country } = terms.processor;
  const add = (link: Link, kind: ChainRow['kind'], parent: number, engagedBy: string | undefined): number =>
    rows.push({
      link,
      kind,
      engagedBy,
      parent,
      depth: (rows[parent]?.depth ?? 0) + 1,
      area: areaOf(link, on),
      inside: isInside(terms.perimeter, link, on),
    }) - 1;

  const left = new Set(terms.subProcessors);
  const addSub = (one: SubProcessor, parent: number): void => {
    left.delete(one);
    const index = add(one, 'sub-processor', parent, one.engagedBy ?? name);
    for (const next of terms.subProcessors)
      if (left.has(next) && next.engagedBy === one.name) addSub(next, index);
  };

  const vendor = add({ name, activity: 'processor', country }, 'processor', -1, undefined);
  for (const place of terms.places) add(place, 'place', vendor, name);
  if (webhook) add(webhookLink(webhook), 'webhook', vendor, name);
  for (const one of terms.subProcessors)
    if (one.engagedBy === null || one.engagedBy === name) addSub(one, vendor);
  for (const one of terms.subProcessors) if (left.has(one)) addSub(one, vendor);
  return rows;
}

function areaOf({ country }: Link, on: CalendarDate): Area {
  if (country === null) return 'unknown';
  return standingOf(country, on)?.area ?? 'outside';
}
