import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { AGGREGATES, LISTS } from '../../lambdas/domain/aggregates.ts';
import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import { daysAfter } from '../../lambdas/domain/deadline.ts';
import { evolveRequest } from '../../lambdas/domain/evolve-request.ts';
import { LETTER_WAYS, type RequestState, type SentLetter } from '../../lambdas/domain/request.ts';
import { informedOn, isUnanswered, owesLetter, recordLetter } from '../../lambdas/domain/request-letter.ts';
import { requestStatus } from '../../lambdas/domain/request-status.ts';
import { isPastDue } from '../../lambdas/domain/standstill.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { aRequest } from '../builders/request.ts';

const TODAY = '2026-11-26';
/** Half past midnight of the twenty-fourth in Copenhagen. */
const completed = { at: '2026-11-23T23:30:00.000Z', evidence: {} };
const onPaper = aRequest({ completed });
const letter = (sentOn = TODAY): SentLetter => ({ sentOn, how: 'post' });
const sent = { ...onPaper, letter: letter('2026-11-25') };
const isListed = (request: RequestState): boolean =>
  AGGREGATES.request.lists(request, {}).some(({ list }) => list === LISTS.openRequests);

describe('the letter to who asked on paper', () => {
  it.each<[string, RequestState, SentLetter]>([
    ['accepted', onPaper, letter()],
    ['accepted', onPaper, letter('2026-11-24')],
    ['accepted', { ...onPaper, openedBy: { role: 'child', id: onPaper.childId } }, letter()],
    ['date-before-the-answer', onPaper, letter('2026-11-23')],
    ['date-in-the-future', onPaper, letter('2026-11-27')],
    ['letter-already-sent', sent, letter()],
    ['not-answered-yet', aRequest(), letter()],
    ['not-answered-yet', aRequest({ closed: { at: completed.at, by: 'e' } }), letter()],
    ['no-letter-to-send', { ...onPaper, loa: 'Substantial' }, letter()],
    ['no-letter-to-send', { ...onPaper, right: 'withdrawal' }, letter()],
    ['no-letter-to-send', { ...onPaper, openedBy: { role: 'caseworker', id: 'kim' } }, letter()],
    ['no-letter-to-send', { ...onPaper, openedBy: { role: 'system', id: 'x' } }, letter()],
  ])('is recorded: %s', (expected, request, how) => {
    expect(reasonOf(recordLetter(request, how, TODAY))).toBe(expected);
  });

  it.each<[string, RequestState, boolean, string | undefined]>([
    ['open', aRequest(), true, undefined],
    ['carried out, the letter not sent', onPaper, true, undefined],
    ['its letter sent', sent, false, '2026-11-25'],
    ['carried out, for who signed in', { ...onPaper, loa: 'High' }, false, '2026-11-24'],
    ['a withdrawal on paper, carried out', { ...onPaper, right: 'withdrawal' }, false, '2026-11-24'],
    ['closed', aRequest({ closed: { at: completed.at, by: 'e' } }), false, undefined],
  ])(
    'days count, and it stands on the work list, until who asked is informed: %s',
    (_how, request, is, on) => {
      expect([isUnanswered(request), isListed(request), isPastDue(request, '2026-12-03')]).toEqual([
        is,
        is,
        is,
      ]);
      expect(isPastDue(request, '2026-12-02')).toBe(false);
      expect(informedOn(request)).toBe(on);
    },
  );

  it('is recorded once, whatever the days: then nothing is owed, and the status stays', () => {
    const days = fc.integer({ min: -3, max: 40 });
    fc.assert(
      fc.property(days, days, fc.constantFrom(...LETTER_WAYS), (after, later, how) => {
        const answeredOn = dateInCopenhagen(completed.at);
        const [sentOn, today] = [daysAfter(answeredOn, after), daysAfter(answeredOn, later)];
        const decided = recordLetter(onPaper, { sentOn, how }, today);
        expect(decided.ok).toBe(after >= 0 && after <= later);
        if (!decided.ok) return;
        const then = accepted(decided).reduce(evolveRequest, onPaper);
        expect([owesLetter(then), requestStatus(then), informedOn(then)]).toEqual([
          false,
          'completed',
          sentOn,
        ]);
        expect(reasonOf(recordLetter(then, { sentOn, how }, today))).toBe('letter-already-sent');
      }),
    );
  });
});
