import type * as z from 'zod';
import type { enrolmentBody } from '../contracts/children.ts';
import type { ChildFacts, ChildState } from '../domain/child.ts';
import { enrolChild } from '../domain/child-commands.ts';
import type { Custody } from '../domain/consent.ts';
import { birthDateOf } from '../domain/cpr.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { Ids } from '../platform/clock.ts';
import { change, type Decided, type Execution, execute, executeMany } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import type { CprIndex, Person, Vault } from '../store/vault.ts';

type Enrolment = z.output<typeof enrolmentBody>;
type ChildToEnrol = Enrolment['children'][number];
type PersonToAdd = Pick<Person, 'cpr' | 'givenName' | 'familyName' | 'uniLogin'>;

export type Enrolled = {
  readonly childId: string;
  readonly enrolled: 'now' | 'before';
  readonly guardianIds: string[];
  readonly differs?: ('group' | 'guardians')[];
};

export type EnrolDeps = {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly index: CprIndex;
  readonly ids: Ids;
};

/**
 * Enrols a class child by child, each in its own transaction with the identities it adds. A child the controller
 * knows already is left as she is, so that a repeated or interrupted enrolment is simply sent again.
 */
export const enrolClass = (
  deps: EnrolDeps,
  execution: Execution,
  { group, children }: Enrolment,
): Promise<Outcome<{ children: Enrolled[] }>> =>
  executeMany(deps.ledger, execution, async (each) => {
    const enrolled: Enrolled[] = [];
    for (const child of children) {
      const outcome = await execute(deps.ledger, each, () => enrolOne(deps, each.controller, group, child));
      if (!outcome.ok) return outcome;
      enrolled.push(outcome.value);
    }
    return ok({ children: enrolled });
  });

async function enrolOne(
  { ledger, vault, index, ids }: EnrolDeps,
  controller: string,
  group: Enrolment['group'],
  child: ChildToEnrol,
): Promise<Outcome<Decided<Enrolled>>> {
  const known = await index.find(controller, child.cpr);
  const before = known === undefined ? undefined : await ledger.read(controller, 'child', known);
  if (before?.state.erasure) return refused('child-erased');
  if (known !== undefined && before) {
    const guardianIds = Object.keys(before.state.guardians);
    const named = await Promise.all(child.guardians.map((guardian) => index.find(controller, guardian.cpr)));
    const differs = differencesOf(before.state, group, guardianIds, named);
    const answer = {
      childId: known,
      enrolled: 'before' as const,
      guardianIds,
      ...(differs.length > 0 && { differs }),
    };
    return ok({ changes: [], answer });
  }
  const person = async (of: PersonToAdd, personId: string | undefined) => {
    if (personId !== undefined) return { personId, writes: [vault.linking(controller, personId)] };
    const added = ids.next();
    const { cpr, givenName, familyName, uniLogin } = of;
    const writes = await vault.adding(
      controller,
      added,
      { cpr, givenName, familyName, uniLogin },
      await index.macOf(controller, cpr),
    );
    return { personId: added, writes };
  };
  const self = await person(child, known);
  const guardians = await Promise.all(
    child.guardians.map(async (guardian) => ({
      ...(await person(guardian, await index.find(controller, guardian.cpr))),
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
