import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Actor } from '../../lambdas/domain/actor.ts';
import type { ChildState, Ground } from '../../lambdas/domain/child.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import {
  type OpenRequest,
  openOrdered,
  openRequest,
  openWithdrawal,
} from '../../lambdas/domain/open-request.ts';
import type { RequestEvent } from '../../lambdas/domain/request.ts';
import { COURSE, OPENED } from '../../lambdas/domain/request-course.ts';
import { REQUEST_STATUSES, requestStatus } from '../../lambdas/domain/request-status.ts';
import { aChild, consents, given, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';
import { HAPPENINGS, type Happening, RequestRun } from './request-run.ts';

const purposes = [
  aPurpose(),
  aPurpose({ id: 'film', rule: byConsent({ custody: 'both' }) }),
  aPurpose({ id: 'teaching', rule: byStatute() }),
  aPurpose({ id: 'reporting', rule: byStatute({ article: '6(1)(c)' }) }),
];
const IDS = purposes.map(({ purposeId }) => purposeId);

const ask = ['access', 'rectification', 'erasure', 'restriction', 'portability', 'objection'] as const;
type Asked = (typeof ask)[number] | 'withdrawal' | 'lapse' | 'ordered';

const mother: Actor = { role: 'guardian', id: MOTHER };
const requesters: readonly Actor[] = [
  mother,
  { role: 'child', id: CHILD },
  { role: 'caseworker', id: 'kim' },
];

const ground = (id: string): fc.Arbitrary<Ground | undefined> =>
  id === 'photo' || id === 'film'
    ? fc.constantFrom(
        consents({ [MOTHER]: given() }),
        consents({ [MOTHER]: given(), [FATHER]: given() }),
        consents({ [MOTHER]: withdrawn() }),
        undefined,
      )
    : fc.constantFrom(statuteGround(), statuteGround({ endedOn: '2026-11-01' }), undefined);

const child: fc.Arbitrary<ChildState> = fc.tuple(...IDS.map(ground)).map((grounds) =>
  aChild({
    grounds: Object.fromEntries(
      grounds.flatMap((one, index) => (one ? [[IDS[index] ?? '', one] as const] : [])),
    ),
  }),
);

const aHolder = (held: readonly string[], index: number) =>
  aVendor(
    [
      anAgreement({
        terms: terms({ instructions: held.map((id) => instructs(id, { dataCategories: [id] })) }),
      }),
    ],
    `v${index}`,
  );

/** A few vendors, or more than are told at once; each holds her for some purposes. */
const vendors = fc
  .oneof(
    { weight: 24, arbitrary: fc.array(fc.subarray(IDS), { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.constant(Array.from({ length: 81 }, () => ['photo', 'teaching'])),
    },
  )
  .map((all) => all.map(aHolder));

const opening = fc.record({
  asked: fc.constantFrom<Asked>(...ask, 'withdrawal', 'lapse', 'ordered', 'ordered'),
  by: fc.constantFrom(...requesters),
  isSignedIn: fc.boolean(),
  isPaused: fc.integer({ max: 5, min: 0 }).map((one) => one === 0),
});

/** The events that open a request, and the child after them; undefined where the request is refused. */
function opened(
  of: ChildState,
  { asked, by, isSignedIn, isPaused }: { asked: Asked; by: Actor; isSignedIn: boolean; isPaused: boolean },
): { readonly opening: readonly RequestEvent[]; readonly child: ChildState } | undefined {
  if (asked === 'withdrawal' || asked === 'lapse') {
    const why = asked === 'lapse' ? ({ cause: 'came-of-age', stopsOnly: true } as const) : {};
    return { opening: [openWithdrawal(CHILD, REQUEST, ['photo', 'film'], mother, TODAY, why)], child: of };
  }
  if (asked === 'ordered') {
    const why = { cause: 'agreement-ended', vendorId: 'v0' } as const;
    return { opening: [openOrdered(CHILD, REQUEST, requesters[2] ?? mother, TODAY, why)], child: of };
  }
  const command: OpenRequest = {
    requestId: REQUEST,
    right: asked,
    by,
    receivedOn: TODAY,
    purposes: 'all',
    ...(isSignedIn && { loa: 'High' }),
    ...(isPaused && { pause: { from: TODAY, because: isSignedIn ? 'scope' : 'identity', noteId: 'n' } }),
  };
  const decided = openRequest(of, { bornOn: BORN }, purposes, command, TODAY);
  if (!decided.ok) return undefined;
  return { opening: decided.value.requests[0] ?? [], child: decided.value.child.reduce(evolveChild, of) };
}

const happening: fc.Arbitrary<Happening> = fc.record({
  // A message is delivered as often as everything else together may happen to a task.
  kind: fc.constantFrom(
    ...HAPPENINGS,
    'deliver',
    'deliver',
    'deliver',
    'answer',
    'answer',
    'answer-question',
    'wait',
  ),
  pick: fc.nat(120),
  isUpheld: fc.boolean(),
});

const happenings = fc.array(happening, { maxLength: 30 });

const SCRIPTED = { by: mother, isSignedIn: false, isPaused: false };
/** What may happen to tasks, and to a clock that runs. */
const OF_TASKS = 'deliver progress wait:8 answer:1 retry:3 wait:90 waive:2';
const OF_CLOCK = `extend ${OF_TASKS} wait:120 wait:120 wait:120 wait:120`;

/** The first eighty tasks are ended, one by one. */
const STOPPED = Array.from({ length: 80 }, (_, index) => `waive:${index}`).join(' ');

/** One request after another by its script: the right, its vendors, and what happens (`!`: everybody does what is theirs). */
const SCRIPTS: readonly (readonly [Asked, number, string])[] = [
  ['access', 81, `deliver ${OF_CLOCK}`],
  ['access', 81, 'deliver deliver:80'],
  ['access', 4, `deliver ${OF_CLOCK}`],
  ['access', 4, `deliver pause:1 ${OF_TASKS} resume`],
  ['access', 3, 'deliver pause:1 answer:6 answer:1 answer:11 resume'],
  ['access', 4, `deliver pause:1 answer-pause ${OF_TASKS} accept`],
  ['access', 3, 'deliver pause:1 answer-pause answer:6 answer:1 answer:11 accept'],
  ['access', 2, 'deliver pause:1 answer-pause waive:0 waive:1 accept'],
  ['access', 1, 'pause:1 answer-pause accept pause:1 answer-pause pause:1 answer-pause refuse-whole'],
  ['rectification', 1, 'pause:1 answer-pause accept'],
  ['access', 2, 'deliver waive waive:1'],
  ['access', 2, 'deliver answer:0 waive:1 pause:1 resume answer-question'],
  ['access', 2, 'deliver answer:0 answer:5 answer-question close'],
  ['access', 1, 'deliver answer:1'],
  ['access', 1, 'pause:1 resume pause:1 refuse-whole'],
  ['access', 1, 'refuse-whole'],
  ['access', 1, 'pause:1 close'],
  ['access', 1, 'close'],
  ['access', 1, 'deliver close close'],
  ['access', 0, 'deliver extend wait:120 wait:120 wait:120 wait:120 wait:120 ! fetch send-letter'],
  ['rectification', 1, 'answer-question answer-question'],
  ['rectification', 1, 'refuse-whole'],
  ['rectification', 1, 'close'],
  ['objection', 4, `deliver ${OF_CLOCK}`],
  ['objection', 4, 'deliver pause:1 resume answer-question'],
  ['objection', 81, 'deliver deliver:80'],
  ['withdrawal', 81, 'deliver deliver:80'],
  ['restriction', 1, '! announce-lift wait:90 lift'],
  ['restriction', 0, '! announce-lift wait:90 lift'],
  ['access', 81, 'deliver refuse-whole'],
  ['access', 2, 'deliver refuse-whole'],
  ['objection', 81, 'deliver deliver:80 answer-question'],
  ['rectification', 1, 'answer-question close'],
  ['ordered', 1, 'family-asks deliver wait:6 deliver wait:6 family-is-answered deliver'],
  ['ordered', 1, 'family-asks deliver family-is-answered deliver-again wait:6'],
  ['ordered', 1, 'family-asks deliver close'],
  ['lapse', 1, 'deliver'],
  ['withdrawal', 81, 'deliver another-holds:4'],
  ['withdrawal', 80, 'deliver another-holds:4'],
  ['withdrawal', 80, `deliver ${STOPPED} another-holds:4`],
  ['withdrawal', 1, 'deliver another-holds:4'],
  ['erasure', 1, 'deliver another-holds:4'],
  ['erasure', 1, 'deliver pause:1 another-holds:4 resume'],
  ['erasure', 1, 'deliver pause:1 answer-pause another-holds:4 accept'],
  ['access', 0, 'ask-again deliver ask-again'],
];

/** The transitions the scripts go through. */
function scripted(): ReadonlySet<string> {
  const of = aChild({
    grounds: {
      photo: consents({ [MOTHER]: given() }),
      film: consents({ [MOTHER]: given(), [FATHER]: given() }),
      teaching: statuteGround(),
    },
  });
  return new Set(
    SCRIPTS.flatMap(([asked, count, script]) => {
      const begun = opened(of, { ...SCRIPTED, asked });
      if (!begun) throw new Error(`${asked} was refused`);
      const holders = Array.from({ length: count }, (_, index) => aHolder(['photo', 'teaching'], index));
      const run = new RequestRun({ ...begun, purposes, vendors: holders });
      for (const word of `${script} !`.split(' ')) {
        const [kind, pick = '0'] = word.split(':');
        const known = HAPPENINGS.find((one) => one === kind);
        if (known) run.happen({ kind: known, pick: Number(pick), isUpheld: true });
        else run.finish();
      }
      return [...run.seen];
    }),
  );
}

describe('the course of a request', () => {
  it('whatever happens in whatever order: it stands in the table, and it ends once', () => {
    const world = fc.record({ child, vendors, opening, first: happenings, later: happenings });
    fc.assert(
      fc.property(world, ({ child: of, vendors: holders, opening: how, first, later }) => {
        const begun = opened(of, how);
        if (!begun) return;
        const run = new RequestRun({ ...begun, purposes, vendors: holders });
        for (const one of first) run.happen(one);
        run.finish();
        // A completed restriction may be lifted yet; to all else nothing happens any more.
        for (const one of later) run.happen(one);
        run.finish();
      }),
      { numRuns: 150 },
    );
  });

  it('has no step that never happens', () => {
    const table = REQUEST_STATUSES.flatMap((from) =>
      Object.entries(COURSE[from]).flatMap(([event, leads]) =>
        leads.map((to) => `${from}: ${event} -> ${to}`),
      ),
    );
    const seen = scripted();

    expect(table.filter((transition) => !seen.has(transition))).toEqual([]);
  });

  it.each<[string, Asked, Actor, boolean, string]>([
    ['received', 'access', mother, false, 'received'],
    ['awaiting-decision', 'rectification', mother, false, 'awaiting-decision'],
    ['received, then paused', 'access', mother, true, 'awaiting-requester'],
  ])('begins %s', (_how, asked, by, isPaused, status) => {
    const { opening: events = [] } = opened(aChild(), { asked, by, isSignedIn: false, isPaused }) ?? {};
    const [first, ...others] = events;
    if (!first) throw new Error('it was refused');
    const begun = evolveRequest(undefined, first);

    expect(OPENED).toContain(requestStatus(begun));
    expect(requestStatus(others.reduce(evolveRequest, begun))).toBe(status);
  });
});
