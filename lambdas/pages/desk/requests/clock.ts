import { openPause, PAUSES, unreadAnswer } from '../../../domain/request.ts';
import { dueOnOf } from '../../../domain/request-clock.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { Input } from '../../api.ts';
import { PAUSED_WHY, CLOCK_TEXTS as T } from '../../texts/desk-clock.ts';
import type { Answer } from '../../web/answer.ts';
import type { Typed } from '../../web/form.ts';
import { dateField, day, longText, radios, submit } from '../../web/parts.ts';
import { draftOf, formOf, type Page, type Visit } from '../../web/visit.ts';
import { pauseWords } from './request-about.ts';
import { mayExtend, mayPause } from './request-may.ts';
import {
  type Again,
  type Matter,
  type RequestView,
  readRequest,
  requestPath,
  saying,
  seenOf,
} from './request-read.ts';
import { nothingToDo, reasonField, WRONG_REASON, wordForm, wordPage, words } from './request-word.ts';

type Show = (visit: Visit, matter: Matter, typed: Typed, why?: Partial<Again>) => Answer;

/** A page that shows a form about a request, empty or with what was typed before. */
const showing =
  (shows: Show): Page =>
  async (visit) =>
    shows(visit, await readRequest(visit), draftOf(visit));

/** Asking the requester who she is or what she means; the clock stands still meanwhile. */
const showsPause: Show = (visit, matter, typed, why = {}) => {
  const { say } = visit;
  if (openPause(matter.request)) return nothingToDo(visit, matter, say(T.pauseTitle), T.alreadyPaused);
  if (!mayPause(matter.request)) return nothingToDo(visit, matter, say(T.pauseTitle), T.notPausable);
  const hints = { identity: T.pauseIdentityHint, scope: T.pauseScopeHint };
  // Who signed in has shown who she is.
  const whys = PAUSES.filter((why) => why !== 'identity' || matter.request.loa === undefined);
  return wordPage(visit, matter, {
    title: say(T.pauseTitle),
    typed,
    why,
    content: html`<p class="font-lead">${say(T.pauseLead)}</p>
${wordForm(
  visit,
  matter,
  html`${radios(
    say,
    typed,
    { name: 'because', label: T.pauseWhy },
    whys.map((value) => ({ value, label: say(PAUSED_WHY[value]), hint: say(hints[value]) })),
  )}${longText(say, typed, { name: 'question', label: T.question, hint: T.questionHint, maxLength: 2000 })}
<div class="button-group">${submit(say(T.pause))}</div>`,
  'pause',
)}`,
  });
};

export const pause = showing(showsPause);

export const sayPause: Page = async (visit) => {
  const { form, api, once, params } = visit;
  const matter = await readRequest(visit);
  const [because, question] = [form.get('because'), words(form, 'question')];
  const open = openPause(matter.request);
  return saying(visit, matter, {
    isSo: open?.because === because && open?.question === question,
    done: 'paused',
    fields: {
      because: { field: 'because', says: T.wrongWhy },
      question: { field: 'question', says: T.wrongQuestion },
    },
    send: () =>
      api('pauseClock', {
        params,
        body: { because, question } as NonNullable<Input<'pauseClock'>['body']>,
        once,
      }),
    again: (typed, why) => showsPause(visit, matter, typed, why),
  });
};

/** What a case worker sends once she has read the requester's own answer. */
export const acceptForm = (visit: Visit, request: RequestView): Html =>
  formOf(
    visit,
    `${requestPath(request.requestId)}/resume`,
    submit(visit.say(T.accept), 'primary', { name: 'step', value: 'accept' }),
    { seen: seenOf(request) },
  );

/** The requester's own answer, to be read before the request goes on. */
const showsAnswer: Show = (visit, matter, typed, why = {}) => {
  const { say } = visit;
  return wordPage(visit, matter, {
    title: say(T.resumeTitle),
    typed,
    why,
    content: html`<p class="font-lead">${say(T.acceptLead)}</p>${pauseWords(say, unreadAnswer(matter.request) ?? {})}
<div class="button-group">${acceptForm(visit, matter.request)}</div>`,
  });
};

/** The requester's answer has come: the clock goes on from that day. */
const showsResume: Show = (visit, matter, typed, why = {}) => {
  const { say, today } = visit;
  if (unreadAnswer(matter.request)) return showsAnswer(visit, matter, typed, why);
  const open = openPause(matter.request);
  if (!open) return nothingToDo(visit, matter, say(T.resumeTitle), T.notPaused);
  return wordPage(visit, matter, {
    title: say(T.resumeTitle),
    typed,
    why,
    content: html`<p class="font-lead">${say(T.resumeLead)}</p>
<p>${say.rich(T.wasAsked, { date: day(say, open.from), question: html`<q>${open.question ?? ''}</q>` })}</p>
${wordForm(
  visit,
  matter,
  html`${dateField(say, typed, { name: 'answeredOn', label: T.answeredOn, hint: T.answeredHint, isOptional: true, min: open.from, max: today })}
<div class="button-group">${submit(say(T.resume))}</div>`,
)}`,
  });
};

export const resume = showing(showsResume);

export const sayResume: Page = async (visit) => {
  const { form, api, once, params } = visit;
  const matter = await readRequest(visit);
  const isHeard = !openPause(matter.request) && !unreadAnswer(matter.request);
  const again = (typed: Typed, why: Again) => showsResume(visit, matter, typed, why);
  if (form.get('step') === 'accept')
    return saying(visit, matter, {
      isSo: isHeard && matter.request.timeline.some(({ what }) => what === 'answer-accepted'),
      done: 'accepted',
      send: () => api('acceptAnswer', { params, once }),
      again,
    });
  const answeredOn = words(form, 'answeredOn');
  return saying(visit, matter, {
    isSo: isHeard && matter.request.timeline.at(-1)?.what === 'clock-resumed',
    done: 'resumed',
    fields: { answeredOn: { field: 'answeredOn', says: T.wrongAnsweredOn } },
    send: () => api('resumeClock', { params, body: answeredOn === '' ? {} : { answeredOn }, once }),
    again,
  });
};

/** Two months more, told with the reason within the first (art. 12(3)). */
const showsExtend: Show = (visit, matter, typed, why = {}) => {
  const { say } = visit;
  const { dueOn } = matter.request;
  if (dueOn === null || !mayExtend(matter.request))
    return nothingToDo(visit, matter, say(T.extendTitle), T.notExtendable);
  const dates = { date: day(say, dueOn), later: day(say, dueOnOf(matter.request, true)) };
  return wordPage(visit, matter, {
    title: say(T.extendTitle),
    typed,
    why,
    content: html`<p class="font-lead">${say(T.extendLead)}</p><p>${say.rich(T.nowDue, dates)}</p>
${wordForm(
  visit,
  matter,
  html`${reasonField(visit, typed)}<div class="button-group">${submit(say(T.extend))}</div>`,
  'extension',
)}`,
  });
};

export const extend = showing(showsExtend);

export const sayExtend: Page = async (visit) => {
  const { form, api, once, params } = visit;
  const matter = await readRequest(visit);
  const reason = words(form, 'reason');
  return saying(visit, matter, {
    isSo: matter.request.extended?.reason === reason,
    done: 'extended',
    fields: { reason: WRONG_REASON },
    send: () => api('extendDeadline', { params, body: { reason }, once }),
    again: (typed, why) => showsExtend(visit, matter, typed, why),
  });
};
