import type { Kind } from '../../lambdas/domain/aggregates.ts';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { verifyAggregate } from '../../lambdas/store/verify.ts';

const PAGE = 100;
/** One of how many chains is verified. */
const EVERY = 50;

export type Proof = {
  readonly requests: number;
  readonly children: number;
  readonly completed: number;
  readonly chains: number;
  /** What does not hold; empty when all does. */
  readonly faults: readonly string[];
};

/** Every id on a list, page by page. */
async function* idsOn(ledger: Ledger, controller: string, list: string): AsyncGenerator<string[]> {
  let after: string | undefined;
  do {
    const page = await ledger.list(controller, { list }, { limit: PAGE, after });
    yield page.entries.map(({ id }) => id);
    after = page.next;
  } while (after !== undefined);
}

/**
 * Proves of a bulk, from the ledger alone, that every child concerned has exactly one request, that each was carried
 * out, and that the chains hold: the bulk's, and every fiftieth request's with its child's.
 */
export async function prove(
  ledger: Ledger,
  controller: string,
  bulkId: string,
  expected: number,
): Promise<Proof> {
  const children = new Set<string>();
  const faults: string[] = [];
  let [requests, completed, chains] = [0, 0, 0];
  const verify = async (kind: Kind, id: string): Promise<void> => {
    const verified = await verifyAggregate(ledger, controller, kind, id);
    chains += 1;
    if (!verified?.verification.intact) faults.push(`the chain of a ${kind} does not hold`);
    const opened = verified?.events.filter(({ body }) => body.includes('"type":"request-opened"')).length;
    if (kind === 'request' && opened !== 1) faults.push(`a request was opened ${opened} times`);
  };
  await verify('bulk', bulkId);
  for await (const ids of idsOn(ledger, controller, LISTS.ofBulk(bulkId))) {
    for (const { id, state } of await ledger.readMany(controller, 'request', ids)) {
      if (children.has(state.childId)) faults.push('a child has two requests');
      children.add(state.childId);
      if (state.completed) completed += 1;
      if (requests % EVERY === 0) {
        await verify('request', id);
        await verify('child', state.childId);
      }
      requests += 1;
    }
  }
  if (children.size !== expected) faults.push(`${children.size} children have a request, not ${expected}`);
  if (completed !== requests) faults.push(`${requests - completed} requests are not completed`);
  return { requests, children: children.size, completed, chains, faults };
}
