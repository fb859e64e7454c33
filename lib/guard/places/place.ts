import { FREE, OWN } from '../read/json.ts';
import { countryOfRegion, regionOfZone } from '../regions.ts';

/** Where something is, as far as a text tells: `everywhere` by a wildcard, `unproven` when it is not known before the deploy. */
export type Place =
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'global' }
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'unproven' };

/** A place that a text names, and how. */
export type Mention = {
  readonly as: 'arn' | 'host' | 'region' | 'zone' | 'id' | 'option';
  readonly place: Place;
  /** The part of the text that names it. */
  readonly text: string;
};

export const GLOBAL: Place = { kind: 'global' };
export const UNPROVEN: Place = { kind: 'unproven' };
export const inRegion = (region: string): Place => ({ kind: 'region', region: region.toLowerCase() });

/** The place a region field tells, or undefined when it is empty or where the stack is. */
export function placeOf(field: string): Place | undefined {
  const text = field.trim();
  if (text === '') return undefined;
  if (text.includes(FREE)) return UNPROVEN;
  if (text.includes(OWN)) return undefined;
  if (/[*?]/.test(text)) return { kind: 'everywhere' };
  return inRegion(regionOfZone(text) ?? text);
}

/** Says where a place is, for people. */
export function describePlace(place: Place): string {
  if (place.kind === 'global') return 'a global service, which is everywhere';
  if (place.kind === 'everywhere') return 'every region';
  if (place.kind === 'unproven') return 'a place that is decided only at deploy';
  const country = countryOfRegion(place.region);
  return country ? `${place.region} (${country})` : `${place.region} (a region nobody here knows)`;
}
