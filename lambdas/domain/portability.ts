import { type Outcome, ok, refused } from './outcome.ts';
import { instructionsFor, type Terms } from './vendor.ts';

/**
 * Where a category of data comes from: given by the child or her family, observed in her use, derived from either by
 * others (assessments, gradings, what a vendor calculates), or taken from a public register or the school's own.
 */
export const ORIGINS = ['provided', 'observed', 'derived', 'roster'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What the rules of portability read of an agreement's terms; an origin of null is not stated. */
export type PortableTerms = Omit<Terms, 'dataCategories'> & {
  readonly dataCategories: readonly (Terms['dataCategories'][number] & { readonly origin: Origin | null })[];
};

/** Only what the subject provided is portable, her observed use with it (art. 20(1); EDPB WP 242 p. 9 f.); unknown is not. */
export const isPortable = (origin: Origin | null): origin is 'provided' | 'observed' =>
  origin === 'provided' || origin === 'observed';

/** The ids of the categories that a vendor hands over: provided or observed, and instructed for one of the purposes. */
export function portableCategories(
  terms: readonly PortableTerms[],
  purposes: readonly string[],
): ReadonlySet<string> {
  return new Set(
    terms.flatMap((one) => {
      const instructed = new Set(
        purposes.flatMap((purposeId) =>
          instructionsFor(one, purposeId).flatMap(({ dataCategories }) => dataCategories),
        ),
      );
      return one.dataCategories
        .filter(({ id, origin }) => instructed.has(id) && isPortable(origin))
        .map(({ id }) => id);
    }),
  );
}

/** A vendor's part, keyed by category: a key that no agreement of the vendor names is refused, so that nothing is lost unseen. */
export function checkPortablePart(
  part: Readonly<Record<string, unknown>>,
  terms: readonly PortableTerms[],
): Outcome<true> {
  const known = new Set(terms.flatMap(({ dataCategories }) => dataCategories.map(({ id }) => id)));
  return Object.keys(part).every((key) => known.has(key)) ? ok(true) : refused('not-a-data-category');
}

/** What is portable of a vendor's part: the named categories and no other. */
export const portablePart = (
  part: Readonly<Record<string, unknown>>,
  categories: ReadonlySet<string>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(part).filter(([category]) => categories.has(category)));
