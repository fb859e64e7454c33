import type * as z from 'zod';
import type { enrolmentBody } from '../contracts/children.ts';
import type { ChildEvent, ChildFacts, ChildState } from '../domain/child.ts';
import { enrolChild, moveChild } from '../domain/child-commands.ts';
import { birthDateOf } from '../domain/cpr.ts';
import { type Custody, isOver } from '../domain/custody.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { evolveChild } from '../domain/evolve-child.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { change, type Decided, type Execution, execute, executeMany } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import { type Identities, identify } from './identify.ts';

type Enrolment = z.output<typeof enrolmentBody>;
type ChildToEnrol = Enrolment['children'][number];

export type Enrolled = {
  readonly childId: string;
  /** `again`: she had left, and is back in the group named. */
  readonly enrolled: 'now' | 'before' | 'again';
  readonly guardianIds: string[];
  readonly differs?: ('group' | 'guardians')[];
};

export type EnrolDeps = Identities & { readonly ledger: Ledger };

/**
 * Enrols a class child by child, each in its own transaction with the identities it adds. A child the controller
 * knows already is left as she is, so that a repeated or interrupted enrolment is simply sent again; one who had left
 * comes back into the group.
 */
export const enrolClass = (
  deps: EnrolDeps,
  execution: Execution,
  { group, children }: Enrolment,
  today: CalendarDate,
): Promise<Outcome<{ children: Enrolled[] }>> =>
  executeMany(deps.ledger, execution, async (each) => {
    const enrolled: Enrolled[] = [];
    for (const child of children) {
      const outcome = await execute(deps.ledger, each, () =>
        enrolOne(deps, each.controller, group, child, today),
      );
      if (!outcome.ok) return outcome;
      enrolled.push(outcome.value);
    }
    return ok({ children: enrolled });
  });

async function enrolOne(
  deps: EnrolDeps,
  controller: string,
  group: Enrolment['group'],
  child: ChildToEnrol,
  today: CalendarDate,
): Promise<Outcome<Decided<Enrolled>>> {
  const known = await deps.index.find(controller, child.cpr);
  const before = known === undefined ? undefined : await deps.ledger.read(controller, 'child', known);
  if (before) return enrolledBefore(deps, controller, group, child, before, today);
  const self = await identify(deps, controller, child, known);
  const guardians = await Promise.all(
    child.guardians.map(async (guardian) => ({
      ...(await identify(deps, controller, guardian, await deps.index.find(controller, guardian.cpr))),
      custody: custodyOf(guardian.custodyFrom, bornOn(child)),
    })),
  );
  const holders = Object.fromEntries(guardians.map(({ personId, custody }) => [personId, custody]));
  const events = enrolChild(self.personId, group, holders);
  if (!events.ok) return events;
  const facts: ChildFacts = { bornOn: bornOn(child) };
  return ok({
    changes: [change({ kind: 'child', id: self.personId, before: undefined, events: events.value, facts })],
    vault: [...self.writes, ...guardians.flatMap(({ writes }) => writes)],
    answer: {
      childId: self.personId,
      enrolled: 'now',
      guardianIds: guardians.map(({ personId }) => personId),
    },
  });
}

/** A child the controller knows: only her coming back changes anything, and what the enrolment says otherwise is told. */
async function enrolledBefore(
  { index }: EnrolDeps,
  controller: string,
  group: Enrolment['group'],
  child: ChildToEnrol,
  before: Loaded<'child'>,
  today: CalendarDate,
): Promise<Outcome<Decided<Enrolled>>> {
  if (before.state.erasure) return refused('child-erased');
  const isBack = before.state.left !== undefined;
  const events: Outcome<ChildEvent[]> = isBack ? moveChild(before.state, group, today) : ok([]);
  if (!events.ok) return events;
  const guardianIds = Object.entries(before.state.guardians)
    .filter(([, custody]) => !isOver(custody, today))
    .map(([id]) => id);
  const named = await Promise.all(child.guardians.map((guardian) => index.find(controller, guardian.cpr)));
  const after = events.value.reduce(evolveChild, before.state);
  const differs = differencesOf(after, group, guardianIds, named);
  return ok({
    changes: isBack ? [change({ kind: 'child', id: before.id, before, events: events.value })] : [],
    answer: {
      childId: before.id,
      enrolled: isBack ? 'again' : 'before',
      guardianIds,
      ...(differs.length > 0 && { differs }),
    },
  });
}

/** What an enrolment says of a known child that is otherwise here; it changes neither, and must not hide that it does not. */
function differencesOf(
  state: ChildState,
  group: Enrolment['group'],
  guardianIds: readonly string[],
  named: readonly (string | undefined)[],
): ('group' | 'guardians')[] {
  const isMoved = state.group.institution !== group.institution || state.group.name !== group.name;
  const isOther = named.length !== guardianIds.length || guardianIds.some((id) => !named.includes(id));
  return [...(isMoved ? (['group'] as const) : []), ...(isOther ? (['guardians'] as const) : [])];
}

/** Custody from birth is custody always: the date would be the child's date of birth, which the ledger must not hold. */
const custodyOf = (from: string | undefined, born: string): Custody =>
  from === undefined || from <= born ? {} : { from };

function bornOn(child: ChildToEnrol): string {
  const date = birthDateOf(child.cpr);
  if (date === undefined) throw new Error('the contract lets only CPR numbers with a date of birth through');
  return date;
}
