import { describe, expect, it } from '@jest/globals';
import {
  bilingual,
  calendarDate,
  country,
  cpr,
  cvr,
  slug,
  uuid,
} from '../../lambdas/contracts/primitives.ts';
import { faults } from '../builders/parsed.ts';
import { CHILD } from '../builders/people.ts';

describe('accepted', () => {
  it.each([
    ['a date', calendarDate, '2028-02-29'],
    ['a CVR number', cvr, '13748136'],
    ['a CPR number', cpr, '7403154002'],
    ['a CPR number that fails modulus 11', cpr, '6101900001'],
    ['a country', country, 'DK'],
    ['a slug', slug, 'lindhardt-og-ringhof-2'],
    ['a slug of 64 characters', slug, 'a'.repeat(64)],
    ['an id', uuid, CHILD],
    ['text in both languages', bilingual, { da: 'a'.repeat(4000), en: 'a' }],
  ])('%s', (_what, schema, value) => {
    expect(faults(schema, value)).toEqual([]);
  });

  it('a CPR number with a hyphen, read as ten digits', () => {
    expect(cpr.parse('740315-4002')).toBe('7403154002');
  });
});

describe('refused', () => {
  it.each([
    ['a date that does not exist', calendarDate, '2027-02-29'],
    ['31 April', calendarDate, '2026-04-31'],
    ['a moment for a date', calendarDate, '2026-11-23T00:00:00Z'],
    ['a number for a date', calendarDate, 20261123],
    ['a CVR number that fails modulus 11', cvr, '12345678'],
    ['one more that does', cvr, '24256791'],
    ['a CVR number as a number', cvr, 13748136],
    ['a CPR number without a date', cpr, '3002154002'],
    ['a CPR number of nine digits', cpr, '740315400'],
    ['a country in small letters', country, 'dk'],
    ['a country of three letters', country, 'DNK'],
    ['a slug in capitals', slug, 'Photo'],
    ['a slug with a space', slug, 'school photo'],
    ['a slug with a hyphen at the end', slug, 'photo-'],
    ['a slug with a hash', slug, 'photo#1'],
    ['a slug of 65 characters', slug, 'a'.repeat(65)],
    ['an empty slug', slug, ''],
    ['an id that is no UUID', uuid, '42'],
    ['text in one language', bilingual, { da: 'kun dansk' }],
    ['text that is empty', bilingual, { da: '', en: 'a' }],
    ['text that is too long', bilingual, { da: 'a'.repeat(4001), en: 'a' }],
    ['a third language', bilingual, { da: 'a', en: 'a', sv: 'a' }],
  ])('%s', (_what, schema, value) => {
    expect(faults(schema, value)).not.toEqual([]);
  });

  it('without quoting what was sent', () => {
    const parsed = cpr.safeParse('3002154002');

    expect(JSON.stringify(parsed.error?.issues)).not.toContain('3002154002');
  });
});
