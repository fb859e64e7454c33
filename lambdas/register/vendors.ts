import { termsOf } from '../contracts/agreement.ts';
import type { REGISTER } from '../contracts/register.ts';
import type { Webhook } from '../domain/chain.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { findingsOf } from '../domain/findings.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import {
  type Agreement,
  agreementStatus,
  purposesIn,
  registerVendor,
  replaceWebhook,
  type VendorEvent,
  type VendorState,
} from '../domain/vendor.ts';
import { executionOf } from '../platform/execution.ts';
import type { Call, Operations } from '../platform/http.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';
import { vendorsOf } from '../store/register.ts';
import type { Mac } from '../store/sealer.ts';
import { webhookSecret } from '../store/webhook-secret.ts';

type VendorOperations = Pick<
  Operations<'register', typeof REGISTER>,
  'registerVendor' | 'replaceWebhook' | 'listVendors' | 'getVendor'
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
  /** Appends what is decided of a vendor, its webhook looked at first; with a webhook the answer has its secret. */
  const onVendor = async (
    { caller, ...call }: Pick<Call<never>, 'caller' | 'now' | 'once'>,
    id: string,
    webhook: Webhook | null,
    decide: (before: VendorState | undefined) => Outcome<VendorEvent[]>,
  ): Promise<Outcome<{ vendorId: string; webhookSecret?: string }>> => {
    if (webhook && !deps.mayNotify(webhook.url)) return refused('webhook-not-https');
    const done = await execute(ledger, executionOf({ caller, ...call }), async () => {
      const before = await ledger.read(caller.controller, 'vendor', id);
      const events = decide(before?.state);
      if (!events.ok) return events;
      return ok({
        changes: [change({ kind: 'vendor', id, before, events: events.value })],
        answer: { vendorId: id, signs: webhook !== null },
      });
    });
    if (!done.ok) return done;
    const { vendorId, signs } = done.value;
    // Derived anew for every answer, so that no record ever holds the secret.
    return ok(
      signs
        ? { vendorId, webhookSecret: await webhookSecret(webhookMac, caller.controller, vendorId) }
        : { vendorId },
    );
  };
  return {
    registerVendor: ({ body: { id, ...profile }, ...call }) =>
      onVendor(call, id, profile.webhook, (before) => registerVendor(before, id, profile, call.today)),

    replaceWebhook: ({ body: { webhook }, params, ...call }) =>
      onVendor(call, params.vendorId ?? '', webhook, (before) =>
        before ? replaceWebhook(before, webhook, call.today) : refused('no-such-vendor'),
      ),

    listVendors: async ({ caller, today }) => {
      const vendors = await vendorsOf(ledger, caller.controller);
      return ok({ vendors: vendors.map((vendor) => vendorSummary(vendor, today)) });
    },

    getVendor: async ({ caller, params, today }) => {
      const vendor = await ledger.read(caller.controller, 'vendor', params.vendorId ?? '');
      if (!vendor) return refused('no-such-vendor');
      const { address, contact, webhook } = vendor.state;
      const agreements = Object.values(vendor.state.agreements).map((agreement) => ({
        ...agreementSummary(agreement, vendor.state, today),
        terms: termsOf(agreement),
      }));
      return ok({ ...vendorSummary(vendor.state, today), address, contact, webhook, agreements });
    },
  };
}

function vendorSummary(state: VendorState, today: CalendarDate) {
  const { vendorId, name, cvr, country } = state;
  const agreements = Object.values(state.agreements).map((agreement) =>
    agreementSummary(agreement, state, today),
  );
  return { vendorId, name, cvr, country, agreements };
}

function agreementSummary(agreement: Agreement, vendor: VendorState, today: CalendarDate) {
  const { agreementId, signedOn, endsOn } = agreement;
  const terms = termsOf(agreement);
  return {
    agreementId,
    title: terms.title,
    status: agreementStatus(agreement, today),
    ...(signedOn !== undefined && { signedOn }),
    ...(endsOn !== undefined && { endsOn }),
    perimeter: terms.perimeter.kind,
    purposes: purposesIn(terms),
    findings: findingsOf(terms, vendor, today),
  };
}
