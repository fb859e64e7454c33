import * as z from 'zod';
import { INSTITUTION_KINDS } from '../domain/institution.ts';
import { SEVERITIES } from '../domain/mends.ts';
import { agreementTerms } from './agreement.ts';
import { BULKS, perMinute } from './bulks.ts';
import type { ContractsOf } from './contract.ts';
import { CONTROLLER } from './controller.ts';
import { bilingual, calendarDate, country, cvr, slug, uuid } from './primitives.ts';

/** The rule of a purpose's ground; none but consent can be without what it rests on (GDPR art. 6(3)). */
export const rule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('statute'),
    article: z.enum(['6(1)(c)', '6(1)(e)']),
    provision: z.string().min(3).max(300),
  }),
  z.strictObject({
    kind: z.literal('necessity'),
    /** A public authority has no (f) for its tasks (art. 6(1), last subparagraph): a private institution may. */
    article: z.enum(['6(1)(b)', '6(1)(d)', '6(1)(f)']),
    provision: z.string().min(3).max(300),
  }),
  z.strictObject({
    kind: z.literal('consent'),
    custody: z.enum(['one', 'both']),
    childDecidesFrom: z.union([z.int().min(15).max(18), z.literal('art-8')]).nullable(),
    special: z.boolean(),
  }),
]);

const wording = {
  name: bilingual,
  rule,
  text: bilingual,
  childText: bilingual.optional(),
  /** The kind of institution that uses it alone; both do, when left out. */
  usedIn: z.enum(INSTITUTION_KINDS).optional(),
};

export const purposeBody = z.strictObject({
  id: slug,
  ...wording,
  /** Since when the text is in use, for one that was in use before it was registered; today otherwise. */
  inUseSince: calendarDate.optional(),
});
export const purposeVersionBody = z.strictObject({
  ...wording,
  /** True when consents to earlier versions no longer count. */
  asksAgain: z.boolean(),
});

const purposeView = z.object({
  purposeId: z.string(),
  version: z.int(),
  hash: z.string(),
  from: calendarDate,
  ...wording,
});
export const purposeAnswer = purposeView.pick({ purposeId: true, version: true, hash: true });
export const purposeList = z.object({ purposes: z.array(purposeView) });

/** Webhooks are HTTPS and name the country of their host; plain HTTP is for loopback in the local stack only. */
const webhook = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500),
  country,
});

export const vendorBody = z.strictObject({
  id: slug,
  name: z.string().min(1).max(200),
  cvr: cvr.nullable(),
  country,
  address: z.string().max(300).nullable().default(null),
  contact: z.string().max(300).nullable().default(null),
  webhook: webhook.nullable().default(null),
});
export const vendorAnswer = z.object({
  vendorId: z.string(),
  /** Verifies the signatures of webhooks (Standard Webhooks, `whsec_…`); shown when a webhook is registered. */
  webhookSecret: z.string().optional(),
});

/** Where the vendor is told of its tasks from now on; null removes the webhook. */
export const webhookBody = z.strictObject({ webhook: webhook.nullable() });

/** Something the controller should see to; it blocks nothing by itself. */
export const finding = z.object({ code: z.string(), text: bilingual, clause: z.string().optional() });

const agreementSummary = z.object({
  agreementId: z.string(),
  title: z.string(),
  status: z.enum(['draft', 'in-force', 'terminated']),
  signedOn: calendarDate.optional(),
  endsOn: calendarDate.optional(),
  perimeter: z.enum(['eu', 'eea', 'eea-or-instructed']),
  purposes: z.array(z.string()),
  findings: z.array(finding),
});
const vendorSummary = z.object({
  vendorId: z.string(),
  name: z.string(),
  cvr: z.string().nullable(),
  country: z.string(),
  agreements: z.array(agreementSummary),
});
export const vendorList = z.object({ vendors: z.array(vendorSummary) });
export const vendorView = vendorSummary.extend({
  address: z.string().nullable(),
  contact: z.string().nullable(),
  webhook: webhook.nullable(),
  agreements: z.array(agreementSummary.extend({ terms: agreementTerms })),
});

export const agreementBody = z.strictObject({ terms: agreementTerms });
export const agreementAnswer = z.object({ agreementId: z.string(), findings: z.array(finding) });
export const signatureBody = z.strictObject({ signedOn: calendarDate });
export const signatureAnswer = z.object({ agreementId: z.string(), signedOn: calendarDate });
export const terminationBody = z.strictObject({ endsOn: calendarDate, perMinute });
export const terminationAnswer = z.object({
  agreementId: z.string(),
  endsOn: calendarDate,
  /** The bulk that raises an erasure for every child concerned, from the day the agreement ends. */
  bulkId: uuid,
});

/** What is wanting at all vendors and of the controller itself, the gravest first. */
export const findingList = z.object({
  findings: z.array(
    finding.extend({
      severity: z.enum(SEVERITIES),
      /** What would mend it. */
      mend: bilingual,
      /** Absent where it is the controller's own. */
      vendorId: z.string().optional(),
      agreementId: z.string().optional(),
      purposeId: z.string().optional(),
    }),
  ),
});

export const REGISTER = {
  ...CONTROLLER,
  registerPurpose: { body: purposeBody, answer: purposeAnswer },
  revisePurpose: { body: purposeVersionBody, answer: purposeAnswer },
  listPurposes: { answer: purposeList },
  registerVendor: { body: vendorBody, answer: vendorAnswer },
  listVendors: { answer: vendorList },
  getVendor: { answer: vendorView },
  replaceWebhook: { body: webhookBody, answer: vendorAnswer },
  draftAgreement: { body: agreementBody, answer: agreementAnswer },
  signAgreement: { body: signatureBody, answer: signatureAnswer },
  terminateAgreement: { body: terminationBody, answer: terminationAnswer },
  listFindings: { answer: findingList },
  ...BULKS,
} as const satisfies ContractsOf<'register'>;
