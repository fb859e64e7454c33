import { html } from '../../../platform/html.ts';
import { type ChildView, readChild } from '../../shared/child.ts';
import { LEAVE as T } from '../../texts/desk-family.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { dateField, message, note, submit, textField } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { CONFIRM, isWord } from '../confirm.ts';
import { type Again, type Mending, mending } from '../refusal.ts';
import { overOf } from '../requests/request-read.ts';
import { childPath, trailToChild } from './child-read.ts';

/** Lets one child leave: with what follows, and a word to type. */
export const leaveChild: Page = async (visit) => page(visit, await readChild(visit), draftOf(visit));

export const letChildLeave: Page = async (visit) => {
  const { form, api, once, say, params } = visit;
  const { childId = '' } = params;
  const again = async ({ wrong, ...why }: Mending): Promise<Answer> =>
    page(visit, await readChild(visit), { values: form, wrong }, why);
  if (!isWord(visit, say(T.word)))
    return again({ wrong: [{ field: CONFIRM, says: T.notTheWord }], status: 422 });
  const done = await api('leaveChild', { params: { childId }, body: { on: form.get('on') ?? '' }, once });
  if (done.ok) return redirect(`${childPath(childId)}?done=left`);
  const { reason, says, status } = done;
  if (reason === 'date-in-the-future') return again({ wrong: [{ field: 'on', says }], status });
  return again(mending(done, { on: { field: 'on', says: T.wrongDate } }));
};

function page(visit: Visit, child: ChildView, typed: Typed, { status, above }: Again = {}): Answer {
  const { say, frame, today } = visit;
  const form = html`${dateField(say, typed, { name: 'on', label: T.on, hint: T.onHint, max: today })}
${textField(say, typed, { name: CONFIRM, label: T.confirm, confirms: say(T.word) })}
<div class="button-group">${submit(say(T.save), 'warning')}</div>`;
  return show(visit, {
    title: say(T.title),
    over: overOf(visit, child),
    trail: trailToChild(visit, child),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}
${message(frame, 'warning', say(T.followsTitle), html`<p>${say(T.follows)}</p><p>${say(T.notUndone)}</p>`)}
${note(say(T.moveInstead))}
${formOf(visit, `${childPath(child.childId)}/leave`, form)}`,
  });
}
