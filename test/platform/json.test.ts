import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NotIJson, parseIJson } from '../../lambdas/platform/json.ts';

/** An object as a list of members, so that a name may stand twice. */
type Tree =
  | { readonly members: readonly (readonly [string, Tree])[] }
  | { readonly list: readonly Tree[] }
  | Leaf;
type Leaf = { readonly leaf: string | number | boolean | null };

const name = fc.oneof(
  fc.constantFrom('a', 'b', '', ':', '"', '\\', '\\"', '":', '__proto__', 'constructor', '1'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ leaf: fc.oneof(name, fc.integer(), fc.boolean(), fc.constant(null)) }),
    fc.record({ list: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ members: fc.array(fc.tuple(name, tie('tree')), { maxLength: 5 }) }),
  ),
}));

/** Each character of a text by its escape or as it is, whichever comes. */
const quoted = (text: string, escaped: boolean): string =>
  escaped
    ? `"${[...Array(text.length).keys()].map((at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`
    : JSON.stringify(text);

const write = (node: Tree, escaped: boolean): string => {
  if ('leaf' in node)
    return typeof node.leaf === 'string' ? quoted(node.leaf, escaped) : JSON.stringify(node.leaf);
  if ('list' in node) return `[ ${node.list.map((each) => write(each, escaped)).join(' , ')} ]`;
  // Every second name by its escapes: however it is written, it is the same name.
  const members = node.members.map(
    ([key, value], at) => `${quoted(key, escaped && at % 2 === 0)} : ${write(value, escaped)}`,
  );
  return `{ ${members.join(',\n')} }`;
};

const hasDouble = (node: Tree): boolean => {
  if ('leaf' in node) return false;
  if ('list' in node) return node.list.some(hasDouble);
  const names = node.members.map(([key]) => key);
  return new Set(names).size < names.length || node.members.some(([, value]) => hasDouble(value));
};

/** The name of some member is one that JSON writes with an escape. */
const hasAwkward = (node: Tree): boolean => {
  if ('leaf' in node) return false;
  if ('list' in node) return node.list.some(hasAwkward);
  return node.members.some(([key, value]) => JSON.stringify(key).includes('\\') || hasAwkward(value));
};

const valueOfTree = (node: Tree): unknown => {
  if ('leaf' in node) return node.leaf;
  if ('list' in node) return node.list.map(valueOfTree);
  return Object.fromEntries(node.members.map(([key, value]) => [key, valueOfTree(value)]));
};

const isRefused = (text: string): boolean => {
  try {
    parseIJson(text);
    return false;
  } catch (error) {
    if (error instanceof NotIJson) return true;
    throw error;
  }
};

describe('an I-JSON text', () => {
  it('is refused when an object has two members of one name, or a name that needs an escape, and else read as it is', () => {
    fc.assert(
      fc.property(tree, fc.boolean(), (node, escaped) => {
        const text = write(node, escaped);
        if (hasDouble(node) || hasAwkward(node)) expect(isRefused(text)).toBe(true);
        else expect(parseIJson(text)).toEqual(valueOfTree(node));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read right, whatever was read before', () => {
    const before = String.raw`{"x":1,"\\":2}`;
    for (let nth = 0; nth < 3; nth += 1) expect(isRefused(before)).toBe(true);

    expect(parseIJson(String.raw`{"x":1,"\u0061":2}`)).toEqual({ x: 1, a: 2 });
    expect(parseIJson(String.raw`{"x":1,"\u00e6" : {"\u00f8":"\u00e5\n"}}`)).toEqual({
      x: 1,
      æ: { ø: 'å\n' },
    });
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"a":1}',
    String.raw`{"a":1,"\u0061":2}`,
    '{"a":{"b":1,"b":2}}',
    '[{"a":1},{"a":1,"a":2}]',
    '{"__proto__":1,"__proto__":2}',
    '{"a":1, "b":2, "a":3}',
  ])('is not: %s', (text) => {
    expect(() => parseIJson(text)).toThrow('two members of one name');
  });

  it.each([
    String.raw`{"a":"\\","b":":"}`,
    String.raw`{"a":"\":","b":{"a":1}}`,
    '":"',
    '[{"a":1},{"a":1}]',
    '{"":1," ":1}',
    '{"a":1,"A":1}',
    'null',
  ])('is: %s', (text) => {
    expect(parseIJson(text)).toEqual(JSON.parse(text));
  });

  it.each(['', '{', '{"a":1', '{"a":1}}', "{'a':1}", '"', String.raw`"\"`, '\ufeff{}', 'undefined'])(
    'is no JSON at all: %j',
    (text) => {
      expect(isRefused(text)).toBe(true);
    },
  );

  it.each([
    String.raw`{"a\\":1}`,
    String.raw`{"a\"":1}`,
    String.raw`{"\n":1}`,
    String.raw`{"a":[{"\u0000" :1}]}`,
  ])('has no such name: %s', (text) => {
    expect(() => parseIJson(text)).toThrow('the name of a member');
  });

  it('is told of without a word of what it says', () => {
    expect(() => parseIJson('{"Karla":"1234","Karla":2}')).toThrow(/^(?!.*(Karla|1234))/);
  });
});
