import type * as z from 'zod';
import type { agreementBody, purposeBody } from '../../lambdas/contracts/register.ts';

type Terms = z.input<typeof agreementBody>['terms'];
type PurposeBody = z.input<typeof purposeBody>;

const both = (text: string) => ({ da: text, en: text });

const purpose = (id: string, rule: PurposeBody['rule']): PurposeBody => ({
  id,
  rule,
  name: both(`navn på ${id}`),
  text: both(`tekst om ${id}`),
});

/** One purpose of each kind: on consent, on a statute one may object to, on one that one may not. */
export const PURPOSES: readonly PurposeBody[] = [
  purpose('photos', { kind: 'consent', custody: 'one', childDecidesFrom: 15, special: false }),
  purpose('teaching', {
    kind: 'statute',
    article: '6(1)(e)',
    provision: 'Folkeskoleloven § 13',
    objection: true,
  }),
  purpose('attendance', {
    kind: 'statute',
    article: '6(1)(c)',
    provision: 'Folkeskoleloven § 39',
    objection: false,
  }),
];

const nothing = { clause: null };

/** Plain terms inside the EU that instruct some purposes. */
export const termsFor = (vendorId: string, purposes: readonly string[]): Terms => ({
  title: `Aftale med ${vendorId}`,
  language: 'da',
  processor: { name: vendorId, cvr: null, address: 'Vej 1', country: 'DK', clause: '1' },
  product: vendorId,
  instructions: purposes.map((id) => ({
    purpose: id,
    text: both(id),
    dataCategories: [`${id}-data`],
    subjects: ['children'],
    clause: '2',
  })),
  dataCategories: purposes.map((id) => ({
    id: `${id}-data`,
    text: both(`data for ${id}`),
    kind: 'ordinary',
    clause: '3',
  })),
  perimeter: { kind: 'eu', text: both('EU'), clause: '4' },
  places: [{ activity: 'hosting', name: 'Hallen', address: 'Vej 2', country: 'DK', clause: '5' }],
  subProcessors: [],
  subProcessorChange: { authorisation: 'not-stated', noticeDays: null, objection: null, ...nothing },
  annexes: [],
  retention: [{ trigger: 'controller-requests', within: 'P30D', action: 'erase', clause: '6' }],
  breachNotice: { hours: 24, text: null, ...nothing },
  unlawfulInstruction: { at: 'not-stated', ...nothing },
  term: {
    starts: 'on-signature',
    terminationNoticeDays: null,
    changeNoticeDays: null,
    inForceUntilDataErased: true,
    clause: '7',
  },
  audit: { inspections: true, annualDeclaration: false, firstDeclarationAfter: null, free: true, ...nothing },
  assistance: { articles: ['15', '17'], ...nothing },
  confidentiality: null,
});
