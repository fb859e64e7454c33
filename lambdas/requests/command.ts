import type { Actor } from '../domain/actor.ts';
import type { ChildEvent } from '../domain/child.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { RequestEvent } from '../domain/request.ts';
import { executionOf } from '../platform/execution.ts';
import type { Call } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { RequestsDeps } from './deps.ts';

/** What a command on a request is decided on: the request, who says it, and the id its words get in the vault. */
export type Said = { readonly before: Loaded<'request'>; readonly by: Actor; readonly noteId: string };

export type Word<A> = {
  readonly events: readonly RequestEvent[];
  /** What it does to the child in the same transaction. */
  readonly child?: readonly ChildEvent[];
  /** The request it opens in the same transaction. */
  readonly opens?: Extract<RequestEvent, { type: 'request-opened' }> | undefined;
  readonly answer: A;
};

/**
 * Says something about a request: its events, what they do to the child, and the words that were said, sealed in the
 * vault, in one transaction.
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
    const { events, child: effects = [], opens, answer } = word.value;
    const { childId } = before.state;
    const child = effects.length === 0 ? undefined : await ledger.read(controller, 'child', childId);
    if (effects.length > 0 && (!child || child.state.erasure)) return refused('child-erased');
    return ok({
      changes: [
        change({ kind: 'request', id: before.id, before, events }),
        ...(child ? [change({ kind: 'child', id: child.id, before: child, events: effects })] : []),
        ...(opens
          ? [change({ kind: 'request', id: opens.requestId, before: undefined, events: [opens] })]
          : []),
      ],
      vault: words === undefined ? [] : await vault.addingNote(controller, childId, noteId, words),
      answer,
    });
  });
