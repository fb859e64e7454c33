import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Kind } from '../domain/aggregates.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { Authorship, Change } from './append.ts';
import type { Ledger, Once } from './ledger.ts';

/** What a command decided: the changes to append, and what to answer once they are. */
export type Decided<A> = {
  readonly changes: readonly Change[];
  readonly vault?: readonly TransactWriteItem[];
  readonly answer: A;
};

export type Execution = Authorship & { readonly once?: Once | undefined };

const ATTEMPTS = 5;

/**
 * Executes a command: `decide` loads what it needs and decides; its changes are appended. A lost race is decided again
 * on fresh state, so `decide` must be repeatable; after five lost races the caller is refused with `conflict`.
 * With a key, the first answer is remembered in the same transaction and given again.
 */
export async function execute<A>(
  ledger: Ledger,
  execution: Execution,
  decide: () => Promise<Outcome<Decided<A>>>,
): Promise<Outcome<A>> {
  const { once, ...who } = execution;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const recalled = once && (await ledger.recall(who.controller, once));
    if (recalled === 'reused') return refused('key-reused');
    if (recalled) return ok(recalled.answer as A);
    const decided = await decide();
    if (!decided.ok) return decided;
    const { answer, ...append } = decided.value;
    const remember = once && { once, answer };
    if (await ledger.append({ ...who, ...append, remember })) return ok(answer);
  }
  return refused('conflict');
}

/** One change, typed by its kind, among changes of other kinds. */
export const change = <K extends Kind>(of: Change<K>): Change => of as unknown as Change;
