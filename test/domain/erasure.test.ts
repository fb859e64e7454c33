import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Actor } from '../../lambdas/domain/actor.ts';
import { decideRequest } from '../../lambdas/domain/carry-out.ts';
import { check } from '../../lambdas/domain/check.ts';
import type { ChildState } from '../../lambdas/domain/child.ts';
import type { Answer } from '../../lambdas/domain/consent.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { openRequest } from '../../lambdas/domain/open-request.ts';
import type { PurposeState } from '../../lambdas/domain/purpose.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { aChild, consents, given, no, withdrawn } from '../builders/child.ts';
import { accepted } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent } from '../builders/purpose.ts';
import { aVendor } from '../builders/vendor.ts';

const AT = '2026-11-23T09:00:00.000Z';
const vendor = aVendor();
const photo = aPurpose();
const decidesAt15 = aPurpose({ rule: byConsent({ childDecidesFrom: 15 }) });
const mother: Actor = { role: 'guardian', id: MOTHER };
const herself: Actor = { role: 'child', id: CHILD };
const caseworker: Actor = { role: 'caseworker', id: 'kim' };
const agreed = (answers: Readonly<Record<string, Answer>>) =>
  aChild({ grounds: { photo: consents(answers) } });
const asking = (by: Actor) =>
  ({ requestId: REQUEST, right: 'erasure', by, receivedOn: TODAY, purposes: 'all' }) as const;

type Asked = {
  readonly child: ChildState;
  readonly by: Actor;
  readonly facts: { readonly bornOn?: string };
  readonly purpose: PurposeState;
};

/** An erasure asked for and decided, and what a check says between the two; `meanwhile` is said in between. */
function decided({ child, by, facts, purpose }: Asked, meanwhile: Readonly<Record<string, Answer>> = {}) {
  const opened = accepted(openRequest(child, facts, [purpose], asking(by), TODAY));
  const took = opened.child.reduce(evolveChild, child);
  const ground = took.grounds.photo;
  const answers = ground?.kind === 'consent' ? { ...ground.answers, ...meanwhile } : {};
  const after: ChildState = { ...took, grounds: { photo: consents(answers) } };
  const request = opened.requests[0]?.reduce<RequestState | undefined>(
    evolveRequest,
    undefined,
  ) as RequestState;
  const matter = { child: after, facts, purposes: [purpose], vendors: [vendor], today: TODAY };
  const { decisions, tasks } = decideRequest(request, matter, AT);
  const { allowed } = check({ child: after, facts, vendor, purpose, today: TODAY });
  return { decision: decisions[0], tasks, allowed };
}

const [eleven, sixteen, adult] = [{ bornOn: BORN }, { bornOn: '2010-01-01' }, { bornOn: '2008-01-01' }];
const theirs = { [MOTHER]: given() };
const hersToo = { ...theirs, [CHILD]: given() };

describe('erasing what rests on consent', () => {
  it.each([
    ['a guardian, what she gave', 'granted', mother, eleven, photo, theirs],
    ['a guardian, what the other gave', 'granted', mother, eleven, photo, { [FATHER]: given() }],
    ['a guardian, what was withdrawn before', 'granted', mother, eleven, photo, { [MOTHER]: withdrawn() }],
    ['a guardian, what was refused', 'granted', mother, eleven, photo, { [MOTHER]: no() }],
    ['a guardian, of unknown age', 'granted', mother, {}, photo, theirs],
    ['a guardian, until she decides', 'granted', mother, sixteen, decidesAt15, theirs],
    ['a guardian, after she decided', 'refused', mother, sixteen, decidesAt15, hersToo],
    ['one of 16 where only 18 will do', 'refused', herself, sixteen, photo, theirs],
    ['one of 16, what was withdrawn', 'granted', herself, sixteen, photo, { [MOTHER]: withdrawn() }],
    ['one of 16 who decides', 'granted', herself, sixteen, decidesAt15, theirs],
    ['a young adult', 'granted', herself, adult, photo, hersToo],
    ['a young adult, what lapsed', 'granted', herself, adult, photo, theirs],
    ['the controller, all of her', 'granted', caseworker, eleven, photo, theirs],
  ] as const)('%s: %s', (_who, outcome, by, facts, purpose, answers) => {
    const { decision, tasks } = decided({ child: agreed(answers), by, facts, purpose });

    expect(decision?.outcome).toBe(outcome);
    expect(tasks.map(({ action }) => action)).toEqual(outcome === 'granted' ? ['erase'] : []);
  });

  it('is refused with the article that would have granted it', () => {
    const refused = decided({ child: agreed(theirs), by: herself, facts: sixteen, purpose: photo });

    expect(refused.decision).toMatchObject({ outcome: 'refused', citation: 'GDPR art. 17(1)(b)' });
  });

  it('is decided by what stands when it is decided, not when it was asked for', () => {
    const asked = { child: agreed(theirs), by: mother, facts: eleven, purpose: photo };

    expect(decided(asked).decision?.outcome).toBe('granted');
    expect(decided(asked, { [MOTHER]: given() }).decision?.outcome).toBe('refused');
  });

  it('is never ordered where a check allows, and never refused where none does', () => {
    const word = fc.record({
      answer: fc.constantFrom<Answer['answer']>('given', 'given', 'refused', 'withdrawn'),
      version: fc.integer({ min: 1, max: 2 }),
      on: fc.constant('2026-02-01'),
    });
    const asked = fc.record({
      answers: fc.dictionary(fc.constantFrom(MOTHER, FATHER, CHILD), word),
      by: fc.constantFrom(mother, { ...mother, id: FATHER }, herself),
      facts: fc.constantFrom(eleven, sixteen, adult, {}),
      custody: fc.constantFrom('one' as const, 'both' as const),
      childDecidesFrom: fc.constantFrom(null, 15, 18),
      revisions: fc.constantFrom([], [true]),
    });
    const reached = new Set<string | undefined>();

    fc.assert(
      fc.property(asked, ({ answers, by, facts, custody, childDecidesFrom, revisions }) => {
        const purpose = aPurpose({ rule: byConsent({ custody, childDecidesFrom }), revisions });
        const child = agreed(answers);
        if (!openRequest(child, facts, [purpose], asking(by), TODAY).ok) return;

        const { decision, allowed } = decided({ child, by, facts, purpose });

        reached.add(decision?.outcome);
        expect(decision?.outcome).toBe(allowed ? 'refused' : 'granted');
      }),
      { numRuns: 1000 },
    );
    expect(reached).toEqual(new Set(['granted', 'refused']));
  });
});
