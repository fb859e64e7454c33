import type { Bilingual } from '../../../domain/purpose.ts';
import { LETTER_WAYS } from '../../../domain/request.ts';
import { html } from '../../../platform/html.ts';
import { dateIn } from '../../../platform/page.ts';
import { type Input, must } from '../../api.ts';
import { CLOCK_TEXTS as T, WAYS } from '../../texts/desk-clock.ts';
import { DECIDE_TEXTS } from '../../texts/desk-decide.ts';
import { SENT } from '../../texts/family-course.ts';
import type { Answer } from '../../web/answer.ts';
import type { Typed } from '../../web/form.ts';
import { dateField, link, message, NONE, radios, submit } from '../../web/parts.ts';
import { filled } from '../../web/say.ts';
import { draftOf, type Page, type Visit } from '../../web/visit.ts';
import { readEvent } from '../oversight/ledger-event.ts';
import { readLedger } from '../oversight/ledger-kinds.ts';
import { packagesOf } from './request-package.ts';
import { type Again, type Matter, readRequest, requestPath, saying } from './request-read.ts';
import { nothingToDo, wordForm, wordPage, words } from './request-word.ts';

/** That the letter to who asked on paper was sent, how and when. */
export const sent: Page = async (visit) => shows(visit, await readRequest(visit), draftOf(visit));

async function shows(visit: Visit, matter: Matter, typed: Typed, why: Partial<Again> = {}): Promise<Answer> {
  const { say, frame, today } = visit;
  const { requestId, owesLetter, letter } = matter.request;
  if (!owesLetter)
    return nothingToDo(visit, matter, say(T.sentTitle), letter ? wasSent(letter) : T.nothingToSend);
  const hasPackage = packagesOf(matter.request).length > 0;
  const isForgotten = hasPackage && !(await isFetched(visit, requestId));
  return wordPage(visit, matter, {
    title: say(hasPackage ? T.sentBothTitle : T.sentTitle),
    typed,
    why,
    content: html`<p class="font-lead">${say(hasPackage ? T.sentBothLead : T.sentLead)}</p>
${isForgotten ? message(frame, 'warning', say(T.notFetched), html`<p>${say(T.notFetchedText)}</p><p>${link(requestPath(requestId), say(DECIDE_TEXTS.toRequest))}</p>`) : NONE}
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
<div class="button-group">${submit(say(hasPackage ? T.sentBoth : T.sent))}</div>`,
  'sent',
)}`,
  });
}

type Letter = NonNullable<Matter['request']['letter']>;

/** How and when it was sent. */
const wasSent = ({ how, sentOn }: Letter): Bilingual =>
  filled(SENT[how], { date: { da: dateIn('da', sentOn), en: dateIn('en', sentOn) } });

/** True once somebody fetched the package: who and when stands in the ledger alone. */
async function isFetched({ api }: Visit, requestId: string): Promise<boolean> {
  const { events } = must(await readLedger(api, 'request', requestId));
  return events.some((entry) => readEvent(entry)?.type === 'package-fetched');
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
