import * as z from 'zod';
import { COVERS, isInEea } from '../domain/countries.ts';
import { ORIGINS } from '../domain/portability.ts';
import type { Agreement } from '../domain/vendor.ts';
import { bilingual, calendarDate, country, cvr, slug } from './primitives.ts';

/** Where in the agreement a term stands, for example `pkt. 12.2` or `Bilag A.5`. */
const clause = z.string().min(1).max(120);
const text = z.string().min(1).max(2000);
/** What the agreement does not say is recorded as null, never guessed. */
const days = z.int().min(0).max(3650);
const hours = z.int().min(0).max(720);
/** A length of time, ISO 8601: `P6M`, `P1Y`, `P60D`; `P0D` is at once. */
const duration = z.string().regex(/^P(\d+Y|\d+M|\d+D)$/, 'must be a length of time such as P6M, P1Y or P60D');

/** One purpose that the vendor may process for, and with which data (R4, R8). */
export const instruction = z.strictObject({
  purpose: slug,
  text: bilingual,
  dataCategories: z.array(slug).min(1).max(60),
  subjects: z.array(z.enum(['children', 'pupils', 'students', 'teachers', 'staff'])).min(1),
  /** An instruction that needs an explicit, time-boxed order each time (A12). */
  onRequestOnly: z.boolean().default(false),
  clause,
});

/** A category of data that the agreement names (R1g). */
export const dataCategory = z.strictObject({
  id: slug,
  text: bilingual,
  kind: z.enum(['ordinary', 'cpr', 'special']),
  /** True for data of staff alone: families are not told that it is about their child. */
  ofStaff: z.boolean().default(false),
  /** Where the data comes from, from which follows what is portable (art. 15(1)(g), 20(1)); null is not stated. */
  origin: z.enum(ORIGINS).nullable().default(null),
  clause,
});

/** A place where data is processed or seen from; an address that is not given is null and becomes a finding (EDPB 22/2024), a country that is not is null and denies. */
export const place = z.strictObject({
  activity: z.enum(['hosting', 'backup', 'support', 'development', 'remote-view']),
  name: text,
  address: text.nullable(),
  country: country.nullable(),
  clause,
});

/** Every company that the vendor, or another of these, lets process: the whole chain, however deep. */
export const subProcessor = z.strictObject({
  name: text,
  activity: text,
  /** The name of the sub-processor that engaged it; null is the vendor itself. */
  engagedBy: text.nullable().default(null),
  address: text.nullable(),
  contact: text.nullable(),
  country: country.nullable(),
  /** The company that owns it in the end, where known: not a transfer by itself, but to be assessed. */
  ultimateParentCountry: country.nullable().default(null),
  clause,
});

/** An annex the agreement refers to; a missing one is a finding, never «no obligation». */
export const annex = z.strictObject({
  name: z.string().min(1).max(80),
  about: text,
  status: z.enum(['present', 'part', 'missing']),
  dependentClauses: z.array(clause).default([]),
});

export const retentionRule = z.strictObject({
  trigger: z.enum([
    'absent-from-roster',
    'service-ended',
    'agreement-terminated',
    'controller-requests',
    'controller-rule',
  ]),
  /** Null: the agreement gives no number and the controller's own rule governs (R34). */
  within: duration.nullable(),
  action: z.enum(['erase', 'erase-or-anonymise', 'erase-or-return']),
  confirm: z.boolean().default(false),
  clause,
  note: bilingual.optional(),
});

/** An instruction that allows one transfer to one recipient in a third country, with its Chapter V ground (R25). Nothing in the EEA is a transfer. */
export const instructedTransfer = z
  .strictObject({
    country,
    recipient: text,
    ground: z.enum(['art-45', 'art-46']),
    /** What the recipient is under where the adequacy decision covers some recipients only; null is none, as the state's authorities on the Faroe Islands. */
    coveredBy: z.enum(COVERS).nullable().default(null),
    signedOn: calendarDate,
  })
  .refine(({ country, signedOn }) => !isInEea(country, signedOn), {
    path: ['country'],
    message: 'is in the EEA on that day, where no transfer is to be instructed',
  });

/** A fact or weakness that the text itself shows, for a reviewer to see. */
export const remark = z.strictObject({ code: slug, text: bilingual, clause });

/** The terms of a data processing agreement (GDPR art. 28(3)), as far as the text gives them. */
export const agreementTerms = z
  .strictObject({
    title: text,
    language: z.enum(['da', 'en']),
    processor: z.strictObject({
      name: text,
      cvr: cvr.nullable(),
      address: text.nullable(),
      country,
      clause,
    }),
    product: text,
    instructions: z.array(instruction).min(1).max(40),
    dataCategories: z.array(dataCategory).min(1).max(80),
    /** Data the agreement says shall never be sent. */
    excludedData: z.array(z.enum(['cpr', 'special', 'private-life'])).default([]),
    perimeter: z.strictObject({
      kind: z.enum(['eu', 'eea', 'eea-or-instructed']),
      text: bilingual,
      clause,
      transfers: z.array(instructedTransfer).default([]),
    }),
    places: z.array(place).max(40),
    subProcessors: z.array(subProcessor).max(100),
    subProcessorChange: z.strictObject({
      authorisation: z.enum(['general', 'free', 'specific', 'not-stated']),
      noticeDays: days.nullable(),
      objection: bilingual.nullable(),
      clause: clause.nullable(),
    }),
    annexes: z.array(annex).max(20),
    retention: z.array(retentionRule).min(1).max(20),
    /** Within how many hours the vendor tells of a breach: 0 is at once, null is not stated. */
    breachNotice: z.strictObject({
      hours: hours.nullable(),
      text: bilingual.nullable(),
      clause: clause.nullable(),
    }),
    unlawfulInstruction: z.strictObject({ at: z.enum(['at-once', 'not-stated']), clause: clause.nullable() }),
    term: z.strictObject({
      starts: z.enum(['on-signature', 'on-acceptance']),
      /** Who may end it, with how many days' notice; null where it cannot be ended while the service lasts or is not stated. */
      terminationNoticeDays: days.nullable(),
      changeNoticeDays: days.nullable(),
      inForceUntilDataErased: z.boolean(),
      clause,
    }),
    audit: z.strictObject({
      inspections: z.boolean(),
      annualDeclaration: z.boolean(),
      firstDeclarationAfter: duration.nullable(),
      free: z.boolean(),
      clause: clause.nullable(),
    }),
    /** The rights and duties of Chapter III the vendor assists with, as articles: `13`, `15` … (R26). */
    assistance: z.strictObject({
      articles: z.array(
        z.enum(['13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '33', '34', '35', '36']),
      ),
      clause: clause.nullable(),
    }),
    /** Security measures the text states as facts (art. 32). */
    security: z.array(z.strictObject({ text: bilingual, clause })).default([]),
    confidentiality: z.strictObject({ survivesEnd: z.boolean(), text: bilingual, clause }).nullable(),
    ownUse: z.array(z.strictObject({ text: bilingual, anonymised: z.boolean(), clause })).default([]),
    remarks: z.array(remark).default([]),
  })
  .superRefine((terms, context) => {
    const known = new Set(terms.dataCategories.map((category) => category.id));
    terms.instructions.forEach((instructed, index) => {
      for (const category of instructed.dataCategories)
        if (!known.has(category))
          context.addIssue({
            code: 'custom',
            path: ['instructions', index, 'dataCategories'],
            message: `${category} is not among dataCategories`,
          });
    });
  });

export type AgreementTerms = z.infer<typeof agreementTerms>;

/** The terms of a stored agreement: stored whole as they were parsed here, while the domain reads only a part. */
export const termsOf = (agreement: Agreement): AgreementTerms => agreement.terms as AgreementTerms;
