import { CHILDREN } from '../contracts/children.ts';
import { LISTS } from '../domain/aggregates.ts';
import { institutionKind } from '../domain/controller.ts';
import { ok, refused } from '../domain/outcome.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import type { Clock } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import { httpService } from '../platform/http.ts';
import type { Log } from '../platform/logger.ts';
import { describedIn, registerOf } from '../store/register.ts';
import { basisOperation } from './bases.ts';
import { consentOperations } from './consents.ts';
import { departOperation } from './depart.ts';
import { type EnrolDeps, enrolClass } from './enrol.ts';
import { familyOperations } from './family.ts';
import { groupOperations } from './groups.ts';
import { historyOperations } from './history.ts';
import { namedIn } from './names.ts';
import { peopleOperations } from './people.ts';
import { viewOf } from './view.ts';

export type ChildrenDeps = EnrolDeps & { readonly clock: Clock; readonly log: Log };

/** Children: enrolled with their guardians, moved, seen with their grounds, given a basis, consented for. */
export function createHandler(deps: ChildrenDeps) {
  const { ledger, vault } = deps;

  const childIdsOf = async (caller: Caller, institution: string | undefined, group: string | undefined) => {
    if (caller.role === 'guardian') return ledger.idsOn(caller.controller, LISTS.ofGuardian(caller.id));
    if (caller.role === 'child') return [caller.id];
    return institution !== undefined && group !== undefined
      ? ledger.idsOn(caller.controller, LISTS.ofGroup(institution, group))
      : undefined;
  };

  return httpService(
    'children',
    CHILDREN,
    {
      ...consentOperations(ledger, deps.ids),
      ...familyOperations(deps),
      ...peopleOperations(deps),
      ...groupOperations(deps),
      ...historyOperations(ledger),
      establishBasis: basisOperation(ledger),
      depart: departOperation(deps),

      enrol: ({ body, today, ...call }) => enrolClass(deps, executionOf(call), body, today),

      listChildren: async ({ caller, query, today }) => {
        const ids = await childIdsOf(caller, query.institution, query.group);
        if (!ids) return refused('name-a-group');
        const children = (await ledger.readMany(caller.controller, 'child', ids)).filter((child) =>
          isVisible(caller, child, today),
        );
        const people = await vault.people(
          caller.controller,
          children.map(({ id }) => id),
        );
        const summaries = children.map(({ id, state: { group } }) => ({
          childId: id,
          group,
          ...namedIn(people, id),
        }));
        return ok({ children: summaries });
      },

      getChild: async ({ caller, params, today }) => {
        const { controller } = caller;
        const child = await ledger.read(controller, 'child', params.childId ?? '');
        if (!child || !isVisible(caller, child, today)) return refused('no-such-child');
        const { group, guardians } = child.state;
        const [register, described, people] = await Promise.all([
          registerOf(ledger, controller),
          describedIn(ledger, controller),
          vault.people(controller, [child.id, ...Object.keys(guardians)]),
        ]);
        const kind = institutionKind(described, group.institution);
        return ok(viewOf({ child, people, ...register, kind, today, caller }));
      },
    },
    deps,
  );
}
