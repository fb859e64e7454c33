import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chainBreak, chainOf, linksOutside, pathTo, type SubProcessor } from '../../lambdas/domain/chain.ts';
import { TODAY } from '../builders/people.ts';
import { aPlace, aSubProcessor, perimeter, terms } from '../builders/vendor.ts';

const webhook = { url: 'https://user-hooks.example.no:8443/hjemmel?v=2', country: 'NO' };
const sub = (name: string, engagedBy: string | null = null, country: string | null = 'DK') =>
  aSubProcessor({ name, engagedBy, country });
/** Three deep: Cloud engaged Rack, Rack engaged Tape. */
const deep = (country: string | null = 'DK') => [
  sub('Tape', 'Rack', country),
  sub('Cloud'),
  sub('Rack', 'Cloud'),
];
const outside = (over: Parameters<typeof terms>[0], hook: typeof webhook | null = null) =>
  linksOutside(terms(over), hook, TODAY).map(({ name, activity, country, chain }) => ({
    name,
    activity,
    country,
    chain,
  }));

describe('the chain', () => {
  it('is the vendor, its places, its sub-processors however deep, and the host of its webhook', () => {
    const links = chainOf(terms({ subProcessors: deep() }), webhook);

    expect(links.map(({ name, activity }) => [name, activity])).toEqual([
      ['Skolefoto', 'processor'],
      ['Skolefoto', 'hosting'],
      ['Tape', 'hosting'],
      ['Cloud', 'hosting'],
      ['Rack', 'hosting'],
      ['user-hooks.example.no', 'webhook'],
    ]);
  });
});

describe('a link outside is named exactly', () => {
  it.each([
    [
      'the vendor itself',
      { processor: { ...terms().processor, country: 'US' } },
      { name: 'Skolefoto', activity: 'processor', country: 'US', chain: ['Skolefoto'] },
    ],
    ...(['hosting', 'support', 'backup', 'development', 'remote-view'] as const).map(
      (activity) =>
        [
          `a place of ${activity}`,
          { places: [aPlace(), aPlace({ name: 'Pune', activity, country: 'IN' })] },
          { name: 'Pune', activity, country: 'IN', chain: ['Skolefoto', 'Pune'] },
        ] as const,
    ),
    [
      'a sub-processor',
      { subProcessors: [sub('Cloud', null, 'US')] },
      { name: 'Cloud', activity: 'hosting', country: 'US', chain: ['Skolefoto', 'Cloud'] },
    ],
    [
      'one three steps down',
      { subProcessors: deep('US') },
      {
        name: 'Tape',
        activity: 'hosting',
        country: 'US',
        chain: ['Skolefoto', 'Cloud', 'Rack', 'Tape'],
      },
    ],
    [
      'one whose country is not known',
      { subProcessors: deep(null) },
      {
        name: 'Tape',
        activity: 'hosting',
        country: null,
        chain: ['Skolefoto', 'Cloud', 'Rack', 'Tape'],
      },
    ],
    [
      'one that calls what it does processing',
      { subProcessors: [aSubProcessor({ name: 'Cloud', activity: 'processor', country: 'US' })] },
      { name: 'Cloud', activity: 'processor', country: 'US', chain: ['Skolefoto', 'Cloud'] },
    ],
  ])('%s', (_what, over, expected) => {
    expect(outside(over)).toEqual([expected]);
  });

  it('the host of a webhook, by the country it is declared to be in', () => {
    const host = 'user-hooks.example.no';

    expect(outside({ perimeter: perimeter('eu') }, webhook)).toEqual([
      { name: host, activity: 'webhook', country: 'NO', chain: ['Skolefoto', host] },
    ]);
    expect(outside({ perimeter: perimeter('eea') }, webhook)).toEqual([]);
  });

  it('and all of them, in the order of the chain', () => {
    const subProcessors = [sub('Cloud', null, 'NO'), sub('Rack', 'Cloud', 'US')];

    expect(outside({ perimeter: perimeter('eu'), subProcessors }).map(({ name }) => name)).toEqual([
      'Cloud',
      'Rack',
    ]);
    expect(outside({ perimeter: perimeter('eea'), subProcessors }).map(({ name }) => name)).toEqual(['Rack']);
  });
});

describe('sub-processors hang together', () => {
  it.each([
    ['none at all', [], undefined],
    ['all engaged by the vendor', [sub('A'), sub('B')], undefined],
    ['named by the vendor’s own name', [sub('A', 'Skolefoto')], undefined],
    ['three deep, in any order', deep(), undefined],
    ['one engaged by nobody the agreement names', [sub('A', 'B')], ['engaged-by-unknown', 'B']],
    ['one below such a one', [sub('A', 'B'), sub('C', 'A')], ['engaged-by-unknown', 'B']],
    ['two of one name', [sub('A'), sub('B'), sub('A', 'B')], ['sub-processor-named-twice', 'A']],
    ['one of the vendor’s name', [sub('Skolefoto')], ['sub-processor-named-twice', 'Skolefoto']],
    ['one engaged by itself', [sub('A', 'A')], ['engaged-in-a-circle', 'A']],
    ['two engaged by each other', [sub('A', 'B'), sub('B', 'A')], ['engaged-in-a-circle', 'B']],
    ['one below a circle', [sub('C', 'A'), sub('A', 'B'), sub('B', 'A')], ['engaged-in-a-circle', 'B']],
  ] as const)('%s', (_what, subProcessors, expected) => {
    const broken = chainBreak(terms({ subProcessors }));

    expect(broken && [broken.reason, broken.name]).toEqual(expected);
  });

  it('whoever engaged whom, the way down ends, and when nothing is broken it goes from engager to engaged', () => {
    const names = fc.constantFrom('A', 'B', 'C', 'D');
    const anySubs = fc.uniqueArray(
      fc.record({ name: names, engagedBy: fc.option(fc.constantFrom('A', 'B', 'C', 'D', 'Nobody')) }),
      { selector: ({ name }) => name },
    );

    fc.assert(
      fc.property(anySubs, (drawn) => {
        const subProcessors = drawn.map(({ name, engagedBy }) => sub(name, engagedBy));
        const given = terms({ subProcessors });
        const paths = subProcessors.map((one) => pathTo(given, one));
        if (chainBreak(given)) return;
        const engagerOf = (name: string | undefined) =>
          subProcessors.find((one: SubProcessor) => one.name === name)?.engagedBy ?? 'Skolefoto';
        for (const path of paths) expect(path.slice(1).map(engagerOf)).toEqual(path.slice(0, -1));
      }),
    );
  });
});
