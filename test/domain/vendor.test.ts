import { describe, expect, it } from '@jest/globals';
import {
  agreementStatus,
  chainOf,
  draftAgreement,
  evolveVendor,
  instructionsFor,
  linkOutside,
  mayHold,
  mayReceive,
  registerVendor,
  signAgreement,
  terminateAgreement,
  type VendorEvent,
} from '../../lambdas/domain/vendor.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { AGREEMENT, TODAY } from '../builders/people.ts';
import {
  aDraft,
  anAgreement,
  aProfile,
  aSubProcessor,
  aVendor,
  instructs,
  terms,
} from '../builders/vendor.ts';

describe('registering', () => {
  it('starts a vendor without agreements', () => {
    const [event] = accepted(registerVendor(undefined, 'skolefoto', aProfile()));

    expect(event && evolveVendor(undefined, event)).toEqual(aVendor([]));
  });

  it('is done once', () => {
    expect(registerVendor(aVendor(), 'skolefoto', aProfile())).toEqual({
      ok: false,
      reason: 'already-registered',
      detail: 'skolefoto',
    });
  });

  it.each([
    ['accepted', 'DK'],
    ['accepted', 'NO'],
    ['webhook-outside-eea', 'US'],
    ['webhook-outside-eea', 'CH'],
    ['webhook-outside-eea', 'GB'],
  ])('%s: a webhook in %s', (expected, country) => {
    const webhook = { url: 'https://skolefoto.example/hook', country };

    expect(reasonOf(registerVendor(undefined, 'skolefoto', aProfile({ webhook })))).toBe(expected);
  });

  it('comes before everything else', () => {
    const drafted: VendorEvent = { type: 'agreement-drafted', agreementId: AGREEMENT, terms: terms() };
    const signed: VendorEvent = { type: 'agreement-signed', agreementId: AGREEMENT, signedOn: TODAY };

    expect(() => evolveVendor(undefined, drafted)).toThrow();
    expect(() => evolveVendor(aVendor([]), signed)).toThrow();
  });
});

describe('an agreement', () => {
  it('is drafted, signed and terminated in that order', () => {
    const drafted = accepted(draftAgreement(aVendor([]), AGREEMENT, terms())).reduce(
      evolveVendor,
      aVendor([]),
    );
    expect(drafted).toEqual(aVendor([aDraft()]));

    const signed = accepted(signAgreement(drafted, AGREEMENT, '2026-01-15', TODAY)).reduce(
      evolveVendor,
      drafted,
    );
    expect(signed).toEqual(aVendor([anAgreement()]));

    const ended = accepted(terminateAgreement(signed, AGREEMENT, '2027-01-01', '2026-11-23')).reduce(
      evolveVendor,
      signed,
    );
    expect(ended).toEqual(aVendor([anAgreement({ endsOn: '2027-01-01' })]));
  });

  it.each([
    ['accepted', { name: 'Another name' }],
    ['accepted', { address: 'Another street' }],
    ['processor-is-not-the-vendor', { cvr: '24256790' }],
    ['processor-is-not-the-vendor', { cvr: null }],
    ['processor-is-not-the-vendor', { country: 'SE' }],
  ])('is with the vendor that was registered: %s for %j', (expected, other) => {
    const processor = { ...terms().processor, ...other };

    expect(reasonOf(draftAgreement(aVendor([]), AGREEMENT, terms({ processor })))).toBe(expected);
  });

  it.each([
    ['accepted', aDraft(), TODAY],
    ['accepted', aDraft(), '2020-01-01'],
    ['date-in-the-future', aDraft(), '2026-11-24'],
    ['agreement-not-draft', anAgreement(), TODAY],
    ['no-such-agreement', anAgreement({ agreementId: 'another' }), TODAY],
  ])('signing: %s', (expected, agreement, signedOn) => {
    expect(reasonOf(signAgreement(aVendor([agreement]), AGREEMENT, signedOn, TODAY))).toBe(expected);
  });

  it.each([
    ['accepted', anAgreement(), '2027-01-01'],
    ['accepted', anAgreement(), '2026-01-15'],
    ['ends-before-signed', anAgreement(), '2026-01-14'],
    ['agreement-not-signed', aDraft(), '2027-01-01'],
    ['agreement-ended', anAgreement({ endsOn: '2026-12-01' }), '2027-01-01'],
    ['agreement-ended', anAgreement({ endsOn: '2026-12-01' }), '2026-12-01'],
    ['accepted', anAgreement({ endsOn: '2026-12-01' }), '2026-11-30'],
    ['agreement-ended', anAgreement({ endsOn: '2026-11-23' }), '2026-11-01'],
    ['ends-before-signed', anAgreement({ endsOn: '2026-12-01' }), '2026-01-14'],
    ['no-such-agreement', anAgreement({ agreementId: 'another' }), '2027-01-01'],
  ])('terminating: %s', (expected, agreement, endsOn) => {
    expect(reasonOf(terminateAgreement(aVendor([agreement]), AGREEMENT, endsOn, '2026-11-23'))).toBe(
      expected,
    );
  });

  it.each([
    [aDraft(), TODAY, 'draft'],
    [anAgreement({ signedOn: TODAY }), '2026-11-22', 'draft'],
    [anAgreement({ signedOn: TODAY }), TODAY, 'in-force'],
    [anAgreement({ endsOn: '2026-11-24' }), TODAY, 'in-force'],
    [anAgreement({ endsOn: TODAY }), TODAY, 'terminated'],
    [anAgreement({ endsOn: '2026-06-01' }), TODAY, 'terminated'],
  ])('%j is on %s: %s', (agreement, on, status) => {
    expect(agreementStatus(agreement, on)).toBe(status);
  });
});

describe('an instruction', () => {
  it.each([
    [['children'], 1],
    [['pupils'], 1],
    [['students'], 1],
    [['staff', 'pupils'], 1],
    [['teachers'], 0],
    [['staff', 'teachers'], 0],
  ] as const)('about %j concerns children in %i case', (subjects, count) => {
    const given = terms({ instructions: [instructs('photo', { subjects }), instructs('other')] });

    expect(instructionsFor(given, 'photo')).toHaveLength(count);
  });
});

describe('what a vendor may still hold', () => {
  const elsewhere = terms({ instructions: [instructs('other')] });

  it.each([
    ['under an agreement in force', anAgreement(), true],
    ['under one that has ended, until all is erased (R3)', anAgreement({ endsOn: '2020-01-01' }), true],
    ['nothing under a draft', aDraft(), false],
    ['nothing for a purpose it was never instructed', anAgreement({ terms: elsewhere }), false],
  ])('%s', (_what, agreement, expected) => {
    expect(mayHold(aVendor([agreement]), 'photo')).toBe(expected);
  });

  it('is asked of all its agreements', () => {
    const old = anAgreement({ agreementId: 'old', endsOn: '2020-01-01' });

    expect(mayHold(aVendor([anAgreement({ terms: elsewhere }), old]), 'photo')).toBe(true);
  });
});

describe('the chain', () => {
  const host = aSubProcessor({ name: 'Host', country: 'US' });

  it('holds the processor, its places and its sub-processors', () => {
    expect(chainOf(terms({ subProcessors: [host] })).map(({ name }) => name)).toEqual([
      'Skolefoto',
      'Skolefoto',
      'Host',
    ]);
  });

  it.each([
    ['the processor itself', terms({ processor: { ...terms().processor, country: 'US' } }), 'Skolefoto'],
    ['a place', terms({ places: [{ name: 'Support', activity: 'remote-view', country: 'IN' }] }), 'Support'],
    ['a sub-processor', terms({ subProcessors: [host] }), 'Host'],
  ])('is outside by %s', (_what, given, name) => {
    expect(linkOutside(given, TODAY)).toMatchObject({ name });
  });
});

describe('data may go to a vendor', () => {
  const abroad = terms({ subProcessors: [aSubProcessor({ country: 'US' })] });

  it.each([
    ['yes', [anAgreement()], ['photo']],
    ['yes', [anAgreement()], ['teaching', 'photo']],
    ['no', [anAgreement()], ['teaching']],
    ['no', [anAgreement()], []],
    ['no', [aDraft()], ['photo']],
    ['no', [anAgreement({ terms: abroad })], ['photo']],
    ['yes', [anAgreement({ agreementId: 'a', terms: abroad }), anAgreement()], ['photo']],
    // Bound until all is erased (R3), it must be able to correct what it still holds.
    ['yes', [anAgreement({ endsOn: '2026-06-01' })], ['photo']],
    ['no', [], ['photo']],
  ] as const)('by a signed agreement inside its perimeter: %s', (expected, agreements, purposes) => {
    expect(mayReceive(aVendor(agreements), purposes, TODAY) ? 'yes' : 'no').toBe(expected);
  });
});
