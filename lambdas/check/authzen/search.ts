import type { Page } from '../../contracts/check.ts';
import { Problem } from '../../platform/problem.ts';
import type { Candidates, Decide, Evaluation } from './point.ts';

/** How many stretches are looked at in one call: a search for few among many goes on in the next page. */
const STRETCHES = 5;
const PAGE = 100;

export type FoundPage<Found> = {
  readonly results: readonly Found[];
  /** AuthZEN 1.0 § 8: an empty token ends the search. */
  readonly page: { readonly next_token: string; readonly count: number };
};

/**
 * One page of a search: those of the candidates that `decide` allows, so that each would be allowed if asked about now.
 * A page may hold fewer than its limit, or none, and still not be the last.
 */
export async function search<Search extends { readonly page?: Page | undefined }, Found, Asking>(
  body: Search,
  asking: Asking,
  { of, placeOf }: Candidates<Search, Found, Asking>,
  question: (found: Found) => Evaluation,
  decide: Decide<Asking>,
): Promise<FoundPage<Found>> {
  const { limit = PAGE, token } = body.page ?? {};
  const stretchFrom = await of(body, asking);
  let place = token === '' ? undefined : token;
  let found: Found[] = [];
  const before = (end: string) => found.filter((one) => placeOf(one) < end);
  for (let stretches = 0; stretches < STRETCHES; stretches += 1) {
    const { some, more } = await stretchFrom(place);
    const answers = await decide(some.map(question), asking);
    // Whoever keeps what is found and drops the rest must not drop one for a busy moment.
    if (answers.some(({ context }) => context?.error?.status === 503)) throw new Problem('store-unavailable');
    found = [...found, ...some.filter((_, index) => answers[index]?.decision === true)];
    const tooMany = found[limit];
    if (tooMany !== undefined) return pageOf(before(placeOf(tooMany)), placeOf(tooMany));
    const last = some.at(-1);
    if (!more || last === undefined) return pageOf(found, '');
    // The next stretch begins with the last of this one: its place alone says nothing of it.
    place = placeOf(last);
    found = before(place);
  }
  return pageOf(found, place ?? '');
}

const pageOf = <Found>(results: readonly Found[], next_token: string): FoundPage<Found> => ({
  results,
  page: { next_token, count: results.length },
});
