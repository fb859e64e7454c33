import { randomUUID } from 'node:crypto';
import type { ChildEvent } from '../../lambdas/domain/child.ts';
import type { CalendarDate, Instant } from '../../lambdas/domain/dates.ts';
import type { Change } from '../../lambdas/store/append.ts';
import { change } from '../../lambdas/store/execute.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';

export type Seeding = {
  readonly ledger: Ledger;
  readonly controller: string;
  readonly children: number;
  /** The purpose every child gets a ground for. */
  readonly purpose: {
    readonly id: string;
    readonly article: '6(1)(c)' | '6(1)(e)';
    readonly provision: string;
  };
  readonly from: CalendarDate;
  readonly at: Instant;
};

/** A transaction takes a hundred items; a child with two guardians is nine. */
const PER_TRANSACTION = 10;
const AT_ONCE = 4;
const PER_CLASS = 25;
const PER_SCHOOL = 500;

function childOf(seeding: Seeding, index: number): Change {
  const childId = randomUUID();
  const events: ChildEvent[] = [
    {
      type: 'child-enrolled',
      childId,
      group: {
        institution: String(280_001 + Math.floor(index / PER_SCHOOL)),
        name: `K${Math.floor((index % PER_SCHOOL) / PER_CLASS)}`,
      },
      guardians: { [randomUUID()]: {}, [randomUUID()]: {} },
    },
    {
      type: 'basis-established',
      purposeId: seeding.purpose.id,
      kind: 'statute',
      article: seeding.purpose.article,
      provision: seeding.purpose.provision,
      version: 1,
      from: seeding.from,
    },
  ];
  return change({ kind: 'child', id: childId, before: undefined, events, facts: { bornOn: '2015-03-14' } });
}

/**
 * Writes children into the ledger as an enrolment and a statutory basis would, event by event, but without names in
 * the vault: nothing that is measured opens one. `progress` hears how many there are.
 */
export async function seedChildren(seeding: Seeding, progress: (done: number) => void): Promise<void> {
  const { ledger, controller, children, at } = seeding;
  const by = { role: 'caseworker', id: 'bench' } as const;
  let [next, done] = [0, 0];
  const work = async (): Promise<void> => {
    while (next < children) {
      const from = next;
      next = Math.min(children, from + PER_TRANSACTION);
      const changes = Array.from({ length: next - from }, (_, index) => childOf(seeding, from + index));
      if (!(await ledger.append({ controller, by, at, changes })))
        throw new Error('a new child was there already');
      done += changes.length;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
