import { describe, expect, it } from '@jest/globals';
import { findingsOf } from '../../lambdas/domain/findings.ts';
import type { VendorProfile } from '../../lambdas/domain/vendor.ts';
import { TODAY } from '../builders/people.ts';
import { aPlace, aProfile, aSubProcessor, perimeter, terms } from '../builders/vendor.ts';

/** A vendor that is registered in full, by the name its agreement has. */
const vendor = (over: Partial<VendorProfile> = {}) => aProfile({ contact: 'Kontoret', ...over });
const found = (over: Parameters<typeof terms>[0], on = TODAY, registered = vendor()) =>
  findingsOf(terms(over), registered, on);
const codes = (...given: Parameters<typeof found>) => found(...given).map(({ code }) => code);
const silent = { within: null, clause: 'pkt. 11' };
const remark = { code: 'weak-password-hash', text: { da: 'SHA-1', en: 'SHA-1' }, clause: 'Bilag 1' };

describe('findings', () => {
  it('are none where nothing is wanting', () => {
    expect(found({ subProcessors: [aSubProcessor()] })).toEqual([]);
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
    // One place is found wanting once, whatever is done there.
    [
      'place-incomplete',
      { places: ['hosting', 'backup'].map((activity) => aPlace({ activity, address: null })) },
    ],
    ['owner-outside-eea', { subProcessors: [aSubProcessor({ ultimateParentCountry: 'US' })] }],
    ['owner-outside-eea', { subProcessors: [aSubProcessor({ ultimateParentCountry: 'GB' })] }],
    ['sub-processors-not-stated', { subProcessors: [], subProcessorChange: { authorisation: 'not-stated' } }],
    ['processor-incomplete', { processor: { ...terms().processor, address: 'Aarhus' } }],
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

  it('sub-processors that are named are stated, whatever is said of the next', () => {
    const subProcessorChange = { authorisation: 'not-stated' };

    expect(codes({ subProcessors: [aSubProcessor()], subProcessorChange })).toEqual([]);
  });

  it('two places of one name are two', () => {
    const places = [aPlace({ address: null }), aPlace({ address: 'Aarhus' })];

    expect(codes({ places })).toEqual(['place-incomplete', 'place-incomplete']);
  });

  it('a place without a country denies, and is found: remote view from nobody says where', () => {
    expect(codes({ places: [aPlace({ activity: 'remote-view', country: null })] })).toEqual([
      'place-unknown',
    ]);
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
    const [first] = found({ perimeter: perimeter('eu') }, TODAY, vendor({ webhook }));

    expect(first).toEqual({
      code: 'outside-perimeter',
      text: {
        da: 'Skolefoto → hooks.example.no (webhook, NO) ligger uden for aftalens grænse; behandling afvises.',
        en: 'Skolefoto → hooks.example.no (webhook, NO) lies outside the agreement’s perimeter; processing is denied.',
      },
    });
  });

  it.each([
    ['US', 'art-45', 'us-dpf', /(gennemførelsesafgørelse|Implementing Decision) \(EU\) 2023\/1795/],
    ['CH', 'art-45', null, /(Kommissionens afgørelse 2000\/518\/EF|Decision 2000\/518\/EC)/],
    ['IN', 'art-46', null, /art\. 46/],
  ] as const)(
    'a transfer to %s that is instructed is allowed, and to be looked at',
    (country, ground, coveredBy, says) => {
      const transfer = { country, recipient: 'Below', ground, coveredBy, signedOn: '2026-02-01' };
      const subProcessors = [
        aSubProcessor({ name: 'Above' }),
        aSubProcessor({ name: 'Below', engagedBy: 'Above', country }),
      ];
      const [first, ...more] = found({
        perimeter: perimeter('eea-or-instructed', transfer),
        subProcessors,
      });

      expect([first?.code, more]).toEqual(['instructed-transfer', []]);
      for (const text of [first?.text.da, first?.text.en]) {
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

    expect(found({ annexes, subProcessors: [aSubProcessor({ contact: null })] })).toEqual([
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

  describe('of the vendor itself', () => {
    const unaddressed = { processor: { ...terms().processor, address: null } };

    it.each([
      ['nothing', {}, {}],
      ['its address, which neither gives', unaddressed, {}, 'processor-incomplete'],
      ['nothing: its address is registered', unaddressed, { address: 'Havnegade 1, Aarhus' }],
      ['its contact', {}, { contact: null }, 'processor-incomplete'],
      ['its contact, which says nothing', {}, { contact: 'oplyses ved henvendelse' }, 'processor-incomplete'],
      ['its name, which is another', {}, { name: 'Skolefoto Holding' }, 'processor-name-differs'],
    ] as const)('%s is wanting', (_what, over, registered, ...expected) => {
      expect(codes(over, TODAY, vendor(registered))).toEqual(expected);
    });

    it('both names are told', () => {
      const [first] = found({}, TODAY, vendor({ name: 'Andet ApS' }));

      for (const text of [first?.text.da, first?.text.en]) expect(text).toMatch(/Skolefoto.*Andet ApS/);
    });
  });

  it('a remark takes the place of the silence it is about, and of nothing else', () => {
    const said = { ...remark, code: 'places-not-stated' };
    const annex = { ...remark, code: 'annex-missing' };
    const annexes = [{ name: 'Bilag D', status: 'missing' as const }];

    expect(found({ places: [], remarks: [said] })).toEqual([said]);
    expect(codes({ annexes, remarks: [annex] })).toEqual(['annex-missing', 'annex-missing']);
    expect(
      codes({ places: [], subProcessorChange: { authorisation: 'not-stated' }, remarks: [said] }),
    ).toEqual(['sub-processors-not-stated', 'places-not-stated']);
  });
});

describe('the ground of a transfer', () => {
  const british = { country: 'GB', recipient: 'Isle', ground: 'art-45' as const, signedOn: '2026-02-01' };
  const used = { subProcessors: [aSubProcessor({ name: 'Isle', country: 'GB' })] };
  const by = (...transfers: Parameters<typeof perimeter>[1][]) => ({
    perimeter: perimeter('eea-or-instructed', ...transfers),
  });

  // The decision on the United Kingdom ends on 27 December 2031; ninety days before is 28 September.
  it.each([
    ['2031-09-27', ['instructed-transfer']],
    ['2031-09-28', ['instructed-transfer', 'transfer-ground-ending']],
    ['2031-12-26', ['instructed-transfer', 'transfer-ground-ending']],
    ['2031-12-27', ['outside-perimeter', 'transfer-ground-ended']],
    ['2035-01-01', ['outside-perimeter', 'transfer-ground-ended']],
  ])('is told of before and after it ends: on %s %j', (on, expected) => {
    expect(codes({ ...by(british), ...used }, on)).toEqual(expected);
  });

  it.each(['2031-12-01', '2032-01-01'])('with the decision and its last day, in both languages: %s', (on) => {
    const [, finding] = found({ ...by(british), ...used }, on);

    expect(finding?.text.da).toMatch(/Isle.*2031-12-27: gennemførelsesafgørelse \(EU\) 2021\/1772/);
    expect(finding?.text.en).toMatch(/Isle.*2031-12-27: Implementing Decision \(EU\) 2021\/1772/);
  });

  it.each<[string, Parameters<typeof terms>[0], string[], string[]]>([
    ['that nobody uses', by(british), [], ['transfer-ground-ended']],
    [
      'of safeguards, which do not fall with a decision',
      { ...by({ ...british, ground: 'art-46' }), ...used },
      ['instructed-transfer'],
      ['instructed-transfer'],
    ],
    [
      'that another instruction carries as well',
      { ...by(british, { ...british, ground: 'art-46' }), ...used },
      ['instructed-transfer'],
      ['instructed-transfer'],
    ],
  ])('%s', (_what, over, before, after) => {
    expect(codes(over, '2031-12-26')).toEqual(before);
    expect(codes(over, '2031-12-27')).toEqual(after);
  });

  it.each([
    ['under an agreement for the Union', perimeter('eu', british)],
    ['under one for the EEA', perimeter('eea', british)],
    [
      'where no decision speaks of the country',
      perimeter('eea-or-instructed', { ...british, country: 'IN' }),
    ],
    ['where it covers others only', perimeter('eea-or-instructed', { ...british, country: 'US' })],
    [
      'where it ended for others only',
      perimeter('eea-or-instructed', { ...british, country: 'JP', coveredBy: 'us-dpf' }),
    ],
  ])('that is instructed and grounds nothing is found: %s', (_what, limit) => {
    const [finding, ...more] = found({ perimeter: limit });

    expect([finding?.code, more]).toEqual(['instruction-grounds-nothing', []]);
    const isClosed = limit.kind !== 'eea-or-instructed';
    expect(/tillader ingen overførsel/.test(finding?.text.da ?? '')).toBe(isClosed);
    expect(/gives no ground/.test(finding?.text.en ?? '')).toBe(!isClosed);
  });

  it.each([
    ['that holds', british],
    ['from a later day', { ...british, country: 'IN', signedOn: '2026-11-24' }],
    ['inside the EEA, where none is needed', { ...british, country: 'NO' }],
  ])('is nothing to be found: %s', (_what, transfer) => {
    expect(codes(by(transfer))).toEqual([]);
  });
});
