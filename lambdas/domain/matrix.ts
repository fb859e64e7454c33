import { ARTICLES, type Article } from './purpose.ts';
import type { RulingReason } from './rulings.ts';

/** What is known of one purpose at one vendor when a right is decided; the words of the matrix. */
export type Circumstance =
  /** The controller itself has found that the data is no longer needed. */
  | 'ordered'
  /** The child left, or the agreement with the vendor ended. */
  | 'need-ended'
  /** The family has asked that the data is kept and not used, or objects, and the controller would erase it. */
  | 'kept-for-the-family'
  /** Data without any ground recorded for it. */
  | 'no-ground'
  | 'consent-stands'
  /** Nobody took the consent back: another decides now and is asked, the child at 18 or a new custody holder. */
  | 'asked-anew'
  | 'objection-upheld'
  | 'objection-refused'
  | 'inaccuracy-not-found'
  | 'accuracy-contested'
  | 'processing-unlawful'
  | 'needed-for-claims';

/** One case of a cell: it holds when its circumstance does, or always. The first that holds decides. */
export type Case = {
  readonly when?: Circumstance;
  readonly outcome: 'granted' | 'refused' | 'not-applicable';
  readonly reason: RulingReason;
  readonly citation: string;
};

/** The rights of the matrix by article; 13, 14 and 22 are information that is given unasked. */
export const MATRIX_RIGHTS = ['7(3)', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22'] as const;
export type MatrixRight = (typeof MATRIX_RIGHTS)[number];

export type Row = Readonly<Record<Article, readonly Case[]>>;

const granted = (reason: RulingReason, citation: string, when?: Circumstance): Case => ({
  ...(when && { when }),
  outcome: 'granted',
  reason,
  citation,
});
const refused = (reason: RulingReason, citation: string, when?: Circumstance): Case => ({
  ...(when && { when }),
  outcome: 'refused',
  reason,
  citation,
});
const none = (reason: RulingReason, citation: string): readonly Case[] => [
  { outcome: 'not-applicable', reason, citation },
];

/** The same on every ground. */
const onEvery = <T>(value: T): Record<Article, T> =>
  Object.fromEntries(ARTICLES.map((article) => [article, value])) as Record<Article, T>;
const everywhere = (...cases: readonly Case[]): Row => onEvery(cases);

/** When erasure is granted on any ground (art. 17(1)). */
const UNNEEDED = [
  refused('kept-for-the-family', 'GDPR art. 18(1), 18(2)', 'kept-for-the-family'),
  granted('no-longer-needed', 'GDPR art. 17(1)(a), 19', 'ordered'),
  granted('no-longer-needed', 'GDPR art. 17(1)(a), 19', 'need-ended'),
] as const;
const UNFOUNDED = granted('no-ground', 'GDPR art. 17(1)(d), 19', 'no-ground');
const OPPOSED = granted('objection-upheld', 'GDPR art. 17(1)(c), 19', 'objection-upheld');

const eraseOnConsent = [
  ...UNNEEDED,
  // Who may not take the consent back may not have its data erased either.
  refused('consent-stands', 'GDPR art. 17(1)(b)', 'consent-stands'),
  granted('consent-gone', 'GDPR art. 17(1)(b), 19'),
] as const;

/** Nobody took it back: who gave it no longer speaks for the young adult. */
const LAPSED = granted('consent-lapsed', 'GDPR art. 7(1), 17(1)(b); forældreansvarsloven § 1', 'asked-anew');

const objection = [
  granted('objection-upheld', 'GDPR art. 21(1), 17(1)(c), 19', 'objection-upheld'),
  refused('compelling-grounds', 'GDPR art. 21(1)', 'objection-refused'),
  granted('restricted-meanwhile', 'GDPR art. 18(1)(d), 19'),
] as const;

/**
 * The rights of the data subject by the ground of the processing: every cell with its cases and their citations. A
 * change of law is a change here and nowhere else.
 */
export const MATRIX: Readonly<Record<MatrixRight, Row>> = {
  '7(3)': {
    ...everywhere(...none('rests-on-other-ground', 'GDPR art. 7(3)')),
    '6(1)(a)': [LAPSED, granted('consent-withdrawn', 'GDPR art. 7(3), 17(1)(b)')],
    '6(1)(e)': none('may-object-instead', 'GDPR art. 7(3), 21(1)'),
    '6(1)(f)': none('may-object-instead', 'GDPR art. 7(3), 21(1)'),
    '9(2)(a)': [LAPSED, granted('consent-withdrawn', 'GDPR art. 7(3), 9(2)(a), 17(1)(b)')],
  },
  '13': everywhere(granted('informed-when-collected', 'GDPR art. 13; databeskyttelsesloven § 22')),
  '14': everywhere(granted('informed-when-obtained', 'GDPR art. 14; databeskyttelsesloven §§ 22, 23')),
  '15': everywhere(granted('access', 'GDPR art. 15(1)-(3)')),
  '16': everywhere(
    refused('inaccuracy-not-found', 'GDPR art. 16', 'inaccuracy-not-found'),
    granted('corrected', 'GDPR art. 16, 19'),
  ),
  '17': {
    '6(1)(a)': eraseOnConsent,
    '6(1)(b)': [...UNNEEDED, UNFOUNDED, refused('contract-lasts', 'GDPR art. 17(1)(a)')],
    '6(1)(c)': [...UNNEEDED, UNFOUNDED, refused('duty-lasts', 'GDPR art. 17(3)(b)')],
    '6(1)(d)': [...UNNEEDED, UNFOUNDED, refused('vital-interest-lasts', 'GDPR art. 17(1)(a)')],
    '6(1)(e)': [...UNNEEDED, OPPOSED, UNFOUNDED, refused('task-lasts', 'GDPR art. 17(3)(b)')],
    '6(1)(f)': [...UNNEEDED, OPPOSED, UNFOUNDED, refused('interest-lasts', 'GDPR art. 17(1)(a), (c)')],
    '9(2)(a)': eraseOnConsent,
  },
  '18': everywhere(
    granted('accuracy-contested', 'GDPR art. 18(1)(a), 19', 'accuracy-contested'),
    granted('unlawful-but-kept', 'GDPR art. 18(1)(b), 19', 'processing-unlawful'),
    granted('needed-for-claims', 'GDPR art. 18(1)(c), 19', 'needed-for-claims'),
    granted('restricted', 'GDPR art. 18(1), 19'),
  ),
  '19': everywhere(granted('recipients-told', 'GDPR art. 19')),
  '20': {
    '6(1)(a)': [granted('portable', 'GDPR art. 20(1)(a)')],
    '6(1)(b)': [granted('portable', 'GDPR art. 20(1)(a)')],
    '6(1)(c)': none('not-portable', 'GDPR art. 20(1)(a), 20(3)'),
    '6(1)(d)': none('not-portable', 'GDPR art. 20(1)(a)'),
    '6(1)(e)': none('not-portable', 'GDPR art. 20(1)(a), 20(3)'),
    '6(1)(f)': none('not-portable', 'GDPR art. 20(1)(a)'),
    '9(2)(a)': [granted('portable', 'GDPR art. 20(1)(a)')],
  },
  '21': {
    ...everywhere(...none('no-objection', 'GDPR art. 21(1)')),
    '6(1)(a)': none('withdraw-instead', 'GDPR art. 7(3), 21(1)'),
    '6(1)(e)': objection,
    '6(1)(f)': objection,
    '9(2)(a)': none('withdraw-instead', 'GDPR art. 7(3), 21(1)'),
  },
  '22': everywhere(granted('no-automated-decisions', 'GDPR art. 22')),
};

/** What the controller's own record of a purpose keeps when the vendors' copies are erased, and by which law. */
export const OWN_RECORD: Readonly<Record<Article, Case>> = {
  ...onEvery(refused('record-kept', 'GDPR art. 17(3)(b); offentlighedsloven §§ 13, 15; arkivloven')),
  '6(1)(a)': refused('proof-kept', 'GDPR art. 7(1), 17(3)(e)'),
  '9(2)(a)': refused('proof-kept', 'GDPR art. 7(1), 17(3)(e)'),
};

/** The case that decides a right on a ground: the first of its cell that holds. Every cell ends with one that always does. */
export function rulingOf(
  right: MatrixRight,
  article: Article,
  circumstances: ReadonlySet<Circumstance>,
): Case {
  const ruling = MATRIX[right][article].find(({ when }) => when === undefined || circumstances.has(when));
  if (!ruling) throw new Error(`no case of art. ${right} on art. ${article} holds`);
  return ruling;
}

/** True where the right is to be had on the ground at all, whatever the circumstances. */
export const isApplicable = (right: MatrixRight, article: Article): boolean =>
  MATRIX[right][article].some(({ outcome }) => outcome !== 'not-applicable');
