import type { WITHHELD } from '../../../domain/request.ts';
import { lastDayOf } from '../../../domain/request-clock.ts';
import { OMISSIONS } from '../../../domain/withhold.ts';
import { type Html, html } from '../../../platform/html.ts';
import { TASK_STANDS } from '../../shared/request.ts';
import { inFull, type Labels } from '../../shared/rulings.ts';
import { REQUEST_TEXTS as T } from '../../texts/desk-requests.ts';
import { RECTIFY } from '../../texts/family-rectify.ts';
import { ASSESSED, TO_DO } from '../../texts/family-requests.ts';
import { TASK_WORDS } from '../../texts/picture-words.ts';
import { day, link, NONE, prose, table, verdict } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import type { Visit } from '../../web/visit.ts';
import { type Names, type RequestView, requestPath } from './request-read.ts';

export type Task = RequestView['tasks'][number];

/** A right that does not apply was not refused; each is called what it is. */
export const LABELS: Labels = { yes: T.granted, no: T.refused, none: T.notApplicable, own: T.kept };

/** What was decided for each purpose and vendor, with its reason and law. */
export const decided = (visit: Visit, names: Names, { decisions, awaits }: RequestView): Html =>
  decisions.length === 0
    ? NONE
    : html`<section><h2>${visit.say(awaits === 'objection' ? T.meanwhile : T.decisions)}</h2>${inFull(visit, names, LABELS, decisions)}</section>`;

/** What was done in part only is a case worker's to take up again. */
const STANDS: typeof TASK_STANDS = { ...TASK_STANDS, 'partly-done': 'denied' };

/** How a task stands, in a word and a sign. */
export const taskStands = ({ say, frame }: Visit, { status }: Task): Html =>
  verdict(frame, STANDS[status], say(TASK_WORDS[status]));

/** What each vendor is to do, how far it is, and the way to what a case worker can do about it. */
export function vendors(visit: Visit, names: Names, { requestId, tasks, awaits }: RequestView): Html {
  const { say } = visit;
  if (tasks.length === 0) return NONE;
  const at = requestPath(requestId);
  const columns = [say(T.vendor), say(T.todo), say(T.stands), say(T.when)];
  const rows = tasks.map((task) => {
    const { vendorId, action, status, remindedAt } = task;
    const isPart = awaits === 'release' && action === 'hand-over' && status === 'done';
    return [
      link(`${at}/tasks/${task.taskId}`, names.vendor(vendorId)),
      say(TO_DO[action]),
      html`${taskStands(visit, task)}${isPart ? html`<br>${link(`${at}/parts/${vendorId}`, say(T.part))}` : NONE}`,
      html`${whenOf(visit, task)}${remindedAt === undefined ? NONE : html` <span class="soft small-text">${say.rich(T.reminded, { date: day(say, remindedAt) })}</span>`}`,
    ];
  });
  return html`<section id="vendors"><h2>${say(T.vendors)}</h2>${table(say(T.vendorsCaption), columns, rows, { hidesCaption: true })}</section>`;
}

function whenOf({ say }: Visit, { answeredAt, expectedOn, dueAt, status }: Task): Html {
  if (answeredAt !== undefined) return say.rich(T.doneOn, { date: day(say, answeredAt) });
  if (status === 'waived' || status === 'withdrawn') return NONE;
  if (expectedOn !== undefined) return say.rich(T.expectedOn, { date: day(say, expectedOn) });
  return say.rich(T.dueBy, { date: day(say, lastDayOf(dueAt)) });
}

/** What a person has assessed, why, and what was left out. */
export function assessed({ say, frame }: Visit, { assessments }: RequestView): Html {
  if (assessments.length === 0) return NONE;
  return html`<section><h2>${say(T.assessments)}</h2><ul class="plain stack-small">${assessments.map(
    ({ question, outcome, reason, withheld = {} }) => {
      const { what, ...answers } = ASSESSED[question];
      const left = Object.entries(withheld) as [(typeof WITHHELD)[number], number][];
      return html`<li>${say(what)} ${verdict(frame, outcome === 'upheld' ? 'allowed' : 'denied', say(answers[outcome]))}
${reason === undefined ? NONE : html`<p>${say(T.reason, { reason })}</p>`}
${left.map(([because, count]) => html`<p>${say(T.leftOut, { count, because: say(OMISSIONS[because]) })}</p>`)}</li>`;
    },
  )}</ul></section>`;
}

type Change = NonNullable<RequestView['changes']>[number];

/** Fields of the record that Hjemmel keeps, which have a name here. */
export const isOurs = (field: string): field is 'givenName' | 'familyName' | 'uniLogin' =>
  ['givenName', 'familyName', 'uniLogin'].includes(field);

/** What is to be corrected, a line for each field. */
export const changeLines = (say: Say, changes: readonly Change[]): Html =>
  html`<ul>${changes.map(({ field: id, from, to, statement }) => {
    const field = isOurs(id) ? say(RECTIFY[id]) : id;
    const was = from ?? say(T.nothing);
    if (statement !== undefined) return html`<li>${say(T.added, { field, to: statement })}</li>`;
    return html`<li>${to === null ? say(T.removed, { field, from: was }) : say(T.changed, { field, from: was, to })}</li>`;
  })}</ul>`;

/** What the requester wrote, and what she wants corrected. */
export function wrote({ say }: Visit, { reason, changes = [] }: RequestView): Html {
  if (reason === undefined && changes.length === 0) return NONE;
  return html`<section><h2>${say(changes.length > 0 ? T.changes : T.wrote)}</h2>${
    reason === undefined ? NONE : html`<div class="question">${prose(reason)}</div>`
  }${changes.length === 0 ? NONE : changeLines(say, changes)}</section>`;
}

/** What a request leaves to read and keep. */
export function documents(
  { say }: Visit,
  { requestId, status, completedAt, tasks, evidence }: RequestView,
): Html {
  const at = requestPath(requestId);
  const isOver = completedAt !== undefined || status === 'closed';
  const isErased =
    completedAt !== undefined &&
    (evidence?.erasedPersons !== undefined ||
      tasks.some(({ action, status: stands }) => action === 'erase' && stands !== 'withdrawn'));
  return html`<section><h2 class="h4">${say(T.documents)}</h2><ul class="plain stack-small">
<li>${link(`${at}/letter`, say(isOver ? T.letter : T.letterNow))}</li>
${isErased ? html`<li>${link(`${at}/certificate`, say(T.certificate))}</li>` : NONE}
<li>${link(`/desk/ledger/request/${requestId}`, say(T.ledger))}</li>
</ul></section>`;
}
