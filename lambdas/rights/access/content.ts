import { termsOf } from '../../contracts/agreement.ts';
import { currentVersion } from '../../domain/purpose.ts';
import { mayHold, type VendorState } from '../../domain/vendor.ts';
import type { Person } from '../../store/vault.ts';
import type { VendorPart } from '../parts.ts';
import type { Matter } from '../worker.ts';
import { TEXT } from './text.ts';

/** The content of an access package: what GDPR art. 15(1) and (2) list, and what each vendor handed over (art. 15(3)). */
export type AccessContent = ReturnType<typeof accessContent>;

export function accessContent(
  matter: Matter,
  person: Person | undefined,
  parts: readonly VendorPart[],
  madeAt: string,
) {
  const { child, purposes, vendors, request } = matter;
  return {
    kind: 'hjemmel-access',
    version: 1,
    request: { requestId: request.requestId, receivedOn: request.receivedOn, madeAt },
    controller: matter.controller,
    child: { childId: child.id, ...person, group: child.state.group },
    purposes: purposes
      .filter(({ purposeId }) => Object.hasOwn(child.state.grounds, purposeId))
      .map((purpose) => {
        const { name, text, rule } = currentVersion(purpose);
        const recipients = vendors.filter((vendor) => mayHold(vendor, purpose.purposeId));
        return {
          purposeId: purpose.purposeId,
          name,
          text,
          ground: child.state.grounds[purpose.purposeId],
          rule,
          recipients: recipients.map((vendor) => recipientOf(vendor, purpose.purposeId)),
        };
      }),
    vendors: parts.map(({ vendorId, purposes: forPurposes, data }) => ({
      vendorId,
      name: vendors.find((vendor) => vendor.vendorId === vendorId)?.name ?? vendorId,
      purposes: forPurposes,
      data,
    })),
    source: TEXT.source,
    rights: TEXT.rights,
    complaint: TEXT.complaint,
    automatedDecisions: TEXT.automatedDecisions,
  };
}

function recipientOf(vendor: VendorState, purposeId: string) {
  const agreements = Object.values(vendor.agreements).filter(
    ({ signedOn, terms }) =>
      signedOn !== undefined && terms.instructions.some(({ purpose }) => purpose === purposeId),
  );
  const terms = agreements.map(termsOf);
  const categories = terms.flatMap((one) => {
    const instructed = new Set(
      one.instructions
        .filter(({ purpose }) => purpose === purposeId)
        .flatMap(({ dataCategories }) => dataCategories),
    );
    return one.dataCategories.filter(({ id }) => instructed.has(id)).map(({ text }) => text);
  });
  return {
    vendorId: vendor.vendorId,
    name: vendor.name,
    country: vendor.country,
    categories,
    subProcessors: terms.flatMap((one) => one.subProcessors.map(({ name, country }) => ({ name, country }))),
    perimeter: terms.map((one) => one.perimeter.text),
    retention: terms.flatMap((one) =>
      one.retention.map(({ trigger, within, action, clause }) => ({ trigger, within, action, clause })),
    ),
  };
}
