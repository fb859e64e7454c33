import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figuresByMonth } from '../../../lambdas/pages/pictures/figures.ts';
import { sayIn } from '../../../lambdas/pages/web/say.ts';
import { drawingsOf, expectSound, partsOf, rowsOf } from './drawn.ts';
import { month } from './samples.ts';

const say = sayIn('da');
const BAR = /^p-(allowed|pending|held|denied|none)$/;

describe('figures by month', () => {
  const picture = figuresByMonth(say, {
    months: [
      month('2026-10', { inTime: 12, late: 3, untimed: 1, closed: 2 }),
      month('2026-11', { open: 4, overdue: 1 }),
    ],
  });

  it('says of each month, the latest first, how its requests stand', () => {
    expect(drawingsOf(picture)[0]?.description).toBe(
      'November 2026: 5 (1 åben, fristen overskredet og 4 åben inden for fristen). ' +
        'Oktober 2026: 18 (12 besvaret til tiden, 3 besvaret for sent og 3 uden frist eller lukket).',
    );
    expect(rowsOf(picture)).toEqual([
      ['November 2026', '5', '0', '0', '1', '4', '0', '0'],
      ['Oktober 2026', '18', '12', '3', '0', '0', '1', '2'],
    ]);
  });

  it('draws all months on one scale', () => {
    const widths = partsOf(drawingsOf(picture), BAR).map(({ attributes }) =>
      Number.parseFloat(attributes.width ?? ''),
    );

    // 1 and 4 open of November, 12 in time of October; each ends a hair before the next.
    expect((widths[2] ?? 0) + 0.6).toBeCloseTo(((widths[1] ?? 0) + 0.6) * 3, 1);
    expect((widths[1] ?? 0) + 0.6).toBeCloseTo(((widths[0] ?? 0) + 0.6) * 4, 1);
  });

  it('says that there is nothing to show, or that none came', () => {
    expect(drawingsOf(figuresByMonth(say, { months: [] }))).toEqual([]);
    expect(drawingsOf(figuresByMonth(say, { months: [month('2026-11')] }))[0]?.description).toBe(
      'November 2026: ingen.',
    );
  });

  it('is sound for any figures, and draws what is not nothing', () => {
    const count = fc.oneof(fc.constant(0), fc.nat(5), fc.nat(4000));
    const ends = fc.record({
      inTime: count,
      late: count,
      overdue: count,
      open: count,
      untimed: count,
      closed: count,
    });
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 60 }), (all) => {
        const months = all.map((one, index) =>
          month(`${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`, one),
        );
        const drawn = figuresByMonth(say, { months });
        const parts = all.map((one) => [
          one.inTime,
          one.late,
          one.overdue,
          one.open,
          one.untimed + one.closed,
        ]);

        expectSound(drawn);
        expect(rowsOf(drawn)).toHaveLength(months.length);
        expect(partsOf(drawingsOf(drawn), BAR)).toHaveLength(parts.flat().filter((n) => n > 0).length);
      }),
      { numRuns: 30 },
    );
  });
});
