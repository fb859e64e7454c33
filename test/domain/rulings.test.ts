import { describe, expect, it } from '@jest/globals';
import { MATRIX, MATRIX_RIGHTS, OWN_RECORD } from '../../lambdas/domain/matrix.ts';
import { ARTICLES } from '../../lambdas/domain/purpose.ts';
import { INADMISSIBLE } from '../../lambdas/domain/request.ts';
import { RULINGS } from '../../lambdas/domain/rulings.ts';

const ofMatrix = MATRIX_RIGHTS.flatMap((right) =>
  ARTICLES.flatMap((article) => MATRIX[right][article].map(({ reason }) => reason)),
);
const ofRecord = ARTICLES.map((article) => OWN_RECORD[article].reason);
/** A person's answer decides before the matrix does; that each of these is told is in carry-out.test.ts. */
const ofPerson = ['not-mature', 'holders-disagree', ...INADMISSIBLE];

/** What another purpose needs is known when all decisions are; that it is told is in keeping.test.ts. */
const ofKeeping = ['needed-for-another-purpose'];

describe('the reasons of decisions', () => {
  it('are those that some decision gives, and no others', () => {
    expect(Object.keys(RULINGS).toSorted()).toEqual(
      [...new Set([...ofMatrix, ...ofRecord, ...ofPerson, ...ofKeeping])].toSorted(),
    );
  });

  it.each(Object.entries(RULINGS))('%s is a sentence in Danish and one in English', (_reason, { da, en }) => {
    expect(da).toMatch(/^[A-ZÆØÅ].*[.]$/u);
    expect(en).toMatch(/^[A-Z].*[.]$/u);
    expect(da).not.toBe(en);
  });

  it('say each something of its own, in either language', () => {
    const said = Object.values(RULINGS).flatMap(({ da, en }) => [da, en]);

    expect(new Set(said).size).toBe(said.length);
  });
});
