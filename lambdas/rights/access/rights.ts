import { isApplicable, MATRIX, type MatrixRight } from '../../domain/matrix.ts';
import type { Article, Bilingual } from '../../domain/purpose.ts';
import { RULINGS } from '../../domain/rulings.ts';

/** The rights that access tells of (art. 15(1)(e)), in words for the person who has them. */
const WORDS = {
  '16': {
    da: 'Få rettet oplysninger, der er forkerte, eller få tilføjet en bemærkning',
    en: 'Have data that is wrong corrected, or a statement added',
  },
  '18': {
    da: 'Få brugen begrænset, for eksempel mens det undersøges, om oplysningerne er rigtige',
    en: 'Have the use restricted, for example while it is verified whether the data is right',
  },
  '7(3)': { da: 'Trække samtykket tilbage, når som helst', en: 'Withdraw the consent, at any time' },
  '21': { da: 'Gøre indsigelse mod brugen', en: 'Object to the use' },
  '17': { da: 'Få oplysningerne slettet', en: 'Have the data erased' },
  '20': {
    da: 'Få det, barnet selv har givet, i et format, som andre systemer kan læse',
    en: 'Have what the child has given in a format that other systems can read',
  },
} as const satisfies Partial<Record<MatrixRight, Bilingual>>;

/** Whether a right is to be had on a ground: yes, only when something changes, or not at all; with why, where it is not a plain yes. */
export type RightOfGround = {
  readonly article: string;
  readonly name: Bilingual;
  readonly answer: 'yes' | 'in-some-cases' | 'no';
  readonly because?: Bilingual;
  readonly citation: string;
};

/** The rights that exist on a ground, as the matrix has them. */
export const rightsOn = (article: Article): readonly RightOfGround[] =>
  (Object.keys(WORDS) as (keyof typeof WORDS)[])
    .map((right): RightOfGround => {
      const otherwise = MATRIX[right][article].at(-1);
      if (!otherwise) throw new Error(`the matrix says nothing of art. ${right} on art. ${article}`);
      const named = { article: right, name: WORDS[right] };
      if (otherwise.outcome === 'granted') return { ...named, answer: 'yes', citation: `GDPR art. ${right}` };
      const answer = isApplicable(right, article) ? 'in-some-cases' : 'no';
      return { ...named, answer, because: RULINGS[otherwise.reason], citation: otherwise.citation };
    })
    .toSorted((a, b) => ORDER.indexOf(a.answer) - ORDER.indexOf(b.answer));

const ORDER: readonly RightOfGround['answer'][] = ['yes', 'in-some-cases', 'no'];
