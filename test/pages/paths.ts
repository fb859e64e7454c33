import type { Pages } from '../../lambdas/pages/web/visit.ts';

/** For each variable of a path (`childId`), what it may be. */
export type Values = Readonly<Record<string, readonly string[]>>;
export type Method = 'GET' | 'POST';

/** What a page takes in its query before it shows anything, by its pattern. */
export const QUERIES: Readonly<Record<string, readonly string[]>> = {
  'GET /desk/classes/class': ['institution=280123&group=5B'],
  'GET /desk/classes/basis': ['institution=280123&group=5B'],
  'GET /desk/classes/leave': ['institution=280123&group=5B'],
  'GET /desk/classes/missing': ['institution=280123&group=5B'],
};

/** The patterns of a table of pages, by method. */
export const patternsOf = (pages: Pages, method: Method): string[] =>
  Object.keys(pages).filter((pattern) => pattern.startsWith(`${method} `));

/**
 * The paths of a pattern, its variables filled with each of their values together: as many as the variable with the most
 * has. A variable that has none is a page that nobody would visit: it throws.
 */
export function pathsOf(pattern: string, values: Values): string[] {
  const [, path = ''] = pattern.split(' ');
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([place, name = '']) => {
    const known = values[name] ?? [];
    if (known.length === 0) throw new Error(`nothing to visit ${pattern} with: no ${name}`);
    return { place, known };
  });
  const times = Math.max(1, ...places.map(({ known }) => known.length));
  const filled = Array.from({ length: times }, (_, nth) =>
    places.reduce((one, { place, known }) => one.replace(place, known[nth % known.length] ?? ''), path),
  );
  const queries = QUERIES[pattern] ?? [''];
  return filled.flatMap((one) => queries.map((query) => (query ? `${one}?${query}` : one)));
}
