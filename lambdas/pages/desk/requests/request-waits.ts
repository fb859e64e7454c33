import { type Html, html } from '../../../platform/html.ts';
import type { AnswerTo } from '../../api.ts';
import { QUESTION_TITLES } from '../../texts/desk-decide.ts';
import { WORK_TEXTS as T } from '../../texts/desk-work.ts';
import { PICTURES } from '../../texts/pictures.ts';
import { badge, day } from '../../web/parts.ts';
import { listed, type Say } from '../../web/say.ts';
import type { Names } from '../names.ts';

export type Line = AnswerTo<'listRequests'>['requests'][number];
type Waits = Pick<Line, 'status' | 'awaits' | 'overdue' | 'owesLetter'>;

/** Whom a request waits for, and what for. */
export function waitsFor(
  say: Say,
  { vendor }: Pick<Names, 'vendor'>,
  { status, awaits, overdue, owesLetter }: Waits,
): Html {
  if (owesLetter) return html`${badge('warning', say(T.yourTurn))} ${say(T.sendLetter)}`;
  const late = html`${badge('error', say(T.late))} ${listed(say, overdue.map(vendor))}`;
  if (overdue.length > 0)
    return status === 'awaiting-decision'
      ? html`<p>${waitsFor(say, { vendor }, { status, awaits, overdue: [], owesLetter })}</p><p>${late}</p>`
      : late;
  switch (status) {
    case 'awaiting-decision':
      if (awaits === undefined) return html`${badge('warning', say(T.yourTurn))} ${say(T.askerAnswered)}`;
      return html`${badge('warning', say(awaits === 'joint' ? T.otherHolder : T.yourTurn))} ${say(QUESTION_TITLES[awaits])}`;
    case 'awaiting-requester':
      return html`${badge('info', say(T.asker))} ${say(T.askerAsked)}`;
    case 'with-vendors':
      return html`${badge('info', say(T.vendor))} ${say(T.waitsVendors)}`;
    case 'received':
    case 'all-answered':
      return html`${badge('info', say(T.hjemmel))} ${say(T.isWorking)}`;
    case 'completed':
    case 'closed':
      return badge('success', say(T.nobody));
  }
}

/** True when a case worker has the next step. */
export const isYours = ({ status, awaits, owesLetter }: Waits): boolean =>
  owesLetter || (status === 'awaiting-decision' && awaits !== 'joint');

type Due = Pick<Line, 'right' | 'dueOn' | 'daysLeft' | 'status'>;

/** How many days are left to answer, and the last of them. */
export function daysLeft(say: Say, { right, dueOn, daysLeft: left, status }: Due): Html {
  if (right === 'withdrawal') return html`<span class="days">${say(T.atOnce)}</span>`;
  if (dueOn === null) return html`<span class="soft">${say(T.noDays)}</span>`;
  if (status === 'awaiting-requester') return html`<span class="days">${say(T.paused)}</span>`;
  if (left === undefined) return day(say, dueOn);
  const kind = left < 0 ? ' days-over' : left <= 7 ? ' days-soon' : '';
  return html`<span class="days${kind}">${daysIn(say, left)}</span> <span class="soft small-text nowrap">${day(say, dueOn)}</span>`;
}

function daysIn(say: Say, days: number): string {
  if (days === 0) return say(PICTURES.dueToday);
  const n = Math.abs(days);
  if (days > 0) return n === 1 ? say(PICTURES.dayLeft) : say(PICTURES.daysLeft, { n });
  return n === 1 ? say(PICTURES.dayOver) : say(PICTURES.daysOver, { n });
}
