import { describe, expect, it } from '@jest/globals';
import { decideRequest } from '../../lambdas/domain/carry-out.ts';
import { owedErasure } from '../../lambdas/domain/keeping.ts';
import type { Matter } from '../../lambdas/domain/matter.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { aChild, consents, given, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest } from '../builders/request.ts';
import {
  aDraft,
  anAgreement,
  aSubProcessor,
  aVendor,
  instructs,
  perimeter,
  terms,
} from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const photo = aPurpose();
const film = aPurpose({ id: 'film' });
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });

/** A vendor that processes these categories for each purpose. */
const using = (of: Readonly<Record<string, readonly string[]>>, over: { endsOn?: string } = {}) => {
  const instructions = Object.entries(of).map(([id, dataCategories]) => instructs(id, { dataCategories }));
  return anAgreement({ terms: terms({ instructions }), ...over });
};
const shared = using({ photo: ['name', 'picture'], teaching: ['name', 'results'] });
const whole = using({ photo: ['name'], teaching: ['name', 'results'] });

const child = aChild({
  grounds: { photo: consents({ [MOTHER]: withdrawn() }), teaching: statuteGround() },
  holds: { [REQUEST]: { purposes: ['teaching'] } },
});
const withdrawal = aRequest({ right: 'withdrawal', purposes: ['photo'] });
const erasure = aRequest({ right: 'erasure', purposes: ['photo'] });
const caseworker = { role: 'caseworker', id: 'kim' } as const;

const decide = (request: RequestState, over: Partial<Matter> = {}) =>
  decideRequest(
    request,
    {
      child,
      facts: { bornOn: BORN },
      purposes: [photo, film, teaching],
      vendors: [aVendor([shared])],
      today: TODAY,
      ...over,
    },
    AT,
  );
/** What the vendors are told to leave when they erase; nothing where a task names nothing. */
const kept = (request: RequestState, over: Partial<Matter> = {}) =>
  decide(request, over)
    .tasks.filter(({ action }) => action === 'erase')
    .map(({ keep }) => keep?.map(({ category, purposeId }) => `${category} for ${purposeId}`));

// EDPB 05/2020 § 117: what is processed on another ground as well need not be erased.
describe('what another purpose uses on its own ground at the same vendor', () => {
  it('is left when the data of a consent is erased, and the decision says so', () => {
    expect(decide(withdrawal)).toMatchObject({
      decisions: [{ outcome: 'granted', keep: [{ category: 'name', purposeId: 'teaching' }] }],
      tasks: [
        { action: 'stop', purposes: ['photo'] },
        { action: 'erase', purposes: ['photo'], keep: [{ category: 'name', purposeId: 'teaching' }] },
      ],
    });
    expect(decide(withdrawal).decisions[0]).not.toHaveProperty('erasesNothing');
    expect(decide(withdrawal).tasks[0]).not.toHaveProperty('keep');
    expect(kept(erasure)).toEqual([['name for teaching']]);
  });

  it('may be all of it: then the use stops and nothing is erased', () => {
    const { decisions, tasks } = decide(withdrawal, { vendors: [aVendor([whole])] });

    expect(decisions).toMatchObject([{ outcome: 'granted', erasesNothing: true }]);
    expect(tasks.map(({ action }) => action)).toEqual(['stop']);
  });

  it('at another vendor keeps nothing here', () => {
    const vendors = [
      aVendor([using({ photo: ['name'] })], 'a'),
      aVendor([using({ teaching: ['name'] })], 'b'),
    ];

    expect(kept(erasure, { vendors })).toEqual([undefined]);
  });

  it.each<[string, Partial<Matter>]>([
    ['on a ground that an objection has ended', grounded({ teaching: statuteGround({ endedOn: TODAY }) })],
    ['on a ground that begins later', grounded({ teaching: statuteGround({ from: '2026-12-01' }) })],
    ['on a consent that does not stand', grounded({ film: consents({ [MOTHER]: withdrawn() }) }, 'film')],
    ['on no ground', grounded({})],
    ['after she has left', { child: { ...child, left: TODAY } }],
    [
      'under an agreement that has ended',
      {
        vendors: [
          aVendor([
            using({ photo: ['name'] }),
            { ...using({ teaching: ['name'] }, { endsOn: TODAY }), agreementId: 'ended' },
          ]),
        ],
      },
    ],
    [
      'under an agreement never signed',
      {
        vendors: [
          aVendor([
            using({ photo: ['name'] }),
            aDraft({ agreementId: 'draft', terms: using({ teaching: ['name'] }).terms }),
          ]),
        ],
      },
    ],
  ])('%s keeps nothing', (_what, over) => {
    expect(kept(withdrawal, over)).toEqual([undefined]);
  });

  it('on a consent that stands keeps what it needs', () => {
    expect(kept(withdrawal, grounded({ film: consents({ [MOTHER]: given() }) }, 'film'))).toEqual([
      ['name for film'],
    ]);
  });

  it('keeps nothing when its own data goes by the same request', () => {
    const both = aChild({
      grounds: { photo: consents({ [MOTHER]: withdrawn() }), film: consents({ [MOTHER]: withdrawn() }) },
    });
    const vendors = [aVendor([using({ photo: ['name'], film: ['name'] })])];

    expect(kept(aRequest({ right: 'erasure' }), { child: both, vendors })).toEqual([undefined]);
  });

  it('is kept where it is refused here, though it is granted at a vendor whose agreement has ended', () => {
    const vendors = [
      aVendor([using({ teaching: ['name'] }, { endsOn: '2026-06-30' })], 'former'),
      aVendor([shared]),
    ];

    expect(kept(aRequest({ right: 'erasure' }), { vendors })).toEqual([undefined, ['name for teaching']]);
  });

  it('is left by an upheld objection too', () => {
    const objection = aRequest({
      right: 'objection',
      assessments: { objection: { outcome: 'upheld', by: caseworker } },
    });
    const stands = { ...child, grounds: { ...child.grounds, photo: consents({ [MOTHER]: given() }) } };

    expect(kept(objection, { child: stands })).toEqual([['name for photo']]);
  });
});

// Art. 44, 5(1)(a): what is held where it may not be has no claim to be kept or gone on with.
describe('what another purpose uses where it may not', () => {
  const far = { subProcessors: [aSubProcessor({ name: 'Far', country: 'US' })] };
  const fog = { subProcessors: [aSubProcessor({ name: 'Fog', country: null })] };
  /** The photo under one agreement, and teaching with the same data under agreements whose chains are told. */
  const under = (...chains: readonly Partial<ReturnType<typeof terms>>[]) => [
    using({ photo: ['name'] }),
    ...chains.map((over, index) => {
      const { terms: teach } = using({ teaching: ['name'] });
      return anAgreement({ agreementId: `teaching-${index}`, terms: { ...teach, ...over } });
    }),
  ];
  const at = (
    agreements: ReturnType<typeof under>,
    webhook: { url: string; country: string } | null = null,
  ) => ({
    vendors: [{ ...aVendor(agreements), webhook }],
  });
  const NORWAY = { url: 'https://hooks.example/tasks', country: 'NO' };
  const eu = { perimeter: perimeter('eu') };

  it.each<[string, Partial<Matter>, boolean]>([
    ['inside', at(under({})), true],
    ['known to be outside', at(under(far)), false],
    // Erased for a missing annex it would not come back when the annex is found.
    ['at an unknown place', at(under(fog)), true],
    [
      'both unknown and known to be outside',
      at(under({ subProcessors: [...fog.subProcessors, ...far.subProcessors] })),
      false,
    ],
    ['inside by one of two agreements', at(under(far, {})), true],
    ['with only its webhook outside, which holds nothing', at(under(eu), NORWAY), true],
  ])('%s: kept, and its erasure refused: %#', (_what, over, isKept) => {
    expect(decide(erasure, over).decisions[0]).toMatchObject(
      isKept ? { outcome: 'refused', reason: 'needed-for-another-purpose' } : { outcome: 'granted' },
    );
    expect(decide(withdrawal, over).tasks.map(({ action }) => action)).toEqual(
      isKept ? ['stop'] : ['stop', 'erase'],
    );
    expect(kept(withdrawal, over)).toEqual(isKept ? [] : [undefined]);
  });

  it('is kept for the family though it is outside: she asked for it to be stored (art. 18(2))', () => {
    const held = { ...child, holds: { another: { purposes: ['teaching'] as const } } };

    expect(decide(erasure, { ...at(under(far)), child: held }).decisions[0]).toMatchObject({
      outcome: 'refused',
    });
  });

  const lifted = aRequest({ right: 'restriction', purposes: ['teaching'], liftedAt: AT });
  const refused = aRequest({
    right: 'objection',
    purposes: ['teaching'],
    assessments: { objection: { outcome: 'refused', by: caseworker } },
  });

  it.each<[string, RequestState]>([
    ['a lifted restriction', lifted],
    ['a refused objection', refused],
  ])('is not gone on with after %s unless its whole chain is known and inside', (_what, request) => {
    const resumes = (over: Partial<Matter>) => decide(request, over).decisions[0]?.resumes ?? false;

    expect(
      [at(under({})), at(under(far, {})), at(under(far)), at(under(fog)), at(under(eu), NORWAY)].map(resumes),
    ).toEqual([true, true, false, false, false]);
  });

  it('is not owed to be erased: its place is to be put right', () => {
    const held = { ...lifted, decisions: decide(lifted, at(under(far))).decisions };
    const matter = { child: { ...child, holds: {} }, facts: { bornOn: BORN }, today: TODAY };
    const { vendors } = at(under(far));

    expect(owedErasure(held, { ...matter, vendors, purposes: [teaching] })).toEqual([]);
  });
});

describe('everything goes', () => {
  it('with the child', () => {
    const request = aRequest({ right: 'erasure', openedBy: caseworker, purposes: ['photo'] });

    expect(kept(request, { child: { ...child, erasure: { requestId: REQUEST, done: false } } })).toEqual([
      undefined,
    ]);
  });

  it('but not when her consents lapse as she comes of age', () => {
    expect(kept({ ...withdrawal, cause: 'came-of-age' })).toEqual([['name for teaching']]);
  });

  it('nor with an agreement, where another in force uses the same data', () => {
    const request = aRequest({
      right: 'erasure',
      openedBy: caseworker,
      vendorId: 'skolefoto',
      cause: 'agreement-ended',
    });
    const ended = (of: readonly string[]) => ({
      vendors: [
        aVendor([
          using({ photo: of }, { endsOn: TODAY }),
          { ...using({ teaching: ['name'] }), agreementId: 'next' },
        ]),
      ],
    });

    expect(kept(request, ended(['name', 'picture']))).toEqual([['name for teaching']]);
    expect(kept(request, ended(['picture']))).toEqual([undefined]);
  });
});

// Art. 17(1)(a), (b): data that is needed for another purpose, on its own ground, is not erased.
describe('an erasure of what another purpose needs whole', () => {
  it('is refused, and says which purpose needs it', () => {
    const { decisions, tasks } = decide(erasure, { vendors: [aVendor([whole])] });

    expect(decisions[0]).toMatchObject({
      vendorId: 'skolefoto',
      outcome: 'refused',
      reason: 'needed-for-another-purpose',
      citation: 'GDPR art. 17(1)(a), (b)',
      keep: [{ category: 'name', purposeId: 'teaching' }],
    });
    expect(tasks).toEqual([]);
  });

  it('is granted where one category of it is not', () => {
    expect(decide(erasure).decisions[0]).toMatchObject({ outcome: 'granted' });
  });
});

describe('what another request holds', () => {
  const others = (purposes: readonly string[] | 'all') => ({
    child: { ...child, holds: { [REQUEST]: { purposes: ['teaching'] }, other: { purposes } } },
  });
  const upheld = aRequest({
    right: 'objection',
    assessments: { objection: { outcome: 'upheld', by: caseworker } },
  });

  it.each<[string, RequestState, readonly string[] | 'all']>([
    ['a withdrawal', withdrawal, ['photo']],
    ['a withdrawal, where all is held', withdrawal, 'all'],
    ['an objection upheld', upheld, ['teaching']],
  ])('is stopped by %s and not erased', (_what, request, purposes) => {
    const { decisions, tasks } = decide(request, others(purposes));

    expect(decisions).toMatchObject([{ outcome: 'granted', erasesNothing: true }]);
    expect(tasks.map(({ action }) => action)).toEqual(['stop']);
    expect(decide(request).tasks.map(({ action }) => action)).toEqual(['stop', 'erase']);
  });

  // Its name is kept with the teaching, though the teaching itself has no ground any more.
  it('keeps its data from the erasure of another purpose, used or not', () => {
    const ended = { ...child.grounds, teaching: statuteGround({ endedOn: TODAY }) };
    const after = { ...child, grounds: ended, holds: { other: { purposes: ['teaching'] } } };

    expect(kept(withdrawal, { child: after })).toEqual([['name for teaching']]);
    expect(kept(withdrawal, { child: { ...after, holds: {} } })).toEqual([undefined]);
  });
});

it.each(['access', 'rectification', 'restriction', 'portability'] as const)(
  'nothing is kept where nothing is erased: %s',
  (right) => {
    expect(decide(aRequest({ right, purposes: ['photo'] })).decisions[0]).not.toHaveProperty('keep');
  },
);

/** The child with these grounds, and a vendor that uses her name for another purpose besides the photo. */
function grounded(grounds: typeof child.grounds, other = 'teaching'): Partial<Matter> {
  return {
    child: { ...child, grounds: { photo: consents({ [MOTHER]: withdrawn() }), ...grounds } },
    vendors: [aVendor([using({ photo: ['name', 'picture'], [other]: ['name'] })])],
  };
}
