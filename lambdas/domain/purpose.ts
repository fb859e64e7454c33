import { canonicalJson, sha256 } from './canonical.ts';
import type { CalendarDate } from './dates.ts';
import type { InstitutionKind } from './institution.ts';
import { type Outcome, ok, refused } from './outcome.ts';

export type Bilingual = { readonly da: string; readonly en: string };

/** The rule of a purpose's ground (GDPR art. 6(1)): what it is necessary for, or whose consent it needs. */
export type Rule =
  | {
      /** A statute of the Union or of Denmark: a legal obligation (c) or a public task (e), art. 6(3). */
      readonly kind: 'statute';
      readonly article: '6(1)(c)' | '6(1)(e)';
      readonly provision: string;
    }
  | {
      /** A contract (b), a vital interest (d) or, for a private institution alone, a legitimate interest (f). */
      readonly kind: 'necessity';
      readonly article: '6(1)(b)' | '6(1)(d)' | '6(1)(f)';
      /** Which contract or interest. */
      readonly provision: string;
    }
  | {
      readonly kind: 'consent';
      /** `both`: every custody holder must agree; `one`: one may, as long as no other says no. */
      readonly custody: 'one' | 'both';
      /** The age from which the child's own answer decides; `art-8` is that of databeskyttelsesloven § 6(2); null: never before 18. */
      readonly childDecidesFrom: number | 'art-8' | null;
      /** Special categories of data: explicit consent, art. 9(2)(a). */
      readonly special: boolean;
    };

/** Every ground of art. 6(1), and explicit consent to special categories of data. */
export const ARTICLES = [
  '6(1)(a)',
  '6(1)(b)',
  '6(1)(c)',
  '6(1)(d)',
  '6(1)(e)',
  '6(1)(f)',
  '9(2)(a)',
] as const;
export type Article = (typeof ARTICLES)[number];

/** The ground that decides which rights there are. */
export function articleOf(rule: Rule): Article {
  if (rule.kind !== 'consent') return rule.article;
  return rule.special ? '9(2)(a)' : '6(1)(a)';
}

/** Art. 21(1) gives a right to object to processing on (e) and (f), and on no other ground. */
export const mayBeObjectedTo = (rule: Rule): boolean =>
  rule.kind !== 'consent' && (rule.article === '6(1)(e)' || rule.article === '6(1)(f)');

/** The article a consent under a rule is given by; special categories need explicit consent besides. */
export const consentArticle = ({ special }: Extract<Rule, { kind: 'consent' }>): string =>
  special ? '6(1)(a), 9(2)(a)' : '6(1)(a)';

export type PurposeVersion = {
  readonly version: number;
  readonly name: Bilingual;
  readonly rule: Rule;
  readonly text: Bilingual;
  readonly childText?: Bilingual | undefined;
  /** The kind of institution that uses it alone; absent where both do. */
  readonly usedIn?: InstitutionKind | undefined;
  /** SHA-256 over name, rule and texts: what a consent was given to, wherever it is used. */
  readonly hash: string;
  readonly from: CalendarDate;
  /** Consents to earlier versions no longer count (EDPB 05/2020 § 110). */
  readonly asksAgain: boolean;
};

export type PurposeState = { readonly purposeId: string; readonly versions: readonly PurposeVersion[] };

export type PurposeEvent =
  | { readonly type: 'purpose-registered'; readonly purposeId: string; readonly first: PurposeVersion }
  | { readonly type: 'purpose-revised'; readonly next: PurposeVersion };

type Wording = Pick<PurposeVersion, 'name' | 'rule' | 'text' | 'childText' | 'usedIn'>;

export function registerPurpose(
  state: PurposeState | undefined,
  purposeId: string,
  wording: Wording,
  from: CalendarDate,
  today: CalendarDate,
): Outcome<PurposeEvent[]> {
  if (from > today) return refused('date-in-the-future', 'inUseSince');
  if (state) return refused('already-registered', purposeId);
  return ok([{ type: 'purpose-registered', purposeId, first: version(1, wording, from, false) }]);
}

/** A changed rule always asks again: a consent under one rule says nothing about another. */
export function revisePurpose(
  state: PurposeState,
  wording: Wording,
  asksAgain: boolean,
  today: CalendarDate,
): Outcome<PurposeEvent[]> {
  const current = currentVersion(state);
  // Swapping consent for statute would wipe out what people have said (EDPB 05/2020 § 123): that is another purpose.
  if (wording.rule.kind !== current.rule.kind) return refused('ground-cannot-change');
  const next = version(
    current.version + 1,
    wording,
    today,
    asksAgain || canonicalJson(current.rule) !== canonicalJson(wording.rule),
  );
  if (next.hash === current.hash && next.usedIn === current.usedIn) return refused('nothing-to-change');
  return ok([{ type: 'purpose-revised', next }]);
}

export function evolvePurpose(state: PurposeState | undefined, event: PurposeEvent): PurposeState {
  switch (event.type) {
    case 'purpose-registered':
      return { purposeId: event.purposeId, versions: [event.first] };
    case 'purpose-revised':
      return { ...existing(state), versions: [...existing(state).versions, event.next] };
  }
}

export function currentVersion(state: PurposeState): PurposeVersion {
  const last = state.versions.at(-1);
  if (!last) throw new Error('a purpose has at least one version');
  return last;
}

/** The oldest version to which a consent still counts. */
export const oldestValidVersion = (state: PurposeState): number =>
  state.versions.findLast((candidate) => candidate.asksAgain)?.version ?? 1;

function version(number: number, wording: Wording, from: CalendarDate, asksAgain: boolean): PurposeVersion {
  const { name, rule, text, childText, usedIn } = wording;
  const content = { name, rule, text, ...(childText && { childText }) };
  const hash = sha256(canonicalJson(content));
  return { ...content, ...(usedIn && { usedIn }), version: number, hash, from, asksAgain };
}

function existing(state: PurposeState | undefined): PurposeState {
  if (!state) throw new Error('the event needs a registered purpose');
  return state;
}
