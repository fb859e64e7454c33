import { describe, expect, it } from '@jest/globals';
import { check, type Question } from '../../lambdas/domain/check.ts';
import type { Agreement } from '../../lambdas/domain/vendor.ts';
import { aChild, consents, given, no, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';
import {
  aDraft,
  anAgreement,
  aPlace,
  aSubProcessor,
  aVendor,
  instructs,
  perimeter,
  terms,
} from '../builders/vendor.ts';

/** A question that is allowed: one yes, an agreement in force, everything in Denmark. */
const allowed = (over: Partial<Question> = {}): Question => ({
  child: aChild({ grounds: { photo: consents({ [MOTHER]: given() }) } }),
  facts: { bornOn: BORN },
  vendor: aVendor(),
  purpose: aPurpose(),
  today: TODAY,
  ...over,
});
const onStatute = (ground = statuteGround()): Question =>
  allowed({ child: aChild({ grounds: { photo: ground } }), purpose: aPurpose({ rule: byStatute() }) });
const saying = (answers: Parameters<typeof consents>[0], over: Partial<Question> = {}): Question =>
  allowed({ child: aChild({ grounds: { photo: consents(answers) } }), ...over });
const under = (...agreements: Agreement[]) => allowed({ vendor: aVendor(agreements) });
const instructed = (over: Parameters<typeof terms>[0]) => under(anAgreement({ terms: terms(over) }));

const both = aPurpose({ rule: byConsent({ custody: 'both' }) });
const askingAgain = aPurpose({ revisions: [true] });
const abroad = terms({ subProcessors: [aSubProcessor({ country: 'US' })] });
const nowhere = terms({ subProcessors: [aSubProcessor({ country: null })] });
const elsewhere = terms({ instructions: [instructs('teaching')] });

describe('an allowed check', () => {
  it('names the version of the text that was consented to', () => {
    const purpose = aPurpose();

    expect(check(allowed({ purpose }))).toEqual({
      allowed: true,
      agreementId: Object.keys(aVendor().agreements)[0],
      basis: { kind: 'consent', article: '6(1)(a)', version: 1, textHash: purpose.versions[0]?.hash },
    });
  });

  it('names the statute with its provision', () => {
    expect(check(onStatute())).toMatchObject({
      basis: { kind: 'statute', article: '6(1)(e)', provision: 'folkeskoleloven § 18' },
    });
  });

  it('names art. 9(2)(a) too where the data is of a special category', () => {
    const special = allowed({ purpose: aPurpose({ rule: byConsent({ special: true }) }) });

    expect(check(special)).toMatchObject({ basis: { article: '6(1)(a), 9(2)(a)' } });
  });

  const twice = aPurpose({ revisions: [false, false] });
  it.each([
    ['one yes to it', { [MOTHER]: given(2) }, 2],
    ['the oldest of two', { [MOTHER]: given(3), [FATHER]: given(2) }, 2],
    ['never one that asked again since', { [MOTHER]: given(3) }, 3],
  ])('names the version all agreed to: %s', (_what, answers, version) => {
    expect(check(saying(answers, { purpose: twice }))).toMatchObject({
      basis: { version, textHash: twice.versions[version - 1]?.hash },
    });
  });

  // Art. 7(1): the proof must be of the consent that carries the processing; these yeses do not.
  describe('does not name a version only others agreed to', () => {
    const revised = aPurpose({ rule: byConsent({ childDecidesFrom: 15 }), revisions: [false] });

    it('a guardian whose custody has ended', () => {
      const guardians = { [MOTHER]: { from: BORN }, [FATHER]: { from: BORN, to: '2026-06-01' } };
      const grounds = { photo: consents({ [MOTHER]: given(2), [FATHER]: given(1) }) };

      expect(check(allowed({ child: aChild({ guardians, grounds }), purpose: revised }))).toMatchObject({
        basis: { version: 2 },
      });
    });

    it('the guardians of one who has decided herself', () => {
      const answers = { [MOTHER]: given(1), [CHILD]: given(2) };

      expect(check(saying(answers, { facts: { bornOn: '2011-01-01' }, purpose: revised }))).toMatchObject({
        basis: { version: 2 },
      });
    });
  });
});

/** She said yes, he said no, and then lost custody. */
const afterDissent = allowed({
  child: aChild({
    guardians: { [MOTHER]: {}, [FATHER]: { to: '2026-06-01' } },
    grounds: { photo: consents({ [MOTHER]: given(), [FATHER]: no() }) },
  }),
});

/** Every reason for a no, in the order in which the check gives them, with its remedy. */
const DENIALS: [reason: string, remedy: string, Question][] = [
  ['no-such-vendor', 'none', allowed({ vendor: undefined })],
  ['no-such-purpose', 'none', allowed({ purpose: undefined })],
  ['agreement-not-signed', 'sign-agreement', under()],
  ['agreement-not-signed', 'sign-agreement', under(aDraft())],
  ['agreement-not-signed', 'sign-agreement', under(anAgreement({ signedOn: '2026-11-24' }))],
  ['agreement-terminated', 'sign-agreement', under(anAgreement({ endsOn: TODAY }))],
  ['purpose-not-instructed', 'correct-agreement', under(anAgreement({ terms: elsewhere }))],
  [
    'purpose-not-instructed',
    'correct-agreement',
    instructed({ instructions: [instructs('photo', { subjects: ['staff', 'teachers'] })] }),
  ],
  [
    'needs-explicit-instruction',
    'none',
    instructed({ instructions: [instructs('photo', { onRequestOnly: true })] }),
  ],
  ['outside-perimeter', 'correct-agreement', under(anAgreement({ terms: abroad }))],
  ['place-unknown', 'correct-agreement', under(anAgreement({ terms: nowhere }))],
  [
    'outside-perimeter',
    'correct-agreement',
    instructed({ places: [aPlace(), aPlace({ activity: 'remote-view', country: 'IN' })] }),
  ],
  [
    'outside-perimeter',
    'correct-webhook',
    allowed({
      vendor: {
        ...aVendor([anAgreement({ terms: terms({ perimeter: perimeter('eu') }) })]),
        webhook: { url: 'https://hooks.example.no/tasks', country: 'NO' },
      },
    }),
  ],
  // Only who may process anybody is told who there is.
  ['no-such-child', 'none', allowed({ child: undefined })],
  ['agreement-not-signed', 'sign-agreement', { ...under(), child: undefined }],
  ['child-erased', 'none', allowed({ child: aChild({ erasure: { requestId: REQUEST, done: true } }) })],
  ['child-left', 'none', allowed({ child: aChild({ left: TODAY }) })],
  ['processing-held', 'none', allowed({ child: aChild({ holds: { [REQUEST]: { purposes: ['photo'] } } }) })],
  ['processing-held', 'none', allowed({ child: aChild({ holds: { [REQUEST]: { purposes: 'all' } } }) })],
  ['no-basis', 'establish-basis', { ...onStatute(), child: aChild() }],
  ['no-basis', 'establish-basis', onStatute(statuteGround({ from: '2026-11-24' }))],
  [
    'no-basis',
    'establish-basis',
    saying({ [MOTHER]: given() }, { purpose: aPurpose({ rule: byStatute() }) }),
  ],
  ['basis-ended', 'none', onStatute(statuteGround({ endedOn: '2026-11-01' }))],
  // Left and come back: what an objection has not ended is established anew.
  ['no-basis', 'establish-basis', onStatute(statuteGround({ leftOn: TODAY }))],
  ['no-basis', 'ask-guardian', saying({})],
  ['no-basis', 'ask-guardian', allowed({ child: aChild({ grounds: { photo: statuteGround() } }) })],
  ['consent-pending', 'ask-guardian', saying({ [MOTHER]: given() }, { purpose: both })],
  ['consent-refused', 'none', saying({ [MOTHER]: given(), [FATHER]: no() })],
  ['consent-withdrawn', 'none', saying({ [MOTHER]: withdrawn() })],
  ['consent-lapsed', 'ask-child', saying({ [MOTHER]: given() }, { facts: { bornOn: '2008-11-23' } })],
  ['consent-outdated', 'ask-guardian', saying({ [MOTHER]: given(1) }, { purpose: askingAgain })],
  ['consent-outdated', 'ask-guardian', afterDissent],
  ['age-unknown', 'complete-record', allowed({ facts: {} })],
  ['no-basis', 'complete-record', allowed({ child: aChild({ guardians: {} }) })],
];

describe('a denied check', () => {
  it.each(DENIALS)('%s, remedy %s', (reason, remedy, question) => {
    expect(check(question)).toMatchObject({ allowed: false, reason, remedy });
  });

  it('reaches every reason there is', async () => {
    const { readFileSync } = await import('node:fs');
    const source = readFileSync(new URL('../../lambdas/domain/check.ts', import.meta.url), 'utf8');
    const declared = source
      .split('export type Denial =')[1]
      ?.split(';')[0]
      ?.match(/[a-z]+(-[a-z]+)+/g);

    expect([...new Set(DENIALS.map(([reason]) => reason))].sort()).toEqual(declared?.sort());
  });

  it.each([
    ['US', abroad],
    [null, nowhere],
  ])('shows the link of the chain that is outside (%s)', (country, outside) => {
    expect(check(under(anAgreement({ terms: outside })))).toMatchObject({
      link: {
        name: 'Nordlys Hosting',
        activity: 'hosting',
        country,
        chain: ['Skolefoto', 'Nordlys Hosting'],
      },
    });
  });

  it('shows the way down to a link that another sub-processor engaged', () => {
    const subProcessors = [
      aSubProcessor({ name: 'Cloud', country: 'DE' }),
      aSubProcessor({ name: 'Tape', engagedBy: 'Cloud', activity: 'backup', country: 'US' }),
    ];

    expect(check(instructed({ subProcessors }))).toMatchObject({
      link: { name: 'Tape', activity: 'backup', country: 'US', chain: ['Skolefoto', 'Cloud', 'Tape'] },
    });
  });

  it.each([
    ['2031-12-26', true],
    ['2031-12-27', false],
  ])('is one from the day an adequacy decision is no longer in force: %s %s', (today, expected) => {
    const transfer = { country: 'GB', recipient: 'Cloud', ground: 'art-45' as const, signedOn: TODAY };
    const british = terms({
      perimeter: perimeter('eea-or-instructed', transfer),
      subProcessors: [aSubProcessor({ name: 'Cloud', country: 'GB' })],
    });
    const onLaw = {
      child: aChild({ grounds: { photo: statuteGround() } }),
      purpose: aPurpose({ rule: byStatute() }),
    };

    expect(
      check(allowed({ ...onLaw, vendor: aVendor([anAgreement({ terms: british })]), today })).allowed,
    ).toBe(expected);
  });

  it('is not caused by a hold on another purpose', () => {
    const child = aChild({ ...allowed().child, holds: { [REQUEST]: { purposes: ['teaching'] } } });

    expect(check(allowed({ child })).allowed).toBe(true);
  });

  // Her guardians would be refused: `child-decides-herself`. From the age of the purpose and at 18 it is she who is asked.
  describe('has the one asked who may answer', () => {
    const [fifteen, adult] = [{ bornOn: '2011-01-01' }, { bornOn: '2008-01-01' }];
    const at15 = aPurpose({ rule: byConsent({ childDecidesFrom: 15, custody: 'both' }), revisions: [true] });

    it.each([
      ['a young adult nobody asked', {}, adult, askingAgain, 'ask-child'],
      ['a young adult whose text changed', { [CHILD]: given(1) }, adult, askingAgain, 'ask-child'],
      ['one of 15 nobody asked', {}, fifteen, at15, 'ask-child'],
      ['one of 15 whose text changed', { [CHILD]: given(1) }, fifteen, at15, 'ask-child'],
      ['one of 15, one of whose guardians said yes', { [MOTHER]: given(2) }, fifteen, at15, 'ask-child'],
      ['one of 15 where only 18 will do', {}, fifteen, askingAgain, 'ask-guardian'],
      ['one of 14', {}, { bornOn: '2011-11-24' }, at15, 'ask-guardian'],
      ['one of 15 who said no', { [CHILD]: no(2) }, fifteen, at15, 'none'],
    ])('%s', (_who, answers, facts, purpose, remedy) => {
      expect(check(saying(answers, { facts, purpose }))).toMatchObject({ allowed: false, remedy });
    });
  });
});
