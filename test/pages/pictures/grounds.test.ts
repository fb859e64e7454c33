import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHILD_MARKS, PURPOSE_MARKS } from '../../../lambdas/domain/marks.ts';
import { USES } from '../../../lambdas/domain/use.ts';
import { groundsOverTime } from '../../../lambdas/pages/pictures/grounds.ts';
import { sayIn } from '../../../lambdas/pages/web/say.ts';
import { drawingsOf, expectSound, hintsOf, partsOf, rowsOf } from './drawn.ts';
import { NOW, purpose } from './samples.ts';

const say = sayIn('da');

describe('grounds over time', () => {
  const classPhotos = purpose(
    'Klassebilleder',
    [
      ['2024-08-12T08:00:00.000Z', 'pending'],
      ['2024-09-02T08:00:00.000Z', 'allowed'],
      ['2026-02-02T08:00:00.000Z', 'withdrawn'],
    ],
    [
      { at: '2024-08-12T08:00:00.000Z', what: 'consent-given', personId: 'anna' },
      { at: '2026-02-02T08:00:00.000Z', on: '2026-01-30', what: 'consent-withdrawn', personId: 'peter' },
    ],
  );
  const picture = groundsOverTime(say, { marks: [], purposes: [classPhotos] }, NOW, { anna: 'Anna Holm' });

  it('says what the bar shows, and how it stands now', () => {
    expect(drawingsOf(picture)[0]).toMatchObject({
      title: 'Klassebilleder over tid',
      description: [
        '12. august 2024 til 2. september 2024: venter på svar.',
        '2. september 2024 til 2. februar 2026: har grundlag.',
        'Siden 2. februar 2026: samtykke trukket tilbage.',
        '12. august 2024: Samtykke givet.',
        '2. februar 2026: Samtykke trukket tilbage.',
      ].join(' '),
    });
    expect(picture.markup).toContain('Nu: samtykke trukket tilbage');
  });

  it('says the same in tables, naming only those it may', () => {
    expect(rowsOf(picture)).toEqual([
      ['Klassebilleder', '12. august 2024', '2. september 2024', 'venter på svar'],
      ['Klassebilleder', '2. september 2024', '2. februar 2026', 'har grundlag'],
      ['Klassebilleder', '2. februar 2026', 'i dag', 'samtykke trukket tilbage'],
      ['Samtykke givet', 'Klassebilleder', '12. august 2024', '12. august 2024', 'Anna Holm'],
      ['Samtykke trukket tilbage', 'Klassebilleder', '2. februar 2026', '30. januar 2026', '–'],
    ]);
  });

  it('draws each standing in a form of its own, and what happened in its sign', () => {
    expect(
      partsOf(drawingsOf(picture), /^p-(?!axis|grid|label|mark)/).map(({ attributes }) => attributes.class),
    ).toEqual(['p-pending', 'p-allowed', 'p-denied']);
    expect(hintsOf(drawingsOf(picture)).slice(-1)).toEqual(['2. februar 2026: Samtykke trukket tilbage.']);
  });

  it.each<[string, readonly (typeof USES)[number][]]>([
    ['allowed', ['allowed']],
    ['pending', ['pending', 'outdated']],
    ['held', ['held']],
    ['denied', ['refused', 'withdrawn']],
    ['none', ['none', 'ended', 'left', 'erased', 'lapsed', 'age-unknown']],
  ])('draws as %s what is %j, and nothing else', (look, uses) => {
    const looks = USES.filter((use) => {
      const at = '2026-01-01T00:00:00.000Z';
      const one = purpose('Test', [[at, use]], [{ at, what: 'restriction' }]);
      const drawn = drawingsOf(groundsOverTime(say, { marks: [], purposes: [one] }, NOW));
      return partsOf(drawn, new RegExp(`^p-${look}$`)).length === 1;
    });

    expect(looks.toSorted()).toEqual(uses.toSorted());
  });

  it('stays within its lines when another clock is ahead', () => {
    expectSound(
      groundsOverTime(
        say,
        { marks: [{ at: '2026-12-23T09:00:00.000Z', what: 'enrolled' }], purposes: [] },
        NOW,
      ),
    );
  });

  it('draws what is allowed as long as it lasted', () => {
    const width = (look: string) =>
      Number.parseFloat(partsOf(drawingsOf(picture), new RegExp(`^p-${look}$`))[0]?.attributes.width ?? '');

    // 518 days against 293.
    expect(width('allowed') / width('denied')).toBeCloseTo(518 / 293, 1);
  });

  it('begins with the first that happened, and shows what stood for a moment only', () => {
    const young = purpose('Ny', [
      ['2026-11-20T08:00:00.000Z', 'pending'],
      ['2026-11-20T08:00:01.000Z', 'allowed'],
    ]);
    const { markup } = groundsOverTime(say, { marks: [], purposes: [young, young] }, NOW);
    const bars = partsOf(drawingsOf({ markup } as typeof picture), /^p-(pending|allowed)$/);
    const [moment = 0, since = 0] = bars.map(({ attributes }) => Number.parseFloat(attributes.width ?? ''));
    expect(moment).toBeGreaterThan(1);
    expect(since).toBeGreaterThan(90);
    expect(markup.match(/20\. nov\./g)).toHaveLength(1);
  });

  it('begins at the left with what happened this very moment', () => {
    const fresh = purpose('Ny', [[NOW, 'allowed']], [{ at: NOW, what: 'established' }]);
    const drawn = drawingsOf(groundsOverTime(say, { marks: [], purposes: [fresh] }, NOW));
    const [bar] = partsOf(drawn, /^p-allowed$/).map(({ attributes }) => attributes);
    const [mark] = partsOf(drawn, /^mark$/).map(({ attributes }) => attributes);
    expect([bar?.x, mark?.x].map((x) => Number.parseFloat(x ?? ''))).toEqual([3, 3]);
    expect(Number.parseFloat(bar?.width ?? '')).toBeGreaterThan(90);
  });

  it('names in one line, without a bar, what was never taken into use', () => {
    const never = ['Film', 'Lydbog'].map((name) => purpose(name, [['2024-08-12T08:00:00.000Z', 'none']]));
    const objected = purpose(
      'Statistik',
      [['2024-08-12T08:00:00.000Z', 'none']],
      [{ at: '2025-01-01T08:00:00.000Z', what: 'objection' }],
    );
    const all = groundsOverTime(say, { marks: [], purposes: [...never, classPhotos, objected] }, NOW);

    expect(drawingsOf(all).map(({ title }) => title)).toEqual([
      'Klassebilleder over tid',
      'Statistik over tid',
    ]);
    expect(all.markup).toContain('Aldrig taget i brug: Film og Lydbog.');
    expect(rowsOf(all)).toContainEqual(['Film', '12. august 2024', 'i dag', 'bruges ikke']);
    expect(picture.markup).not.toContain('Aldrig taget i brug');
  });

  it('says that there is nothing', () => {
    const empty = groundsOverTime(say, { marks: [], purposes: [] }, NOW);

    expect(drawingsOf(empty)).toEqual([]);
    expect(empty.markup).toContain('ingen formål');
  });

  const instant = fc
    .date({ min: new Date('2016-01-01'), max: new Date(NOW), noInvalidDate: true })
    .map((date) => date.toISOString());
  const purposes = fc.array(
    fc
      .record({
        name: fc.string({ minLength: 1, maxLength: 90 }),
        moments: fc.uniqueArray(instant, { minLength: 1, maxLength: 12 }),
        uses: fc.infiniteStream(fc.constantFrom(...USES, 'forgotten' as const)),
        marks: fc.array(fc.record({ at: instant, what: fc.constantFrom(...PURPOSE_MARKS) }), {
          maxLength: 10,
        }),
      })
      .map(({ name, moments, uses, marks }) =>
        purpose(
          name,
          moments.toSorted().map((at) => [at, uses.next().value as (typeof USES)[number]] as const),
          marks,
        ),
      ),
    { maxLength: 8 },
  );
  const marks = fc.array(fc.record({ at: instant, what: fc.constantFrom(...CHILD_MARKS) }), {
    maxLength: 12,
  });

  it('draws each span and each mark once, tells it once, and stays within its lines', () => {
    fc.assert(
      fc.property(purposes, marks, fc.constantFrom('da' as const, 'en' as const), (all, hers, lang) => {
        const picture = groundsOverTime(sayIn(lang), { marks: hers, purposes: all }, NOW);
        const drawings = drawingsOf(picture);
        const spans = all.flatMap((one) => one.spans).length;
        const happened = hers.length + all.flatMap((one) => one.marks).length;

        expectSound(picture);
        expect(partsOf(drawings, /^p-(allowed|pending|held|denied|none)$/)).toHaveLength(spans);
        expect(partsOf(drawings, /^mark$/)).toHaveLength(happened);
        expect(hintsOf(drawings)).toHaveLength(spans + happened);
        expect(rowsOf(picture)).toHaveLength(spans + happened);
      }),
      { numRuns: 30 },
    );
  });

  it('shows a name as text', () => {
    const { markup } = groundsOverTime(
      say,
      { marks: [], purposes: [purpose('<b onclick="x">', [['2026-01-01T00:00:00.000Z', 'none']])] },
      NOW,
    );

    expect(markup).not.toContain('<b ');
  });
});
