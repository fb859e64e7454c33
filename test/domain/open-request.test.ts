import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../lambdas/domain/actor.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import {
  type OpenRequest,
  openOrdered,
  openRequest,
  openWithdrawal,
} from '../../lambdas/domain/open-request.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import { aChild, consents, given, statuteGround } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const facts = { bornOn: BORN };
const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const reporting = aPurpose({ id: 'reporting', rule: byStatute({ article: '6(1)(c)' }) });
const purposes = [photo, teaching, reporting];
const child = aChild({
  grounds: { photo: consents({ [MOTHER]: given() }), teaching: statuteGround(), reporting: statuteGround() },
});

const mother: Actor = { role: 'guardian', id: MOTHER };
const herself: Actor = { role: 'child', id: CHILD };
const caseworker: Actor = { role: 'caseworker', id: 'kim' };
const asking = (over: Partial<OpenRequest> = {}): OpenRequest => ({
  requestId: REQUEST,
  right: 'access',
  by: mother,
  receivedOn: TODAY,
  purposes: 'all',
  ...over,
});
const open = (over: Partial<OpenRequest> = {}, of = child, known: { bornOn?: string } = facts) =>
  openRequest(of, known, purposes, asking(over), TODAY);
/** The requests as their events leave them. */
const opened = (over: Partial<OpenRequest>, of = child) =>
  accepted(open(over, of)).requests.map(
    (events) => events.reduce<RequestState | undefined>(evolveRequest, undefined) as RequestState,
  );

describe('a request', () => {
  it('is opened with its last day to answer, and with all that was said of it', () => {
    const asked = {
      loa: 'Substantial',
      receivedOn: '2026-10-31',
      purposes: ['photo'],
      noteId: 'note',
      restrictedBecause: 'needed-for-claims',
      right: 'restriction',
    } as const;

    expect(accepted(open(asked)).requests).toEqual([
      [
        {
          type: 'request-opened',
          requestId: REQUEST,
          childId: CHILD,
          openedBy: mother,
          dueOn: '2026-11-30',
          questions: [],
          ...asked,
        },
      ],
    ]);
  });

  it.each([
    ['child-erased', {}, { erasure: { requestId: 'other', done: false } }],
    ['date-in-the-future', { receivedOn: '2026-11-24' }, {}],
    ['accepted', { receivedOn: '2018-05-25' }, {}],
    ['received-before-gdpr', { receivedOn: '2018-05-24' }, {}],
    ['unknown-purpose', { purposes: ['photo', 'ghost'] }, {}],
    ['unknown-purpose', {}, { grounds: { ghost: statuteGround() } }],
    ['accepted', { purposes: ['photo'] }, { grounds: {} }],
    ['not-a-guardian-of-the-child', { by: { ...mother, id: STRANGER } }, {}],
    // Who may not ask is not told which purposes there are.
    ['not-a-guardian-of-the-child', { by: { ...mother, id: STRANGER }, purposes: ['ghost'] }, {}],
    ['right-to-information', {}, { guardians: { [MOTHER]: { from: BORN, to: TODAY } } }],
  ])('%s', (expected, over, state) => {
    expect(reasonOf(open(over, { ...child, ...state }))).toBe(expected);
  });

  it.each<[string, Partial<OpenRequest>, string]>([
    ['goes to its worker', {}, 'received'],
    ['waits for what a person must assess', { right: 'rectification' }, 'awaiting-decision'],
    ['holds vendors still before a person assesses an objection', { right: 'objection' }, 'received'],
    ['waits while a child’s maturity is assessed', { by: herself, right: 'objection' }, 'awaiting-decision'],
  ])('%s', (_what, over, status) => {
    expect(opened(over).map(requestStatus)).toEqual([status]);
  });

  it('may begin with a question to the requester: its clock starts suspended', () => {
    const pause = { from: TODAY, because: 'identity', noteId: 'asked' } as const;
    const [request] = opened({ pause });

    expect(request).toMatchObject({ pauses: [pause] });
    expect(request && requestStatus(request)).toBe('awaiting-requester');
  });
});

describe('portability with access to the rest', () => {
  const asked = { right: 'portability', elseAccess: 'the other' } as const;

  it('opens a second request, of access, for what rests on neither consent nor contract', () => {
    const [portability, access] = opened({ ...asked, loa: 'High', noteId: 'note' });

    expect(portability).toMatchObject({ requestId: REQUEST, right: 'portability', purposes: 'all' });
    expect(access).toEqual({
      ...portability,
      requestId: 'the other',
      right: 'access',
      purposes: ['teaching', 'reporting'],
    });
  });

  it.each<[string, Partial<OpenRequest>, number]>([
    ['none where all is portable', { purposes: ['photo'] }, 1],
    ['one where nothing is', { purposes: ['reporting'] }, 2],
    ['none where it was not asked for', { elseAccess: undefined }, 1],
    ['none beside another right', { right: 'access' }, 1],
  ])('%s', (_what, over, count) => {
    expect(opened({ ...asked, ...over })).toHaveLength(count);
  });

  it('asks for the child’s maturity twice, and for the other holder’s assent once', () => {
    const film = aPurpose({ id: 'film', rule: byConsent({ custody: 'both' }) });
    const of = {
      ...child,
      grounds: { ...child.grounds, film: consents({ [MOTHER]: given(), [FATHER]: given() }) },
    };
    const questions = (by: Actor) =>
      accepted(openRequest(of, facts, [...purposes, film], asking({ ...asked, by }), TODAY)).requests.map(
        ([first]) => first?.type === 'request-opened' && first.questions,
      );

    expect(questions(mother)).toEqual([['joint'], []]);
    expect(questions(herself)).toEqual([['maturity'], ['maturity']]);
  });

  // Nobody's data is handed over while it is not known who asked.
  it('waits in both for what the requester is asked', () => {
    const pause = { from: TODAY, because: 'identity', noteId: 'asked' } as const;

    expect(opened({ ...asked, pause }).map(requestStatus)).toEqual([
      'awaiting-requester',
      'awaiting-requester',
    ]);
  });
});

describe('what takes effect at once', () => {
  const back = (purposeId: string) => ({
    type: 'consent-withdrawn',
    purposeId,
    personId: MOTHER,
    on: TODAY,
    channel: 'paper',
  });
  const held = (what: readonly string[] | 'all') => ({
    type: 'processing-held',
    requestId: REQUEST,
    purposes: what,
  });

  it.each([
    ['access: nothing', { right: 'access' }, []],
    ['rectification: nothing', { right: 'rectification' }, []],
    ['portability: nothing', { right: 'portability' }, []],
    ['a guardian’s erasure: her consents, nothing on statute', { right: 'erasure' }, [back('photo')]],
    ['her erasure of what rests on statute: nothing', { right: 'erasure', purposes: ['teaching'] }, []],
    [
      'erasure by the controller: all',
      { right: 'erasure', by: caseworker },
      [{ type: 'erasure-ordered', requestId: REQUEST }],
    ],
    ['restriction: every purpose', { right: 'restriction' }, [held('all')]],
    ['restriction: the purposes named', { right: 'restriction', purposes: ['photo'] }, [held(['photo'])]],
    ['objection: what rests on (e) only', { right: 'objection' }, [held(['teaching'])]],
    [
      'objection: only what is named',
      { right: 'objection', purposes: ['photo', 'teaching', 'reporting'] },
      [held(['teaching'])],
    ],
  ] as const)('%s', (_what, over, expected) => {
    expect(accepted(open(over)).child).toEqual(expected);
  });

  it.each<[string, string, Partial<OpenRequest>, typeof child]>([
    ['nothing-to-object-to', 'on (c)', { right: 'objection', purposes: ['reporting'] }, child],
    ['nothing-to-object-to', 'on consent', { right: 'objection', purposes: ['photo'] }, child],
    ['nothing-to-object-to', 'without a ground', { right: 'objection', purposes: ['teaching'] }, aChild()],
    [
      'nothing-to-object-to',
      'ended by an earlier objection',
      { right: 'objection' },
      { ...child, grounds: { teaching: statuteGround({ endedOn: '2026-11-01' }) } },
    ],
    [
      'right-not-for-caller',
      'by the controller',
      { right: 'erasure', by: caseworker, purposes: ['photo'] },
      child,
    ],
  ])('%s: %s', (expected, _what, over, of) => {
    expect(reasonOf(open(over, of))).toBe(expected);
  });

  // She may not take back what her guardian gave where only 18 will do; that nothing is erased either is in erasure.test.ts.
  it('an erasure at 15 takes back only what she decides herself', () => {
    const hers = aPurpose({ id: 'film', rule: byConsent({ childDecidesFrom: 15 }) });
    const grounds = { photo: consents({ [MOTHER]: given() }), film: consents({ [MOTHER]: given() }) };
    const erasure = asking({ right: 'erasure', by: herself });

    const events = accepted(
      openRequest(aChild({ grounds }), { bornOn: '2011-01-01' }, [photo, hers], erasure, TODAY),
    ).child;

    expect(events).toEqual([{ ...back('film'), personId: CHILD }]);
  });
});

describe('what has a clock of its own', () => {
  it('a withdrawal is carried by a request without a last day: it takes effect at once', () => {
    expect(
      openWithdrawal(CHILD, REQUEST, ['photo'], mother, TODAY, { loa: 'High', cause: 'came-of-age' }),
    ).toEqual({
      type: 'request-opened',
      requestId: REQUEST,
      childId: CHILD,
      right: 'withdrawal',
      openedBy: mother,
      receivedOn: TODAY,
      dueOn: null,
      purposes: ['photo'],
      questions: [],
      loa: 'High',
      cause: 'came-of-age',
    });
  });

  it('so is the erasure a controller owes when an agreement ends or a child leaves', () => {
    const why = { cause: 'agreement-ended', vendorId: 'skolefoto', bulkId: 'bulk' } as const;

    expect(openOrdered(CHILD, REQUEST, caseworker, TODAY, why)).toEqual({
      type: 'request-opened',
      requestId: REQUEST,
      childId: CHILD,
      right: 'erasure',
      openedBy: caseworker,
      receivedOn: TODAY,
      dueOn: null,
      purposes: 'all',
      questions: [],
      ...why,
    });
  });
});
