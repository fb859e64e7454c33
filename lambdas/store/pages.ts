import type { Kind } from '../domain/aggregates.ts';
import type { Loaded } from './items.ts';
import type { Ledger } from './ledger.ts';

const PAGE = 50;

/** What a page of a list holds, in the order of the list, and where the next begins; without `next` it is the last. */
export type Page<K extends Kind> = {
  readonly loaded: readonly Loaded<K>[];
  readonly more: { readonly next?: string };
};

/** The page of a list that begins after the place another page gave, fifty entries at most; `sort` keeps to one sort key. */
export async function pageOf<K extends Kind>(
  ledger: Ledger,
  controller: string,
  kind: K,
  list: string,
  within: { readonly after: string | undefined; readonly sort?: string },
): Promise<Page<K>> {
  const { entries, next } = await ledger.list(controller, { list }, { limit: PAGE, ...within });
  const ids = entries.map(({ id }) => id);
  return {
    loaded: await ledger.readMany(controller, kind, ids),
    more: next === undefined ? {} : { next },
  };
}
