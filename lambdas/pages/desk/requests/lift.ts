import { daysAfter } from '../../../domain/deadline.ts';
import type { Question } from '../../../domain/request.ts';
import { type Html, html } from '../../../platform/html.ts';
import { DECIDE_TEXTS as T } from '../../texts/desk-decide.ts';
import type { Answer } from '../../web/answer.ts';
import type { Typed } from '../../web/form.ts';
import { dateField, day, submit } from '../../web/parts.ts';
import { draftOf, type Page, type Visit } from '../../web/visit.ts';
import { type Again, type Matter, type RequestView, readRequest, saying } from './request-read.ts';
import { nothingToDo, reasonField, WRONG_REASON, wordForm, wordPage, words } from './request-word.ts';

/** The end of a restriction: told first, then done (art. 18(3)). */
export const lift: Page = async (visit) => shows(visit, await readRequest(visit), draftOf(visit));

/** A person's answer that leaves nothing of a request to carry out. */
const WHOLE: readonly Question[] = ['admissible', 'maturity', 'accuracy'];

/** True for a restriction that was carried out, lifted since or not. */
export const isInForce = ({ right, completedAt, liftedAt, assessments }: RequestView): boolean =>
  right === 'restriction' &&
  (completedAt !== undefined || liftedAt !== undefined) &&
  !assessments.some(({ question, outcome }) => outcome === 'refused' && WHOLE.includes(question));

function shows(visit: Visit, matter: Matter, typed: Typed, why: Partial<Again> = {}): Answer {
  const { say } = visit;
  const { lift: announced, liftedAt } = matter.request;
  if (liftedAt !== undefined) return nothingToDo(visit, matter, say(T.liftTitle), T.alreadyLifted);
  if (!isInForce(matter.request)) return nothingToDo(visit, matter, say(T.liftTitle), T.notLiftable);
  return wordPage(visit, matter, {
    title: say(T.liftTitle),
    typed,
    why,
    content: announced ? toLift(visit, matter, announced.liftsOn) : toAnnounce(visit, matter, typed),
  });
}

function toAnnounce(visit: Visit, matter: Matter, typed: Typed): Html {
  const { say, today } = visit;
  return html`<p class="font-lead">${say(T.announceLead)}</p>
${wordForm(
  visit,
  matter,
  html`${dateField(say, typed, { name: 'liftsOn', label: T.liftsOn, hint: T.liftsHint, min: daysAfter(today, 1) })}${reasonField(visit, typed)}
<div class="button-group">${submit(say(T.announce), 'primary', { name: 'step', value: 'announce' })}</div>`,
  'lift',
)}`;
}

function toLift(visit: Visit, matter: Matter, liftsOn: string): Html {
  const { say, today } = visit;
  const date = day(say, liftsOn);
  return html`<p class="font-lead">${say.rich(T.liftLead, { date })}</p>
${
  liftsOn > today
    ? html`<p>${say.rich(T.liftLater, { date })}</p>`
    : wordForm(
        visit,
        matter,
        html`<div class="button-group">${submit(say(T.lift), 'primary', { name: 'step', value: 'lift' })}</div>`,
      )
}`;
}

export const sayLift: Page = async (visit) => {
  const { form, api, once, params } = visit;
  const matter = await readRequest(visit);
  const { lift: announced, liftedAt } = matter.request;
  const again = (typed: Typed, why: Again) => shows(visit, matter, typed, why);
  if (form.get('step') === 'lift')
    return saying(visit, matter, {
      isSo: liftedAt !== undefined,
      done: 'lifted',
      send: () => api('liftRestriction', { params, once }),
      again,
    });
  const [liftsOn, reason] = [words(form, 'liftsOn'), words(form, 'reason')];
  return saying(visit, matter, {
    isSo: announced?.liftsOn === liftsOn && announced.reason === reason,
    done: 'announced',
    fields: { liftsOn: { field: 'liftsOn', says: T.wrongLiftsOn }, reason: WRONG_REASON },
    send: () => api('announceLift', { params, body: { liftsOn, reason }, once }),
    again,
  });
};
