import { termsOf } from '../../contracts/agreement.ts';
import { type Ground, standing, statuteStanding } from '../../domain/child.ts';
import type { Standing } from '../../domain/consent.ts';
import { type CalendarDate, dateInCopenhagen } from '../../domain/dates.ts';
import { own } from '../../domain/own.ts';
import { currentVersion, type PurposeState } from '../../domain/purpose.ts';
import { instructionsFor, mayHold, type VendorState } from '../../domain/vendor.ts';
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
          ground: groundFor(own(child.state.grounds, purpose.purposeId), [child.id, request.openedBy.id]),
          rule,
          standing: standingOf(matter, purpose, dateInCopenhagen(madeAt)),
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

/** How the purpose's ground stands for the child. */
function standingOf(
  { child: { state, facts } }: Matter,
  purpose: PurposeState,
  on: CalendarDate,
): Standing | 'in-force' | 'ended' {
  const { rule } = currentVersion(purpose);
  if (rule.kind === 'consent') return standing(state, facts, purpose, rule, on);
  return statuteStanding(own(state.grounds, purpose.purposeId), on);
}

/** The ground without what another person said: that is her own data (art. 15(4)). */
const groundFor = (ground: Ground | undefined, people: readonly string[]): Ground | undefined =>
  ground?.kind === 'consent'
    ? {
        ...ground,
        answers: Object.fromEntries(Object.entries(ground.answers).filter(([id]) => people.includes(id))),
      }
    : ground;

function recipientOf(vendor: VendorState, purposeId: string) {
  const agreements = Object.values(vendor.agreements).filter(
    ({ signedOn, terms }) => signedOn !== undefined && instructionsFor(terms, purposeId).length > 0,
  );
  const terms = agreements.map(termsOf);
  const categories = terms.flatMap((one) => {
    const instructed = new Set(
      instructionsFor(one, purposeId).flatMap(({ dataCategories }) => dataCategories),
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
