import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isCvr } from '../../lambdas/domain/cvr.ts';

describe('a CVR number', () => {
  it.each(['13748136', '24256790', '76351910'])('%s passes modulus 11', (cvr) => {
    expect(isCvr(cvr)).toBe(true);
  });

  it.each([
    '12345678',
    '24256791',
    '10000000',
    '00000000',
    '00001147',
    '',
    '1374813',
    '137481366',
    'DK13748136',
    '1374 8136',
    '1374813６',
  ])('%j is none', (text) => {
    expect(isCvr(text)).toBe(false);
  });

  it('shows every single wrong digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 9 }), (place, digit) => {
        const digits = [...'76351910'];
        fc.pre(digits[place] !== String(digit));

        expect(isCvr(digits.with(place, String(digit)).join(''))).toBe(false);
      }),
    );
  });
});
