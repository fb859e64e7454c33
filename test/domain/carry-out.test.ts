import { describe, expect, it } from '@jest/globals';
import { decideRequest } from '../../lambdas/domain/carry-out.ts';
import type { Matter } from '../../lambdas/domain/matter.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { aChild, consents, given, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, MOTHER, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest } from '../builders/request.ts';
import { aDraft, anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const reporting = aPurpose({ id: 'reporting', rule: byStatute({ article: '6(1)(c)' }) });
const purposes = [photo, teaching, reporting];
/** Her mother has taken the consent back; erasing while it stands is in erasure.test.ts. */
const child = aChild({
  grounds: {
    photo: consents({ [MOTHER]: withdrawn() }),
    teaching: statuteGround(),
    reporting: statuteGround({ article: '6(1)(c)' }),
  },
});
const forPurposes = (...ids: string[]) =>
  terms({ instructions: ids.map((id) => instructs(id, { dataCategories: [`${id} data`] })) });
const vendor = aVendor([anAgreement({ terms: forPurposes('photo', 'teaching', 'reporting') })]);
const former = aVendor(
  [anAgreement({ terms: forPurposes('photo', 'teaching'), endsOn: '2026-06-30' })],
  'former',
);

const matter = (over: Partial<Matter> = {}): Matter => ({
  child,
  facts: { bornOn: BORN },
  purposes,
  vendors: [vendor],
  today: TODAY,
  ...over,
});

const caseworker = { role: 'caseworker', id: 'kim' } as const;
const system = { role: 'system', id: 'rollover' } as const;
const refused = { outcome: 'refused', by: caseworker, noteId: 'note' } as const;

const decide = (request: RequestState, over: Partial<Matter> = {}) =>
  decideRequest(request, matter(over), AT);
/** Decisions in short: purpose at vendor, outcome, reason. */
const short = (request: RequestState, over: Partial<Matter> = {}) =>
  decide(request, over).decisions.map(
    ({ purposeId, vendorId, outcome, reason }) => `${purposeId}@${vendorId}: ${outcome}, ${reason}`,
  );
const tasks = (request: RequestState, over: Partial<Matter> = {}) =>
  decide(request, over).tasks.map(
    ({ vendorId, action, purposes: of }) => `${vendorId}: ${action} ${of.join(', ')}`,
  );

describe('a request over several purposes is decided for each of them', () => {
  it.each<[string, RequestState, readonly string[], readonly string[]]>([
    [
      'withdrawal',
      aRequest({ right: 'withdrawal' }),
      ['consent-withdrawn', 'may-object-instead', 'rests-on-other-ground'],
      ['skolefoto: stop photo', 'skolefoto: erase photo'],
    ],
    [
      'access',
      aRequest(),
      ['access', 'access', 'access'],
      ['skolefoto: hand-over photo, teaching, reporting'],
    ],
    [
      'rectification',
      aRequest({ right: 'rectification' }),
      ['corrected', 'corrected', 'corrected'],
      ['skolefoto: correct photo, teaching, reporting'],
    ],
    [
      'rectification of what is right',
      aRequest({ right: 'rectification', assessments: { accuracy: refused } }),
      ['inaccuracy-not-found', 'inaccuracy-not-found', 'inaccuracy-not-found'],
      [],
    ],
    [
      'erasure',
      aRequest({ right: 'erasure' }),
      ['consent-gone', 'task-lasts', 'duty-lasts'],
      ['skolefoto: erase photo'],
    ],
    [
      'erasure by the controller',
      aRequest({ right: 'erasure', openedBy: caseworker }),
      ['no-longer-needed', 'no-longer-needed', 'no-longer-needed'],
      ['skolefoto: erase photo, teaching, reporting'],
    ],
    [
      'erasure by its own workers',
      aRequest({ right: 'erasure', openedBy: system }),
      ['no-longer-needed', 'no-longer-needed', 'no-longer-needed'],
      ['skolefoto: erase photo, teaching, reporting'],
    ],
    [
      'restriction',
      aRequest({ right: 'restriction' }),
      ['restricted', 'restricted', 'restricted'],
      ['skolefoto: restrict photo, teaching, reporting'],
    ],
    [
      'portability',
      aRequest({ right: 'portability' }),
      ['portable', 'not-portable', 'not-portable'],
      ['skolefoto: hand-over photo'],
    ],
  ])('%s', (_right, request, reasons, asked) => {
    const { decisions } = decide(request);

    expect(decisions.filter(({ vendorId }) => vendorId !== null)).toMatchObject(
      reasons.map((reason, index) => ({
        purposeId: ['photo', 'teaching', 'reporting'][index],
        vendorId: 'skolefoto',
        basis: ['6(1)(a)', '6(1)(e)', '6(1)(c)'][index],
        reason,
      })),
    );
    expect(tasks(request)).toEqual(asked);
  });

  it.each([
    ['accuracy-contested', '18(1)(a)', 'accuracy-contested'],
    ['processing-unlawful', '18(1)(b)', 'unlawful-but-kept'],
    ['needed-for-claims', '18(1)(c)', 'needed-for-claims'],
  ] as const)('a restriction because of %s rests on art. %s', (restrictedBecause, article, reason) => {
    const request = aRequest({ right: 'restriction', restrictedBecause, purposes: ['photo'] });

    expect(decide(request).decisions).toMatchObject([{ reason, citation: `GDPR art. ${article}, 19` }]);
  });
});

describe('a request is decided for each vendor', () => {
  it('a copy goes where the agreement has ended, and stays where the task lasts', () => {
    const request = aRequest({ right: 'erasure', purposes: ['teaching'] });

    expect(short(request, { vendors: [vendor, former] })).toEqual([
      'teaching@skolefoto: refused, task-lasts',
      'teaching@former: granted, no-longer-needed',
      'teaching@null: refused, record-kept',
    ]);
  });

  it.each([
    ['ends tomorrow', { endsOn: '2026-11-24' }, 'task-lasts'],
    ['ends today', { endsOn: TODAY }, 'no-longer-needed'],
  ])('an agreement that %s', (_when, over, reason) => {
    const ending = aVendor([anAgreement({ terms: forPurposes('teaching'), ...over })]);

    expect(
      decide(aRequest({ right: 'erasure', purposes: ['teaching'] }), { vendors: [ending] }),
    ).toMatchObject({ decisions: [{ reason }, { vendorId: null }] });
  });

  it('one agreement in force is enough for the need to last', () => {
    const renewed = aVendor([
      anAgreement({ terms: forPurposes('teaching'), endsOn: '2026-06-30' }),
      anAgreement({ agreementId: 'next', terms: forPurposes('teaching') }),
    ]);
    const other = aVendor([
      anAgreement({ terms: forPurposes('teaching'), endsOn: '2026-06-30' }),
      anAgreement({ agreementId: 'next', terms: forPurposes('photo') }),
      aDraft({ agreementId: 'draft', terms: forPurposes('teaching') }),
    ]);
    const reason = (of: typeof renewed) =>
      decide(aRequest({ right: 'erasure', purposes: ['teaching'] }), { vendors: [of] }).decisions[0]?.reason;

    expect([reason(renewed), reason(other)]).toEqual(['task-lasts', 'no-longer-needed']);
  });

  it('only of the vendor it names', () => {
    const request = aRequest({ right: 'erasure', openedBy: caseworker, vendorId: 'former' });

    expect(short(request, { vendors: [vendor, former] })).toEqual([
      'photo@former: granted, no-longer-needed',
      'teaching@former: granted, no-longer-needed',
    ]);
  });

  it('one that was never allowed to hold her is asked nothing', () => {
    const draft = aVendor([aDraft({ terms: forPurposes('photo') })], 'draft');
    const ofStaff = aVendor(
      [anAgreement({ terms: terms({ instructions: [instructs('photo', { subjects: ['staff'] })] }) })],
      'staff',
    );

    expect(short(aRequest({ purposes: ['photo'] }), { vendors: [draft, ofStaff] })).toEqual([]);
  });
});

describe('what the controller owes because something ended', () => {
  const owed = (over: Partial<RequestState> = {}) =>
    aRequest({ right: 'erasure', openedBy: system, cause: 'agreement-ended', vendorId: 'former', ...over });
  const held = { ...child, holds: { other: { purposes: ['photo'] } } };

  it('is looked at purpose by purpose: another agreement may still need the data', () => {
    const both = aVendor(
      [
        anAgreement({ terms: forPurposes('photo'), endsOn: '2026-06-30' }),
        anAgreement({ agreementId: 'next', terms: forPurposes('teaching') }),
      ],
      'former',
    );

    expect(short(owed(), { vendors: [both] })).toEqual([
      'photo@former: granted, no-longer-needed',
      'teaching@former: refused, task-lasts',
    ]);
  });

  it('is not erased while the family has it kept', () => {
    expect(short(owed(), { vendors: [former], child: held })).toEqual([
      'photo@former: refused, kept-for-the-family',
      'teaching@former: granted, no-longer-needed',
    ]);
  });

  // Art. 18(2): what is restricted is stored and no more, until whoever had it restricted is told of the end.
  it.each<[string, RequestState]>([
    ['whoever of the family asks', aRequest({ right: 'erasure', purposes: ['photo'] })],
    ['whatever the controller owes', owed({ purposes: ['photo'], vendorId: undefined, cause: 'hold-ended' })],
    [
      'nor when the young adult is silent',
      owed({ purposes: ['photo'], vendorId: undefined, cause: 'came-of-age' }),
    ],
  ])('%s', (_who, request) => {
    expect(decide(request, { child: held }).decisions[0]).toMatchObject({
      outcome: 'refused',
      reason: 'kept-for-the-family',
      citation: 'GDPR art. 18(1), 18(2)',
    });
    expect(tasks(request, { child: held })).toEqual([]);
    expect(tasks(request)).toEqual(['skolefoto: erase photo']);
  });

  it('but its own hold keeps nothing from it', () => {
    const request = aRequest({ requestId: 'other', right: 'erasure', purposes: ['photo'] });

    expect(tasks(request, { child: held })).toEqual(['skolefoto: erase photo']);
  });

  it('a consent that lapses as she comes of age is not said to be withdrawn', () => {
    const lapsed = aRequest({ right: 'withdrawal', purposes: ['photo'], cause: 'came-of-age' });

    expect(short(lapsed)).toEqual(['photo@skolefoto: granted, consent-lapsed']);
  });
});

describe('the child’s own circumstances', () => {
  it.each([
    ['left today', { left: TODAY }, 'granted, no-longer-needed'],
    ['leaves tomorrow', { left: '2026-11-24' }, 'refused, task-lasts'],
    [
      'without a ground for it',
      { grounds: { photo: consents({ [MOTHER]: given() }) } },
      'granted, no-ground',
    ],
    [
      'her objection was upheld',
      { grounds: { ...child.grounds, teaching: statuteGround({ endedOn: '2026-11-01' }) } },
      'granted, objection-upheld',
    ],
  ])('%s: the erasure is %3$s', (_what, over, expected) => {
    const request = aRequest({ right: 'erasure', purposes: ['teaching'] });

    expect(short(request, { child: { ...child, ...over } })[0]).toBe(`teaching@skolefoto: ${expected}`);
  });

  it.each([
    ['every purpose she has a ground for', aRequest(), aChild({ grounds: { teaching: statuteGround() } })],
    ['the purposes named', aRequest({ purposes: ['teaching'] }), child],
    ['a purpose named whose ground is gone', aRequest({ purposes: ['teaching'] }), aChild()],
  ])('what is concerned: %s', (_what, request, of) => {
    expect(tasks(request, { child: of })).toEqual(['skolefoto: hand-over teaching']);
  });
});

describe('what the controller keeps', () => {
  it('the vendors’ copies go, while its own record stays by the law on records (vendorId null)', () => {
    const request = aRequest({ right: 'erasure', openedBy: caseworker });
    const { decisions, tasks: asked } = decide(request);

    expect(decisions.filter(({ vendorId }) => vendorId === null)).toMatchObject([
      { purposeId: 'photo', outcome: 'refused', reason: 'proof-kept', citation: 'GDPR art. 7(1), 17(3)(e)' },
      { purposeId: 'teaching', outcome: 'refused', reason: 'record-kept' },
      { purposeId: 'reporting', outcome: 'refused', reason: 'record-kept' },
    ]);
    expect(asked.map(({ vendorId }) => vendorId)).toEqual(['skolefoto']);
  });

  it.each(['withdrawal', 'access', 'rectification', 'restriction', 'portability'] as const)(
    'is not asked about in a request for %s',
    (right) => {
      expect(decide(aRequest({ right })).decisions.map(({ vendorId }) => vendorId)).not.toContain(null);
    },
  );
});

describe('the tasks', () => {
  const second = aVendor([anAgreement({ terms: forPurposes('photo') })], 'second');

  it('are one for each vendor that may hold the child, with all its purposes and its clock', () => {
    expect(decide(aRequest(), { vendors: [vendor, second, former] }).tasks).toEqual([
      {
        vendorId: 'former',
        action: 'hand-over',
        purposes: ['photo', 'teaching'],
        assignedAt: AT,
        acknowledgeBy: '2026-11-24T09:00:00.000Z',
        dueAt: '2026-12-02T00:00:00.000Z',
      },
      expect.objectContaining({ vendorId: 'second', purposes: ['photo'] }),
      expect.objectContaining({ vendorId: 'skolefoto', purposes: ['photo', 'teaching', 'reporting'] }),
    ]);
  });

  it('are none where no vendor holds her', () => {
    expect(decide(aRequest(), { vendors: [] })).toEqual({
      type: 'request-decided',
      decisions: [],
      tasks: [],
    });
  });
});
