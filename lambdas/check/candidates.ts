import { LISTS } from '../domain/aggregates.ts';
import { isSlug } from '../domain/ids.ts';
import { inForceFor } from '../domain/reach.ts';
import { purposesIn, type VendorState } from '../domain/vendor.ts';
import type { Caller } from '../platform/caller.ts';
import { listKey } from '../store/keys.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Asking } from './authzen/operations.ts';
import type {
  Action,
  ActionSearch,
  Candidates,
  Entity,
  ResourceSearch,
  Stretches,
  SubjectSearch,
} from './authzen/point.ts';
import { unsound } from './sound.ts';

const NONE: Stretches<never> = async () => ({ some: [], more: false });

/** As many children as are read in one round trip with a vendor and a purpose. */
const CHILDREN = 98;

/** The vendors of the controller; for a vendor, itself. */
export const vendorsOf = (ledger: Ledger): Candidates<SubjectSearch, Entity, Asking> => ({
  of: async ({ subject, resource }, { caller }) => {
    const { role, id, controller } = caller;
    if (unsound({ subject: { ...subject, id }, resource }, caller)) return NONE;
    const ids = role === 'vendor' ? [id] : await ledger.idsOn(controller, LISTS.vendors);
    return inOneStretch(ids, (each) => ({ type: 'vendor', id: each }));
  },
  placeOf: ({ id }) => id,
});

/** The children of the controller, in the order of their ids. */
export const childrenOf = (ledger: Ledger): Candidates<ResourceSearch, Entity, Asking> => ({
  of: async (search, { caller, today }) => {
    const vendor = await vendorAskedAbout(ledger, search, caller);
    // Who may process nobody's data for it does not go through everybody's.
    if (!vendor || inForceFor(vendor, search.action.name, today).length === 0) return NONE;
    const { controller } = caller;
    const entry = { list: LISTS.children, sort: '' };
    return async (place) => {
      const after = place === undefined ? undefined : listKey(controller, entry, 'child', place).sk;
      const { entries, next } = await ledger.list(controller, entry, { limit: CHILDREN, after });
      return { some: entries.map(({ id }) => ({ type: 'child', id })), more: next !== undefined };
    };
  },
  // A token may stand at a child that is not found. Four digits of sixteen say where to go on, and of whom hardly anything;
  // there are 65,536 of them, so that a stretch spans many as long as nobody has millions of children.
  placeOf: ({ id }) => id.slice(0, 4),
});

/** The purposes that the vendor's agreements instruct it in, by their ids. */
export const purposesOf = (ledger: Ledger): Candidates<ActionSearch, Action, Asking> => ({
  of: async (search, { caller }) => {
    const vendor = await vendorAskedAbout(ledger, search, caller);
    const instructed = Object.values(vendor?.agreements ?? {}).flatMap(({ terms }) => purposesIn(terms));
    return inOneStretch([...new Set(instructed)].sort(), (name) => ({ name }));
  },
  placeOf: ({ name }) => name,
});

/** The vendor that a search is about; none where the question would not be one of ours. */
async function vendorAskedAbout(
  ledger: Ledger,
  search: Parameters<typeof unsound>[0],
  caller: Caller,
): Promise<VendorState | undefined> {
  if (unsound(search, caller) || !isSlug(search.subject.id)) return undefined;
  return (await ledger.read(caller.controller, 'vendor', search.subject.id))?.state;
}

/** All from a place on, at once; for what is short by nature. */
const inOneStretch =
  <Found>(places: readonly string[], found: (place: string) => Found): Stretches<Found> =>
  async (place = '') => ({ some: places.filter((each) => each >= place).map(found), more: false });
