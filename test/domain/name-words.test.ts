import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { nameWords } from '../../lambdas/domain/name-words.ts';

const sorted = (name: string) => [...nameWords(name)].sort();

describe('the words of a name', () => {
  it.each([
    ['Valdemar Kvistgaard', ['kvistgaard', 'valdemar']],
    ['Åse AAGAARD', ['aagaard', 'aase']],
    ['A\u030age', ['aage']],
    ['Søren Kjær', ['kjær', 'søren']],
    ['José Müller Håkansdóttir', ['haakansdottir', 'jose', 'muller']],
    ['Łukasz Groß', ['gross', 'lukasz']],
    ['Anne-Marie Holm–Juhl', ['anne', 'holm', 'juhl', 'marie']],
    ["O’Connor d'Angelo", ['dangelo', 'oconnor']],
    ['  Ida   Ida ', ['ida']],
    ['Ida M. Holm', ['holm', 'ida', 'm']],
    ['محمد 李', ['محمد', '李']],
    [' - ’ ', []],
  ])('of %s are %j', (name, words) => {
    expect(sorted(name)).toEqual(words);
  });

  it('are the same however it is written and in whatever order', () => {
    const letter = fc.constantFrom(...'abcæøåéüAÆØÅÉÜłß');
    const word = fc.array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(' ', '-', '  '),
        (words, by) => {
          const written = words.join(by);
          const typed = words
            .toReversed()
            .join(' ')
            .normalize('NFD')
            .replaceAll('A\u030a', 'Aa')
            .toUpperCase();

          expect(sorted(typed)).toEqual(sorted(written));
          expect(nameWords(written).length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });

  it('of a very long name are its longest eight', () => {
    expect(sorted('Anna af Sofie Maria Louise Christina von der Recke Petersen')).toEqual(
      ['anna', 'christina', 'louise', 'maria', 'petersen', 'recke', 'sofie', 'der'].sort(),
    );
  });
});
