import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SubProcessor } from '../../../lambdas/domain/chain.ts';
import { subProcessorMap } from '../../../lambdas/pages/pictures/chain-map.ts';
import { chainRows } from '../../../lambdas/pages/pictures/chain-rows.ts';
import { sayIn } from '../../../lambdas/pages/web/say.ts';
import { drawingsOf, expectSound, hintsOf, partsOf, rowsOf } from './drawn.ts';
import { type Terms, TODAY, termsOf } from './samples.ts';

const say = sayIn('da');
const mapOf = (terms: Terms, webhook: { url: string; country: string } | null = null) =>
  subProcessorMap(say, { agreementId: 'a', title: terms.title, terms }, TODAY, webhook);

const sub = (name: string, country: string | null, engagedBy: string | null = null) => ({
  name,
  activity: 'Drift',
  engagedBy,
  address: null,
  contact: null,
  country,
  ultimateParentCountry: null,
  clause: 'pkt. 1',
});

describe('the chain of each agreement there is', () => {
  it('LearnLab: alone, and what its notice does not tell', () => {
    const map = mapOf(termsOf('learnlab'));

    expect(drawingsOf(map)[0]?.description).toBe(
      'Kæden har ét led. Alle kendte led er inden for aftalens grænse. Aftalen mangler: Steder for behandlingen, Underdatabehandlere, Databehandleraftalen, Procedurer for databehandling og Fodnote til Kompetencehjulet.',
    );
    expect(rowsOf(map)[0]).toEqual([
      'LearnLab',
      'Databehandler',
      'Kommunen eller institutionen',
      'Danmark, i EU',
    ]);
  });

  it('Lindhardt og Ringhof: clouds in no known country lie outside, and annexes are missing', () => {
    const map = mapOf(termsOf('lindhardt-og-ringhof'));

    expect(rowsOf(map).map(([name, , , where]) => [name, where])).toEqual([
      ['Lindhardt og Ringhof Forlag A/S', 'Danmark, i EU'],
      ['Microsoft Azure', 'Ukendt land: uden for grænsen'],
      ['Amazon Web Services', 'Ukendt land: uden for grænsen'],
      ['Steder for behandlingen', undefined],
      ['Bilag A', undefined],
      ['Bilag B', undefined],
      ['Bilag C', undefined],
      ['Bilag D', undefined],
    ]);
    expect(
      rowsOf(map)
        .slice(4, 6)
        .map(([, status]) => status),
    ).toEqual(['Kun en del er her', 'Mangler']);
    // To each of the two a line goes down and across, over the border.
    expect(partsOf(drawingsOf(map), /^p-edge-out$/)).toHaveLength(4);
  });

  it('JH Software: every place and sub-processor in the Union, nothing crosses', () => {
    const map = mapOf(termsOf('jh-software'));

    expect(rowsOf(map).map(([, role]) => role)).toEqual([
      'Databehandler',
      'Drift',
      'Backup',
      'Udvikling',
      'Support',
      'Hosting af webservere og database',
    ]);
    expect(partsOf(drawingsOf(map), /^p-edge-out$/)).toEqual([]);
    expect(drawingsOf(map)[0]?.description).toBe(
      'Kæden har 6 led. Alle kendte led er inden for aftalens grænse.',
    );
  });
});

describe('the perimeter', () => {
  const terms = termsOf('jh-software');

  it.each([
    ['DE', 'eu', 'Tyskland, i EU'],
    ['NO', 'eu', 'Norge, i EØS: uden for grænsen'],
    ['NO', 'eea', 'Norge, i EØS'],
    ['US', 'eea', 'USA, uden for EU og EØS: uden for grænsen'],
    ['GB', 'eea-or-instructed', 'Storbritannien, tilladt ved instruks'],
    [null, 'eea-or-instructed', 'Ukendt land: uden for grænsen'],
  ] as const)('says of %s under %s: %s', (country, kind, where) => {
    const transfer = {
      country: 'GB',
      recipient: 'Help',
      ground: 'art-45' as const,
      coveredBy: null,
      signedOn: '2026-01-01',
    };
    const perimeter = { ...terms.perimeter, kind, transfers: kind === 'eea-or-instructed' ? [transfer] : [] };

    expect(rowsOf(mapOf({ ...terms, perimeter, subProcessors: [sub('Help', country)] })).at(-1)).toEqual([
      'Help',
      'Drift',
      'JH Software ApS',
      where,
    ]);
  });

  it('runs between a box outside and whoever engaged it', () => {
    const map = mapOf({ ...terms, places: [], subProcessors: [sub('Out', 'US'), sub('In', 'DE', 'Out')] });
    const share = (value = '') => Number.parseFloat(value);
    const boxes = partsOf(drawingsOf(map), /^p-node(-bad)?$/);
    const [out] = partsOf(drawingsOf(map), /^p-node-bad$/);
    const crossing = partsOf(drawingsOf(map), /^p-edge-out$/).find(({ attributes: { y1, y2 } }) => y1 === y2);
    const y = share(crossing?.attributes.y1);
    const border = partsOf(drawingsOf(map), /^p-border$/).find(
      ({ attributes: { x1, x2, y1, y2 } }) => x1 === x2 && x1 !== '0' && share(y1) < y && y < share(y2),
    );

    expect(boxes.map(({ attributes }) => attributes.class)).toEqual([
      'p-node',
      'p-node',
      'p-node-bad',
      'p-node',
    ]);
    expect(share(border?.attributes.x1)).toBeGreaterThan(share(crossing?.attributes.x1));
    expect(share(border?.attributes.x1)).toBeLessThan(share(out?.attributes.x));
  });
});

describe('any chain', () => {
  const NAMES = ['Vendor', 'A', 'B', 'C', 'D', 'E', 'Nobody', '<i>"&'];
  const engaged = fc.array(
    fc.record({
      engagedBy: fc.option(fc.constantFrom(...NAMES), { nil: null }),
      country: fc.constantFrom('DK', 'NO', 'US', null),
      name: fc.oneof(fc.constantFrom(...NAMES), fc.string({ minLength: 1, maxLength: 120 })),
    }),
    { maxLength: 25 },
  );
  const terms = termsOf('lindhardt-og-ringhof');
  const chained = (all: readonly SubProcessor[]) => ({
    processor: { name: 'Vendor', country: 'DK' },
    perimeter: { kind: 'eea' as const, transfers: [] },
    places: [],
    subProcessors: all,
  });

  it('holds everyone once, below whoever engaged it where the agreement tells who', () => {
    fc.assert(
      fc.property(engaged, (all) => {
        const subs = all.map((one) => sub(one.name, one.country, one.engagedBy));
        const rows = chainRows(chained(subs), null, TODAY);

        expect(new Set(rows.map(({ link }) => link)).size).toBe(subs.length + 1);
        rows.forEach(({ parent, depth, inside, link }, index) => {
          expect(parent).toBeLessThan(index);
          expect(depth).toBe(parent === -1 ? 1 : (rows[parent]?.depth ?? 0) + 1);
          expect(inside).toBe(link.country === 'DK' || link.country === 'NO');
          // What stands between is below the same.
          expect(rows.slice(parent + 1, index).every((between) => between.depth >= depth)).toBe(true);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('is drawn and told once, within its lines, and as text', () => {
    fc.assert(
      fc.property(engaged, (all) => {
        const named = all.filter(({ name }) => name.trim() !== '');
        const map = mapOf({
          ...terms,
          subProcessors: named.map((one) => sub(one.name, one.country, one.engagedBy)),
        });
        const gaps = 5 + Number(named.length === 0);

        expectSound(map);
        expect(rowsOf(map)).toHaveLength(named.length + 1 + gaps);
        expect(partsOf(drawingsOf(map), /^p-node/)).toHaveLength(named.length + 2 + gaps);
        expect(hintsOf(drawingsOf(map))).toEqual(
          expect.arrayContaining(named.map(({ name }) => name.trim())),
        );
        expect(map.markup).not.toContain('<i>');
      }),
      { numRuns: 40 },
    );
  });
});
