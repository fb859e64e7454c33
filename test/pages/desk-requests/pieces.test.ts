import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolves, withhold } from '../../../lambdas/domain/withhold.ts';
import { piecesOf } from '../../../lambdas/pages/desk/requests/pieces.ts';

const part = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 });
const omission = { withheld: 'third-person', citation: 'GDPR art. 15(4)' } as const;

describe('what a vendor handed over, in pieces', () => {
  it('has a name that leads to each value, from the document to its list and its place', () => {
    const pieces = piecesOf({ elev: { navne: ['Asta', 'Eva'] }, 'a/b': null }, 10);
    expect(pieces).toEqual([
      { pointer: '/elev/navne/0', path: ['elev', 'navne', '1'], value: 'Asta' },
      { pointer: '/elev/navne/1', path: ['elev', 'navne', '2'], value: 'Eva' },
      { pointer: '/a~1b', path: ['a/b'], value: null },
    ]);
  });

  it('stays together where it would be too many', () => {
    const deep = { a: [1, 2, 3], b: [4, 5] };
    expect(piecesOf(deep, 4).map(({ pointer }) => pointer)).toEqual(['/a/0', '/a/1', '/a/2', '/b']);
    expect(piecesOf(deep, 1)).toEqual([{ pointer: '', path: [], value: deep }]);
    expect(piecesOf({}, 10)).toEqual([]);
  });

  it('is all there, in no more pieces than asked for, each of which can be left out', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 1, max: 12 }), (data, most) => {
        const pieces = piecesOf(data, most);
        expect(pieces.length).toBeLessThanOrEqual(most);
        expect(pieces.every(({ pointer }) => resolves(data, pointer))).toBe(true);
        const left = withhold(
          data,
          pieces.map(({ pointer }) => ({ pointer, omission })),
        );
        const omitted = JSON.stringify(left).split(JSON.stringify(omission)).length - 1;
        expect(omitted).toBe(pieces.length);
        expect(leavesOf(left).every((leaf) => leaf === omission)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** The values that hold no others, the omissions among them. */
const leavesOf = (value: unknown): unknown[] =>
  value === omission || typeof value !== 'object' || value === null
    ? [value]
    : Object.values(value).flatMap(leavesOf);
