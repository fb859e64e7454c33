import type { SubProcessor, Webhook } from '../../../lambdas/domain/chain.ts';
import type { InstructedTransfer, Link } from '../../../lambdas/domain/perimeter.ts';
import type { PurposeState, Rule } from '../../../lambdas/domain/purpose.ts';
import type { Agreement, Terms, VendorState } from '../../../lambdas/domain/vendor.ts';
import type { Random } from './random.ts';

/** The day on which all is asked: one running function answers on one day. */
export const TODAY = '2026-11-23';
const TOMORROW = '2026-11-24';

type Instruction = Terms['instructions'][number];

/** What a municipality has: some purposes by law, most by consent, every kind of rule among them. */
const RULES: Readonly<Record<string, Rule>> = {
  teaching: { kind: 'statute', article: '6(1)(e)', provision: 'folkeskoleloven § 18' },
  attendance: { kind: 'statute', article: '6(1)(c)', provision: 'folkeskoleloven § 39' },
  aftercare: { kind: 'necessity', article: '6(1)(b)', provision: 'aftale om plads i SFO' },
  photo: { kind: 'consent', custody: 'one', childDecidesFrom: 15, special: false },
  film: { kind: 'consent', custody: 'both', childDecidesFrom: null, special: false },
  'reading-app': { kind: 'consent', custody: 'one', childDecidesFrom: 'art-8', special: false },
  'speech-therapy': { kind: 'consent', custody: 'both', childDecidesFrom: 15, special: true },
};
export const PURPOSE_IDS = Object.keys(RULES) as [string, ...string[]];

const named = (name: string) => ({ da: name, en: name });

/** Purposes with up to three versions of their text, some of which ask again. */
export const purposes = (random: Random): PurposeState[] =>
  Object.entries(RULES).map(([purposeId, rule]) => ({
    purposeId,
    versions: Array.from({ length: 1 + random.below(3) }, (_, index) => ({
      version: index + 1,
      name: named(purposeId),
      rule,
      text: named(`the text about ${purposeId}, number ${index + 1}`),
      hash: random.id().replaceAll('-', '').repeat(2),
      from: `${2022 + index}-08-01`,
      asksAgain: index > 0 && random.chance(0.5),
    })),
  }));

const instructs = (purpose: string, over: Partial<Instruction> = {}): Instruction => ({
  purpose,
  dataCategories: ['name', 'class', 'unilogin'],
  subjects: ['pupils', 'teachers'],
  onRequestOnly: false,
  ...over,
});

const place = (country: string | null, activity = 'hosting'): Link => ({
  name: 'Skolevej Drift',
  activity,
  country,
});
const hired = (name: string, country: string | null, engagedBy: string | null = null): SubProcessor => ({
  name,
  activity: 'hosting',
  country,
  engagedBy,
});
const american = (over: Partial<InstructedTransfer> = {}): InstructedTransfer => ({
  country: 'US',
  recipient: 'Cumulus Inc.',
  ground: 'art-45',
  coveredBy: 'us-dpf',
  signedOn: '2024-06-01',
  ...over,
});

/** Chains inside their perimeter: at home, in the EEA, and as far as an instruction goes. */
const SOUND: readonly [Partial<Terms>, ...Partial<Terms>[]] = [
  { perimeter: { kind: 'eu', transfers: [] }, places: [place('DK'), place('DE'), place('IE', 'support')] },
  {
    perimeter: { kind: 'eea', transfers: [] },
    places: [place('DK'), place('SE')],
    subProcessors: [
      hired('Fjord AS', 'NO'),
      hired('Hosting GmbH', 'DE'),
      hired('Tape', 'FI', 'Hosting GmbH'),
    ],
  },
  {
    perimeter: { kind: 'eea-or-instructed', transfers: [american()] },
    places: [place('DK')],
    subProcessors: [hired('Cloud Ltd', 'IE'), hired('Cumulus Inc.', 'US', 'Cloud Ltd')],
  },
  {
    perimeter: {
      kind: 'eea-or-instructed',
      transfers: [
        american({ country: 'IN', recipient: 'Helpdesk', ground: 'art-46', coveredBy: null }),
        american({ country: 'GB', recipient: 'Mail Ltd', coveredBy: null }),
      ],
    },
    places: [place('DK'), place('NL'), place('FR', 'backup')],
    subProcessors: [
      hired('Mail Ltd', 'GB'),
      hired('Helpdesk', 'IN'),
      hired('Bits', 'PL'),
      hired('More', 'IS'),
    ],
  },
];

/** Chains that reach outside, or nobody knows where. */
const OUTSIDE: readonly [Partial<Terms>, ...Partial<Terms>[]] = [
  { places: [place('DK'), place('IN', 'remote-view')] },
  { perimeter: { kind: 'eu', transfers: [] }, subProcessors: [hired('Fjord AS', 'NO')] },
  {
    perimeter: { kind: 'eea-or-instructed', transfers: [american({ coveredBy: null })] },
    subProcessors: [hired('Cloud Ltd', 'IE'), hired('Cumulus Inc.', 'US', 'Cloud Ltd')],
  },
  {
    perimeter: { kind: 'eea-or-instructed', transfers: [american({ signedOn: TOMORROW })] },
    subProcessors: [hired('Cumulus Inc.', 'US')],
  },
  { subProcessors: [hired('Somewhere', null)] },
  { places: [place('DK'), place(null, 'support')] },
];

function agreement(random: Random, terms: Partial<Terms>, over: Partial<Agreement> = {}): Agreement {
  const all: Terms = {
    processor: { name: 'Skolevej', country: 'DK', cvr: '13748136' },
    dataCategories: [],
    perimeter: { kind: 'eea', transfers: [] },
    places: [place('DK')],
    subProcessors: [],
    instructions: PURPOSE_IDS.map((purpose) => instructs(purpose)),
    ...terms,
  };
  return { agreementId: random.id(), terms: all, signedOn: '2025-01-15', ...over };
}

function vendor(random: Random, agreements: readonly Agreement[], country = 'DK'): VendorState {
  const webhook: Webhook | null = random.chance(0.7)
    ? { url: 'https://hooks.skolevej.example/tasks', country }
    : null;
  return {
    vendorId: `vendor-${random.id().slice(0, 8)}`,
    name: 'Skolevej',
    cvr: '13748136',
    country: 'DK',
    address: null,
    contact: null,
    webhook,
    agreements: Object.fromEntries(agreements.map((one) => [one.agreementId, one])),
  };
}

const only = (over: Partial<Instruction>): Partial<Terms> => ({
  instructions: PURPOSE_IDS.map((purpose) => instructs(purpose, over)),
});

/** Vendors by one of whose agreements every purpose may be processed, whatever their other agreements are like. */
export const soundVendors = (random: Random): VendorState[] =>
  Array.from({ length: 24 }, () => {
    const sound = agreement(random, random.pick(SOUND));
    const beside = [
      agreement(random, random.pick(SOUND), { endsOn: '2026-06-30' }),
      agreement(random, only({ onRequestOnly: true })),
      agreement(random, random.pick(OUTSIDE)),
    ];
    return vendor(random, [...beside.filter(() => random.chance(0.2)), sound]);
  });

/** Vendors that may process nothing, each for a reason of its own. */
export function unsoundVendors(random: Random): VendorState[] {
  const unsigned = (): Agreement => {
    const { signedOn: _signedOn, ...draft } = agreement(random, random.pick(SOUND));
    return draft;
  };
  const ways: (() => Agreement[])[] = [
    () => [],
    () => [unsigned()],
    () => [agreement(random, random.pick(SOUND), { signedOn: TOMORROW })],
    () => [agreement(random, random.pick(SOUND), { endsOn: TODAY })],
    () => [
      agreement(random, random.pick(SOUND), { endsOn: TODAY }),
      agreement(random, only({ subjects: ['staff'] })),
    ],
    () => [agreement(random, { instructions: [instructs('transport')] })],
    () => [agreement(random, only({ subjects: ['staff', 'teachers'] }))],
    () => [agreement(random, only({ onRequestOnly: true }))],
    ...OUTSIDE.map((terms) => () => [agreement(random, terms)]),
    () => [
      agreement(random, { subProcessors: [hired('Somewhere', null)] }),
      agreement(random, random.pick(OUTSIDE)),
    ],
  ];
  const byWebhook = agreement(random, { perimeter: { kind: 'eu', transfers: [] } });
  const hosted = {
    ...vendor(random, [byWebhook]),
    webhook: { url: 'https://hooks.example.no/', country: 'NO' },
  };
  return [...ways.map((agreements) => vendor(random, agreements())), hosted];
}
