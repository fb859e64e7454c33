import { termsOf } from '../contracts/agreement.ts';
import type { REGISTER } from '../contracts/register.ts';
import type { Webhook } from '../domain/chain.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { findingsOf } from '../domain/findings.ts';
import { ok, refused } from '../domain/outcome.ts';
import { type Agreement, agreementStatus, registerVendor, type VendorState } from '../domain/vendor.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import { vendorsOf } from '../store/register.ts';
import type { Mac } from '../store/sealer.ts';
import { webhookSecret } from '../store/webhook-secret.ts';

type VendorOperations = Pick<
  Operations<'register', typeof REGISTER>,
  'registerVendor' | 'listVendors' | 'getVendor'
>;

export type VendorDeps = {
  readonly ledger: Ledger;
  readonly webhookMac: Mac;
  /** Whether a webhook may be sent to an address. */
  readonly mayNotify: (url: string) => boolean;
};

/** Vendors, and what a case worker sees of them and their agreements. */
export function vendorOperations(deps: VendorDeps): VendorOperations {
  const { ledger, webhookMac } = deps;
  return {
    registerVendor: async ({ body: { id, ...profile }, ...call }) => {
      if (profile.webhook && !deps.mayNotify(profile.webhook.url)) return refused('webhook-not-https');
      const registered = await execute(ledger, executionOf(call), async () => {
        const before = await ledger.read(call.caller.controller, 'vendor', id);
        const events = registerVendor(before?.state, id, profile, call.today);
        if (!events.ok) return events;
        return ok({
          changes: [change({ kind: 'vendor', id, before, events: events.value })],
          answer: { vendorId: id, signs: profile.webhook !== null },
        });
      });
      if (!registered.ok) return registered;
      // Derived anew for every answer, so that no record ever holds the secret.
      const { vendorId, signs } = registered.value;
      return ok(
        signs
          ? { vendorId, webhookSecret: await webhookSecret(webhookMac, call.caller.controller, vendorId) }
          : { vendorId },
      );
    },

    listVendors: async ({ caller, today }) => {
      const vendors = await vendorsOf(ledger, caller.controller);
      return ok({ vendors: vendors.map((vendor) => vendorSummary(vendor, today)) });
    },

    getVendor: async ({ caller, params, today }) => {
      const vendor = await ledger.read(caller.controller, 'vendor', params.vendorId ?? '');
      if (!vendor) return refused('no-such-vendor');
      const { address, contact, webhook } = vendor.state;
      const agreements = Object.values(vendor.state.agreements).map((agreement) => ({
        ...agreementSummary(agreement, webhook, today),
        terms: termsOf(agreement),
      }));
      return ok({ ...vendorSummary(vendor.state, today), address, contact, webhook, agreements });
    },
  };
}

function vendorSummary(state: VendorState, today: CalendarDate) {
  const { vendorId, name, cvr, country, webhook } = state;
  const agreements = Object.values(state.agreements).map((agreement) =>
    agreementSummary(agreement, webhook, today),
  );
  return { vendorId, name, cvr, country, agreements };
}

function agreementSummary(agreement: Agreement, webhook: Webhook | null, today: CalendarDate) {
  const { agreementId, signedOn, endsOn } = agreement;
  const terms = termsOf(agreement);
  return {
    agreementId,
    title: terms.title,
    status: agreementStatus(agreement, today),
    ...(signedOn !== undefined && { signedOn }),
    ...(endsOn !== undefined && { endsOn }),
    perimeter: terms.perimeter.kind,
    purposes: [...new Set(terms.instructions.map(({ purpose }) => purpose))],
    findings: findingsOf(terms, webhook, today),
  };
}
