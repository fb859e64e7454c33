import { describe, expect, it } from '@jest/globals';
import {
  type Circumstance,
  isApplicable,
  MATRIX,
  MATRIX_RIGHTS,
  type MatrixRight,
  OWN_RECORD,
  rulingOf,
} from '../../lambdas/domain/matrix.ts';
import { ARTICLES, type Article } from '../../lambdas/domain/purpose.ts';

/** One line of the law: what a right is on some grounds under a circumstance (`-`: none that matters). */
type Line = readonly [
  MatrixRight,
  string,
  Circumstance | '-',
  'Y' | 'no' | 'n/a',
  reason: string,
  by: string,
];

const EVERY = 'a b c d e f 9';
const NAMED: Readonly<Record<string, Article>> = {
  a: '6(1)(a)',
  b: '6(1)(b)',
  c: '6(1)(c)',
  d: '6(1)(d)',
  e: '6(1)(e)',
  f: '6(1)(f)',
  9: '9(2)(a)',
};

/** Written from the law: GDPR chapter III and art. 7(3), with the exceptions the municipality meets. */
const LAW: readonly Line[] = [
  ['7(3)', 'a', '-', 'Y', 'consent-withdrawn', '7(3), 17(1)(b)'],
  ['7(3)', '9', '-', 'Y', 'consent-withdrawn', '7(3), 9(2)(a), 17(1)(b)'],
  ['7(3)', 'a 9', 'asked-anew', 'Y', 'consent-lapsed', '7(1), 17(1)(b); forældreansvarsloven § 1'],
  ['7(3)', 'b c d', '-', 'n/a', 'rests-on-other-ground', '7(3)'],
  ['7(3)', 'e f', '-', 'n/a', 'may-object-instead', '7(3), 21(1)'],
  ['13', EVERY, '-', 'Y', 'informed-when-collected', '13; databeskyttelsesloven § 22'],
  ['14', EVERY, '-', 'Y', 'informed-when-obtained', '14; databeskyttelsesloven §§ 22, 23'],
  ['15', EVERY, '-', 'Y', 'access', '15(1)-(3)'],
  ['16', EVERY, '-', 'Y', 'corrected', '16, 19'],
  ['16', EVERY, 'inaccuracy-not-found', 'no', 'inaccuracy-not-found', '16'],
  // What is restricted is stored and nothing else is done with it, whoever asks to erase.
  ['17', EVERY, 'kept-for-the-family', 'no', 'kept-for-the-family', '18(1), 18(2)'],
  ['17', EVERY, 'ordered', 'Y', 'no-longer-needed', '17(1)(a), 19'],
  ['17', EVERY, 'need-ended', 'Y', 'no-longer-needed', '17(1)(a), 19'],
  ['17', 'a 9', '-', 'Y', 'consent-gone', '17(1)(b), 19'],
  ['17', 'a 9', 'consent-stands', 'no', 'consent-stands', '17(1)(b)'],
  ['17', 'a 9', 'no-ground', 'Y', 'consent-gone', '17(1)(b), 19'],
  ['17', 'b c d e f', 'no-ground', 'Y', 'no-ground', '17(1)(d), 19'],
  ['17', 'e f', 'objection-upheld', 'Y', 'objection-upheld', '17(1)(c), 19'],
  ['17', 'b', '-', 'no', 'contract-lasts', '17(1)(a)'],
  ['17', 'c', '-', 'no', 'duty-lasts', '17(3)(b)'],
  ['17', 'd', '-', 'no', 'vital-interest-lasts', '17(1)(a)'],
  ['17', 'e', '-', 'no', 'task-lasts', '17(3)(b)'],
  ['17', 'f', '-', 'no', 'interest-lasts', '17(1)(a), (c)'],
  // An objection that was refused, or one to a ground art. 21 does not know, opens no way to erasure.
  ['17', 'b', 'objection-upheld', 'no', 'contract-lasts', '17(1)(a)'],
  ['17', 'c', 'objection-upheld', 'no', 'duty-lasts', '17(3)(b)'],
  ['17', 'd', 'objection-upheld', 'no', 'vital-interest-lasts', '17(1)(a)'],
  ['17', 'e', 'objection-refused', 'no', 'task-lasts', '17(3)(b)'],
  ['17', 'f', 'objection-refused', 'no', 'interest-lasts', '17(1)(a), (c)'],
  ['18', EVERY, '-', 'Y', 'restricted', '18(1), 19'],
  ['18', EVERY, 'accuracy-contested', 'Y', 'accuracy-contested', '18(1)(a), 19'],
  ['18', EVERY, 'processing-unlawful', 'Y', 'unlawful-but-kept', '18(1)(b), 19'],
  ['18', EVERY, 'needed-for-claims', 'Y', 'needed-for-claims', '18(1)(c), 19'],
  ['19', EVERY, '-', 'Y', 'recipients-told', '19'],
  ['20', 'a b 9', '-', 'Y', 'portable', '20(1)(a)'],
  ['20', 'c e', '-', 'n/a', 'not-portable', '20(1)(a), 20(3)'],
  ['20', 'd f', '-', 'n/a', 'not-portable', '20(1)(a)'],
  ['21', 'a 9', '-', 'n/a', 'withdraw-instead', '7(3), 21(1)'],
  ['21', 'b c d', '-', 'n/a', 'no-objection', '21(1)'],
  ['21', 'e f', '-', 'Y', 'restricted-meanwhile', '18(1)(d), 19'],
  ['21', 'e f', 'objection-upheld', 'Y', 'objection-upheld', '21(1), 17(1)(c), 19'],
  ['21', 'e f', 'objection-refused', 'no', 'compelling-grounds', '21(1)'],
  ['22', EVERY, '-', 'Y', 'no-automated-decisions', '22'],
];

const OUTCOMES = { Y: 'granted', no: 'refused', 'n/a': 'not-applicable' } as const;

const articles = (letters: string): Article[] =>
  letters.split(' ').map((letter) => {
    const article = NAMED[letter];
    if (!article) throw new Error(`no article ${letter}`);
    return article;
  });

const CELLS = LAW.flatMap(([right, letters, circumstance, short, reason, by]) =>
  articles(letters).map((article) => ({
    right,
    article,
    circumstance,
    outcome: OUTCOMES[short],
    reason,
    citation: `GDPR art. ${by}`,
  })),
);

const CIRCUMSTANCES: Readonly<Record<Circumstance, true>> = {
  'kept-for-the-family': true,
  ordered: true,
  'need-ended': true,
  'asked-anew': true,
  'no-ground': true,
  'consent-stands': true,
  'objection-upheld': true,
  'objection-refused': true,
  'inaccuracy-not-found': true,
  'accuracy-contested': true,
  'processing-unlawful': true,
  'needed-for-claims': true,
};

const known = (circumstance: Circumstance | '-'): ReadonlySet<Circumstance> =>
  new Set(circumstance === '-' ? [] : [circumstance]);

describe('the matrix says what the law says', () => {
  it.each(CELLS)('art. $right on $article, $circumstance: $outcome, $reason', (cell) => {
    const { right, article, circumstance, outcome, reason, citation } = cell;

    expect(rulingOf(right, article, known(circumstance))).toMatchObject({ outcome, reason, citation });
  });

  it.each(MATRIX_RIGHTS.flatMap((right) => ARTICLES.map((article) => [right, article] as const)))(
    'art. %s on %s: every case of the cell has its line above, and no other',
    (right, article) => {
      const lines = CELLS.filter((cell) => cell.right === right && cell.article === article);
      const cases = MATRIX[right][article];

      expect(cases.at(-1)).not.toHaveProperty('when');
      expect(cases.slice(0, -1).map(({ when }) => when)).not.toContain(undefined);
      const written = new Set(lines.map(({ circumstance }) => circumstance));
      expect([...written]).toEqual(expect.arrayContaining(cases.map(({ when }) => when ?? '-')));
    },
  );

  it.each(MATRIX_RIGHTS.flatMap((right) => ARTICLES.map((article) => [right, article] as const)))(
    'art. %s on %s: a circumstance without a line of its own changes nothing',
    (right, article) => {
      const written = CELLS.filter((cell) => cell.right === right && cell.article === article);
      const others = (Object.keys(CIRCUMSTANCES) as Circumstance[]).filter(
        (one) => !written.some(({ circumstance }) => circumstance === one),
      );

      expect(others.map((one) => rulingOf(right, article, known(one)))).toEqual(
        others.map(() => rulingOf(right, article, known('-'))),
      );
    },
  );

  // What decides where more than one holds: the controller's own finding, then an objection, then the ground.
  it.each<[MatrixRight, Article, readonly Circumstance[], string]>([
    ['17', '6(1)(a)', ['need-ended', 'ordered', 'kept-for-the-family'], 'kept-for-the-family'],
    ['17', '6(1)(a)', ['consent-stands', 'ordered'], 'no-longer-needed'],
    ['17', '9(2)(a)', ['consent-stands', 'need-ended'], 'no-longer-needed'],
    ['17', '6(1)(c)', ['no-ground', 'need-ended'], 'no-longer-needed'],
    ['17', '6(1)(e)', ['objection-upheld', 'ordered'], 'no-longer-needed'],
    ['17', '6(1)(e)', ['no-ground', 'objection-upheld'], 'objection-upheld'],
    ['18', '6(1)(e)', ['processing-unlawful', 'accuracy-contested'], 'accuracy-contested'],
  ])('art. %s on %s with %j: %s', (right, article, circumstances, reason) => {
    expect(rulingOf(right, article, new Set(circumstances)).reason).toBe(reason);
  });
});

describe('a right that is to be had on a ground at all', () => {
  it.each([
    ['20', 'a b 9'],
    ['21', 'e f'],
    ['7(3)', 'a 9'],
    ['15', EVERY],
    ['17', EVERY],
  ] as const)('art. %s: %s', (right, letters) => {
    expect(ARTICLES.filter((article) => isApplicable(right, article))).toEqual(
      articles(letters).toSorted((a, b) => ARTICLES.indexOf(a) - ARTICLES.indexOf(b)),
    );
  });
});

describe('the controller’s own record', () => {
  it.each(ARTICLES)('on %s outlasts the vendors’ copies, by a law of its own', (article) => {
    const isConsent = article === '6(1)(a)' || article === '9(2)(a)';

    expect(OWN_RECORD[article]).toEqual({
      outcome: 'refused',
      // Of a consent only the proof is kept; a case is kept by the law on records and archives.
      ...(isConsent
        ? { reason: 'proof-kept', citation: 'GDPR art. 7(1), 17(3)(e)' }
        : {
            reason: 'record-kept',
            citation: 'GDPR art. 17(3)(b); offentlighedsloven §§ 13, 15; arkivloven',
          }),
    });
  });
});
