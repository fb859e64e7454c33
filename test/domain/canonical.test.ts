import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { canonicalJson, sha256 } from '../../lambdas/domain/canonical.ts';

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[3, { y: 1, x: [] }], '[3,{"x":[],"y":1}]'],
    ['æøå €', '"æøå €"'],
    [{ '\u20ac': 1, '\r': 2, 1: 3 }, '{"\\r":2,"1":3,"€":1}'],
    [1e21, '1e+21'],
    [-0, '0'],
  ])('of %j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([[undefined], [() => 1], [Symbol('a')]])('of %p there is none', (value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('is the same in whatever order the members came, and reads back as the value', () => {
    const record = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });

    fc.assert(
      fc.property(record, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());

        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['ø', 'd48b452a88ac264c8b303ab6ecd9e7d12e38fa4b8cd21aa104b5b3acf83accf3'],
  ])('of %j', (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });
});
