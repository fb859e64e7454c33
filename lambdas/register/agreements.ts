import type { REGISTER } from '../contracts/register.ts';
import { findingsOf } from '../domain/findings.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { VendorEvent, VendorState } from '../domain/vendor.ts';
import { draftAgreement, signAgreement, terminateAgreement } from '../domain/vendor.ts';
import type { Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import type { Call, Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';

type AgreementOperations = Pick<
  Operations<'register', typeof REGISTER>,
  'draftAgreement' | 'signAgreement' | 'terminateAgreement'
>;

/** Agreements: drafted with their terms, signed, terminated. */
export function agreementOperations(ledger: Ledger, ids: Ids): AgreementOperations {
  /** Decides on the vendor in the path and appends to it. */
  const onVendor = <A>(
    { params, ...call }: Pick<Call<never>, 'caller' | 'now' | 'once' | 'params'>,
    decide: (vendor: VendorState, agreementId: string) => Outcome<VendorEvent[]>,
    answer: (agreementId: string) => A,
  ): Promise<Outcome<A>> =>
    execute(ledger, executionOf(call), async () => {
      const id = params.vendorId ?? '';
      const before = await ledger.read(call.caller.controller, 'vendor', id);
      if (!before) return refused('no-such-vendor');
      const agreementId = params.agreementId ?? ids.next();
      const events = decide(before.state, agreementId);
      if (!events.ok) return events;
      const changes = [change({ kind: 'vendor', id, before, events: events.value })];
      return ok({ changes, answer: answer(agreementId) });
    });

  return {
    draftAgreement: async ({ body: { terms }, ...call }) => {
      const named = [...new Set(terms.instructions.map(({ purpose }) => purpose))];
      const known = await ledger.readMany(call.caller.controller, 'purpose', named);
      const unknown = named.filter((purpose) => !known.some(({ id }) => id === purpose));
      if (unknown.length > 0) return refused('unknown-purpose', unknown.join(', '));
      return onVendor(
        call,
        (vendor, agreementId) => draftAgreement(vendor, agreementId, terms),
        (agreementId) => ({ agreementId, findings: findingsOf(terms, call.today) }),
      );
    },

    signAgreement: ({ body: { signedOn }, today, ...call }) =>
      onVendor(
        call,
        (vendor, agreementId) => signAgreement(vendor, agreementId, signedOn, today),
        (agreementId) => ({ agreementId, signedOn }),
      ),

    terminateAgreement: ({ body: { endsOn }, today, ...call }) =>
      onVendor(
        call,
        (vendor, agreementId) => terminateAgreement(vendor, agreementId, endsOn, today),
        (agreementId) => ({ agreementId, endsOn }),
      ),
  };
}
