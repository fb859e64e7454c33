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
