import { INADMISSIBLE, type Inadmissible } from '../../../domain/request.ts';
import { RULINGS } from '../../../domain/rulings.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type Input, Refused } from '../../api.ts';
import { REFUSABLE, DECIDE_TEXTS as T } from '../../texts/desk-decide.ts';
import type { Answer } from '../../web/answer.ts';
import { type Typed, wrongFrom } from '../../web/form.ts';
import { NONE, radios, submit } from '../../web/parts.ts';
import { draftOf, type Page, type Visit } from '../../web/visit.ts';
import { foreseen, onPaper } from './request-letter.ts';
import { mayRefuse } from './request-may.ts';
import { type Again, formStatus, type Matter, readRequest, saying } from './request-read.ts';
import { nothingToDo, reasonField, WRONG_REASON, wordForm, wordPage, words } from './request-word.ts';

const FIELDS = { because: { field: 'because', says: T.wrongBecause }, reason: WRONG_REASON } as const;

/** Refusing a whole request. */
export const refuse: Page = async (visit) => shows(visit, await readRequest(visit), draftOf(visit));

export const sayRefusal: Page = async (visit) => {
  const { form, api, once } = visit;
  const matter = await readRequest(visit);
  const { requestId, assessments } = matter.request;
  const [because, reason] = [INADMISSIBLE.find((one) => one === form.get('because')), words(form, 'reason')];
  const answer = { outcome: 'refused', reason, ...(because && { because }) } as const;
  if (form.get('step') === 'letter') return showsLetter(visit, matter, because, reason);
  return saying(visit, matter, {
    isSo: assessments.some((one) => one.question === 'admissible' && one.reason === reason),
    done: 'refused',
    fields: FIELDS,
    send: () =>
      api('assessRequest', {
        params: { requestId },
        // What is missing, the API names.
        body: { question: 'admissible', ...answer } as NonNullable<Input<'assessRequest'>['body']>,
        once,
      }),
    again: (typed, why) => shows(visit, matter, typed, why),
  });
};

async function showsLetter(
  visit: Visit,
  matter: Matter,
  because: Inadmissible | undefined,
  reason: string,
): Promise<Answer> {
  const typed = { values: visit.form, wrong: [] };
  if (!because) return shows(visit, matter, { ...typed, wrong: [FIELDS.because] }, { status: 422 });
  const letter = await foreseen(visit, { outcome: 'refused', because, ...(reason !== '' && { reason }) });
  if (letter.ok) return shows(visit, matter, typed, {}, onPaper(visit, letter.value));
  if (letter.status >= 500) throw new Refused(letter);
  const { wrong, above } = wrongFrom(letter, FIELDS);
  return shows(visit, matter, { ...typed, wrong }, { status: formStatus(letter), ...(above && { above }) });
}

function shows(
  visit: Visit,
  matter: Matter,
  typed: Typed,
  why: Partial<Again> = {},
  letter: Html = NONE,
): Answer {
  const { say } = visit;
  if (!mayRefuse(matter.request)) return nothingToDo(visit, matter, say(T.refuseTitle), T.notRefusable);
  return wordPage(visit, matter, {
    title: say(T.refuseTitle),
    typed,
    why,
    content: html`${letter === NONE ? html`<p class="font-lead">${say(T.refuseLead)}</p>` : letter}
${wordForm(
  visit,
  matter,
  html`${radios(
    say,
    typed,
    { name: 'because', label: T.because },
    INADMISSIBLE.map((value) => ({ value, label: say(RULINGS[value]), hint: say(REFUSABLE[value]) })),
  )}${reasonField(visit, typed)}
<div class="button-group">${submit(say(T.refuse), 'warning')}${submit(say(letter === NONE ? T.seeLetter : T.seeAgain), 'secondary', { name: 'step', value: 'letter' })}</div>`,
  'refusal',
)}`,
  });
}
