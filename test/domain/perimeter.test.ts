import { describe, expect, it } from '@jest/globals';
import { firstOutside } from '../../lambdas/domain/perimeter.ts';
import { TODAY } from '../builders/people.ts';
import { perimeter } from '../builders/vendor.ts';

const EU = 'AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const link = (country: string | null) => ({ name: 'Recipient', activity: 'hosting', country });
const allows = (limit: Parameters<typeof firstOutside>[0], country: string | null): boolean =>
  firstOutside(limit, [link(country)], TODAY) === undefined;

const signedOn = '2026-01-15';
const instructed = (country: string | null, ground: 'art-45' | 'art-46' = 'art-45') =>
  perimeter('eea-or-instructed', { country: country ?? 'DK', recipient: 'Recipient', ground, signedOn });

/** The table of the law (domain 5.1), column by column: JH, LL, LR without, with art. 45, with art. 46. */
describe('where an agreement lets data be', () => {
  it.each([
    ['DE', true, true, true, true, true],
    ['NO', false, true, true, true, true],
    ['IS', false, true, true, true, true],
    ['LI', false, true, true, true, true],
    ['CH', false, false, false, true, true],
    ['GB', false, false, false, true, true],
    ['BR', false, false, false, true, true],
    ['FO', false, false, false, true, true],
    ['GL', false, false, false, false, true],
    ['US', false, false, false, false, true],
    ['IN', false, false, false, false, true],
    [null, false, false, false, false, false],
  ] as const)(
    '%s: EU only %s, EEA only %s, uninstructed %s, art. 45 %s, art. 46 %s',
    (country, ...expected) => {
      const limits = [
        perimeter('eu'),
        perimeter('eea'),
        perimeter('eea-or-instructed'),
        instructed(country),
        instructed(country, 'art-46'),
      ];

      expect(limits.map((limit) => allows(limit, country))).toEqual(expected);
    },
  );

  it('every member state is inside the narrowest', () => {
    expect(EU).toHaveLength(27);
    expect(EU.filter((country) => !allows(perimeter('eu'), country))).toEqual([]);
  });

  it('an adequate country is still a transfer', () => {
    const adequate = 'AD AR BR CH FO GB GG IL IM JE KR NZ UY'.split(' ');

    expect(adequate.filter((country) => allows(perimeter('eea-or-instructed'), country))).toEqual([]);
    expect(adequate.filter((country) => !allows(instructed(country), country))).toEqual([]);
  });

  it.each(['AW', 'NC', 'GI', 'JP', 'CA', 'US', 'XX', 'dk', ''])('%s is not carried by art. 45', (country) => {
    expect(allows(instructed(country), country)).toBe(false);
  });

  // Domain 5: overseas, but part of the EU, with ISO codes of their own.
  it.each(['AX', 'GP', 'MQ', 'GF', 'RE', 'YT', 'MF'])('%s is part of the EU', (country) => {
    expect(allows(perimeter('eu'), country)).toBe(true);
  });

  it.each(['GL', 'FO', 'NC', 'PF', 'PM', 'WF', 'BL', 'AW', 'CW', 'SX', 'BQ', 'GI', 'SJ'])(
    '%s belongs to a member state or the EEA, and is outside all the same',
    (country) => {
      expect(allows(perimeter('eea'), country)).toBe(false);
    },
  );
});

describe('an instructed transfer', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-24', false],
  ])('signed on %s carries data today: %s', (signed, expected) => {
    const transfer = { country: 'US', recipient: 'Recipient', ground: 'art-46' as const, signedOn: signed };

    expect(allows(perimeter('eea-or-instructed', transfer), 'US')).toBe(expected);
  });

  it.each([
    ['another recipient', { country: 'CH', recipient: 'Another', ground: 'art-45' as const, signedOn }],
    ['another country', { country: 'GB', recipient: 'Recipient', ground: 'art-45' as const, signedOn }],
  ])('carries nothing to %s', (_what, transfer) => {
    expect(allows(perimeter('eea-or-instructed', transfer), 'CH')).toBe(false);
  });

  it('carries nothing where the perimeter is closed', () => {
    const transfer = { country: 'CH', recipient: 'Recipient', ground: 'art-45' as const, signedOn };

    expect(allows(perimeter('eea', transfer), 'CH')).toBe(false);
    expect(allows(perimeter('eu', transfer), 'CH')).toBe(false);
  });
});

describe('a chain', () => {
  it('without links is inside', () => {
    expect(firstOutside(perimeter('eu'), [], TODAY)).toBeUndefined();
  });

  it('is outside by its first link outside', () => {
    const chain = ['DK', 'NO', 'US'].map((country) => ({ ...link(country), name: country }));

    expect(firstOutside(perimeter('eu'), chain, TODAY)?.name).toBe('NO');
    expect(firstOutside(perimeter('eea'), chain, TODAY)?.name).toBe('US');
  });
});
