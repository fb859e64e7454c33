import { describe, expect, it } from '@jest/globals';
import {
  agreementStatus,
  categoriesFor,
  draftAgreement,
  evolveVendor,
  instructionsFor,
  mayBeNotified,
  mayHold,
  registerVendor,
  replaceWebhook,
  signAgreement,
  signedFor,
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
  perimeter,
  terms,
} from '../builders/vendor.ts';

describe('registering', () => {
  it('starts a vendor without agreements', () => {
    const [event] = accepted(registerVendor(undefined, 'skolefoto', aProfile(), TODAY));

    expect(event && evolveVendor(undefined, event)).toEqual(aVendor([]));
  });

  it('is done once', () => {
    expect(registerVendor(aVendor(), 'skolefoto', aProfile(), TODAY)).toEqual({
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
    ['webhook-outside-eea', 'GL'],
    ['accepted', 'GB', '2020-01-31'],
  ])('%s: a webhook in %s', (expected, country, on = TODAY) => {
    const webhook = { url: 'https://skolefoto.example/hook', country };

    expect(reasonOf(registerVendor(undefined, 'skolefoto', aProfile({ webhook }), on))).toBe(expected);
  });

  it('comes before everything else', () => {
    const drafted: VendorEvent = { type: 'agreement-drafted', agreementId: AGREEMENT, terms: terms() };
    const signed: VendorEvent = { type: 'agreement-signed', agreementId: AGREEMENT, signedOn: TODAY };

    expect(() => evolveVendor(undefined, drafted)).toThrow();
    expect(() => evolveVendor(aVendor([]), signed)).toThrow();
  });
});

describe('a webhook', () => {
  const there = { url: 'https://skolefoto.example/hook', country: 'DK' };
  const moved = { url: 'https://andet.example/hook', country: 'NO' };
  const having = (webhook: typeof there | null) => ({ ...aVendor(), webhook });

  it.each([
    ['another', there, moved],
    ['another country for the same host', there, { ...there, country: 'SE' }],
    ['the first', null, there],
    ['none any more', there, null],
  ])('is replaced by %s, and the vendor is what it was otherwise', (_what, before, after) => {
    const events = accepted(replaceWebhook(having(before), after, TODAY));

    expect(events).toEqual([{ type: 'webhook-replaced', webhook: after }]);
    expect(events.reduce(evolveVendor, having(before))).toEqual(having(after));
  });

  it.each([[there], [null]])('that is %j stays without an event when it is sent again', (webhook) => {
    expect(accepted(replaceWebhook(having(webhook), webhook && { ...webhook }, TODAY))).toEqual([]);
  });

  it.each(['US', 'CH', 'GB'])('is looked at anew: not in %s', (country) => {
    expect(reasonOf(replaceWebhook(having(there), { ...moved, country }, TODAY))).toBe('webhook-outside-eea');
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
    ['accepted', ['Cloud', null], 'none'],
    ['engaged-by-unknown', ['Cloud', 'Nobody'], 'Nobody'],
    ['engaged-in-a-circle', ['Cloud', 'Cloud'], 'Cloud'],
    ['sub-processor-named-twice', ['Skolefoto', null], 'Skolefoto'],
  ] as const)('has sub-processors that hang together: %s for %j', (expected, [name, engagedBy], detail) => {
    const given = terms({ subProcessors: [aSubProcessor({ name, engagedBy })] });
    const outcome = draftAgreement(aVendor([]), AGREEMENT, given);

    expect(reasonOf(outcome)).toBe(expected);
    expect(outcome.ok ? 'none' : outcome.detail).toBe(detail);
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

describe('the data of an instruction', () => {
  it('is that of children: what is of staff alone is none of theirs', () => {
    const given = terms({
      instructions: [instructs('photo', { dataCategories: ['name', 'initials'] })],
      dataCategories: [
        { id: 'name', ofStaff: false },
        { id: 'initials', ofStaff: true },
      ].map((one) => ({ ...one, kind: 'ordinary', text: { da: '', en: '' }, clause: '1' })),
    });

    expect(instructionsFor(given, 'photo')[0]?.dataCategories).toEqual(['name']);
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

describe('what is signed for a purpose', () => {
  const other = anAgreement({ agreementId: 'other', terms: terms({ instructions: [instructs('other')] }) });
  const staff = anAgreement({
    agreementId: 'staff',
    terms: terms({ instructions: [instructs('photo', { subjects: ['staff'] })] }),
  });
  const ended = anAgreement({
    agreementId: 'ended',
    endsOn: '2026-06-01',
    terms: terms({ instructions: [instructs('photo', { dataCategories: ['name', 'picture'] })] }),
  });
  const vendor = aVendor([other, staff, ended, aDraft({ agreementId: 'draft' }), anAgreement()]);

  it('is what instructs it, signed, in force or ended, and about children', () => {
    expect(signedFor(vendor, 'photo').map(({ agreementId }) => agreementId)).toEqual(['ended', AGREEMENT]);
    expect(signedFor(vendor, 'unheard-of')).toEqual([]);
  });

  it('gives its categories, each once', () => {
    expect(categoriesFor(vendor, 'photo')).toEqual(['name', 'picture']);
  });
});

describe('where a webhook’s host may be', () => {
  const hosted = (country: string, agreements: Parameters<typeof aVendor>[0]) => ({
    ...aVendor(agreements),
    webhook: { url: 'https://hooks.example/tasks', country },
  });
  const eu = anAgreement({ agreementId: 'eu', terms: terms({ perimeter: perimeter('eu') }) });
  const ended = { ...eu, agreementId: 'ended', endsOn: '2026-06-01' };
  const { signedOn: _signedOn, ...draft } = { ...eu, agreementId: 'draft' };

  it.each([
    ['yes', 'in the EEA by an agreement for the EEA', 'NO', [anAgreement()]],
    ['no', 'by one for the EU', 'NO', [eu]],
    ['no', 'by the strictest that binds', 'NO', [anAgreement(), eu]],
    ['no', 'by one that has ended, which binds until all is erased', 'NO', [anAgreement(), ended]],
    ['yes', 'whatever a draft says', 'NO', [anAgreement(), draft]],
    ['yes', 'in the Union by all of them', 'DK', [anAgreement(), eu, ended]],
    ['no', 'in a country that is not in the EEA any more', 'GB', [anAgreement()]],
    ['no', 'where nothing is signed', 'DK', [draft]],
  ] as const)('is said by the agreements: %s %s', (expected, _what, country, agreements) => {
    expect(mayBeNotified(hosted(country, agreements), TODAY) ? 'yes' : 'no').toBe(expected);
  });

  it('is nowhere for a vendor that has none', () => {
    expect(mayBeNotified(aVendor(), TODAY)).toBe(false);
  });

  it('is asked of the day on which something is sent', () => {
    const before = hosted('GB', [eu]);

    expect([mayBeNotified(before, '2020-01-31'), mayBeNotified(before, '2020-02-01')]).toEqual([true, false]);
  });
});
