import { describe, expect, it } from '@jest/globals';
import { birthDateOf, isCpr, normaliseCpr } from '../../lambdas/domain/cpr.ts';

describe('a CPR number', () => {
  it.each([
    ['7403154002', '2015-03-14'],
    ['6109115019', '2011-09-01'],
    ['8902126008', '2012-02-29'],
    ['7511209018', '2020-11-15'],
    ['6201851007', '1985-01-02'],
    ['8006799028', '1979-06-20'],
    ['1403154002', '2015-03-14'],
    ['9112504000', '1950-12-31'],
  ])('%s says she was born on %s', (cpr, born) => {
    expect(birthDateOf(cpr)).toBe(born);
  });

  it('is not held to modulus 11', () => {
    expect(isCpr('6101900001')).toBe(true);
    expect(birthDateOf('6101900001')).toBe('1990-01-01');
  });

  it.each([
    ['0', '00', '1900'],
    ['3', '99', '1999'],
    ['4', '36', '2036'],
    ['4', '37', '1937'],
    ['5', '57', '2057'],
    ['5', '58', '1858'],
    ['8', '57', '2057'],
    ['8', '58', '1858'],
    ['9', '36', '2036'],
    ['9', '37', '1937'],
  ])('with seventh digit %s and year %s is of %s', (seventh, year, century) => {
    expect(birthDateOf(`0101${year}${seventh}000`)).toBe(`${century}-01-01`);
  });

  it.each([
    ['740315-4002', '7403154002'],
    [' 7403154002 ', '7403154002'],
    ['7403154002', '7403154002'],
  ])('%j is read as %s', (text, digits) => {
    expect(isCpr(text)).toBe(true);
    expect(normaliseCpr(text)).toBe(digits);
  });

  it.each([
    '',
    '740315400',
    '74031540022',
    '740315-400',
    '74031x4002',
    '3002154002',
    '2902154002',
    '0013154002',
    '9203154002',
    '6003154002',
    '0003154002',
    '740315--4002',
    '740315 4002',
    '٧٤٠٣١٥٤٠٠٢',
    '740315-4002-',
  ])('%j is none', (text) => {
    expect(isCpr(text)).toBe(false);
    expect(birthDateOf(text)).toBeUndefined();
  });

  // The contract says DDMMYY-SSSS.
  it.each(['7-403154002', '-7403154002', '7403154002-'])('%s has its hyphen elsewhere', (text) => {
    expect(isCpr(text)).toBe(false);
  });
});
