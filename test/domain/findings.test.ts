import { describe, expect, it } from '@jest/globals';
import { findingsOf } from '../../lambdas/domain/findings.ts';
import { TODAY } from '../builders/people.ts';
import { aSubProcessor, perimeter, terms } from '../builders/vendor.ts';

const codes = (over: Parameters<typeof terms>[0]) => findingsOf(terms(over), TODAY).map(({ code }) => code);
const silent = { within: null, clause: 'pkt. 11' };
const remark = { code: 'weak-password-hash', text: { da: 'SHA-1', en: 'SHA-1' }, clause: 'Bilag 1' };

describe('findings', () => {
  it('are none where nothing is wanting', () => {
    expect(findingsOf(terms({ subProcessors: [aSubProcessor()] }), TODAY)).toEqual([]);
  });

  it.each([
    ['places-not-stated', { places: [] }],
    ['annex-missing', { annexes: [{ name: 'Bilag B', status: 'missing' as const }] }],
    ['annex-incomplete', { annexes: [{ name: 'Bilag A', status: 'part' as const }] }],
    ['sub-processor-incomplete', { subProcessors: [aSubProcessor({ address: null })] }],
    ['sub-processor-incomplete', { subProcessors: [aSubProcessor({ contact: null })] }],
    ['sub-processor-incomplete', { subProcessors: [aSubProcessor({ address: '' })] }],
    ['vendor-cvr-missing', { processor: { ...terms().processor, cvr: null } }],
    ['breach-notice-not-stated', { breachNotice: { hours: null } }],
    ['retention-not-stated', { retention: [silent] }],
    ['retention-not-stated', { retention: [] }],
    ['outside-perimeter', { perimeter: perimeter('eu'), subProcessors: [aSubProcessor()] }],
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
    ['2026-11-23', []],
  ])('a transfer instructed from %s gives today %j', (signedOn, expected) => {
    const swiss = { country: 'CH', recipient: 'Alpen', ground: 'art-45' as const, signedOn };

    expect(
      codes({
        perimeter: perimeter('eea-or-instructed', swiss),
        subProcessors: [aSubProcessor({ name: 'Alpen', country: 'CH' })],
      }),
    ).toEqual(expected);
  });

  it('a breach told of at once, and one term of retention, are stated', () => {
    expect(codes({ breachNotice: { hours: 0 }, retention: [silent, ...terms().retention] })).toEqual([]);
  });

  it('say where in the agreement, in both languages', () => {
    const annexes = [{ name: 'Bilag D', status: 'missing' as const }];

    expect(findingsOf(terms({ annexes, subProcessors: [aSubProcessor({ contact: null })] }), TODAY)).toEqual([
      {
        code: 'annex-missing',
        clause: 'Bilag D',
        text: { da: 'Bilag D mangler.', en: 'Bilag D is missing.' },
      },
      {
        code: 'sub-processor-incomplete',
        clause: 'Bilag B',
        text: {
          da: expect.stringMatching(/^Nordlys Hosting: navn/),
          en: expect.stringMatching(/EDPB 22\/2024/),
        },
      },
    ]);
  });
});
