import type { Instant } from '../domain/dates.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { Bilingual, PurposeState } from '../domain/purpose.ts';
import type { Decision, RequestState } from '../domain/request.ts';
import { RIGHTS } from '../domain/rights.ts';
import { RULINGS } from '../domain/rulings.ts';
import type { Task, TaskAction } from '../domain/task.ts';
import type { VendorState } from '../domain/vendor.ts';
import { type KeptInWords, keptInWords, type Names, namesOf } from './names.ts';

/** The request's chain in the ledger when the certificate was made: how many events, and the hash of the last. */
export type Chain = { readonly events: number; readonly head: string };

/** What was decided for one purpose at one vendor; without a vendor, of the controller's own record. */
export type Certified = {
  readonly purposeId: string;
  readonly purpose: Bilingual;
  readonly vendorId: string | null;
  readonly vendor: string | null;
  readonly outcome: Decision['outcome'];
  readonly reason: Decision['reason'];
  readonly sentence: Bilingual;
  readonly citation: string;
  /** What stays at the vendor, with the purpose that still needs it. */
  readonly kept: readonly KeptInWords[];
};

/** What one vendor was told and what it confirmed. */
export type Confirmation = {
  readonly vendorId: string;
  readonly vendor: string;
  readonly cvr: string | null;
  readonly action: TaskAction;
  readonly purposes: readonly string[];
  /** `unconfirmed`: the controller closed the task and answers for it; the vendor has not said that it is done. */
  readonly outcome: 'done' | 'no-data' | 'unconfirmed';
  readonly assignedAt: Instant;
  /** When the vendor answered, or the controller closed the task. */
  readonly endedAt: Instant | null;
  /** How many records of each category; one that the vendor's agreements do not name is called by its id. */
  readonly erased: readonly { readonly category: string; readonly name: Bilingual; readonly count: number }[];
  /** The vendor's own reference. */
  readonly reference: string | null;
};

/** The payload of an erasure certificate: it names companies, never a person, and so outlives the one it is about. */
export type Certificate = {
  readonly kind: 'hjemmel-erasure-certificate';
  readonly version: 1;
  /** The controller's CVR number. */
  readonly controller: string;
  /** What the controller calls itself; null until it has described itself. */
  readonly controllerName: string | null;
  readonly requestId: string;
  /** The child's pseudonymous id. */
  readonly childId: string;
  readonly right: { readonly article: string; readonly name: Bilingual };
  readonly receivedOn: string;
  readonly completedAt: Instant;
  readonly everyVendorConfirmed: boolean;
  readonly decisions: readonly Certified[];
  readonly ownRecord: readonly Certified[];
  readonly vendors: readonly Confirmation[];
  /** How many persons were forgotten with the child's own record, where the whole child was erased. */
  readonly personsForgotten: number | null;
  readonly ledger: Chain;
};

/** What an erasure came to, to be signed; refused for anything but an erasure that was carried out. */
export function certificateOf(
  { cvr, name }: { readonly cvr: string; readonly name: string | undefined },
  request: RequestState,
  purposes: readonly PurposeState[],
  vendors: readonly VendorState[],
  ledger: Chain,
): Outcome<Certificate> {
  const { completed, decisions = [], requestId, childId, receivedOn, right } = request;
  const tasks = Object.values(request.tasks).filter(isErasing);
  const hasErased =
    tasks.some(({ action }) => action === 'erase') || completed?.evidence.erasedPersons !== undefined;
  if (!completed || !hasErased) return refused('certificate-for-erasure-only');
  const names = namesOf(purposes, vendors);
  const confirmations = tasks.map((task) => confirmation(task, vendors, names));
  const { article, da, en } = RIGHTS[right];
  const certified = decisions.map((decision) => certify(decision, names));
  return ok({
    kind: 'hjemmel-erasure-certificate',
    version: 1,
    controller: cvr,
    controllerName: name ?? null,
    requestId,
    childId,
    right: { article, name: { da, en } },
    receivedOn,
    completedAt: completed.at,
    everyVendorConfirmed: confirmations.every(({ outcome }) => outcome !== 'unconfirmed'),
    decisions: certified.filter(({ vendorId }) => vendorId !== null),
    ownRecord: certified.filter(({ vendorId }) => vendorId === null),
    vendors: confirmations,
    personsForgotten: completed.evidence.erasedPersons ?? null,
    ledger,
  });
}

const isErasing = ({ action, withdrawn }: Task): boolean =>
  !withdrawn && (action === 'erase' || action === 'stop');

function certify(
  { purposeId, vendorId, outcome, reason, citation, keep }: Decision,
  names: Names,
): Certified {
  return {
    purposeId,
    purpose: names.purpose(purposeId),
    vendorId,
    vendor: vendorId === null ? null : names.vendor(vendorId),
    outcome,
    reason,
    sentence: RULINGS[reason],
    citation,
    kept: vendorId === null ? [] : keptInWords(names, vendorId, keep),
  };
}

function confirmation(task: Task, vendors: readonly VendorState[], names: Names): Confirmation {
  const { vendorId, action, purposes, assignedAt, result, waived } = task;
  const settled = waived ? undefined : result?.outcome;
  return {
    vendorId,
    vendor: names.vendor(vendorId),
    cvr: vendors.find((vendor) => vendor.vendorId === vendorId)?.cvr ?? null,
    action,
    purposes,
    outcome: settled === 'done' || settled === 'no-data' ? settled : 'unconfirmed',
    assignedAt,
    endedAt: waived?.at ?? result?.at ?? null,
    erased: (result?.erased ?? []).map(({ category, count }) => ({
      category,
      name: names.category(vendorId, category),
      count,
    })),
    reference: result?.reference ?? null,
  };
}
