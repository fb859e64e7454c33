import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, widthOf } from '../../../lambdas/pages/pictures/drawing.ts';

describe('words in lines', () => {
  it('breaks between words, and within one only where it is longer than a line', () => {
    expect(linesOf('Lindhardt og Ringhof Forlag A/S', 110)).toEqual([
      'Lindhardt og',
      'Ringhof Forlag',
      'A/S',
    ]);
    expect(linesOf('undervisningsdifferentiering', 100).length).toBeGreaterThan(1);
    expect(linesOf(' ', 100)).toEqual([]);
  });

  it('loses no letter, and is nowhere too wide', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 60, max: 300 }), (text, width) => {
        const letters = (of: string) => of.replace(/[\s-]/g, '');
        const lines = linesOf(text, width);

        expect(letters(lines.join(''))).toBe(letters(text));
        expect(lines.every((line) => widthOf(line, 14) <= width)).toBe(true);
      }),
    );
  });
});
