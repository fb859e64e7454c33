import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonFault } from '../../../lambdas/pages/desk/vendors/json-fault.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('where a text stops being JSON', () => {
  it.each([
    ['{\n  "title": x', 13],
    ['', 0],
    ['[1,]', 3],
    ['{"a" 1}', 5],
    ['{"a":1} 2', 8],
    ['["a\nb"]', 1],
    ['[1', 2],
    ['{"a":1]', 6],
  ])('%j: at %i', (text, at) => {
    expect(jsonFault(text)).toBe(at);
  });

  it('is nowhere in JSON, and somewhere in everything else', () => {
    const spoiled = fc
      .tuple(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', ',', '"', '{', ']', ':', 'x', '\n', '0', '\\', ' '),
        fc.nat(1),
      )
      .map(([json, seed, put, cut]) => {
        const at = seed % (json.length + 1);
        return json.slice(0, at) + put + json.slice(at + cut);
      });
    fc.assert(
      fc.property(fc.oneof(spoiled, fc.json(), fc.string()), (text) => {
        expect(jsonFault(text) === undefined).toBe(isJson(text));
      }),
    );
  });
});
