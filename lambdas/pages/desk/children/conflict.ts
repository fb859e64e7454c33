import { html } from '../../../platform/html.ts';
import { type ChildView, type GroundView, groundIn, readChild } from '../../shared/child.ts';
import { CONFLICTS as T } from '../../texts/desk-family.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { buttonLink, longText, message, submit } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { type Again, mending } from '../refusal.ts';
import { overOf } from '../requests/request-read.ts';
import { answers } from './child-answers.ts';
import { childPath, trailToChild } from './child-read.ts';
import { CONFLICT_LIST } from './conflicts.ts';

/** Settles a disagreement with a reason; it changes nobody's answer, so a no still stands. */
export const conflict: Page = async (visit) => {
  const child = await readChild(visit);
  return page(visit, child, groundIn(visit, child), draftOf(visit));
};

export const settle: Page = async (visit) => {
  const { form, api, once, params } = visit;
  const { childId = '', purposeId = '' } = params;
  const body = { reason: form.get('reason') ?? '' };
  const done = await api('settleConflict', { params: { childId, purposeId }, body, once });
  if (done.ok) return redirect(`${CONFLICT_LIST}?done=settled`);
  const child = await readChild(visit);
  const view = groundIn(visit, child);
  if (done.reason === 'no-such-conflict')
    return nothingToSettle(visit, child, view, { status: 409, typed: form.get('reason') ?? '' });
  const { wrong, ...again } = mending(done, {
    reason: { field: 'reason', says: T.wrongReason },
  });
  return page(visit, child, view, { values: form, wrong }, again);
};

const about = (visit: Visit, child: ChildView, { name }: GroundView) => ({
  title: visit.say(T.settleTitle),
  over: `${overOf(visit, child)}: ${visit.say(name)}`,
  trail: trailToChild(visit, child),
});

function page(
  visit: Visit,
  child: ChildView,
  view: GroundView,
  typed: Typed,
  { status, above }: Again = {},
): Answer {
  const { say, frame } = visit;
  const { ground } = view;
  if (!view.conflict || ground.kind !== 'consent') return nothingToSettle(visit, child, view);
  const form = html`${longText(say, typed, { name: 'reason', label: T.reason, hint: T.reasonHint, maxLength: 4000 })}
<div class="button-group">${submit(say(T.save))}</div>`;
  const action = `${childPath(child.childId)}/conflicts/${view.purposeId}`;
  return show(visit, {
    ...about(visit, child, view),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${say(T.settleLead)}</p>
<h2>${say(T.answers)}</h2>${answers(visit, child, ground)}
${message(frame, 'warning', say(T.noStands), say(T.noStandsText))}
${formOf(visit, action, form, { keep: 'settle' })}`,
  });
}

/** They have agreed meanwhile, or a colleague was faster; what was typed is not lost. */
const nothingToSettle = (
  visit: Visit,
  child: ChildView,
  view: GroundView,
  { status = 200, typed = '' }: { readonly status?: number; readonly typed?: string } = {},
): Answer => {
  const { say, frame } = visit;
  return show(visit, {
    ...about(visit, child, view),
    status,
    content: html`${message(frame, 'info', say(T.gone), say(T.goneText))}
${view.ground.kind === 'consent' ? html`<h2>${say(T.answers)}</h2>${answers(visit, child, view.ground)}` : html``}
${typed === '' ? html`` : html`<pre class="raw">${typed}</pre>`}
<p>${buttonLink(CONFLICT_LIST, say(T.toList))}</p>`,
  });
};
