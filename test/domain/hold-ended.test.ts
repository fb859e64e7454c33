import { describe, expect, it } from '@jest/globals';
import { decideRequest, effectsOfCompletion } from '../../lambdas/domain/carry-out.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { owedErasure } from '../../lambdas/domain/keeping.ts';
import type { Matter } from '../../lambdas/domain/matter.ts';
import { openOrdered } from '../../lambdas/domain/open-request.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { aChild, consents, given, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest, aTask, tasksOf } from '../builders/request.ts';
import { aDraft, anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const caseworker = { role: 'caseworker', id: 'kim' } as const;
const upheld = { outcome: 'upheld', by: caseworker } as const;
const refused = { outcome: 'refused', by: caseworker, noteId: 'note' } as const;

const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const child = aChild({ grounds: { photo: consents({ [MOTHER]: given() }), teaching: statuteGround() } });
const agreementFor = (...ids: string[]) =>
  anAgreement({ terms: terms({ instructions: ids.map((id) => instructs(id, { dataCategories: [id] })) }) });
const endedFor = (...ids: string[]) => ({ ...agreementFor(...ids), agreementId: 'ended', endsOn: TODAY });
const matter = (over: Partial<Matter> = {}): Matter => ({
  child,
  facts: { bornOn: BORN },
  purposes: [photo, teaching],
  vendors: [aVendor([agreementFor('photo', 'teaching')])],
  today: TODAY,
  ...over,
});

const restrict = tasksOf(aTask({ action: 'restrict', purposes: ['photo', 'teaching'] }));
/** A restriction of everything that is lifted, and an objection to the teaching that is refused or upheld. */
const lifted = aRequest({ right: 'restriction', liftedAt: AT, dueOn: null, tasks: restrict });
const objection = (assessment: typeof upheld | typeof refused) =>
  aRequest({ right: 'objection', assessments: { objection: assessment }, tasks: restrict });
const holding = { [REQUEST]: { purposes: ['teaching'] } };

const withdrawnPhoto = { ...child.grounds, photo: consents({ [MOTHER]: withdrawn() }) };
const endedTeaching = { ...child.grounds, teaching: statuteGround({ endedOn: TODAY }) };

/** What nobody may use today, so that nobody resumes it and whoever holds it owes its erasure. */
const UNUSED: readonly (readonly [string, string, Partial<Matter>])[] = [
  ['a consent taken back meanwhile', 'photo', { child: { ...child, grounds: withdrawnPhoto } }],
  ['a consent never given', 'photo', { child: { ...child, grounds: { teaching: statuteGround() } } }],
  ['a ground that another objection ended', 'teaching', { child: { ...child, grounds: endedTeaching } }],
  ['everything, when she has left', 'photo, teaching', { child: { ...child, left: TODAY } }],
  [
    'what an ended agreement instructed',
    'teaching',
    { vendors: [aVendor([agreementFor('photo'), endedFor('teaching')])] },
  ],
];

describe('when a hold ends', () => {
  const resumed = (request: RequestState, over: Partial<Matter> = {}) =>
    decideRequest(request, matter(over), AT)
      .tasks.filter(({ action }) => action === 'resume')
      .map(({ purposes }) => purposes.join(', '));
  /** What is owed when a request decided at that moment is completed. */
  const owed = (request: RequestState, over: Partial<Matter> = {}) => {
    const { type: _type, tasks: _tasks, ...decided } = decideRequest(request, matter(over), AT);
    return owedErasure({ ...request, ...decided }, matter(over)).join(', ');
  };

  it('a vendor resumes what it may use, and owes nothing', () => {
    const all = { purposes: ['photo', 'teaching'] };

    expect(resumed({ ...lifted, ...all })).toEqual(['photo, teaching']);
    expect(owed({ ...lifted, ...all })).toBe('');
  });

  it.each(UNUSED)('%s is not resumed but erased', (_what, expected, over) => {
    const request = { ...lifted, purposes: ['photo', 'teaching'] };
    const left = ['photo', 'teaching'].filter((id) => !expected.includes(id));

    expect(resumed(request, over)).toEqual(left.length === 0 ? [] : left);
    expect(owed(request, over)).toBe(expected);
  });

  it('by the refusal of an objection, the same holds of what it objected to', () => {
    const over = { child: { ...child, holds: holding } };
    const gone = { child: { ...child, holds: holding, grounds: endedTeaching } };

    expect(resumed(objection(refused), over)).toEqual(['teaching']);
    expect(owed(objection(refused), over)).toBe('');
    expect(resumed(objection(refused), gone)).toEqual([]);
    expect(owed(objection(refused), gone)).toBe('teaching');
  });

  it('by an objection upheld, nobody resumes, and what it erases itself is not owed a second time', () => {
    const over = { child: { ...child, holds: holding, grounds: endedTeaching } };

    expect(resumed(objection(upheld), over)).toEqual([]);
    expect(decideRequest(objection(upheld), matter(over), AT).tasks.map(({ action }) => action)).toEqual([
      'stop',
      'erase',
    ]);
    expect(owed(objection(upheld), over)).toBe('');
  });

  it('what another request holds still is neither resumed nor erased', () => {
    const over = {
      child: { ...child, grounds: withdrawnPhoto, holds: { other: { purposes: ['photo', 'teaching'] } } },
    };

    expect(resumed(lifted, over)).toEqual([]);
    expect(owed(lifted, over)).toBe('');
    const all = { child: { ...over.child, holds: { other: { purposes: 'all' } } } } as const;
    expect([resumed(lifted, all), owed(lifted, all)]).toEqual([[], '']);
  });

  it('a vendor that was never asked to restrict is not asked to resume', () => {
    expect(resumed({ ...lifted, tasks: {} })).toEqual([]);
  });

  it('a vendor that never held the child owes nothing', () => {
    const never = aVendor([aDraft({ terms: agreementFor('photo').terms })], 'never');

    expect(owed(lifted, { vendors: [aVendor([agreementFor('photo')]), never] })).toBe('');
  });

  it('of several vendors one that may not use it is enough', () => {
    const vendors = [aVendor([agreementFor('teaching')], 'a'), aVendor([endedFor('teaching')], 'b')];

    expect(owed(lifted, { vendors })).toBe('teaching');
  });

  it('a restriction in force resumes nothing', () => {
    expect(decideRequest(aRequest({ right: 'restriction' }), matter(), AT).decisions).not.toContainEqual(
      expect.objectContaining({ resumes: true }),
    );
  });

  it.each<[string, RequestState, Partial<Matter>]>([
    ['a restriction lifted', lifted, { child: { ...child, grounds: withdrawnPhoto } }],
    [
      'a restriction refused whole',
      aRequest({ right: 'restriction', assessments: { admissible: { ...refused, because: 'unfounded' } } }),
      { child: { ...child, grounds: withdrawnPhoto, holds: { [REQUEST]: { purposes: 'all' } } } },
    ],
    [
      'an objection refused, of what left with her',
      objection(refused),
      { child: { ...child, holds: holding, left: TODAY } },
    ],
  ])('the erasure owed after %s erases it at the vendor', (_what, request, over) => {
    const before = matter(over);
    const decided = evolveRequest(
      { ...request, tasks: {} },
      decideRequest({ ...request, tasks: {} }, before, AT),
    );
    const after = effectsOfCompletion(decided, before.child, TODAY).reduce(evolveChild, before.child);
    const purposes = owedErasure(decided, { ...before, child: after });
    const by = { role: 'system', id: 'restriction' } as const;
    const owing = openOrdered(CHILD, 'the erasure', by, TODAY, { cause: 'hold-ended', purposes });
    const erasure = decideRequest(evolveRequest(undefined, owing), { ...before, child: after }, AT);

    expect(purposes).not.toEqual([]);
    expect(erasure.tasks).toMatchObject([{ action: 'erase', purposes }]);
  });
});
