import type { Actor } from '../domain/actor.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { RequestEvent } from '../domain/request.ts';
import { executionOf } from '../platform/execution.ts';
import type { Call } from '../platform/http.ts';
import type { Change } from '../store/append.ts';
import { change, execute } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import type { RequestsDeps } from './deps.ts';

/** What a command on a request is decided on: the request, who says it, and the id its words get in the vault. */
export type Said = { readonly before: Loaded<'request'>; readonly by: Actor; readonly noteId: string };

export type Word<A> = {
  readonly events: readonly RequestEvent[];
  /** What else it changes in the same transaction, made of the very states it was decided on. */
  readonly also?: readonly Change[];
  readonly answer: A;
};

/**
 * Says something about a request: its events, what else they change, and the words that were said, sealed in the vault,
 * in one transaction.
 */
export const onRequest = <A>(
  { ledger, vault, ids }: RequestsDeps,
  { params, ...call }: Pick<Call<never>, 'caller' | 'now' | 'once' | 'params'>,
  words: unknown,
  decide: (said: Said) => Promise<Outcome<Word<A>>>,
): Promise<Outcome<A>> =>
  execute(ledger, executionOf(call), async () => {
    const { controller } = call.caller;
    const before = await ledger.read(controller, 'request', params.requestId ?? '');
    if (!before) return refused('no-such-request');
    const noteId = ids.next();
    const word = await decide({ before, by: executionOf(call).by, noteId });
    if (!word.ok) return word;
    const { events, also = [], answer } = word.value;
    const { childId } = before.state;
    return ok({
      changes: [change({ kind: 'request', id: before.id, before, events }), ...also],
      vault: words === undefined ? [] : await vault.addingNote(controller, childId, noteId, words),
      answer,
    });
  });

/** The child of a request, as long as she is not erased and her erasure is not under way. */
export async function livingChild(
  ledger: Ledger,
  controller: string,
  childId: string,
): Promise<Outcome<Loaded<'child'>>> {
  const child = await ledger.read(controller, 'child', childId);
  return child && !child.state.erasure ? ok(child) : refused('child-erased');
}
