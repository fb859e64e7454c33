import { LISTS } from '../domain/aggregates.ts';
import { isSlug } from '../domain/ids.ts';
import { inForceFor } from '../domain/reach.ts';
import { instructionsFor } from '../domain/vendor.ts';
import { listKey } from '../store/keys.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Asking } from './authzen/operations.ts';
import type {
  Action,
  ActionSearch,
  Candidates,
  Entity,
  ResourceSearch,
  SubjectSearch,
} from './authzen/point.ts';

const NONE = { some: [], more: false };

/** As many children as are read in one round trip with a vendor and a purpose. */
const CHILDREN = 98;

/** The vendors of the controller; for a vendor, itself. */
export const vendorsOf = (ledger: Ledger): Candidates<SubjectSearch, Entity, Asking> => ({
  from: async ({ subject, resource }, place = '', { caller }) => {
    if (subject.type !== 'vendor' || resource.type !== 'child') return NONE;
    const ids = caller.role === 'vendor' ? [caller.id] : await ledger.idsOn(caller.controller, LISTS.vendors);
    const some = ids.filter((id) => id >= place).map((id) => ({ type: 'vendor', id }));
    return { some, more: false };
  },
  placeOf: ({ id }) => id,
});

/** The children of the controller, in the order of their ids. */
export const childrenOf = (ledger: Ledger): Candidates<ResourceSearch, Entity, Asking> => ({
  from: async ({ subject, action, resource }, place, { caller, today }) => {
    const { role, id, controller } = caller;
    const isForeign = role === 'vendor' && subject.id !== id;
    if (subject.type !== 'vendor' || resource.type !== 'child' || isForeign || !isSlug(subject.id))
      return NONE;
    // Who may process nobody's data for it does not go through everybody's.
    const vendor = await ledger.read(controller, 'vendor', subject.id);
    if (!vendor || inForceFor(vendor.state, action.name, today).length === 0) return NONE;
    const entry = { list: LISTS.children, sort: '' };
    const after = place === undefined ? undefined : listKey(controller, entry, 'child', place).sk;
    const { entries, next } = await ledger.list(controller, entry, { limit: CHILDREN, after });
    return { some: entries.map((one) => ({ type: 'child', id: one.id })), more: next !== undefined };
  },
  // A token may stand at a child that is not found. Four digits of sixteen say where to go on, and of whom hardly anything;
  // there are 65,536 of them, so that a stretch spans many as long as nobody has millions of children.
  placeOf: ({ id }) => id.slice(0, 4),
});

/** The purposes that the vendor's agreements instruct it in for children, by their ids. */
export const purposesOf = (ledger: Ledger): Candidates<ActionSearch, Action, Asking> => ({
  from: async ({ subject, resource }, place = '', { caller }) => {
    const isForeign = caller.role === 'vendor' && subject.id !== caller.id;
    if (subject.type !== 'vendor' || resource.type !== 'child' || isForeign || !isSlug(subject.id))
      return NONE;
    const vendor = await ledger.read(caller.controller, 'vendor', subject.id);
    const terms = Object.values(vendor?.state.agreements ?? {}).map((agreement) => agreement.terms);
    const purposes = terms.flatMap((one) =>
      one.instructions
        .map(({ purpose }) => purpose)
        .filter((purpose) => instructionsFor(one, purpose).length > 0),
    );
    const names = [...new Set(purposes)].filter((name) => name >= place).sort();
    return { some: names.map((name) => ({ name })), more: false };
  },
  placeOf: ({ name }) => name,
});
