import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { DECIDE_TEXTS as T } from '../../texts/desk-decide.ts';
import { WEB } from '../../texts/web.ts';
import type { Answer } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { buttonLink, longText, message, NONE } from '../../web/parts.ts';
import { formOf, show, type Visit } from '../../web/visit.ts';
import { type Again, type Matter, overOf, requestPath, seenOf, trailTo } from './request-read.ts';

/** A page below a request on which one thing is said about it. */
type WordPage = {
  readonly title: string;
  readonly typed: Typed;
  readonly content: Html;
  readonly why?: Partial<Again> | undefined;
  readonly wide?: boolean;
};

export function wordPage(visit: Visit, { request, child }: Matter, page: WordPage): Answer {
  const { say, frame } = visit;
  const { title, typed, content, why = {}, wide = false } = page;
  const { status = 200, above, isChanged = false } = why;
  return show(visit, {
    title,
    over: overOf(visit, child),
    trail: trailTo(visit, request),
    status,
    wide,
    content: html`<div class="stack">${isChanged ? message(frame, 'warning', say(WEB.changedTitle), say(WEB.changedText)) : errorSummary(say, frame, typed, above)}
${content}</div>`,
  });
}

/** The form of such a page: it knows what the request was like when it was filled in, and keeps what is typed. */
export const wordForm = (visit: Visit, { request }: Matter, content: Html, keep = 'word'): Html =>
  formOf(visit, visit.path, content, { seen: seenOf(request), keep });

/** A reason as the API takes it. */
export const reasonField = (
  { say }: Visit,
  typed: Typed,
  {
    label = T.reason,
    hint = T.reasonHint,
    isOptional = false,
  }: {
    readonly label?: Bilingual;
    readonly hint?: Bilingual;
    readonly isOptional?: boolean;
  } = {},
): Html => longText(say, typed, { name: 'reason', label, hint, isOptional, maxLength: 4000 });

/** What is wrong with a reason. */
export const WRONG_REASON = { field: 'reason', says: T.wrongReason } as const;

/** What was typed in a field, without the space around it. */
export const words = (form: URLSearchParams, field: string): string => (form.get(field) ?? '').trim();

/** Says that there is nothing to do here now, and keeps what was written. */
export const nothingToDo = (visit: Visit, matter: Matter, title: string, says: Bilingual): Answer => {
  const { say, form } = visit;
  const written = words(form, 'reason') || words(form, 'question');
  return wordPage(visit, matter, {
    title,
    typed: { values: form, wrong: [] },
    ...(visit.form.size > 0 && { why: { status: 409, isChanged: true } }),
    content: html`<p>${say(says)}</p>${written === '' ? NONE : html`<p>${say(T.youWrote, { reason: written })}</p>`}
<p>${buttonLink(requestPath(matter.request.requestId), say(T.toRequest), 'secondary')}</p>`,
  });
};
