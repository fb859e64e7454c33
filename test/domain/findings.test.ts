import { describe, expect, it } from '@jest/globals';
import { findingsOf } from '../../lambdas/domain/findings.ts';
import { TODAY } from '../builders/people.ts';
import { aPlace, aSubProcessor, perimeter, terms } from '../builders/vendor.ts';

const codes = (over: Parameters<typeof terms>[0]) =>
  findingsOf(terms(over), null, TODAY).map(({ code }) => code);
const silent = { within: null, clause: 'pkt. 11' };
const remark = { code: 'weak-password-hash', text: { da: 'SHA-1', en: 'SHA-1' }, clause: 'Bilag 1' };

describe('findings', () => {
  it('are none where nothing is wanting', () => {
    expect(findingsOf(terms({ subProcessors: [aSubProcessor()] }), null, TODAY)).toEqual([]);
  });

  it.each([
    ['places-not-stated', { places: [] }],
    ['annex-missing', { annexes: [{ name: 'Bilag B', status: 'missing' as const }] }],
    ['annex-incomplete', { annexes: [{ name: 'Bilag A', status: 'part' as const }] }],
    ['sub-processor-incomplete', { subProcessors: [aSubProcessor({ address: null })] }],
    ['sub-processor-incomplete', { subProcessors: [aSubProcessor({ contact: null })] }],
    ['sub-processor-incomplete', { subProcessors: [aSubProcessor({ address: '' })] }],
    ['sub-processor-incomplete', { subProcessors: [aSubProcessor({ name: '  ' })] }],
    [
      'sub-processor-incomplete',
      {
        subProcessors: [
          aSubProcessor({ name: 'A' }),
          aSubProcessor({ name: 'B', engagedBy: 'A', contact: null }),
        ],
      },
    ],
    ['place-incomplete', { places: [aPlace({ address: null })] }],
    ['place-incomplete', { places: [aPlace(), aPlace({ activity: 'backup', name: '?' })] }],
    ['owner-outside-eea', { subProcessors: [aSubProcessor({ ultimateParentCountry: 'US' })] }],
    ['owner-outside-eea', { subProcessors: [aSubProcessor({ ultimateParentCountry: 'GB' })] }],
    ['vendor-cvr-missing', { processor: { ...terms().processor, cvr: null } }],
    ['breach-notice-not-stated', { breachNotice: { hours: null } }],
    ['retention-not-stated', { retention: [silent] }],
    ['retention-not-stated', { retention: [] }],
    ['outside-perimeter', { subProcessors: [aSubProcessor({ country: 'US' })] }],
    ['outside-perimeter', { perimeter: perimeter('eu'), places: [aPlace({ country: 'CH' })] }],
    ['weak-password-hash', { remarks: [remark] }],
    ['excluded-data-listed', { excludedData: ['ordinary', 'cpr'] }],
  ])('%s', (code, over) => {
    expect(codes(over)).toEqual([code]);
  });

  it('a link without a country is both incomplete and of unknown place', () => {
    expect(codes({ subProcessors: [aSubProcessor({ country: null })] })).toEqual([
      'place-unknown',
      'sub-processor-incomplete',
    ]);
  });

  it.each([
    ['2026-11-24', ['outside-perimeter']],
    ['2026-11-23', ['instructed-transfer']],
  ])('a transfer instructed from %s gives today %j', (signedOn, expected) => {
    const swiss = { country: 'CH', recipient: 'Alpen', ground: 'art-45' as const, signedOn };

    expect(
      codes({
        perimeter: perimeter('eea-or-instructed', swiss),
        subProcessors: [aSubProcessor({ name: 'Alpen', country: 'CH' })],
      }),
    ).toEqual(expected);
  });

  it.each(['', ' ', '-', '–', '?', '...', 'n/a', 'N/A', 'TBD', 'xxx', 'ukendt', 'Ikke oplyst', 'Unknown.'])(
    '%j says nothing',
    (detail) => {
      expect(codes({ subProcessors: [aSubProcessor({ contact: detail })] })).toEqual([
        'sub-processor-incomplete',
      ]);
    },
  );

  it.each(['Nav', 'Xerox A/S', 'Ingeniørvej 3', 'Tønder', 'Na Nu ApS', 'Following Inc.'])(
    '%j says something',
    (detail) => {
      expect(codes({ subProcessors: [aSubProcessor({ address: detail })] })).toEqual([]);
    },
  );

  it.each(['DK', 'NO', null])('an owner in %j is none', (ultimateParentCountry) => {
    expect(codes({ subProcessors: [aSubProcessor({ ultimateParentCountry })] })).toEqual([]);
  });

  it('an agreement for the Union that denies Norway is stricter than the law, and is told so', () => {
    const subProcessors = [aSubProcessor(), aSubProcessor({ name: 'Cloud', country: 'US' })];

    expect(codes({ perimeter: perimeter('eu'), subProcessors })).toEqual([
      'outside-perimeter',
      'stricter-than-gdpr',
      'outside-perimeter',
    ]);
    expect(codes({ perimeter: perimeter('eea'), subProcessors })).toEqual(['outside-perimeter']);
  });

  it('the host of a webhook is a link too', () => {
    const webhook = { url: 'https://hooks.example.no/tasks', country: 'NO' };
    const found = findingsOf(terms({ perimeter: perimeter('eu') }), webhook, TODAY);

    expect(found[0]).toEqual({
      code: 'outside-perimeter',
      text: {
        da: 'Skolefoto → hooks.example.no (webhook, NO) ligger uden for aftalens grænse; behandling afvises.',
        en: 'Skolefoto → hooks.example.no (webhook, NO) lies outside the agreement’s perimeter; processing is denied.',
      },
    });
  });

  it.each([
    ['US', 'art-45', 'us-dpf', /\(EU\) 2023\/1795/],
    ['CH', 'art-45', null, /2000\/518\/EC/],
    ['IN', 'art-46', null, /art\. 46/],
  ] as const)(
    'a transfer to %s that is instructed is allowed, and to be looked at',
    (country, ground, coveredBy, says) => {
      const transfer = { country, recipient: 'Below', ground, coveredBy, signedOn: '2026-02-01' };
      const subProcessors = [
        aSubProcessor({ name: 'Above' }),
        aSubProcessor({ name: 'Below', engagedBy: 'Above', country }),
      ];
      const given = terms({ perimeter: perimeter('eea-or-instructed', transfer), subProcessors });

      const [found, ...more] = findingsOf(given, null, TODAY);

      expect([found?.code, more]).toEqual(['instructed-transfer', []]);
      for (const text of [found?.text.da, found?.text.en]) {
        expect(text).toContain(`Skolefoto → Above → Below`);
        expect(text).toMatch(says);
      }
    },
  );

  it('what stays in the EEA is no transfer, whatever is instructed', () => {
    const transfer = { country: 'NO', recipient: 'Cloud', ground: 'art-46' as const, signedOn: '2026-02-01' };
    const subProcessors = [aSubProcessor({ name: 'Cloud', country: 'NO' })];

    expect(codes({ perimeter: perimeter('eea-or-instructed', transfer), subProcessors })).toEqual([]);
  });

  it('a breach told of at once, and one term of retention, are stated', () => {
    expect(codes({ breachNotice: { hours: 0 }, retention: [silent, ...terms().retention] })).toEqual([]);
  });

  it('say where in the agreement, in both languages', () => {
    const annexes = [{ name: 'Bilag D', status: 'missing' as const }];

    expect(
      findingsOf(terms({ annexes, subProcessors: [aSubProcessor({ contact: null })] }), null, TODAY),
    ).toEqual([
      {
        code: 'sub-processor-incomplete',
        clause: 'Bilag B',
        text: {
          da: expect.stringMatching(/^Skolefoto → Nordlys Hosting: navn/),
          en: expect.stringMatching(/EDPB 22\/2024/),
        },
      },
      {
        code: 'annex-missing',
        clause: 'Bilag D',
        text: { da: 'Bilag D mangler.', en: 'Bilag D is missing.' },
      },
    ]);
  });
});
