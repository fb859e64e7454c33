import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../lambdas/domain/actor.ts';
import { decideRequest } from '../../lambdas/domain/carry-out.ts';
import type { ChildFacts, ChildState } from '../../lambdas/domain/child.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { namedId } from '../../lambdas/domain/named-id.ts';
import { type OpenRequest, openRequest, takeBack } from '../../lambdas/domain/open-request.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import { aChild, consents, given, no, statuteGround, withdrawn } from '../builders/child.ts';
import { accepted } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';
import { aVendor } from '../builders/vendor.ts';

const facts = { bornOn: BORN };
const photo = aPurpose();
const film = aPurpose({ id: 'film', rule: byConsent({ custody: 'both' }) });
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const purposes = [photo, film, teaching];
const child = aChild({
  grounds: {
    photo: consents({ [MOTHER]: given() }),
    film: consents({ [MOTHER]: given(), [FATHER]: given() }),
    teaching: statuteGround(),
  },
});
const mother: Actor = { role: 'guardian', id: MOTHER };
const herself: Actor = { role: 'child', id: CHILD };
const pause = { from: TODAY, because: 'identity', noteId: 'asked' } as const;

const erasing = (over: Partial<OpenRequest> = {}, of: ChildState = child, known: ChildFacts = facts) =>
  accepted(
    openRequest(
      of,
      known,
      purposes,
      { requestId: REQUEST, right: 'erasure', by: mother, receivedOn: TODAY, purposes: 'all', ...over },
      TODAY,
    ),
  );
const back = (purposeId: string, channel = 'paper') => ({
  type: 'consent-withdrawn',
  purposeId,
  personId: MOTHER,
  on: TODAY,
  channel,
});
/** The film needed both: the other holder's yes stands against her withdrawal. */
const BOTH = [back('photo'), back('film'), { type: 'conflict-opened', purposeId: 'film', on: TODAY }];
const WITHDRAWAL = {
  type: 'request-opened',
  requestId: namedId(`${REQUEST} withdrawal`),
  childId: CHILD,
  right: 'withdrawal',
  openedBy: mother,
  receivedOn: TODAY,
  dueOn: null,
  purposes: ['photo', 'film'],
  questions: [],
};

// Art. 7(3): taking a consent back is as easy as giving it, and each holder may do it alone.
describe('an erasure takes the family’s consents back at once', () => {
  it('with a withdrawal of its own, which nobody has to assess', () => {
    const { requests, child: effects } = erasing();

    expect(effects).toEqual(BOTH);
    expect(requests).toMatchObject([[{ right: 'erasure', questions: [] }], [WITHDRAWAL]]);
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual([WITHDRAWAL]);
  });

  it('that has the vendors stop, while a person still assesses the erasure itself', () => {
    const hers = { photo: consents({ [MOTHER]: given(), [CHILD]: given() }) };
    const of = aChild({ grounds: hers });
    const decidesAt9 = aPurpose({ rule: byConsent({ childDecidesFrom: 9 }) });
    const command = { requestId: REQUEST, right: 'erasure', by: herself } as const;
    const opened = accepted(
      openRequest(
        of,
        facts,
        [decidesAt9],
        { ...command, receivedOn: TODAY, purposes: 'all', loa: 'Substantial' },
        TODAY,
      ),
    );
    const [erasure, withdrawal] = opened.requests.map(
      (events) => events.reduce<RequestState | undefined>(evolveRequest, undefined) as RequestState,
    );
    if (!erasure || !withdrawal) throw new Error('nothing was taken back');
    const after = opened.child.reduce(evolveChild, of);
    const matter = { child: after, facts, purposes: [decidesAt9], vendors: [aVendor()], today: TODAY };
    const { tasks } = decideRequest(withdrawal, matter, '2026-11-23T09:00:00.000Z');

    expect([erasure, withdrawal].map(requestStatus)).toEqual(['awaiting-decision', 'received']);
    expect(tasks.map(({ action }) => action)).toEqual(['stop', 'erase']);
  });

  it('in the channel it came by: whoever signed in did so digitally, and how surely is kept', () => {
    const { requests, child: effects } = erasing({ loa: 'High', purposes: ['photo'] });

    expect(effects).toEqual([{ ...back('photo', 'digital'), loa: 'High' }]);
    expect(requests[1]).toEqual([{ ...WITHDRAWAL, purposes: ['photo'], loa: 'High' }]);
  });

  it.each<[string, Partial<OpenRequest>, ChildState, ChildFacts]>([
    ['of what rests on statute', { purposes: ['teaching'] }, child, facts],
    [
      'of what is taken back or refused already',
      { purposes: ['photo', 'film'] },
      {
        ...child,
        grounds: { photo: consents({ [MOTHER]: withdrawn() }), film: consents({ [MOTHER]: no() }) },
      },
      facts,
    ],
    ['by one of eleven who may not take back what her guardians gave', { by: herself }, child, facts],
    ['while it is asked who wrote it', { pause }, child, facts],
    ['ordered by a case worker', { by: { role: 'caseworker', id: 'kim' } }, child, facts],
    ['nor by one who is her mother', { by: { role: 'caseworker', id: MOTHER } }, child, facts],
  ])('but not %s', (_what, over, of, known) => {
    const { requests, child: effects } = erasing(over, of, known);

    expect(requests).toHaveLength(1);
    expect(effects.filter(({ type }) => type === 'consent-withdrawn')).toEqual([]);
  });

  it('also while it is asked what she means: the consents it names it takes back', () => {
    expect(erasing({ pause: { ...pause, because: 'scope' } }).child).toEqual(BOTH);
  });

  it.each(['access', 'rectification', 'portability', 'restriction'] as const)(
    '%s takes none back',
    (right) => {
      const { requests, child: effects } = erasing({ right });

      expect(requests).toHaveLength(1);
      expect(effects.filter(({ type }) => type === 'consent-withdrawn')).toEqual([]);
    },
  );
});

describe('once it is known who wrote it', () => {
  const taker = { requestId: REQUEST, by: mother, channel: 'paper' } as const;

  it('the same is taken back, on the day it is known', () => {
    const events = takeBack(child, facts, purposes, taker, '2026-11-30');

    expect(events.child).toEqual(BOTH.map((event) => ({ ...event, on: '2026-11-30' })));
    expect(events.request).toEqual({ ...WITHDRAWAL, receivedOn: '2026-11-30' });
  });

  it('and nothing where none is left that is hers to take', () => {
    const after = takeBack(child, facts, purposes, taker, TODAY).child.reduce(evolveChild, child);

    expect(takeBack(after, facts, purposes, taker, TODAY)).toEqual({ child: [], request: undefined });
    expect(takeBack(child, { bornOn: '2008-01-01' }, purposes, taker, TODAY).request).toBeUndefined();
  });
});
