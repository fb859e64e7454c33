import type * as z from 'zod';
import type { agreementBody, purposeBody } from '../../lambdas/contracts/register.ts';

type Terms = z.input<typeof agreementBody>['terms'];
type PurposeBody = z.input<typeof purposeBody>;

const both = (text: string) => ({ da: text, en: text });

/** A purpose with its name and its text. */
export const purpose = (id: string, rule: PurposeBody['rule']): PurposeBody => ({
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
  }),
  purpose('attendance', {
    kind: 'statute',
    article: '6(1)(c)',
    provision: 'Folkeskoleloven § 39',
  }),
];

const nothing = { clause: null };

const category = (id: string, of = id) =>
  ({ id, text: both(`data for ${of}`), kind: 'ordinary', origin: 'provided', clause: '3' }) as const;

/** Plain terms inside the EU that instruct some purposes: each with data of its own, and what they have in common. */
export const termsFor = (
  vendorId: string,
  purposes: readonly string[],
  common: readonly string[] = [],
): Terms => ({
  title: `Aftale med ${vendorId}`,
  language: 'da',
  processor: { name: vendorId, cvr: null, address: 'Vej 1', country: 'DK', clause: '1' },
  product: vendorId,
  instructions: purposes.map((id) => ({
    purpose: id,
    text: both(id),
    dataCategories: [`${id}-data`, ...common],
    subjects: ['children'],
    clause: '2',
  })),
  dataCategories: [...purposes.map((id) => category(`${id}-data`, id)), ...common.map((id) => category(id))],
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
