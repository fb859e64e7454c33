import { describe, expect, it } from '@jest/globals';
import { ADEQUACY, type Cover } from '../../lambdas/domain/countries.ts';
import {
  endedGround,
  type InstructedTransfer,
  isInside,
  type Perimeter,
} from '../../lambdas/domain/perimeter.ts';
import { TODAY } from '../builders/people.ts';
import { perimeter } from '../builders/vendor.ts';

const RECIPIENT = 'Recipient';
const signedOn = '2026-01-27';
const link = (country: string | null) => ({ name: RECIPIENT, activity: 'hosting', country });
const allows = (limit: Perimeter, country: string | null, on = TODAY): boolean =>
  isInside(limit, link(country), on);
/** Terms as Lindhardt og Ringhof's, with an instruction in writing. */
const instructed = (
  country: string | null,
  ground: 'art-45' | 'art-46' = 'art-45',
  coveredBy: Cover | null = null,
) =>
  perimeter('eea-or-instructed', {
    country: country ?? 'DK',
    recipient: RECIPIENT,
    ground,
    coveredBy,
    signedOn,
  });

const JH = perimeter('eu');
const LL = perimeter('eea');
const LR = perimeter('eea-or-instructed');

/** The table of the law (domain 5.1), row by row: JH, LL, LR uninstructed, LR instructed with art. 45, with art. 46. */
describe('where an agreement lets data be', () => {
  it.each([
    ['Frankfurt', 'DE', null, true, true, true, true, true],
    ['Norway', 'NO', null, false, true, true, true, true],
    ['Iceland', 'IS', null, false, true, true, true, true],
    ['Liechtenstein', 'LI', null, false, true, true, true, true],
    ['Switzerland', 'CH', null, false, false, false, true, true],
    ['the United Kingdom', 'GB', null, false, false, false, true, true],
    ['Brazil', 'BR', null, false, false, false, true, true],
    ['a municipality on the Faroe Islands', 'FO', 'fo-data-protection-act', false, false, false, true, true],
    ['the police on the Faroe Islands', 'FO', null, false, false, false, false, true],
    ['Greenland', 'GL', null, false, false, false, false, true],
    ['a certified company in the US', 'US', 'us-dpf', false, false, false, true, true],
    ['one that is not certified', 'US', null, false, false, false, false, true],
    ['a support login from India', 'IN', null, false, false, false, false, true],
    ['a company in Canada', 'CA', 'ca-pipeda', false, false, false, true, true],
    ['an authority in Canada', 'CA', null, false, false, false, false, true],
    ['a business in Japan', 'JP', 'jp-appi', false, false, false, true, true],
    ['an authority in Japan', 'JP', null, false, false, false, false, true],
    ['a company in Korea', 'KR', 'kr-pipa', false, false, false, true, true],
    ['a bank in Korea', 'KR', null, false, false, false, false, true],
    ['a code of no country', 'XX', null, false, false, false, false, false],
    ['another', 'ZZ', 'us-dpf', false, false, false, false, false],
    ['a place unknown', null, null, false, false, false, false, false],
  ] as const)('%s (%s, %s): %s, %s, %s, %s, %s', (_who, country, cover, ...expected) => {
    const limits = [JH, LL, LR, instructed(country, 'art-45', cover), instructed(country, 'art-46')];

    expect(limits.map((limit) => allows(limit, country))).toEqual(expected);
  });

  it('an adequate country is a transfer all the same: no closed perimeter lets data go there', () => {
    const covered = ADEQUACY.map(({ country, onlyUnder }) => [country, onlyUnder] as const);
    const reached = (kind: Perimeter['kind']) =>
      covered.filter(([country, onlyUnder]) => {
        const { transfers } = instructed(country, 'art-45', onlyUnder);
        return allows({ kind, transfers }, country);
      });

    expect([reached('eu'), reached('eea')]).toEqual([[], []]);
    expect(reached('eea-or-instructed')).toEqual(covered);
    expect(covered.filter(([country]) => allows(LR, country))).toEqual([]);
  });

  it.each([
    ['US', 'jp-appi'],
    ['JP', 'us-dpf'],
    ['CA', 'fo-data-protection-act'],
  ] as const)('%s is not covered by what covers another: %s', (country, cover) => {
    expect(allows(instructed(country, 'art-45', cover), country)).toBe(false);
  });
});

describe('an instructed transfer', () => {
  it.each([
    ['2026-11-23', true],
    ['2026-11-24', false],
  ])('signed on %s carries data today: %s', (signed, expected) => {
    const transfer = { country: 'US', recipient: RECIPIENT, ground: 'art-46' as const, signedOn: signed };

    expect(allows(perimeter('eea-or-instructed', transfer), 'US')).toBe(expected);
  });

  it.each([
    ['another recipient', { country: 'CH', recipient: 'Another', ground: 'art-45' as const, signedOn }],
    ['another country', { country: 'GB', recipient: RECIPIENT, ground: 'art-45' as const, signedOn }],
  ])('carries nothing to %s', (_what, transfer) => {
    expect(allows(perimeter('eea-or-instructed', transfer), 'CH')).toBe(false);
  });
});

describe('what the law says changes by the day', () => {
  it('a decision that is annulled carries nothing from that day', () => {
    const annulled = ADEQUACY.map((one) => (one.country === 'US' ? { ...one, until: '2027-03-01' } : one));
    const reaches = (country: string, cover: Cover | null, on: string) =>
      isInside(instructed(country, 'art-45', cover), link(country), on, annulled);

    expect(reaches('US', 'us-dpf', '2027-02-28')).toBe(true);
    expect(reaches('US', 'us-dpf', '2027-03-01')).toBe(false);
    expect(reaches('CH', null, '2027-03-01')).toBe(true);
  });

  it.each([
    ['2020-07-16', 'us-dpf', 'art-45', '2020-07-16'],
    ['2020-07-15', 'us-dpf', 'art-45', undefined],
    ['2021-01-01', null, 'art-45', undefined],
    ['2021-01-01', 'us-dpf', 'art-46', undefined],
  ] as const)(
    'on %s what a transfer under %s by %s stood on had ended: %s',
    (on, coveredBy, ground, until) => {
      const ended = ADEQUACY.map((one) =>
        one.country === 'US' ? { ...one, from: '2016-07-12', until: '2020-07-16' } : one,
      );
      const [transfer] = instructed('US', ground, coveredBy).transfers;

      expect(endedGround(transfer as InstructedTransfer, on, ended)?.until).toBe(until);
    },
  );

  it('safeguards (art. 46) do not fall with a decision', () => {
    expect(isInside(instructed('US', 'art-46'), link('US'), TODAY, [])).toBe(true);
  });

  it.each([
    ['2031-12-26', true],
    ['2031-12-27', false],
  ])('the one on the United Kingdom ends by itself: %s %s', (on, expected) => {
    expect(allows(instructed('GB'), 'GB', on)).toBe(expected);
  });

  it('a member that leaves is outside from that day', () => {
    expect([allows(JH, 'GB', '2020-01-31'), allows(JH, 'GB', '2020-02-01')]).toEqual([true, false]);
  });
});
