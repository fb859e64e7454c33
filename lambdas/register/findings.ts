import { termsOf } from '../contracts/agreement.ts';
import type { REGISTER } from '../contracts/register.ts';
import { ok } from '../domain/outcome.ts';
import type { VendorState } from '../domain/vendor.ts';
import { wantingAt } from '../domain/wanting.ts';
import type { Operations } from '../platform/http.ts';
import type { Ledger } from '../store/ledger.ts';
import { describedIn, registerOf } from '../store/register.ts';

/** What is wanting of a municipality itself and in its whole register, in one list. */
export const findingsOperation =
  (ledger: Ledger): Operations<'register', typeof REGISTER>['listFindings'] =>
  async ({ caller, today }) => {
    const [{ vendors, purposes }, controller] = await Promise.all([
      registerOf(ledger, caller.controller),
      describedIn(ledger, caller.controller),
    ]);
    return ok({ findings: wantingAt({ controller, purposes, vendors: vendors.map(withTerms) }, today) });
  };

/** The vendor with the terms of its agreements whole. */
const withTerms = (vendor: VendorState) => ({
  ...vendor,
  agreements: Object.fromEntries(
    Object.entries(vendor.agreements).map(([id, agreement]) => [
      id,
      { ...agreement, terms: termsOf(agreement) },
    ]),
  ),
});
