import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { WITHHELD } from '../../lambdas/domain/request.ts';
import { OMISSIONS, omissionLaw, pointerTo, resolves, withhold } from '../../lambdas/domain/withhold.ts';

const PART = {
  messages: [{ from: 'Lis', text: 'Hej' }, { text: 'Farvel' }],
  'a/b': 1,
  'm~n': 2,
  '~1': 4,
  '': 3,
  nothing: null,
};
const OMISSION = { withheld: 'third-person', citation: 'GDPR art. 15(4)' } as const;
const at = (...pointers: readonly string[]) => pointers.map((pointer) => ({ pointer, omission: OMISSION }));

describe('a JSON pointer', () => {
  it.each(['', '/messages', '/messages/0', '/messages/1/text', '/a~1b', '/m~0n', '/~01', '/', '/nothing'])(
    'names a value: %j',
    (pointer) => {
      expect(resolves(PART, pointer)).toBe(true);
    },
  );

  it.each([
    'messages',
    '/messages/2',
    '/messages/-',
    '/messages/00',
    '/messages/length',
    '/messages/0/text/0',
    '/a/b',
    '/m~n/x',
    '/nothing/x',
    '/constructor',
    '/__proto__',
    '/messages/0/toString',
  ])('names nothing: %j', (pointer) => {
    expect(resolves(PART, pointer)).toBe(false);
  });
});

describe('withholding', () => {
  it('puts the reason and the law where the value stood, and leaves all else as it was', () => {
    expect(withhold(PART, at('/messages/0/from', '/a~1b'))).toEqual({
      ...PART,
      messages: [{ from: OMISSION, text: 'Hej' }, { text: 'Farvel' }],
      'a/b': OMISSION,
    });
  });

  it('replaces the whole part', () => {
    expect(withhold(PART, at(''))).toEqual(OMISSION);
  });

  it.each([
    [['/messages', '/messages/0/from']],
    [['/messages/0/from', '/messages']],
    [['/messages', '/messages']],
  ])('takes a value inside another with it: %j', (pointers) => {
    expect(withhold(PART, at(...pointers))).toEqual({ ...PART, messages: OMISSION });
  });

  it('puts nothing into what says that a value is left out', () => {
    const part = { note: { withheld: 'a word of the vendor' } };

    expect(withhold(part, at('/note', '/note/withheld'))).toEqual({ note: OMISSION });
  });

  it.each([[['/messages/2']], [['/a~1b', '/a~1b/c']]])('is a fault where nothing is: %j', (pointers) => {
    expect(() => withhold(PART, at(...pointers))).toThrow('names nothing');
  });

  it('never lets a value out that was pointed at, and never changes the part it was given', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(json, fc.nat(), (part, pick) => {
        const found = [...pointersIn(part)];
        const pointer = found[pick % found.length] ?? '';
        const before = JSON.stringify(part);

        const left = withhold(part, at(pointer));

        expect(resolves(part, pointer)).toBe(true);
        expect(valueAt(left, pointer)).toEqual(OMISSION);
        expect(JSON.stringify(part)).toBe(before);
        expect([...pointersIn(left)].filter((one) => !one.startsWith(`${pointer}/`))).toEqual(
          found.filter((one) => !one.startsWith(`${pointer}/`)),
        );
      }),
    );
  });
});

describe('the law', () => {
  it.each([
    ['access', 'third-person', 'GDPR art. 15(4)'],
    ['access', 'childs-interest', 'databeskyttelsesloven § 22(1)'],
    ['access', 'public-interest', 'databeskyttelsesloven § 22(2)'],
    ['portability', 'third-person', 'GDPR art. 20(4)'],
    ['portability', 'childs-interest', undefined],
    ['portability', 'public-interest', undefined],
  ] as const)('for leaving out of %s for %s is %s', (right, because, citation) => {
    expect(omissionLaw(right, because)).toBe(citation);
  });

  it('has words in both languages for every reason', () => {
    for (const because of WITHHELD)
      expect(OMISSIONS[because]).toEqual({ da: expect.any(String), en: expect.any(String) });
  });
});

/** Every pointer of a value, the whole first; written apart from the code it tests. */
function* pointersIn(value: unknown, above = ''): Generator<string> {
  yield above;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) yield* pointersIn(inner, pointerTo(above, name));
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((inner, name) => (inner as Record<string, unknown>)[name], value);
}
