import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Kind } from '../domain/aggregates.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { Opening, RequestEvent } from '../domain/request.ts';
import type { Authorship, Change } from './append.ts';
import type { Ledger, Once } from './ledger.ts';

/** What a command decided: the changes to append, and what to answer once they are. */
export type Decided<A> = {
  readonly changes: readonly Change[];
  readonly vault?: readonly TransactWriteItem[];
  readonly answer: A;
};

export type Execution = Authorship & { readonly once?: Once | undefined };

const ATTEMPTS = 8;
const PAUSE_MS = 15;

/**
 * Executes a command: `decide` loads what it needs and decides; its changes are appended. A lost race is decided again
 * on fresh state, so `decide` must be repeatable; after eight lost races the caller is refused with `conflict`.
 * With a key, the first answer is remembered in the same transaction and given again.
 */
export async function execute<A>(
  ledger: Ledger,
  execution: Execution,
  decide: () => Promise<Outcome<Decided<A>>>,
): Promise<Outcome<A>> {
  const { once, ...who } = execution;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const known = once && (await recalled<A>(ledger, who.controller, once));
    if (known) return known;
    const decided = await decide();
    // Refused perhaps only because the same call, sent twice at once, has just done it.
    if (!decided.ok) return (once && (await recalled<A>(ledger, who.controller, once))) ?? decided;
    const { answer, ...append } = decided.value;
    const remember = once && { once, answer };
    if (await ledger.append({ ...who, ...append, remember })) return ok(answer);
    // Those who lost together must not try again together.
    await setTimeout(randomInt(PAUSE_MS * (attempt + 1)));
  }
  return refused('conflict');
}

/**
 * Executes a command that takes many transactions, each repeatable: known from its key at once, remembered when all are
 * done. Interrupted, it is simply sent again.
 */
export async function executeMany<A>(
  ledger: Ledger,
  { once, ...who }: Execution,
  run: (each: Authorship) => Promise<Outcome<A>>,
): Promise<Outcome<A>> {
  const known = once && (await recalled<A>(ledger, who.controller, once));
  if (known) return known;
  const outcome = await run(who);
  if (!outcome.ok) return outcome;
  return execute(ledger, { ...who, once }, async () => ok({ changes: [], answer: outcome.value }));
}

/** The answer a key got before, or the refusal of a key that came with another call; undefined when the key is new. */
async function recalled<A>(ledger: Ledger, controller: string, once: Once): Promise<Outcome<A> | undefined> {
  const known = await ledger.recall(controller, once);
  if (known === undefined) return undefined;
  return known === 'reused' ? refused('key-reused') : ok(known.answer as A);
}

/** One change, typed by its kind, among changes of other kinds. */
export const change = <K extends Kind>(of: Change<K>): Change => of as unknown as Change;

/** A new request, with what happens to it at once. */
export const opening = (...events: readonly [Opening, ...RequestEvent[]]): Change =>
  change({ kind: 'request', id: events[0].requestId, before: undefined, events });
