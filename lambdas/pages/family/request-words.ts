import { openPause as pauseIn } from '../../domain/request.ts';
import { RIGHTS } from '../../domain/rights.ts';
import { type Html, html } from '../../platform/html.ts';
import { type AnswerTo, must } from '../api.ts';
import { type Ending, isOver } from '../shared/request.ts';
import { LOOKED_AT, LOOKED_AT_OWN, STANDS } from '../texts/family-course.ts';
import { REQUEST_TEXTS as T } from '../texts/family-requests.ts';
import { RIGHT_WORDS } from '../texts/family-rights.ts';
import { day } from '../web/parts.ts';
import type { Say } from '../web/say.ts';
import type { Visit } from '../web/visit.ts';
import { isOwn } from './about.ts';

/** A request as its page is given it, and as a line of a list. */
export type Request = AnswerTo<'getRequest'>;
export type Line = AnswerTo<'listChildRequests'>['requests'][number];

export const pathOf = (requestId: string): string => `/family/requests/${requestId}`;

/** The request of the path. */
export const requestOf = async ({ api, params }: Visit): Promise<Request> =>
  must(await api('getRequest', { params: { requestId: params.requestId ?? '' } }));

/** What waits for the requester's answer, if anything. */
export const openPause = ({ pauses, status }: Request): Request['pauses'][number] | undefined =>
  status === 'awaiting-requester' ? pauseIn({ pauses }) : undefined;

/** What a request is called: what a family asked for, a consent taken back, or what the municipality ordered itself. */
export function titleOf(
  say: Say,
  { right, cause }: Pick<Line, 'right' | 'cause'>,
  isOrdered = false,
): string {
  if (right === 'withdrawal') return say(T.titleWithdrawal);
  if (!isOrdered && cause === undefined) return say(RIGHT_WORDS[right].request);
  const { da, en } = RIGHTS[right];
  return say(T.titleOrdered, { right: say({ da, en }) });
}

/** True for what the municipality ordered itself. */
export const isOrdered = ({ openedBy }: Pick<Request, 'openedBy'>): boolean =>
  openedBy === 'caseworker' || openedBy === 'system';

/** True for a request that another than this visitor made, to whom its answer speaks; a consent that ends is no request. */
export const isOfAnother = (request: Pick<Request, 'mine' | 'right' | 'openedBy'>): boolean =>
  !request.mine && request.right !== 'withdrawal' && !isOrdered(request);

/** True while its answer is owed after the last day to give it. */
export const isLate = (line: Ending & Pick<Line, 'missed' | 'daysLeft'>): boolean =>
  !isOver(line) && (line.missed || (line.daysLeft ?? 0) < 0);

/** True when this visitor is the custody holder whose word is waited for. */
export const isAskedJointly = ({ caller }: Visit, { awaits, mine }: Pick<Line, 'awaits' | 'mine'>): boolean =>
  caller.role === 'guardian' && awaits === 'joint' && !mine;

/** True when it goes on only once this visitor has answered: the requester what she means, the other whether she agrees. */
export const awaitsVisitor = (visit: Visit, line: Pick<Line, 'status' | 'awaits' | 'mine'>): boolean =>
  isAskedJointly(visit, line) || (line.status === 'awaiting-requester' && line.mine);

/** What staff are asked, as this visitor is told it. */
export const lookedAtBy = (visit: Visit): typeof LOOKED_AT => (isOwn(visit) ? LOOKED_AT_OWN : LOOKED_AT);

/** Where it stands, in one sentence to this visitor. */
export function standsIn(
  visit: Visit,
  line: Pick<Line, 'status' | 'awaits' | 'mine' | 'owesLetter'>,
): string {
  const { status, awaits, owesLetter } = line;
  const { say } = visit;
  if (awaitsVisitor(visit, line)) return say(T.waitsForYou);
  if (owesLetter) return say(T.letterOwed);
  return say(
    status === 'awaiting-decision' && awaits !== undefined ? lookedAtBy(visit)[awaits] : STANDS[status],
  );
}

/** By when it is answered, and how many days are left. */
export function dueIn(say: Say, line: Pick<Line, 'dueOn' | 'daysLeft' | 'status' | 'owesLetter'>): Html {
  const { dueOn, daysLeft, status } = line;
  if (dueOn === null) return html`${say(T.noDue)}`;
  if (isOver(line)) return say.rich(T.wasDue, { date: day(say, dueOn) });
  if (status === 'awaiting-requester') return html`${say(T.still)}`;
  if (daysLeft === undefined) return day(say, dueOn);
  const kind = daysLeft < 0 ? 'days-over' : daysLeft <= 7 ? 'days-soon' : '';
  return html`${day(say, dueOn)} <span class="days ${kind}">${daysIn(say, daysLeft)}</span>`;
}

function daysIn(say: Say, days: number): string {
  if (days === 0) return say(T.lastDay);
  if (days > 0) return days === 1 ? say(T.dayLeft) : say(T.daysLeft, { n: days });
  return days === -1 ? say(T.dayOver) : say(T.daysOver, { n: -days });
}

/** Who asked for it, as this visitor would say it. */
export function askerIn({ say, caller }: Visit, { mine, openedBy }: Request): string {
  if (mine) return say(T.byYou);
  switch (openedBy) {
    case 'guardian':
      return say(caller.role === 'guardian' ? T.byOtherHolder : T.byParent);
    case 'child':
      return say(T.byChild);
    default:
      return say(T.byMunicipality);
  }
}
