import { type Chained, chainBreak, type Webhook, webhookLink } from './chain.ts';
import { isInEea } from './countries.ts';
import type { CalendarDate } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { own } from './own.ts';
import { isInside } from './perimeter.ts';

/** What the rules read of an agreement's terms; the terms are stored whole. */
export type Terms = Chained & {
  readonly processor: Chained['processor'] & { readonly cvr: string | null };
  readonly dataCategories: readonly {
    readonly id: string;
    /** True for data that is of staff alone, in whatever instruction it stands. */
    readonly ofStaff?: boolean | undefined;
  }[];
  readonly instructions: readonly {
    readonly purpose: string;
    readonly dataCategories: readonly string[];
    /** Whose data: an instruction about staff says nothing of a child. */
    readonly subjects: readonly ('children' | 'pupils' | 'students' | 'teachers' | 'staff')[];
    /** True for an instruction that allows nothing by itself: it needs an explicit, time-boxed order each time. */
    readonly onRequestOnly: boolean;
  }[];
};

export type Agreement<T extends Terms = Terms> = {
  readonly agreementId: string;
  readonly terms: T;
  readonly signedOn?: CalendarDate;
  /** The first day on which nothing but erasure and return is allowed. */
  readonly endsOn?: CalendarDate;
};

export type VendorProfile = {
  readonly name: string;
  readonly cvr: string | null;
  readonly country: string;
  readonly address: string | null;
  readonly contact: string | null;
  readonly webhook: Webhook | null;
};

export type VendorState<T extends Terms = Terms> = VendorProfile & {
  readonly vendorId: string;
  readonly agreements: Readonly<Record<string, Agreement<T>>>;
};

export type VendorEvent<T extends Terms = Terms> =
  | { readonly type: 'vendor-registered'; readonly vendorId: string; readonly profile: VendorProfile }
  | { readonly type: 'webhook-replaced'; readonly webhook: Webhook | null }
  | { readonly type: 'agreement-drafted'; readonly agreementId: string; readonly terms: T }
  | { readonly type: 'agreement-signed'; readonly agreementId: string; readonly signedOn: CalendarDate }
  | { readonly type: 'agreement-terminated'; readonly agreementId: string; readonly endsOn: CalendarDate };

export const registerVendor = (
  state: VendorState | undefined,
  vendorId: string,
  profile: VendorProfile,
  today: CalendarDate,
): Outcome<VendorEvent[]> => {
  if (state) return refused('already-registered', vendorId);
  if (profile.webhook && !isInEea(profile.webhook.country, today)) return refused('webhook-outside-eea');
  return ok([{ type: 'vendor-registered', vendorId, profile }]);
};

/** Where the vendor is told of its tasks from now on; null is nowhere, and it fetches them. The same again changes nothing. */
export function replaceWebhook(
  state: VendorState,
  webhook: Webhook | null,
  today: CalendarDate,
): Outcome<VendorEvent[]> {
  if (webhook && !isInEea(webhook.country, today)) return refused('webhook-outside-eea');
  const isSame = webhook?.url === state.webhook?.url && webhook?.country === state.webhook?.country;
  return ok(isSame ? [] : [{ type: 'webhook-replaced', webhook }]);
}

/** Drafts an agreement with the vendor itself: its processor is the company that was registered, its sub-processors hang together. */
export function draftAgreement(
  state: VendorState,
  agreementId: string,
  terms: Terms,
): Outcome<VendorEvent[]> {
  if (terms.processor.country !== state.country || terms.processor.cvr !== state.cvr)
    return refused('processor-is-not-the-vendor');
  const broken = chainBreak(terms);
  if (broken) return refused(broken.reason, broken.name);
  return ok([{ type: 'agreement-drafted', agreementId, terms }]);
}

/** Signing lets processing start, from the date of signature (R3). */
export function signAgreement(
  state: VendorState,
  agreementId: string,
  signedOn: CalendarDate,
  today: CalendarDate,
): Outcome<VendorEvent[]> {
  const agreement = own(state.agreements, agreementId);
  if (!agreement) return refused('no-such-agreement');
  if (agreement.signedOn) return refused('agreement-not-draft');
  if (signedOn > today) return refused('date-in-the-future', 'signedOn');
  return ok([{ type: 'agreement-signed', agreementId, signedOn }]);
}

export function terminateAgreement(
  state: VendorState,
  agreementId: string,
  endsOn: CalendarDate,
  today: CalendarDate,
): Outcome<VendorEvent[]> {
  const agreement = own(state.agreements, agreementId);
  if (!agreement) return refused('no-such-agreement');
  if (!agreement.signedOn) return refused('agreement-not-signed');
  // Notice given for a later day can be cut short, never prolonged.
  if (agreement.endsOn && (agreement.endsOn <= endsOn || agreement.endsOn <= today))
    return refused('agreement-ended');
  if (endsOn < agreement.signedOn) return refused('ends-before-signed');
  return ok([{ type: 'agreement-terminated', agreementId, endsOn }]);
}

export function evolveVendor(state: VendorState | undefined, event: VendorEvent): VendorState {
  if (event.type === 'vendor-registered')
    return { ...event.profile, vendorId: event.vendorId, agreements: {} };
  if (!state) throw new Error('the event needs a registered vendor');
  if (event.type === 'webhook-replaced') return { ...state, webhook: event.webhook };
  const before = own(state.agreements, event.agreementId);
  return {
    ...state,
    agreements: { ...state.agreements, [event.agreementId]: evolveAgreement(before, event) },
  };
}

function evolveAgreement(
  before: Agreement | undefined,
  event: Extract<VendorEvent, { readonly agreementId: string }>,
): Agreement {
  if (event.type === 'agreement-drafted') return { agreementId: event.agreementId, terms: event.terms };
  if (!before) throw new Error('the event needs a drafted agreement');
  return event.type === 'agreement-signed'
    ? { ...before, signedOn: event.signedOn }
    : { ...before, endsOn: event.endsOn };
}

export type AgreementStatus = 'draft' | 'in-force' | 'terminated';

export function agreementStatus(agreement: Agreement, today: CalendarDate): AgreementStatus {
  if (!agreement.signedOn || agreement.signedOn > today) return 'draft';
  return agreement.endsOn !== undefined && agreement.endsOn <= today ? 'terminated' : 'in-force';
}

const CHILDREN = new Set<string>(['children', 'pupils', 'students']);

/** The purposes that an agreement instructs in, each once. */
export const purposesIn = ({ instructions }: Terms): string[] => [
  ...new Set(instructions.map(({ purpose }) => purpose)),
];

/** The instructions of an agreement for a purpose as far as they concern children: without the data of staff. */
export function instructionsFor(
  { instructions, dataCategories }: Terms,
  purposeId: string,
): Terms['instructions'] {
  const ofStaff = new Set(dataCategories.flatMap((category) => (category.ofStaff ? category.id : [])));
  return instructions
    .filter(
      ({ purpose, subjects }) => purpose === purposeId && subjects.some((subject) => CHILDREN.has(subject)),
    )
    .map((one) => ({ ...one, dataCategories: one.dataCategories.filter((id) => !ofStaff.has(id)) }));
}

/** True when an agreement allows a purpose only by an explicit order each time. */
export const onRequestOnly = ({ terms }: Agreement, purposeId: string): boolean =>
  instructionsFor(terms, purposeId).every((instruction) => instruction.onRequestOnly);

/** The signed agreements that instruct the vendor for a purpose; one that has ended binds until all is erased (R3). */
export const signedFor = (vendor: VendorState, purposeId: string): readonly Agreement[] =>
  Object.values(vendor.agreements).filter(
    ({ signedOn, terms }) => signedOn !== undefined && instructionsFor(terms, purposeId).length > 0,
  );

/** True when the vendor was ever allowed to receive data for a purpose and may therefore still hold it. */
export const mayHold = (vendor: VendorState, purposeId: string): boolean =>
  signedFor(vendor, purposeId).length > 0;

/** The categories of children's data that signed agreements instruct the vendor to process for a purpose, each once. */
export const categoriesFor = (vendor: VendorState, purposeId: string): readonly string[] => [
  ...new Set(
    signedFor(vendor, purposeId)
      .flatMap(({ terms }) => instructionsFor(terms, purposeId))
      .flatMap(({ dataCategories }) => dataCategories),
  ),
];

/** True when a notice may go to the vendor's webhook on a day: every agreement that binds the vendor lets data be there, the strictest too. */
export function mayBeNotified({ agreements, webhook }: VendorState, on: CalendarDate): boolean {
  const binding = Object.values(agreements).filter(({ signedOn }) => signedOn !== undefined);
  if (!webhook || binding.length === 0) return false;
  const host = webhookLink(webhook);
  return binding.every(({ terms }) => isInside(terms.perimeter, host, on));
}
