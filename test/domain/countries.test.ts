import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  ADEQUACY,
  adequacyOf,
  endedAdequacyOf,
  isCountry,
  isInEea,
  isInEu,
  STANDINGS,
  standingOf,
} from '../../lambdas/domain/countries.ts';
import { isCalendarDate } from '../../lambdas/domain/dates.ts';
import { TODAY } from '../builders/people.ts';

const codes = (text: string) => text.split(' ');
const EU27 = codes('AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK');
const INSIDE_OVERSEAS = codes('AX GF GP MF MQ RE YT');
const OUTSIDE_OVERSEAS = codes('AW BL BQ CW FO GI GL NC PF PM SJ SX TF WF');
const everyCode = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].flatMap((one, _index, letters) =>
  letters.map((other) => one + other),
);

describe('today', () => {
  it('the Union is its 27 members and the overseas territories that belong to it', () => {
    expect(EU27).toHaveLength(27);
    expect(everyCode.filter((code) => isInEu(code, TODAY))).toEqual([...EU27, ...INSIDE_OVERSEAS].toSorted());
  });

  it('the EEA is the Union, Iceland, Liechtenstein and Norway', () => {
    const more = everyCode.filter((code) => isInEea(code, TODAY) && !isInEu(code, TODAY));

    expect(more).toEqual(['IS', 'LI', 'NO']);
  });

  it.each(OUTSIDE_OVERSEAS)('%s belongs to a member or did, is outside, and it is written where', (code) => {
    expect([isInEu(code, TODAY), isInEea(code, TODAY)]).toEqual([false, false]);
    expect(standingOf(code, TODAY)).toMatchObject({ area: 'outside', source: expect.stringMatching(/\w/) });
  });

  it.each(['XX', 'EU', 'UK', 'EL', 'dk', 'DK ', 'constructor', ''])(
    '%j is no country, and outside',
    (code) => {
      expect([isInEu(code, TODAY), isInEea(code, TODAY), standingOf(code, TODAY)]).toEqual([
        false,
        false,
        undefined,
      ]);
    },
  );

  it('these countries are adequate, and of some only those recipients', () => {
    const found = everyCode.flatMap((code) => {
      const decision = adequacyOf(code, TODAY);
      return decision ? [`${code} ${decision.onlyUnder ?? 'all'}`] : [];
    });

    expect(found).toEqual(
      [
        ...codes('AD AR BR CH GB GG IL IM JE NZ UY').map((code) => `${code} all`),
        'CA ca-pipeda',
        'FO fo-data-protection-act',
        'JP jp-appi',
        'KR kr-pipa',
        'US us-dpf',
      ].toSorted(),
    );
  });

  it('nobody is both in the EEA and adequate: adequacy is for third countries', () => {
    expect(ADEQUACY.filter(({ country }) => isInEea(country, TODAY))).toEqual([]);
  });
});

describe('a rule holds from its day until the day it ends', () => {
  it.each([
    ['the United Kingdom left the Union', 'GB', '2020-01-31', true, '2020-02-01', false],
    ['Croatia joined', 'HR', '2013-06-30', false, '2013-07-01', true],
    ['Mayotte joined', 'YT', '2013-12-31', false, '2014-01-01', true],
  ])('%s', (_what, country, before, was, from, is) => {
    expect([isInEu(country, before), isInEu(country, from)]).toEqual([was, is]);
  });

  it.each([
    ['Brazil', 'BR', '2026-01-26', false, '2026-01-27', true],
    ['the US, under the framework', 'US', '2023-07-09', false, '2023-07-10', true],
    ['the United Kingdom', 'GB', '2021-06-27', false, '2021-06-28', true],
    // Domain 5: renewed until 27 December 2031.
    ['the United Kingdom, unless renewed', 'GB', '2031-12-26', true, '2031-12-27', false],
  ])('adequate: %s', (_what, country, before, was, from, is) => {
    const isAdequate = (on: string) => adequacyOf(country, on) !== undefined;

    expect([isAdequate(before), isAdequate(from)]).toEqual([was, is]);
  });

  it.each([
    ['2031-12-26', undefined],
    ['2031-12-27', '2031-12-27'],
    ['2040-01-01', '2031-12-27'],
  ])('what has ended is known by the day it did: on %s %s', (on, until) => {
    expect(endedAdequacyOf('GB', on)?.until).toBe(until);
    expect(endedAdequacyOf('CH', on)).toBeUndefined();
  });

  it('and of several the last', () => {
    const [one] = ADEQUACY;
    const ended = (from: string, until: string) => ({ ...one, country: 'US', from, until }) as typeof one;
    const table = [ended('2016-07-12', '2020-07-16'), ended('2000-07-26', '2015-10-06')].flatMap(
      (each) => each ?? [],
    );

    expect(endedAdequacyOf('US', TODAY, table)?.until).toBe('2020-07-16');
    expect(endedAdequacyOf('US', '2016-01-01', table)?.until).toBe('2015-10-06');
  });

  it('Greenland has left and was never found adequate', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });

    fc.assert(
      fc.property(days, (date) => {
        const on = date.toISOString().slice(0, 10);
        expect([isInEea('GL', on), adequacyOf('GL', on)]).toEqual([false, undefined]);
      }),
    );
  });
});

describe('the data', () => {
  it('knows the 249 codes of ISO 3166-1, and every other table is of those', () => {
    expect(everyCode.filter(isCountry)).toHaveLength(249);
    expect([...STANDINGS, ...ADEQUACY].filter(({ country }) => !isCountry(country))).toEqual([]);
    expect(['XX', 'ZZ', 'EU', 'UK', 'EL', 'XK', ''].filter(isCountry)).toEqual([]);
  });

  it.each(['standings', 'decisions'])(
    'of %s has real days, in order, and says where each stands',
    (which) => {
      for (const { country, from, until, source } of which === 'standings' ? STANDINGS : ADEQUACY) {
        expect(country).toMatch(/^[A-Z]{2}$/);
        expect(isCalendarDate(from)).toBe(true);
        expect(until === null || (isCalendarDate(until) && from < until)).toBe(true);
        const texts = typeof source === 'string' ? [source] : [source.da, source.en];
        expect(texts.filter((text) => text.length <= 10)).toEqual([]);
      }
    },
  );

  it.each(['standings', 'decisions'])('of %s says one thing of a country on any day', (which) => {
    const rows: readonly { country: string; from: string; until: string | null }[] =
      which === 'standings' ? STANDINGS : ADEQUACY;
    const overlapping = rows.flatMap((row, index) =>
      rows
        .slice(index + 1)
        .filter(
          (other) =>
            other.country === row.country &&
            row.from < (other.until ?? '9999') &&
            other.from < (row.until ?? '9999'),
        )
        .map(({ country }) => country),
    );

    expect(overlapping).toEqual([]);
  });
});
