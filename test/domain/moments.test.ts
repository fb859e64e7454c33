import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import { beginningOf, instantOf, isInstant, reliableUntil } from '../../lambdas/domain/moments.ts';

describe('a moment', () => {
  it.each([
    ['2026-03-03T10:00:00Z', '2026-03-03T10:00:00.000Z'],
    ['2026-03-03T10:00Z', '2026-03-03T10:00:00.000Z'],
    ['2026-03-03T10:00:00.123456Z', '2026-03-03T10:00:00.123Z'],
    ['2026-03-03T00:30:00+01:00', '2026-03-02T23:30:00.000Z'],
    ['2028-02-29T23:59:59-05:30', '2028-03-01T05:29:59.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(isInstant(text)).toBe(true);
    expect(instantOf(text)).toBe(instant);
  });

  it.each(
    [
      ['', 'now', '2026-03-03', '2026-03-03T10:00:00', '2026-03-03 10:00:00Z', '2026-02-29T10:00:00Z'],
      ['2026-03-03T24:00:00Z', '2026-03-03T10:60:00Z', '2026-03-03T10:00:00+0100', ' 2026-03-03T10:00:00Z'],
      ['9999-12-31T23:59:59-10:00', '0000-01-01T00:00:00+01:00'],
    ].flat(),
  )('is not %j', (text) => {
    expect(isInstant(text)).toBe(false);
  });
});

describe('a day in Copenhagen', () => {
  it.each([
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-01-01', '2025-12-31T23:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s begins at %s', (day, at) => {
    expect(beginningOf(day)).toBe(at);
  });

  it('begins at the first moment that is dated so', () => {
    const day = fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const on = date.toISOString().slice(0, 10);
        const first = beginningOf(on);
        const before = new Date(Date.parse(first) - 1).toISOString();
        expect(dateInCopenhagen(first)).toBe(on);
        expect(dateInCopenhagen(before) < on).toBe(true);
      }),
    );
  });
});

describe('an allow may be relied on', () => {
  const moment = fc.date({ min: new Date('2018-05-25'), max: new Date('2100-01-01'), noInvalidDate: true });
  const nearMidnight = moment.map(
    (date) => new Date(Date.parse(beginningOf(date.toISOString().slice(0, 10))) - (date.getTime() % 7_000)),
  );

  it('for five seconds from the oldest of what it rests on, and never beyond the day it was given', () => {
    fc.assert(
      fc.property(fc.oneof(moment, nearMidnight), fc.integer({ min: 0, max: 3_999 }), (date, age) => {
        const now = date.toISOString();
        const read = date.getTime() - age;
        const until = reliableUntil(now, read);
        const lasts = Date.parse(until) - read;
        const lastMoment = new Date(Date.parse(until) - 1).toISOString();
        expect(Date.parse(until) > date.getTime() && lasts <= 5_000).toBe(true);
        expect(dateInCopenhagen(lastMoment)).toBe(dateInCopenhagen(now));
        if (lasts < 5_000) expect(dateInCopenhagen(until) > dateInCopenhagen(now)).toBe(true);
      }),
    );
  });
});
