import { describe, expect, it } from '@jest/globals';
import {
  type AnswerCommand,
  answerConsent,
  enrolChild,
  establishBasis,
  withdrawConsent,
} from '../../lambdas/domain/child-commands.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { aChild, consents, given, no, statuteGround, withdrawn } from '../builders/child.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { BORN, CHILD, FATHER, MOTHER, REQUEST, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';

const facts = { bornOn: BORN };
const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const decidesAt15 = aPurpose({ rule: byConsent({ childDecidesFrom: 15 }) });
const erasing = { requestId: REQUEST, done: false };

const yes = (over: Partial<AnswerCommand> = {}): AnswerCommand => ({
  personId: MOTHER,
  answer: 'given',
  version: 1,
  on: TODAY,
  channel: 'digital',
  ...over,
});

describe('enrolling', () => {
  it('starts a child without grounds or holds', () => {
    const { childId, group, guardians } = aChild();

    const [event] = accepted(enrolChild(childId, group, guardians));

    expect(event && evolveChild(undefined, event)).toEqual(aChild());
  });

  it('comes before everything else', () => {
    expect(() => evolveChild(undefined, { type: 'hold-lifted', requestId: REQUEST })).toThrow();
  });
});

describe('a statutory basis', () => {
  it('is established with the article and provision its purpose names', () => {
    const [event] = accepted(establishBasis(aChild(), teaching, TODAY, TODAY));

    expect(event).toEqual({
      type: 'basis-established',
      purposeId: 'teaching',
      kind: 'statute',
      article: '6(1)(e)',
      provision: 'folkeskoleloven § 18',
      version: 1,
      from: TODAY,
    });
  });

  it.each([
    ['established already', aChild({ grounds: { teaching: statuteGround() } }), teaching, 0],
    ['of an earlier version', aChild({ grounds: { teaching: statuteGround({ version: 0 }) } }), teaching, 1],
    ['of another purpose', aChild({ grounds: { other: statuteGround() } }), teaching, 1],
  ])('%s gives so many events: %4$i', (_what, child, purpose, events) => {
    expect(accepted(establishBasis(child, purpose, TODAY, TODAY))).toHaveLength(events);
  });

  it.each([
    ['made to begin earlier', '2027-08-01', TODAY, [TODAY]],
    ['made to begin earlier, though not yet', '2027-08-01', '2026-12-01', ['2026-12-01']],
    ['not put off', '2026-12-01', '2027-08-01', []],
    ['not established twice', '2026-12-01', '2026-12-01', []],
    ['in force and is not dated back', '2026-08-01', '2026-06-01', []],
    ['in force from today and is not dated back', TODAY, '2026-06-01', []],
  ])('that has a day to begin on is %s', (_what, begins, from, expected) => {
    const child = aChild({ grounds: { teaching: statuteGround({ from: begins }) } });

    const events = accepted(establishBasis(child, teaching, from, TODAY));

    expect(events.map((event) => 'from' in event && event.from)).toEqual(expected);
  });

  it('begins no earlier than the text that names its provision', () => {
    const since = (from: string) => establishBasis(aChild(), teaching, from, TODAY);

    expect(since('2019-12-31')).toEqual({
      ok: false,
      reason: 'older-than-the-text',
      detail: '2020-01-01',
    });
    expect(accepted(since('2020-01-01'))).toHaveLength(1);
  });

  it.each([
    ['purpose-rests-on-consent', aChild(), photo],
    ['child-erased', aChild({ erasure: erasing }), teaching],
    ['child-left', aChild({ left: '2026-12-01' }), teaching],
  ])('is refused: %s', (reason, child, purpose) => {
    expect(reasonOf(establishBasis(child, purpose, TODAY, TODAY))).toBe(reason);
  });

  // Art. 21(1): «shall no longer process»; neither a class list nor a new text brings it back.
  it.each([
    ['the same text', teaching],
    ['a new one', aPurpose({ id: 'teaching', rule: byStatute(), revisions: [true] })],
  ])('that an upheld objection ended is not established again under %s', (_what, purpose) => {
    const objector = aChild({ grounds: { teaching: statuteGround({ endedOn: '2026-11-01' }) } });

    expect(reasonOf(establishBasis(objector, purpose, TODAY, TODAY))).toBe('objection-upheld');
  });
});

describe('answering', () => {
  const adult = { bornOn: '2008-11-23' };

  it('records who answered what, in which capacity, to which text', () => {
    const [event] = accepted(answerConsent(aChild(), facts, photo, yes(), TODAY));

    expect(event).toEqual({
      type: 'consent-answered',
      purposeId: 'photo',
      capacity: 'guardian',
      textHash: photo.versions[0]?.hash,
      ...yes(),
    });
  });

  it.each(['Substantial', 'High'] as const)('online records how surely we knew her: %s', (loa) => {
    const answer = accepted(answerConsent(aChild(), facts, photo, yes({ loa }), TODAY));
    const withdrawal = accepted(
      withdrawConsent(
        answer.reduce(evolveChild, aChild()),
        facts,
        photo,
        { personId: MOTHER, on: TODAY, channel: 'digital', loa },
        TODAY,
      ),
    );

    expect([...answer, ...withdrawal]).toMatchObject([
      { type: 'consent-answered', loa },
      { type: 'consent-withdrawn', loa },
    ]);
  });

  it.each([
    ['a guardian', 'accepted', yes(), facts, photo],
    ['on paper, with its date', 'accepted', yes({ on: '2026-10-01', channel: 'paper' }), facts, photo],
    ['tomorrow', 'date-in-the-future', yes({ on: '2026-11-24' }), facts, photo],
    ['a stranger', 'not-a-guardian-of-the-child', yes({ personId: STRANGER }), facts, photo],
    ['before custody began', 'not-a-guardian-of-the-child', yes({ on: '2015-03-13' }), facts, photo],
    ['to a purpose on statute', 'purpose-rests-on-statute', yes(), facts, teaching],
    ['to an older text', 'not-the-current-text', yes(), facts, aPurpose({ revisions: [false] })],
    ['to a text to come', 'not-the-current-text', yes({ version: 2 }), facts, photo],
    ['a child of eleven', 'child-too-young', yes({ personId: CHILD }), facts, decidesAt15],
    ['a child of 15', 'accepted', yes({ personId: CHILD }), { bornOn: '2011-11-23' }, decidesAt15],
    [
      'one of 15 tomorrow',
      'child-too-young',
      yes({ personId: CHILD }),
      { bornOn: '2011-11-24' },
      decidesAt15,
    ],
    ['her guardian at 15', 'child-decides-herself', yes(), { bornOn: '2011-11-23' }, decidesAt15],
    [
      'a guardian before she was 15',
      'accepted',
      yes({ on: '2026-11-22' }),
      { bornOn: '2011-11-23' },
      decidesAt15,
    ],
    [
      'one of 17 where only 18 will do',
      'child-too-young',
      yes({ personId: CHILD }),
      { bornOn: '2009-01-01' },
      photo,
    ],
    ['a young adult', 'accepted', yes({ personId: CHILD }), adult, photo],
    ['her guardian at 18', 'child-decides-herself', yes(), adult, photo],
    ['a child of unknown age', 'child-too-young', yes({ personId: CHILD }), {}, decidesAt15],
  ])('%s: %s', (_who, expected, command, known, purpose) => {
    expect(reasonOf(answerConsent(aChild(), known, purpose, command, TODAY))).toBe(expected);
  });

  it('is refused for a child being erased', () => {
    expect(reasonOf(answerConsent(aChild({ erasure: erasing }), facts, photo, yes(), TODAY))).toBe(
      'child-erased',
    );
  });

  // Art. 7(3): a yes on a paper that is older than the withdrawal is not her last word.
  it('a paper found after a withdrawal does not bring the consent back', () => {
    const withdrew = aChild({ grounds: { photo: consents({ [MOTHER]: withdrawn(1, '2026-11-20') }) } });
    const paper = (on: string) => answerConsent(withdrew, facts, photo, yes({ on, channel: 'paper' }), TODAY);

    expect(paper('2026-11-19')).toEqual({ ok: false, reason: 'later-answer-known', detail: '2026-11-20' });
    expect(paper('2026-11-20')).toEqual({ ok: false, reason: 'later-answer-known', detail: '2026-11-20' });
    expect(reasonOf(paper('2026-11-21'))).toBe('accepted');
  });

  // Which of two words of one day came first, a paper does not tell; online each knows what is before her.
  it.each([
    ['a yes on paper over a refusal', no, 'paper', 'given', 'later-answer-known'],
    ['a yes on paper over a yes', given, 'paper', 'given', 'accepted'],
    ['a no on paper over a yes', given, 'paper', 'refused', 'accepted'],
    ['a yes online over a withdrawal', withdrawn, 'digital', 'given', 'accepted'],
  ] as const)('on one day: %s', (_what, said, channel, answer, expected) => {
    const child = aChild({ grounds: { photo: consents({ [MOTHER]: said(1, '2026-11-20') }) } });

    expect(
      reasonOf(answerConsent(child, facts, photo, yes({ on: '2026-11-20', channel, answer }), TODAY)),
    ).toBe(expected);
  });

  // On paper she answered the text she was handed; online it is the one before her.
  it.each([
    ['on paper to an earlier text that still counts', 'paper', [false], 1, 'accepted'],
    ['online to it', 'digital', [false], 1, 'not-the-current-text'],
    ['on paper to one that asked again since', 'paper', [true], 1, 'not-the-current-text'],
    ['on paper to the one that asked again, revised since', 'paper', [true, false], 2, 'accepted'],
    ['on paper to the current one', 'paper', [true, false], 3, 'accepted'],
    ['on paper to one to come', 'paper', [false], 3, 'not-the-current-text'],
  ] as const)('%s', (_what, channel, revisions, version, expected) => {
    const revised = aPurpose({ revisions });

    expect(reasonOf(answerConsent(aChild(), facts, revised, yes({ channel, version }), TODAY))).toBe(
      expected,
    );
  });

  it('on paper keeps the hash of the text that was answered', () => {
    const revised = aPurpose({ revisions: [false] });

    const [event] = accepted(answerConsent(aChild(), facts, revised, yes({ channel: 'paper' }), TODAY));

    expect(event).toMatchObject({ version: 1, textHash: revised.versions[0]?.hash });
  });

  it('a paper older than what the other guardian said is her own last word', () => {
    const refusal = aChild({ grounds: { photo: consents({ [FATHER]: no(1, '2026-11-20') }) } });

    expect(reasonOf(answerConsent(refusal, facts, photo, yes({ on: '2026-10-01' }), TODAY))).toBe('accepted');
  });

  // Art. 4(11), 7(1): nobody was informed by a text that did not exist.
  it.each([
    ['2025-12-31', 'older-than-the-text'],
    ['2026-01-01', 'accepted'],
  ])('a paper of %s to a text of 1 January 2026: %s', (on, expected) => {
    const revised = aPurpose({ revisions: [true] });

    expect(reasonOf(answerConsent(aChild(), facts, revised, yes({ version: 2, on }), TODAY))).toBe(expected);
  });
});
