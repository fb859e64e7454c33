import { describe, expect, it } from '@jest/globals';
import { csvOf } from '../../../lambdas/pages/desk/oversight/csv.ts';
import { sayIn } from '../../../lambdas/pages/web/say.ts';

describe('rows for a spreadsheet', () => {
  it.each([
    ['a;b', '"a;b"'],
    ['said "no"', '"said ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1', "'-1"],
    [-1.5, '-1,5'],
    ['plain', 'plain'],
  ])('write %j as %s', (cell, written) => {
    expect(csvOf(sayIn('da'), [[cell, 'end']])).toBe(`\uFEFF${written};end\r\n`);
  });

  it('write a fraction as its language does', () => {
    expect(csvOf(sayIn('en'), [[2.5]])).toBe('\uFEFF2.5\r\n');
  });
});
