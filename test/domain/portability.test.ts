import { describe, expect, it } from '@jest/globals';
import {
  checkPortablePart,
  ORIGINS,
  type PortableTerms,
  portableCategories,
  portablePart,
} from '../../lambdas/domain/portability.ts';
import { reasonOf } from '../builders/outcome.ts';
import { instructs, terms } from '../builders/vendor.ts';

const CATEGORIES = [...ORIGINS, null].map((origin) => ({ id: origin ?? 'not-stated', origin }));
const ALL = CATEGORIES.map(({ id }) => id);

const aTerms = (over: Partial<PortableTerms> = {}): PortableTerms => ({
  ...terms(),
  instructions: [instructs('photo', { dataCategories: ALL })],
  dataCategories: CATEGORIES,
  ...over,
});

describe('what is portable', () => {
  it('is what was provided or observed, and nothing else', () => {
    expect([...portableCategories([aTerms()], ['photo'])]).toEqual(['provided', 'observed']);
  });

  it.each([
    ['for another purpose', aTerms(), ['news']],
    ['for no purpose', aTerms(), []],
    [
      'about staff',
      aTerms({ instructions: [instructs('photo', { dataCategories: ALL, subjects: ['staff'] })] }),
      ['photo'],
    ],
    [
      'of staff alone',
      aTerms({ dataCategories: CATEGORIES.map((category) => ({ ...category, ofStaff: true })) }),
      ['photo'],
    ],
    [
      'not instructed',
      aTerms({ instructions: [instructs('photo', { dataCategories: ['roster'] })] }),
      ['photo'],
    ],
  ] as const)('is not what is %s', (_what, one, purposes) => {
    expect([...portableCategories([one], purposes)]).toEqual([]);
  });

  it('is what any of the agreements makes it', () => {
    const derived = aTerms({ dataCategories: [{ id: 'provided', origin: 'derived' }] });

    expect(portableCategories([derived, aTerms()], ['photo']).has('provided')).toBe(true);
  });

  it('is kept of a part, as it is, and the rest is left', () => {
    const part = { provided: [1, { a: null }], observed: 'x', derived: 'y', roster: 'z' };

    expect(portablePart(part, portableCategories([aTerms()], ['photo']))).toEqual({
      provided: [1, { a: null }],
      observed: 'x',
    });
  });
});

describe('a vendor’s part', () => {
  it.each([
    [
      'every category of its agreement, portable or not',
      Object.fromEntries(ALL.map((id) => [id, 1])),
      'accepted',
    ],
    ['nothing', {}, 'accepted'],
    ['a key that is no category', { provided: 1, billeder: 2 }, 'not-a-data-category'],
    ['a word of the language', { constructor: 1 }, 'not-a-data-category'],
  ])('with %s is answered with %s', (_what, part, expected) => {
    expect(reasonOf(checkPortablePart(part, [aTerms()]))).toBe(expected);
  });

  it('is refused without saying the key, which may be a name', () => {
    expect(JSON.stringify(checkPortablePart({ Valdemar: 1 }, [aTerms()]))).not.toContain('Valdemar');
  });
});
