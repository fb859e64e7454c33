import { lastDayOf, withClock } from '../../../domain/request-clock.ts';
import { type Html, html } from '../../../platform/html.ts';
import { momentIn } from '../../../platform/page.ts';
import { notThere, Refused } from '../../api.ts';
import { REQUEST_TEXTS } from '../../texts/desk-requests.ts';
import { TASK_TEXTS as T } from '../../texts/desk-task.ts';
import { TO_DO } from '../../texts/family-requests.ts';
import { WEB } from '../../texts/web.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { NOTHING_TYPED, type Typed } from '../../web/form.ts';
import { day, facts, link, message, NONE, note, submit } from '../../web/parts.ts';
import { capital, listed } from '../../web/say.ts';
import { draftOf, offered, type Page, readsOnly, type Visit } from '../../web/visit.ts';
import { type Task, taskStands } from './request-parts.ts';
import { type Again, type Matter, readRequest, requestPath, saying } from './request-read.ts';
import { reasonField, WRONG_REASON, wordForm, wordPage, words } from './request-word.ts';

type OfTask = Matter & { readonly task: Task };

async function readTask(visit: Visit): Promise<OfTask> {
  const matter = await readRequest(visit);
  const task = matter.request.tasks.find(({ taskId }) => taskId === visit.params.taskId);
  if (task) return { ...matter, task };
  throw new Refused(notThere('no-such-task', WEB.notFoundText));
}

/** One vendor's task: what it is, how far it is, and a case worker's hand on it. */
export const task: Page = async (visit) => shows(visit, await readTask(visit), draftOf(visit));

const OVER: readonly Task['status'][] = ['done', 'no-data', 'waived', 'withdrawn'];

function shows(visit: Visit, matter: OfTask, typed: Typed, why: Partial<Again> = {}): Answer {
  const { say, frame } = visit;
  const { task: shown, names, request } = matter;
  const isOver = OVER.includes(shown.status) || request.completedAt !== undefined;
  return wordPage(visit, matter, {
    title: say(T.taskTitle, { vendor: names.vendor(shown.vendorId) }),
    typed,
    why,
    content: html`${inBrief(visit, matter)}
${shown.withheld ? message(frame, 'warning', say(T.withheldTitle), say(T.taskWithheld)) : NONE}
<p>${link(`/desk/vendors/${shown.vendorId}`, say(T.toVendor))}</p>
${isOver ? note(say(T.taskOver)) : offered(visit, html`${retrying(visit, matter)}${waiving(visit, matter, typed)}`, readsOnly(visit))}`,
  });
}

function inBrief(visit: Visit, { task: shown, names }: OfTask): Html {
  const { say } = visit;
  const { action, purposes, keep = [], assignedAt, notifiedAt, remindedAt, dueAt, expectedOn } = shown;
  const { answeredAt, erased = [], reference, reason, retries } = shown;
  const moment = (title: keyof typeof T, at: string | undefined) =>
    at === undefined
      ? []
      : [[say(T[title]), html`<time datetime="${at}">${momentIn(say.lang, at)}</time>`] as const];
  const lines = (rows: readonly string[]): Html =>
    html`<ul class="plain">${rows.map((row) => html`<li>${row}</li>`)}</ul>`;
  return facts([
    [say(T.taskIs), capital(say(TO_DO[action]))],
    [say(T.taskStands), taskStands(visit, shown)],
    [say(T.taskPurposes), listed(say, purposes.map(names.purpose))],
    ...(keep.length === 0
      ? []
      : [
          [
            say(T.taskKeeps),
            lines(
              keep.map(({ category, purposeId }) =>
                say(T.taskKept, { category, purpose: names.purpose(purposeId) }),
              ),
            ),
          ] as const,
        ]),
    ...moment('taskSent', assignedAt),
    ...moment('taskTold', notifiedAt),
    ...moment('taskReminded', remindedAt),
    [say(T.taskDue), say.rich(REQUEST_TEXTS.dueBy, { date: day(say, lastDayOf(dueAt)) })],
    ...(expectedOn === undefined ? [] : [[say(T.taskExpects), day(say, expectedOn)] as const]),
    ...(retries === undefined
      ? []
      : [[say(T.taskRetries), retries === 1 ? say(T.taskTime) : say(T.taskTimes, { n: retries })] as const]),
    ...moment('taskAnswered', answeredAt),
    ...(erased.length === 0
      ? []
      : [
          [
            say(T.taskErased),
            lines(erased.map(({ category, count }) => say(T.taskErasedOf, { category, count }))),
          ] as const,
        ]),
    ...(reference === undefined ? [] : [[say(T.taskReference), reference] as const]),
    ...(reason === undefined ? [] : [[say(T.taskReason), html`<q>${reason}</q>`] as const]),
  ]);
}

const AMISS: readonly Task['status'][] = ['overdue', 'partly-done', 'refused', 'failed'];

function retrying(visit: Visit, matter: OfTask): Html {
  const { say, now } = visit;
  const { task: shown, request } = matter;
  const { vendorId, action, purposes, status } = shown;
  const { dueAt } = withClock({ vendorId, action, purposes }, request, now);
  const kind = AMISS.includes(status) ? 'primary' : 'secondary';
  return html`<section><h2>${say(T.retryTitle)}</h2><p>${say.rich(T.retryText, { date: day(say, lastDayOf(dueAt)) })}</p>
${wordForm(visit, matter, html`<div class="button-group">${submit(say(T.retry), kind, { name: 'step', value: 'retry' })}</div>`, 'retry')}</section>`;
}

const waiving = (visit: Visit, matter: OfTask, typed: Typed): Html =>
  html`<section class="danger"><h2>${visit.say(T.waiveTitle)}</h2><p>${visit.say(T.waiveText)}</p>${matter.task.action === 'hand-over' ? html`<p>${visit.say(T.waiveHandOver, { vendor: matter.names.vendor(matter.task.vendorId) })}</p>` : NONE}
${wordForm(
  visit,
  matter,
  html`${reasonField(visit, typed, { label: T.waiveReason, hint: T.waiveHint })}<div class="button-group">${submit(visit.say(T.waive), 'warning', { name: 'step', value: 'waive' })}</div>`,
  'waiver',
)}</section>`;

export const sayTask: Page = async (visit) => {
  const { form, api, once, params } = visit;
  const matter = await readTask(visit);
  const { requestId } = matter.request;
  if (form.get('step') === 'waive') {
    const reason = words(form, 'reason');
    return saying(visit, matter, {
      isSo: matter.task.status === 'waived' && matter.task.reason === reason,
      done: 'waived',
      fields: { reason: WRONG_REASON },
      send: () => api('waiveTask', { params, body: { reason }, once }),
      again: (typed, why) => shows(visit, matter, typed, why),
    });
  }
  // Whatever happened meanwhile: a task that takes no other answer, the API refuses to send.
  const sent = await api('retryTask', { params, once });
  if (sent.ok) return redirect(`${requestPath(requestId)}?done=retried`);
  if (sent.status === 404 || sent.status >= 500) throw new Refused(sent);
  return shows(visit, matter, NOTHING_TYPED, { status: sent.status, above: sent.says });
};
