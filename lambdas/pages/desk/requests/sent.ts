import { LETTER_WAYS } from '../../../domain/request.ts';
import { html } from '../../../platform/html.ts';
import type { Input } from '../../api.ts';
import { CLOCK_TEXTS as T, WAYS } from '../../texts/desk-clock.ts';
import type { Answer } from '../../web/answer.ts';
import type { Typed } from '../../web/form.ts';
import { dateField, link, radios, submit } from '../../web/parts.ts';
import { draftOf, type Page, type Visit } from '../../web/visit.ts';
import { type Again, type Matter, readRequest, requestPath, saying } from './request-read.ts';
import { nothingToDo, wordForm, wordPage, words } from './request-word.ts';

/** That the letter to who asked on paper was sent, how and when. */
export const sent: Page = async (visit) => shows(visit, await readRequest(visit), draftOf(visit));

function shows(visit: Visit, matter: Matter, typed: Typed, why: Partial<Again> = {}): Answer {
  const { say, today } = visit;
  const { requestId, owesLetter } = matter.request;
  if (!owesLetter) return nothingToDo(visit, matter, say(T.sentTitle), T.nothingToSend);
  return wordPage(visit, matter, {
    title: say(T.sentTitle),
    typed,
    why,
    content: html`<p class="font-lead">${say(T.sentLead)}</p>
<p>${link(`${requestPath(requestId)}/letter`, say(T.seeLetter))}</p>
${wordForm(
  visit,
  matter,
  html`${radios(
    say,
    typed,
    { name: 'how', label: T.how },
    LETTER_WAYS.map((value) => ({ value, label: say(WAYS[value]) })),
  )}${dateField(say, typed, { name: 'sentOn', label: T.sentOn, hint: T.sentHint, isOptional: true, max: today })}
<div class="button-group">${submit(say(T.sent))}</div>`,
  'sent',
)}`,
  });
}

const SENT_ON = { field: 'sentOn', says: T.wrongSentOn } as const;

export const saySent: Page = async (visit) => {
  const { form, api, once, params, today } = visit;
  const matter = await readRequest(visit);
  const { letter } = matter.request;
  const [how, sentOn] = [form.get('how'), words(form, 'sentOn') || today];
  return saying(visit, matter, {
    isSo: letter?.how === how && letter?.sentOn === sentOn,
    done: 'sent',
    fields: { how: { field: 'how', says: T.wrongHow }, sentOn: SENT_ON },
    refusals: { 'date-in-the-future': 'sentOn', 'date-before-the-answer': 'sentOn' },
    send: () =>
      api('recordLetter', {
        params,
        body: { how, sentOn } as NonNullable<Input<'recordLetter'>['body']>,
        once,
      }),
    again: (typed, why) => shows(visit, matter, typed, why),
  });
};
