import type { REGISTER } from '../contracts/register.ts';
import { ok, refused } from '../domain/outcome.ts';
import type { PurposeState, PurposeVersion } from '../domain/purpose.ts';
import { currentVersion, registerPurpose, revisePurpose } from '../domain/purpose.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import { purposesOf } from '../store/register.ts';

type PurposeOperations = Pick<
  Operations<'register', typeof REGISTER>,
  'registerPurpose' | 'revisePurpose' | 'listPurposes'
>;

/** Purposes: registered with the rule of their ground, revised by a new version, never edited. */
export function purposeOperations(ledger: Ledger): PurposeOperations {
  return {
    registerPurpose: ({ body: { id, inUseSince, ...wording }, today, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        const before = await ledger.read(call.caller.controller, 'purpose', id);
        const events = registerPurpose(before?.state, id, wording, inUseSince ?? today, today);
        if (!events.ok) return events;
        const [first] = events.value;
        if (first?.type !== 'purpose-registered') throw new Error('registering makes one event');
        return ok({
          changes: [change({ kind: 'purpose', id, before, events: events.value })],
          answer: versionAnswer(id, first.first),
        });
      }),

    revisePurpose: ({ body: { asksAgain, ...wording }, params, today, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        const id = params.purposeId ?? '';
        const before = await ledger.read(call.caller.controller, 'purpose', id);
        if (!before) return refused('no-such-purpose');
        const events = revisePurpose(before.state, wording, asksAgain, today);
        if (!events.ok) return events;
        const [revised] = events.value;
        if (revised?.type !== 'purpose-revised') throw new Error('revising makes one event');
        return ok({
          changes: [change({ kind: 'purpose', id, before, events: events.value })],
          answer: versionAnswer(id, revised.next),
        });
      }),

    listPurposes: async ({ caller }) => {
      const purposes = await purposesOf(ledger, caller.controller);
      return ok({ purposes: purposes.map(purposeView) });
    },
  };
}

const versionAnswer = (purposeId: string, { version, hash }: PurposeVersion) => ({
  purposeId,
  version,
  hash,
});

function purposeView(state: PurposeState) {
  const { asksAgain: _asksAgain, ...current } = currentVersion(state);
  return { purposeId: state.purposeId, ...current };
}
