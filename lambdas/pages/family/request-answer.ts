import { type Html, html } from '../../platform/html.ts';
import { must, Refused } from '../api.ts';
import { ANSWER_TEXTS as T } from '../texts/family-answer.ts';
import { REQUEST_TEXTS } from '../texts/family-requests.ts';
import { WEB } from '../texts/web.ts';
import { type Answer, redirect } from '../web/answer.ts';
import { errorSummary, type Typed, typedIn, wrongFrom } from '../web/form.ts';
import { buttonLink, day, longText, message, NONE, submit } from '../web/parts.ts';
import { digestOf } from '../web/session.ts';
import { draftOf, formOf, hasChanged, type Page, show, type Visit } from '../web/visit.ts';
import { trailBelow, wholeName } from './about.ts';
import { openPause, pathOf, type Request, requestOf, titleOf } from './request-words.ts';

/** Where the requester answers what she was asked, while the clock stands still. */
export const answer: Page = async (visit) => shows(visit, await requestOf(visit), draftOf(visit));

/** What an answer is given on; what else happens to the request meanwhile changes nothing of it. */
const seenIn = (request: Request): unknown => openPause(request) ?? null;

type Why = { readonly status?: number; readonly above?: Html };

async function shows(visit: Visit, request: Request, typed: Typed, why: Why = {}): Promise<Answer> {
  const { api, say, frame } = visit;
  const { requestId, childId, mine } = request;
  const child = must(await api('getChild', { params: { childId } }));
  const open = mine ? openPause(request) : undefined;
  return show(visit, {
    title: say(T.title),
    over: wholeName(visit, child),
    trail: [
      ...trailBelow(visit, child),
      { title: say(REQUEST_TEXTS.listTitle), href: `/family/children/${childId}/requests` },
      { title: titleOf(say, request), href: pathOf(requestId) },
    ],
    status: why.status ?? 200,
    content: html`<div class="stack">${errorSummary(say, frame, typed)}${why.above ?? NONE}
${open ? form(visit, request, open, typed) : nothing(visit, request, typed)}</div>`,
  });
}

function form(
  visit: Visit,
  request: Request,
  { from, question }: NonNullable<ReturnType<typeof openPause>>,
  typed: Typed,
): Html {
  const { say, path } = visit;
  return html`<section class="panel" aria-labelledby="asked"><h2 id="asked">${say.rich(T.wasAsked, { date: day(say, from) })}</h2>${question === undefined ? NONE : html`<p><q>${question}</q></p>`}</section>
<p>${say(T.lead)}</p>
${formOf(
  visit,
  path,
  html`${longText(say, typed, { name: 'text', label: T.text, hint: T.textHint, maxLength: 2000 })}
<div class="button-group">${submit(say(T.send))}</div>`,
  { seen: digestOf(seenIn(request)), keep: 'answer' },
)}`;
}

function nothing({ say }: Visit, { requestId }: Request, typed: Typed): Html {
  const text = typedIn(typed, 'text').trim();
  return html`<p>${say(T.nothing)}</p>${text === '' ? NONE : html`<p>${say(T.youWrote, { text })}</p>`}
<p>${buttonLink(pathOf(requestId), say(T.toRequest), 'secondary')}</p>`;
}

/** The requester has answered, once: a form sent twice says nothing twice. */
export const sendAnswer: Page = async (visit) => {
  const { api, form: sent, once, frame, say } = visit;
  const request = await requestOf(visit);
  const { requestId, pauses } = request;
  const text = (sent.get('text') ?? '').trim();
  const typed: Typed = { values: sent, wrong: [] };
  const done = redirect(`${pathOf(requestId)}?done=answered`);
  if (text !== '' && pauses.at(-1)?.answer === text) return done;
  if (hasChanged(visit, seenIn(request)))
    return shows(visit, request, typed, {
      status: 409,
      above: message(frame, 'warning', say(WEB.changedTitle), say(WEB.changedText)),
    });
  const answered = await api('answerPause', { params: { requestId }, body: { text }, once });
  if (answered.ok) return done;
  if (answered.status !== 400) throw new Refused(answered);
  const { wrong } = wrongFrom(answered, { text: { field: 'text', says: T.wrongText } });
  return shows(visit, request, { ...typed, wrong }, { status: 422 });
};
