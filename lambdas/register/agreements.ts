import type { REGISTER } from '../contracts/register.ts';
import { bulkIdOf, openBulk } from '../domain/bulk.ts';
import { findingsOf } from '../domain/findings.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { VendorEvent, VendorState } from '../domain/vendor.ts';
import { draftAgreement, purposesIn, signAgreement, terminateAgreement } from '../domain/vendor.ts';
import type { Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import type { Call, Operations } from '../platform/http.ts';
import type { Change } from '../store/append.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';

type AgreementOperations = Pick<
  Operations<'register', typeof REGISTER>,
  'draftAgreement' | 'signAgreement' | 'terminateAgreement'
>;

/** Agreements: drafted with their terms, signed, terminated. */
export function agreementOperations(ledger: Ledger, ids: Ids): AgreementOperations {
  /** Decides on the vendor in the path and appends to it, with what else follows in the same transaction. */
  const onVendor = <A>(
    { params, ...call }: Pick<Call<never>, 'caller' | 'now' | 'once' | 'params'>,
    decide: (vendor: VendorState, agreementId: string) => Outcome<VendorEvent[]>,
    answer: (agreementId: string, vendor: VendorState) => A,
    also: (vendorId: string, agreementId: string) => Promise<Change[]> = async () => [],
  ): Promise<Outcome<A>> =>
    execute(ledger, executionOf(call), async () => {
      const id = params.vendorId ?? '';
      const before = await ledger.read(call.caller.controller, 'vendor', id);
      if (!before) return refused('no-such-vendor');
      const agreementId = params.agreementId ?? ids.next();
      const events = decide(before.state, agreementId);
      if (!events.ok) return events;
      const changes = [
        change({ kind: 'vendor', id, before, events: events.value }),
        ...(await also(id, agreementId)),
      ];
      return ok({ changes, answer: answer(agreementId, before.state) });
    });

  return {
    draftAgreement: async ({ body: { terms }, ...call }) => {
      const named = purposesIn(terms);
      const known = await ledger.readMany(call.caller.controller, 'purpose', named);
      const unknown = named.filter((purpose) => !known.some(({ id }) => id === purpose));
      if (unknown.length > 0) return refused('unknown-purpose', unknown.join(', '));
      return onVendor(
        call,
        (vendor, agreementId) => draftAgreement(vendor, agreementId, terms),
        (agreementId, vendor) => ({ agreementId, findings: findingsOf(terms, vendor, call.today) }),
      );
    },

    signAgreement: ({ body: { signedOn }, today, ...call }) =>
      onVendor(
        call,
        (vendor, agreementId) => signAgreement(vendor, agreementId, signedOn, today),
        (agreementId) => ({ agreementId, signedOn }),
      ),

    terminateAgreement: ({ body: { endsOn, perMinute }, today, ...call }) =>
      onVendor(
        call,
        (vendor, agreementId) => terminateAgreement(vendor, agreementId, endsOn, today),
        (agreementId, { vendorId }) => ({ agreementId, endsOn, bulkId: bulkIdOf(vendorId, agreementId) }),
        // What an agreement's end makes every child's vendor owe cannot be forgotten: it is opened in the same breath.
        async (vendorId, agreementId) => {
          const bulkId = bulkIdOf(vendorId, agreementId);
          const before = await ledger.read(call.caller.controller, 'bulk', bulkId);
          const cause = { kind: 'agreement-ended', vendorId, agreementId } as const;
          const opened = { bulkId, cause, startsOn: endsOn, perMinute, openedBy: executionOf(call).by };
          const events = openBulk(before?.state, opened, call.now);
          return [change({ kind: 'bulk', id: bulkId, before, events })];
        },
      ),
  };
}
