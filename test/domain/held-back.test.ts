import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decideRequest, effectsOfLift } from '../../lambdas/domain/carry-out.ts';
import type { ChildState } from '../../lambdas/domain/child.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { holdBack, owedErasure, vendorsToErase } from '../../lambdas/domain/keeping.ts';
import type { Matter } from '../../lambdas/domain/matter.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import { isOpen, isSettled } from '../../lambdas/domain/task.ts';
import { aChild, consents, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest } from '../builders/request.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const OTHER = 'another';
const purposes = [
  aPurpose(),
  aPurpose({ id: 'film' }),
  aPurpose({ id: 'song' }),
  aPurpose({ id: 'teaching', rule: byStatute() }),
];
const IDS = purposes.map(({ purposeId }) => purposeId);
const no = consents({ [MOTHER]: withdrawn() });
/** Nothing is used any more: only a hold keeps anything. */
const child = aChild({
  grounds: { photo: no, film: no, song: no, teaching: statuteGround({ endedOn: TODAY }) },
  holds: { [REQUEST]: { purposes: ['teaching'] } },
});
const CATEGORIES = {
  photo: ['name', 'picture'],
  film: ['name', 'video'],
  song: ['voice'],
  teaching: ['name'],
};
const vendorFor = (of: Readonly<Record<string, readonly string[]>>, id = 'skolefoto') => {
  const instructions = Object.entries(of).map(([one, dataCategories]) => instructs(one, { dataCategories }));
  return aVendor([anAgreement({ terms: terms({ instructions }) })], id);
};
const matterOf = (over: Partial<Matter> = {}): Matter => ({
  child,
  facts: { bornOn: BORN },
  purposes,
  vendors: [vendorFor(CATEGORIES)],
  today: TODAY,
  ...over,
});
const caseworker = { role: 'caseworker', id: 'kim' } as const;

const withdrawal = (...ids: string[]) => aRequest({ right: 'withdrawal', dueOn: null, purposes: ids });
const erasure = (...ids: string[]) => aRequest({ right: 'erasure', purposes: ids });
const objection = aRequest({
  right: 'objection',
  purposes: ['teaching'],
  assessments: { objection: { outcome: 'upheld', by: caseworker } },
});

/** The request as its vendors have their tasks. */
const begun = (request: RequestState, matter = matterOf()) =>
  evolveRequest(request, decideRequest(request, matter, AT));
const holding = (held: readonly string[] | 'all', of: ChildState = child) =>
  evolveChild(of, { type: 'processing-held', requestId: OTHER, purposes: held });
/** The request when everything of it is held back that the child's holds keep. */
function heldBack(request: RequestState, matter: Matter): RequestState {
  let now = request;
  for (let event = holdBack(now, matter); event; event = holdBack(now, matter))
    now = evolveRequest(now, event);
  return now;
}
const answered = (request: RequestState, outcome: 'done' | 'partly-done', action = 'erase'): RequestState =>
  Object.values(request.tasks)
    .filter((task) => task.action === action)
    .map(({ vendorId }) => ({ vendorId, action: 'erase', at: AT, right: request.right }) as const)
    .reduce<RequestState>(
      (one, of) => evolveRequest(one, { type: 'task-answered', ...of, result: { outcome } }),
      request,
    );
const openErasures = ({ tasks }: RequestState) =>
  Object.values(tasks).filter((task) => task.action === 'erase' && isOpen(task));
/** What the vendors are to erase still, and what they must leave of it. */
const told = (request: RequestState) =>
  openErasures(request).map(
    ({ purposes: erased, keep = [] }) =>
      `${erased.join(', ')}${keep.map((one) => ` but ${one.category} for ${one.purposeId}`).join('')}`,
  );

// Art. 18(1)(b), 18(2): the family asks that the data be kept instead, and what is erased is gone.
describe('an erasure that is under way, when the family asks that data be kept', () => {
  it.each<[string, RequestState, readonly string[] | 'all', readonly string[], readonly string[]]>([
    ['a withdrawal of it', withdrawal('photo'), ['photo'], ['photo'], []],
    ['a withdrawal, where all is held', withdrawal('photo'), 'all', ['photo'], []],
    ['a withdrawal of two', withdrawal('photo', 'song'), ['photo'], ['photo, song'], ['song']],
    [
      'a withdrawal of what shares a category with it',
      withdrawal('photo'),
      ['film'],
      ['photo'],
      ['photo but name for film'],
    ],
    [
      'a withdrawal of it and of what shares a category with it',
      withdrawal('photo', 'film'),
      ['film'],
      ['photo, film'],
      ['photo but name for film'],
    ],
    [
      'an erasure of it and of what shares a category with it',
      erasure('photo', 'film'),
      ['film'],
      ['photo, film'],
      ['photo but name for film'],
    ],
    ['an erasure of what it needs whole', erasure('teaching'), ['film'], ['teaching'], []],
    ['an objection upheld', objection, ['teaching'], ['teaching'], []],
    ['a withdrawal of something else', withdrawal('song'), ['photo'], ['song'], ['song']],
  ])('%s erases nothing of it: %#', (_what, request, held, before, after) => {
    const open = begun(request);

    expect(told(open)).toEqual(before);
    expect(told(heldBack(open, matterOf({ child: holding(held) })))).toEqual(after);
  });

  it('stops its use all the same, and is complete when that is done', () => {
    const held = heldBack(begun(withdrawal('photo')), matterOf({ child: holding('all') }));

    expect(held.tasks['skolefoto.stop']).not.toHaveProperty('withdrawn');
    expect(held.tasks['skolefoto.erase']).toMatchObject({ withdrawn: true, purposes: ['photo'] });
    expect(held.decisions).toMatchObject([{ outcome: 'granted', erasesNothing: true }]);
    expect(requestStatus(held)).toBe('with-vendors');
  });

  it('is refused to the family with the reason it would have got, had it asked for both at once', () => {
    const matter = matterOf({ child: holding(['photo']) });
    const [first] = decideRequest(erasure('photo'), matter, AT).decisions;

    const held = heldBack(begun(erasure('photo')), matter);

    expect(first).toMatchObject({ outcome: 'refused', reason: 'kept-for-the-family' });
    expect(held.decisions?.[0]).toEqual(first);
    expect(requestStatus(held)).toBe('all-answered');
  });

  it('though the vendor has erased some of it: it erases no more', () => {
    const open = answered(begun(withdrawal('photo')), 'partly-done');

    expect(told(heldBack(open, matterOf({ child: holding('all') })))).toEqual([]);
  });

  it('never erases what it was told to leave, whoever needed it then', () => {
    const first = heldBack(begun(withdrawal('photo')), matterOf({ child: holding(['film']) }));
    const onlyPicture = [vendorFor({ photo: ['name', 'picture', 'place'], song: ['picture'] })];

    expect(told(heldBack(first, matterOf({ child: holding(['song']), vendors: onlyPicture })))).toEqual([
      'photo but name for film but picture for song',
    ]);
  });

  it.each<[string, RequestState, Partial<Matter>]>([
    ['the hold is its own', begun(objection), {}],
    ['it is done', answered(begun(withdrawal('photo')), 'done'), { child: holding('all') }],
    ['it is not decided', withdrawal('photo'), { child: holding('all') }],
    ['nothing is erased', begun(aRequest({ right: 'access' })), { child: holding('all') }],
    [
      'the vendors only stop, for who decides now is asked first',
      begun({ ...withdrawal('photo'), cause: 'came-of-age', stopsOnly: true }),
      { child: holding('all') },
    ],
    [
      'everything goes with the child',
      begun(erasure('photo')),
      { child: { ...holding('all'), erasure: { requestId: REQUEST, done: false } } },
    ],
    [
      'it was closed',
      { ...begun(withdrawal('photo')), closed: { at: AT, by: 'erasure' } },
      { child: holding('all') },
    ],
  ])('does not change where %s', (_why, request, over) => {
    expect(holdBack(request, matterOf(over))).toBeUndefined();
  });

  it('is held back at eighty vendors at once, those not asked yet too', () => {
    const vendors = Array.from({ length: 100 }, (_, index) => vendorFor(CATEGORIES, `v${index}`));
    const open = begun(withdrawal('photo'), matterOf({ vendors }));
    const matter = matterOf({ vendors, child: holding('all') });
    const counts: number[] = [vendorsToErase(open).size];
    let now = open;
    for (let event = holdBack(now, matter); event; event = holdBack(now, matter)) {
      now = evolveRequest(now, event);
      counts.push(vendorsToErase(now).size);
    }

    expect(counts).toEqual([100, 20, 0]);
  });
});

it('no open erasure names what a hold keeps, whatever is held in whatever order; what is settled stays', () => {
  const some = fc.subarray(IDS, { minLength: 1 });
  const held = fc.oneof(some, fc.constant('all' as const));
  const right = fc.constantFrom('withdrawal' as const, 'erasure' as const);
  fc.assert(
    fc.property(
      right,
      some,
      fc.array(fc.subarray(IDS), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(held, fc.boolean()), { minLength: 1, maxLength: 4 }),
      (asked, ids, holders, holds) => {
        const vendors = holders.map((names, index) =>
          vendorFor(
            Object.fromEntries(Object.entries(CATEGORIES).filter(([id]) => names.includes(id))),
            `v${index}`,
          ),
        );
        let now = begun(aRequest({ right: asked, purposes: ids }), matterOf({ vendors }));
        let of: ChildState = child;
        for (const [index, [what, isDone]] of holds.entries()) {
          const before = now;
          of = evolveChild(of, { type: 'processing-held', requestId: `hold-${index}`, purposes: what });
          now = heldBack(now, matterOf({ vendors, child: of }));
          const kept = what === 'all' ? IDS : what;
          for (const { purposes: erased, vendorId, keep = [] } of openErasures(now)) {
            expect(erased.filter((id) => kept.includes(id))).toEqual([]);
            const holder = holders[Number(vendorId.slice(1))] ?? [];
            const needed = kept
              .filter((id) => holder.includes(id))
              .flatMap((id) => CATEGORIES[id as 'photo']);
            const touched = erased.flatMap((id) => CATEGORIES[id as 'photo']);
            for (const category of touched.filter((one) => needed.includes(one)))
              expect(keep.map((one) => one.category)).toContain(category);
          }
          for (const [key, task] of Object.entries(before.tasks))
            if (isSettled(task) || task.action !== 'erase') expect(now.tasks[key]).toBe(task);
          const [first] = openErasures(now);
          if (isDone && first)
            now = evolveRequest(now, {
              ...{ type: 'task-answered', right: asked, vendorId: first.vendorId, action: 'erase', at: AT },
              result: { outcome: 'done' },
            });
        }
      },
    ),
    { numRuns: 100 },
  );
});

it.each(['withdrawal', 'erasure'] as const)('what is held back is owed when the hold ends: %s', (right) => {
  const held = holding(['photo']);
  const request = heldBack(
    begun(aRequest({ right, purposes: ['photo', 'song'] })),
    matterOf({ child: held }),
  );
  const restriction = begun(
    aRequest({ requestId: OTHER, right: 'restriction', purposes: ['photo'] }),
    matterOf({ child: held }),
  );
  const after = effectsOfLift(OTHER).reduce(evolveChild, held);

  expect(told(request)).toEqual(['song']);
  expect(owedErasure(restriction, matterOf({ child: held }))).toEqual(['photo']);
  expect(owedErasure(restriction, matterOf({ child: after }))).toEqual(['photo']);
});
