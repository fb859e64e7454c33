import type * as z from 'zod';
import type { CHILDREN } from '../contracts/children.ts';
import type { GROUPS, groupList, groupView } from '../contracts/groups.ts';
import { groupAt, LISTS } from '../domain/aggregates.ts';
import { institutionKind } from '../domain/controller.ts';
import { ok, refused } from '../domain/outcome.ts';
import { currentVersion } from '../domain/purpose.ts';
import { isShown } from '../domain/shown.ts';
import { mayHold } from '../domain/vendor.ts';
import type { Operations } from '../platform/http.ts';
import type { Ledger } from '../store/ledger.ts';
import { describedIn, registerOf } from '../store/register.ts';
import type { Vault } from '../store/vault.ts';
import { byGroupName, byName, namedIn } from './names.ts';
import { type GroundView, groundsOf } from './view.ts';

type GroupOperations = Pick<Operations<'children', typeof CHILDREN>, keyof typeof GROUPS>;

/** Which classes there are, and how all children of one stand. */
export const groupOperations = ({
  ledger,
  vault,
}: {
  readonly ledger: Ledger;
  readonly vault: Vault;
}): GroupOperations => ({
  listGroups: async ({ caller: { controller } }) => {
    const institutions = new Map<string, z.input<typeof groupList>['institutions'][number]['groups']>();
    for (const [sort, children] of await ledger.tally(controller, LISTS.groups)) {
      const { institution, name } = groupAt(sort);
      institutions.set(institution, [...(institutions.get(institution) ?? []), { name, children }]);
    }
    return ok({
      institutions: [...institutions].map(([institution, groups]) => ({
        institution,
        groups: groups.toSorted(byGroupName),
      })),
    });
  },

  getGroup: async ({ caller, query, today }) => {
    const { controller } = caller;
    const group = { institution: query.institution, name: query.group };
    const ids = await ledger.idsOn(controller, LISTS.ofGroup(group.institution, group.name));
    if (ids.length === 0) return refused('no-such-group');
    const [children, people, { purposes, vendors }, described] = await Promise.all([
      ledger.readMany(controller, 'child', ids),
      vault.people(controller, ids),
      registerOf(ledger, controller),
      describedIn(ledger, controller),
    ]);
    const kind = institutionKind(described, group.institution);
    const shown = purposes.filter((purpose) => children.some(({ state }) => isShown(state, purpose, kind)));
    return ok({
      group,
      purposes: shown.map((purpose) => {
        const { purposeId } = purpose;
        const { name, rule } = currentVersion(purpose);
        const holders = vendors
          .filter((vendor) => mayHold(vendor, purposeId))
          .map(({ vendorId, name }) => ({ vendorId, name }));
        return { purposeId, name, kind: rule.kind, vendors: holders };
      }),
      children: children
        .map((child) => {
          const grounds = groundsOf({ purposes, vendors, kind, child, today, caller });
          return { childId: child.id, ...namedIn(people, child.id), grounds: standingsOf(grounds) };
        })
        .toSorted(byName),
    });
  },
});

/** What is left of a child's grounds where thirty stand side by side. */
const standingsOf = (
  grounds: readonly GroundView[],
): z.input<typeof groupView>['children'][number]['grounds'] =>
  Object.fromEntries(
    grounds.map(({ purposeId, ground, held, conflict, vendors }) => [
      purposeId,
      {
        standing: ground.standing,
        held,
        ...(conflict && { conflict }),
        allowed: vendors.filter(({ allowed }) => allowed).length,
        vendors: vendors.length,
      },
    ]),
  );
