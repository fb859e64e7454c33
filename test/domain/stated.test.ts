import { describe, expect, it } from '@jest/globals';
import { isAddress, isStated } from '../../lambdas/domain/stated.ts';

/** What people write where they have nothing to write. */
const NOTHING = [
  ...['', ' ', '-', '–', '?', '...', 'xxx', 'n/a', 'N/A', 'na', 'NN', 'N.N.', 'n. n.'],
  ...['TBD', 'Unknown.', 'confidential', 'not available', 'Not provided', 'pending', 'upon request'],
  ...['address unknown', 'No contact', 'see Annex B', 'redacted'],
  ...['ukendt', 'Ikke oplyst', 'ikke angivet', 'Ukendt adresse', 'adresse mangler', 'Kontakt ukendt'],
  ...['oplyses ved henvendelse', 'Oplyses senere', 'kommer', 'senere', 'følger', 'udestår', 'afventer'],
  ...['se bilag', 'Se bilag 2.', 'jf. aftalen', 'fortroligt', 'Fortrolig', 'ingen', 'mangler'],
];
const NAMES = ['Nav', 'Xerox A/S', 'Na Nu ApS', 'Following Inc.', 'Nonet', 'Se Hør', 'Senere Tider ApS'];
const CONTACTS = [
  'Kontoret',
  'dpo@example.org',
  '+45 33 12 12 12',
  'Ingen Bekymring ApS',
  'Kommercielt Salg',
];

describe('a detail', () => {
  it.each(NOTHING)('%j says nothing, and is no address', (detail) => {
    expect([isStated(detail), isAddress(detail)]).toEqual([false, false]);
  });

  it.each([...NAMES, ...CONTACTS])('%j says something', (detail) => {
    expect(isStated(detail)).toBe(true);
  });

  it('that is not there says nothing', () => {
    expect([isStated(null), isAddress(null)]).toEqual([false, false]);
  });
});

describe('an address', () => {
  it.each([
    'Havnegade 1, Oslo',
    'Ingeniørvej 3',
    'Vej 2',
    'Carl Jacobsens Vej 35, 2500 Valby',
    '1600 Amphitheatre Parkway, Mountain View',
    'One Burlington Plaza, Dublin 4',
    '38 avenue John F. Kennedy, L-1855 Luxembourg',
  ])('is one can go or write to: %j', (detail) => {
    expect(isAddress(detail)).toBe(true);
  });

  it.each([
    ['a country', 'Danmark'],
    ['a country in two words', 'United Kingdom'],
    ['a town', 'København'],
    ['a town and a country', 'Frankfurt am Main, Tyskland'],
    ['a street without its number', 'Vesteråsene, Frederikshavn'],
    ['a postal code and its town', '1120 København K'],
    ['the same with its country', 'DK-9900 Frederikshavn'],
    ['a number alone', '1120'],
  ])('is more than %s: %j', (_what, detail) => {
    expect([isStated(detail), isAddress(detail)]).toEqual([true, false]);
  });
});
