import { randomUUID } from 'node:crypto';
import type { ChildEvent, ChildFacts } from '../../lambdas/domain/child.ts';
import type { RequestEvent } from '../../lambdas/domain/request.ts';
import type { Change } from '../../lambdas/store/append.ts';
import { change } from '../../lambdas/store/execute.ts';
import type { Loaded } from '../../lambdas/store/items.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';

export const GROUP = { institution: '280123', name: '5B' };

export const enrolled = (childId: string, guardianIds: readonly string[] = []): ChildEvent => ({
  type: 'child-enrolled',
  childId,
  group: GROUP,
  guardians: Object.fromEntries(guardianIds.map((id) => [id, { from: '2020-01-01' }])),
});

export const held = (requestId: string): ChildEvent => ({
  type: 'processing-held',
  requestId,
  purposes: 'all',
});

const SUBJECTS = ['learning-materials', 'reading-tests', 'class-newsletter', 'school-portraits', 'bus-lists'];
const PROVISIONS = [
  'Folkeskoleloven § 13, stk. 2, og § 19, stk. 1',
  'Dagtilbudsloven § 7, stk. 2',
  'Folkeskoleloven § 2, stk. 1, jf. § 40, stk. 2',
];
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const dayOf = (seed: number): string =>
  new Date(Date.UTC(2023, 7, 1) + ((seed * 7919) % 1100) * 86_400_000).toISOString().slice(0, 10);

/** What happened to a child with many purposes: every other one is a consent that two guardians answered, each on a day of her own. */
export function manyPurposes(
  { purposes, holds, conflicts }: { readonly [of in 'purposes' | 'holds' | 'conflicts']: number },
  guardianIds: readonly string[] = newIds(2),
): ChildEvent[] {
  const ids = Array.from({ length: purposes }, (_, nth) => {
    const letters = [nth * 7, nth * 11 + 3, nth * 5 + 1].map((at) => ALPHABET[at % 26]).join('');
    return `${SUBJECTS[nth % SUBJECTS.length]}-${letters}-${nth}`;
  });
  const grounds = ids.flatMap((purposeId, nth): ChildEvent[] =>
    nth % 2 === 0
      ? guardianIds.map((personId, of) => ({
          ...({ type: 'consent-answered', purposeId, personId, capacity: 'guardian' } as const),
          ...({ answer: (nth + of) % 5 === 0 ? 'refused' : 'given', version: 1 + (nth % 4) } as const),
          ...({ textHash: 'f'.repeat(64), on: dayOf(nth * 2 + of), channel: 'digital' } as const),
        }))
      : [
          {
            ...({ type: 'basis-established', purposeId, kind: 'statute', article: '6(1)(e)' } as const),
            ...{ provision: PROVISIONS[nth % PROVISIONS.length] ?? '', version: 1, from: dayOf(nth) },
          },
        ],
  );
  const held = newIds(holds).map(
    (requestId, nth): ChildEvent => ({
      ...{ type: 'processing-held', requestId },
      purposes: ids.filter((_id, at) => at % 5 === nth),
    }),
  );
  const opened = ids
    .filter((_id, nth) => nth % 2 === 0)
    .slice(0, conflicts)
    .map((purposeId, nth): ChildEvent => ({ type: 'conflict-opened', purposeId, on: dayOf(nth + 50) }));
  return [...grounds, ...held, ...opened];
}

export const opened = (
  requestId: string,
  childId: string,
  dueOn: string | null = '2026-11-05',
): RequestEvent => ({
  type: 'request-opened',
  requestId,
  childId,
  right: 'access',
  openedBy: { role: 'caseworker', id: 'caseworker-1' },
  receivedOn: '2026-10-05',
  dueOn,
  purposes: 'all',
  questions: [],
});

export const newChild = (
  id: string,
  events: readonly ChildEvent[] = [enrolled(id)],
  facts?: ChildFacts,
): Change => change({ kind: 'child', id, before: undefined, events, ...(facts && { facts }) });

export const newRequest = (id: string, childId: string): Change =>
  change({ kind: 'request', id, before: undefined, events: [opened(id, childId)] });

/** One controller's view of a ledger: who and when are given once. */
export const aLedger = (ledger: Ledger, controller: string) => {
  const who = {
    controller,
    by: { role: 'caseworker', id: 'caseworker-1' },
    at: '2026-10-05T08:00:00.000Z',
  } as const;
  const child = async (id: string): Promise<Loaded<'child'>> => {
    const loaded = await ledger.read(controller, 'child', id);
    if (!loaded) throw new Error('there is no such child');
    return loaded;
  };
  return {
    who,
    child,
    append: (...changes: readonly Change[]) => ledger.append({ ...who, changes }),
    /** More events of a child there is. */
    continues: async (id: string, events: readonly ChildEvent[], facts?: ChildFacts): Promise<Change> =>
      change({ kind: 'child', id, before: await child(id), events, ...(facts && { facts }) }),
    /** A new child with some events; its id. */
    enrols: async (...more: readonly ChildEvent[]): Promise<string> => {
      const id = randomUUID();
      await ledger.append({ ...who, changes: [newChild(id, [enrolled(id), ...more])] });
      return id;
    },
    history: (kind: 'child' | 'request', id: string) => Array.fromAsync(ledger.history(controller, kind, id)),
    idsOn: (list: string) => ledger.idsOn(controller, list),
  };
};

export const newIds = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
