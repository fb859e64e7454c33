import { type CalendarDate, dateInCopenhagen } from './dates.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import { isEnded, isOrdered, type RequestEvent, type RequestState, type SentLetter } from './request.ts';

/**
 * True when somebody asked without signing in: she reads nothing here, and is informed by a letter (art. 12(3), (4)). To
 * take a consent back is no request under articles 15 to 22, and has no answer to send.
 */
export const isOnPaper = (request: RequestState): boolean =>
  request.loa === undefined && request.right !== 'withdrawal' && !isOrdered(request);

/** True when a request is carried out, and its answer is still to be sent. */
export const owesLetter = (request: RequestState): boolean =>
  request.completed !== undefined && isOnPaper(request) && request.letter === undefined;

/** True until the request has ended and who asked is informed of it: days count until then (art. 12(3)). */
export const isUnanswered = (request: RequestState): boolean => !isEnded(request) || owesLetter(request);

/** The day who asked was informed of what was done: when it was, for her to read, or when the letter was sent; undefined until then. */
export function informedOn(request: RequestState): CalendarDate | undefined {
  const { completed, letter } = request;
  if (completed === undefined || owesLetter(request)) return undefined;
  return letter?.sentOn ?? dateInCopenhagen(completed.at);
}

/** The letter of answer was sent, on a day from the answer's own to today; once. */
export function recordLetter(
  request: RequestState,
  letter: SentLetter,
  today: CalendarDate,
): Outcome<RequestEvent[]> {
  if (!isOnPaper(request)) return refused('no-letter-to-send');
  if (request.letter) return refused('letter-already-sent', request.letter.sentOn);
  if (!request.completed) return refused('not-answered-yet');
  if (letter.sentOn > today) return refused('date-in-the-future', 'sentOn');
  const answeredOn = dateInCopenhagen(request.completed.at);
  if (letter.sentOn < answeredOn) return refused('date-before-the-answer', answeredOn);
  return ok([{ type: 'letter-sent', ...letter }]);
}
