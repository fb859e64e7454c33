import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../lambdas/domain/actor.ts';
import {
  mayBeObjectedTo,
  type OpenRequest,
  openRequest,
  openWithdrawal,
} from '../../lambdas/domain/open-request.ts';
import { aChild, consents, given, statuteGround } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const facts = { bornOn: BORN };
const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const reporting = aPurpose({ id: 'reporting', rule: byStatute({ article: '6(1)(c)', objection: false }) });
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
const open = (over: Partial<OpenRequest>, known: { bornOn?: string } = facts, of = child) =>
  openRequest(of, known, purposes, asking(over), TODAY);

describe('who may ask', () => {
  const joint = { role: 'guardian', id: FATHER } as const;
  const ended = aChild({ guardians: { [MOTHER]: { from: BORN, to: TODAY } } });
  const [fifteen, tomorrow] = [{ bornOn: '2011-11-23' }, { bornOn: '2011-11-24' }];

  it.each([
    ['one of two custody holders alone (D7)', 'accepted', mother, facts, child],
    ['so the other', 'accepted', joint, facts, child],
    [
      'a parent without custody (D10)',
      'not-a-guardian-of-the-child',
      { ...mother, id: STRANGER },
      facts,
      child,
    ],
    ['one whose custody has ended', 'not-a-guardian-of-the-child', mother, facts, ended],
    ['a case worker', 'accepted', caseworker, facts, child],
    ['a vendor', 'not-a-guardian-of-the-child', { role: 'vendor', id: 'skolefoto' }, facts, child],
    [
      'a vendor by a guardian’s id',
      'not-a-guardian-of-the-child',
      { role: 'vendor', id: MOTHER },
      facts,
      child,
    ],
    ['the child at eleven', 'child-too-young', herself, facts, child],
    ['the child at 15', 'accepted', herself, fifteen, child],
    ['the child the day before', 'child-too-young', herself, tomorrow, child],
    ['the child of unknown age', 'child-too-young', herself, {}, child],
    ['another child', 'not-a-guardian-of-the-child', { ...herself, id: STRANGER }, fifteen, child],
  ] as const)('%s: %s', (_who, expected, by, known, of) => {
    expect(reasonOf(open({ by }, known, of))).toBe(expected);
  });

  // Forældreansvarsloven § 1: custody ends at 18, and with it every right to act for her (domain 2.3).
  it.each(['access', 'erasure', 'portability'] as const)(
    'a parent of a young adult may not ask for %s',
    (right) => {
      expect(reasonOf(open({ right }, { bornOn: '2008-11-23' }))).toBe('not-a-guardian-of-the-child');
    },
  );
});

describe('a request', () => {
  it('is opened with its last day to answer', () => {
    const { request } = accepted(open({ receivedOn: '2026-10-31', purposes: ['photo'], noteId: 'note' }));

    expect(request).toEqual([
      {
        type: 'request-opened',
        requestId: REQUEST,
        childId: CHILD,
        right: 'access',
        openedBy: mother,
        receivedOn: '2026-10-31',
        dueOn: '2026-11-30',
        purposes: ['photo'],
        noteId: 'note',
      },
    ]);
  });

  it.each([
    ['child-erased', {}, { erasure: { requestId: REQUEST, done: false } }],
    ['date-in-the-future', { receivedOn: '2026-11-24' }, {}],
    ['unknown-purpose', { purposes: ['photo', 'ghost'] }, {}],
    ['unknown-purpose', {}, { grounds: { ghost: statuteGround() } }],
    ['accepted', { purposes: ['photo'] }, { grounds: {} }],
  ])('%s', (expected, over, state) => {
    expect(reasonOf(open(over, facts, { ...child, ...state }))).toBe(expected);
  });
});

describe('what takes effect at once', () => {
  const effects = (over: Partial<OpenRequest>) => accepted(open(over)).child;
  const back = (purposeId: string) => ({
    type: 'consent-withdrawn',
    purposeId,
    personId: MOTHER,
    on: TODAY,
    channel: 'digital',
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
      { right: 'objection', purposes: ['photo', 'teaching'] },
      [held(['teaching'])],
    ],
  ] as const)('%s', (_what, over, expected) => {
    expect(effects(over)).toEqual(expected);
  });

  it.each([
    ['nothing-to-object-to', { right: 'objection', purposes: ['reporting'] }],
    ['nothing-to-object-to', { right: 'objection', purposes: ['photo'] }],
    ['right-not-for-caller', { right: 'erasure', by: caseworker, purposes: ['photo'] }],
  ] as const)('%s', (expected, over) => {
    expect(reasonOf(open(over))).toBe(expected);
  });

  it.each([
    [teaching, true],
    [reporting, false],
    [photo, false],
  ])('art. 21 applies to (e) alone', (purpose, expected) => {
    expect(mayBeObjectedTo(purpose)).toBe(expected);
  });

  // She may not take back what her guardian gave where only 18 will do; that nothing is erased either is in erasure.test.ts.
  it('an erasure at 15 takes back only what she decides herself', () => {
    const born = { bornOn: '2011-01-01' };
    const hers = aPurpose({ id: 'film', rule: byConsent({ childDecidesFrom: 15 }) });
    const grounds = { photo: consents({ [MOTHER]: given() }), film: consents({ [MOTHER]: given() }) };
    const erasure = asking({ right: 'erasure', by: herself });

    const events = accepted(openRequest(aChild({ grounds }), born, [photo, hers], erasure, TODAY)).child;

    expect(events).toEqual([{ ...back('film'), personId: CHILD }]);
  });

  // Upheld, it would end no basis, and the next class list would establish one all the same (art. 21(1)).
  it.each([
    ['none of those named rests on statute for her', aChild(), ['teaching']],
    ['she rests on consent alone', aChild({ grounds: { photo: consents({ [MOTHER]: given() }) } }), 'all'],
  ])('an objection is refused where %s', (_what, of, asked) => {
    expect(reasonOf(open({ right: 'objection', purposes: asked as string[] }, facts, of))).toBe(
      'nothing-to-object-to',
    );
  });

  it('an objection holds only the purposes that rest on statute for her, and may be objected to', () => {
    const of = aChild({ grounds: { ...child.grounds, photo: consents({ [MOTHER]: given() }) } });
    const sport = aPurpose({ id: 'sport', rule: byStatute() });
    const objecting = asking({ right: 'objection', purposes: ['photo', 'reporting', 'sport', 'teaching'] });

    const events = accepted(openRequest(of, facts, [...purposes, sport], objecting, TODAY)).child;

    expect(events).toEqual([{ type: 'processing-held', requestId: REQUEST, purposes: ['teaching'] }]);
  });
});

describe('a withdrawal', () => {
  it('is carried by a request without a last day: it takes effect at once', () => {
    expect(openWithdrawal(child, REQUEST, 'photo', mother, TODAY)).toMatchObject({
      type: 'request-opened',
      right: 'withdrawal',
      dueOn: null,
      purposes: ['photo'],
      openedBy: mother,
      receivedOn: TODAY,
    });
  });
});
