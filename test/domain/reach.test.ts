import { describe, expect, it } from '@jest/globals';
import { barOf } from '../../lambdas/domain/reach.ts';
import type { Agreement, VendorState } from '../../lambdas/domain/vendor.ts';
import { TODAY } from '../builders/people.ts';
import {
  aDraft,
  anAgreement,
  aSubProcessor,
  aVendor,
  instructs,
  perimeter,
  terms,
} from '../builders/vendor.ts';

const inUs = { subProcessors: [aSubProcessor({ name: 'Far', country: 'US' })] };
const nowhere = { subProcessors: [aSubProcessor({ name: 'Fog', country: null })] };
const agreed = (agreementId: string, over: Parameters<typeof terms>[0] = {}, endsOn?: string): Agreement =>
  anAgreement({ agreementId, terms: terms(over), ...(endsOn !== undefined && { endsOn }) });
const onRequest = { instructions: [instructs('photo', { onRequestOnly: true })] };
const teaching = { instructions: [instructs('teaching')] };
const LONG_AGO = '2026-06-01';

/** Why data may not go to the vendor, with the link; yes when it may. */
const said = (vendor: VendorState, purposes: readonly string[] = ['photo'], on = TODAY): string => {
  const bar = barOf(vendor, purposes, on);
  return bar ? `${bar.reason}${bar.link ? ` ${bar.link.chain.join(' > ')}` : ''}` : 'yes';
};

describe('new data may go to a vendor', () => {
  it.each<[string, string, readonly Agreement[]]>([
    ['yes', 'by an agreement inside', [agreed('a')]],
    ['outside-perimeter Skolefoto > Far', 'not with a link outside', [agreed('a', inUs)]],
    ['place-unknown Skolefoto > Fog', 'nor with one nobody can place', [agreed('a', nowhere)]],
    [
      'outside-perimeter Skolefoto > Far',
      'nor by the looser of two in force',
      [agreed('a'), agreed('b', inUs)],
    ],
    [
      'outside-perimeter Skolefoto > Far',
      'nor by one that has ended, when a stricter took its place',
      [agreed('a', {}, LONG_AGO), agreed('b', inUs)],
    ],
    ['yes', 'though one that has ended is outside', [agreed('a', inUs, LONG_AGO), agreed('b')]],
    // Bound until all is erased (R3), the vendor must be able to correct what it still holds.
    ['yes', 'by one that has ended, when none is in force', [agreed('a', {}, LONG_AGO)]],
    [
      'outside-perimeter Skolefoto > Far',
      'but by all that have ended',
      [agreed('a', {}, LONG_AGO), agreed('b', inUs, LONG_AGO)],
    ],
    ['needs-explicit-instruction', 'not by one that takes an order each time', [agreed('a', onRequest)]],
    [
      'needs-explicit-instruction',
      'nor by an older one beside it that has ended',
      [agreed('a', {}, LONG_AGO), agreed('b', onRequest)],
    ],
    ['yes', 'by a standing instruction beside it', [agreed('a', { ...onRequest, ...inUs }), agreed('b')]],
    ['purpose-not-instructed', 'not by one about something else', [agreed('a', teaching)]],
    ['purpose-not-instructed', 'nor by a draft', [aDraft()]],
    ['purpose-not-instructed', 'nor by none', []],
  ])('%s: %s', (expected, _what, agreements) => {
    expect(said(aVendor(agreements))).toBe(expected);
    expect(said(aVendor(agreements.toReversed()))).toBe(expected);
  });

  it.each<[string, readonly string[]]>([
    ['yes', ['photo']],
    ['outside-perimeter Skolefoto > Far', ['teaching']],
    ['outside-perimeter Skolefoto > Far', ['photo', 'teaching']],
    ['purpose-not-instructed', ['photo', 'film']],
    ['purpose-not-instructed', []],
  ])('for all its purposes or not at all: %s for %j', (expected, purposes) => {
    const vendor = aVendor([agreed('a'), agreed('b', { ...teaching, ...inUs })]);

    expect(said(vendor, purposes)).toBe(expected);
  });

  it('and a link known to be outside is named before one that is unknown', () => {
    const both = { subProcessors: [...nowhere.subProcessors, ...inUs.subProcessors] };

    expect(said(aVendor([agreed('a', both)]))).toBe('outside-perimeter Skolefoto > Far');
  });

  it('the host of the webhook is a link too, and the day decides', () => {
    const hosted = (country: string) => ({
      ...aVendor([agreed('a', { perimeter: perimeter('eu') })]),
      webhook: { url: 'https://hooks.example/tasks', country },
    });

    expect(said(hosted('DK'))).toBe('yes');
    expect(said(hosted('NO'))).toBe('outside-perimeter Skolefoto > hooks.example');
    // Nothing was in force before the United Kingdom left, so what was signed is taken as it stands.
    expect(said(hosted('GB'), ['photo'], '2020-01-31')).toBe('yes');
    expect(said(hosted('GB'), ['photo'], '2020-02-01')).toBe('outside-perimeter Skolefoto > hooks.example');
  });
});
