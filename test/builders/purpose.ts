import {
  evolvePurpose,
  type PurposeState,
  type PurposeVersion,
  type Rule,
  revisePurpose,
} from '../../lambdas/domain/purpose.ts';

type Statute = Extract<Rule, { kind: 'statute' }>;
type Consent = Extract<Rule, { kind: 'consent' }>;

export const byStatute = (over: Partial<Statute> = {}): Statute => ({
  kind: 'statute',
  article: '6(1)(e)',
  provision: 'folkeskoleloven § 18',
  ...over,
});

export const byConsent = (over: Partial<Consent> = {}): Consent => ({
  kind: 'consent',
  custody: 'one',
  childDecidesFrom: null,
  special: false,
  ...over,
});

export const wording = (rule: Rule, text = 'first') => ({
  name: { da: 'Foto', en: 'Photo' },
  rule,
  text: { da: `${text} (da)`, en: `${text} (en)` },
});

type Described = {
  readonly id?: string;
  readonly rule?: Rule;
  readonly usedIn?: PurposeVersion['usedIn'];
  /** One more version for each: whether it asks again. */
  readonly revisions?: readonly boolean[];
};

/** A purpose, on consent unless told otherwise, registered long ago. */
export function aPurpose({
  id = 'photo',
  rule = byConsent(),
  usedIn,
  revisions = [],
}: Described = {}): PurposeState {
  const hash = 'f'.repeat(64);
  const first = { ...wording(rule), usedIn, version: 1, hash, from: '2020-01-01', asksAgain: false };
  const registered = evolvePurpose(undefined, { type: 'purpose-registered', purposeId: id, first });
  return revisions.reduce((state, asksAgain, index) => {
    const revised = revisePurpose(state, wording(rule, `text ${index + 2}`), asksAgain, '2026-01-01');
    if (!revised.ok) throw new Error(revised.reason);
    return revised.value.reduce(evolvePurpose, state);
  }, registered);
}
