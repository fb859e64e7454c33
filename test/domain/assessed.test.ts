import { describe, expect, it } from '@jest/globals';
import { decideRequest } from '../../lambdas/domain/carry-out.ts';
import type { Matter } from '../../lambdas/domain/matter.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { aChild, consents, given, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';
import { aRequest } from '../builders/request.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const reporting = aPurpose({ id: 'reporting', rule: byStatute({ article: '6(1)(c)' }) });
/** Her mother has taken the consent back; an objection held the teaching when it was made. */
const child = aChild({
  grounds: {
    photo: consents({ [MOTHER]: withdrawn() }),
    teaching: statuteGround(),
    reporting: statuteGround({ article: '6(1)(c)' }),
  },
  holds: { [REQUEST]: { purposes: ['teaching'] } },
});
const forPurposes = (...ids: string[]) =>
  terms({ instructions: ids.map((id) => instructs(id, { dataCategories: [`${id} data`] })) });
const vendor = aVendor([anAgreement({ terms: forPurposes('photo', 'teaching', 'reporting') })]);

const caseworker = { role: 'caseworker', id: 'kim' } as const;
const upheld = { outcome: 'upheld', by: caseworker } as const;
const refused = { outcome: 'refused', by: caseworker, noteId: 'note' } as const;

const decide = (request: RequestState, over: Partial<Matter> = {}) =>
  decideRequest(
    request,
    {
      child,
      facts: { bornOn: BORN },
      purposes: [photo, teaching, reporting],
      vendors: [vendor],
      today: TODAY,
      ...over,
    },
    AT,
  );
/** Decisions in short: purpose at vendor, outcome, reason. */
const short = (request: RequestState, over: Partial<Matter> = {}) =>
  decide(request, over).decisions.map(
    ({ purposeId, vendorId, outcome, reason }) => `${purposeId}@${vendorId}: ${outcome}, ${reason}`,
  );
const tasks = (request: RequestState, over: Partial<Matter> = {}) =>
  decide(request, over).tasks.map(
    ({ vendorId, action, purposes: of }) => `${vendorId}: ${action} ${of.join(', ')}`,
  );

describe('what a person has answered', () => {
  const film = aPurpose({ id: 'film', rule: byConsent({ custody: 'both' }) });
  const holder = aVendor([anAgreement({ terms: forPurposes('photo', 'film') })]);
  const both = {
    purposes: [photo, film],
    vendors: [holder],
    child: aChild({
      grounds: {
        photo: consents({ [MOTHER]: withdrawn() }),
        film: consents({ [MOTHER]: given(), [FATHER]: given() }),
      },
    }),
  };

  it.each([
    ['identity-not-proved', 'GDPR art. 12(6), 11(2)'],
    ['unfounded', 'GDPR art. 12(5)'],
    ['excessive', 'GDPR art. 12(5)'],
  ] as const)('a request that is %s is refused whole', (because, citation) => {
    const request = aRequest({ right: 'erasure', assessments: { admissible: { ...refused, because } } });
    const { decisions, tasks: asked } = decide(request);

    expect(decisions).toHaveLength(6);
    for (const decision of decisions)
      expect(decision).toMatchObject({ outcome: 'refused', reason: because, citation });
    expect(asked).toEqual([]);
  });

  it('a child who is not mature enough is told that a custody holder may ask', () => {
    const request = aRequest({
      openedBy: { role: 'child', id: CHILD },
      purposes: ['photo'],
      assessments: { maturity: refused },
    });

    expect(decide(request).decisions).toEqual([
      {
        purposeId: 'photo',
        vendorId: 'skolefoto',
        basis: '6(1)(a)',
        outcome: 'refused',
        reason: 'not-mature',
        citation: 'GDPR art. 12; forældreansvarsloven § 2',
      },
    ]);
  });

  it.each([
    ['maturity', { maturity: upheld }],
    ['the other holder’s assent', { joint: upheld }],
  ] as const)('%s, upheld, leaves the decision to the law', (_what, assessments) => {
    expect(short(aRequest({ right: 'rectification', assessments }), both)).toContain(
      'film@skolefoto: granted, corrected',
    );
  });

  it('where the holders disagree, only what needs them both is refused', () => {
    expect(short(aRequest({ right: 'rectification', assessments: { joint: refused } }), both)).toEqual([
      'photo@skolefoto: granted, corrected',
      'film@skolefoto: refused, holders-disagree',
    ]);
  });
});

describe('an objection', () => {
  const objecting = (assessments: RequestState['assessments'] = {}) =>
    aRequest({ right: 'objection', assessments });

  it('is first held still, whoever is to decide it (art. 18(1)(d))', () => {
    expect(short(objecting())).toEqual(['teaching@skolefoto: granted, restricted-meanwhile']);
    expect(tasks(objecting())).toEqual(['skolefoto: restrict teaching']);
  });

  it('upheld, stops the use and erases (art. 17(1)(c))', () => {
    expect(short(objecting({ objection: upheld }))).toEqual([
      'teaching@skolefoto: granted, objection-upheld',
    ]);
    expect(tasks(objecting({ objection: upheld }))).toEqual([
      'skolefoto: stop teaching',
      'skolefoto: erase teaching',
    ]);
  });

  it('refused, has whoever was asked to restrict resume, whatever it answered', () => {
    const [restrict] = decide(objecting()).tasks;
    if (!restrict) throw new Error('no vendor was asked to restrict');
    const request = {
      ...objecting({ objection: refused }),
      tasks: { 'skolefoto.restrict': { ...restrict, withdrawn: true as const } },
    };

    expect(short(request)).toEqual(['teaching@skolefoto: refused, compelling-grounds']);
    expect(tasks(request)).toEqual(['skolefoto: resume teaching']);
  });

  it('that meets an earlier one upheld meanwhile is held still too, until it is assessed itself', () => {
    const ended = { ...child, grounds: { teaching: statuteGround({ endedOn: '2026-11-20' }) } };

    expect(short(objecting(), { child: ended })).toEqual([
      'teaching@skolefoto: granted, restricted-meanwhile',
    ]);
  });

  it.each([
    ['what it held when it was made, whatever has come since', { [REQUEST]: { purposes: ['reporting'] } }, 1],
    ['nothing any more once its hold is gone', {}, 0],
    ['nothing of another’s hold', { other: { purposes: ['teaching'] } }, 0],
  ])('is about %s', (_what, holds, count) => {
    expect(decide(objecting(), { child: { ...child, holds } }).decisions).toHaveLength(count);
  });
});
