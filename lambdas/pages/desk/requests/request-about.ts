import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { dateIn, momentIn } from '../../../platform/page.ts';
import { ASKED_WHY, ASSURANCE, BY, HAPPENED_HERE, REQUEST_TEXTS as T } from '../../texts/desk-requests.ts';
import { SENT } from '../../texts/family-course.ts';
import { ASSESSED, ORDERED_BECAUSE, TO_DO } from '../../texts/family-requests.ts';
import { TASK_WORDS } from '../../texts/picture-words.ts';
import { day, facts, link, NONE } from '../../web/parts.ts';
import { listed, type Say } from '../../web/say.ts';
import { offered, type Visit } from '../../web/visit.ts';
import { mayExtend, mayPause, mayRefuse } from './request-may.ts';
import { isOnPaper, type Matter, nameOf, type RequestView, requestPath } from './request-read.ts';
import { daysLeft } from './request-waits.ts';

/** The request in a few lines: whose, from when, until when, about what, by which law. */
export function inBrief(visit: Visit, matter: Matter): Html {
  const { say } = visit;
  const { request, child, names } = matter;
  const { childId, receivedOn, dueOn, purposes, extended, bulkId, pauses, name, article } = request;
  return facts([
    [say(T.child), link(`/desk/children/${childId}`, nameOf(visit, child.person))],
    [say(T.askedBy), askerOf(visit, matter)],
    [say(T.receivedOn), day(say, receivedOn)],
    ...(dueOn === null ? [] : [[say(T.dueOn), daysLeft(say, request)] as const]),
    ...(extended ? [[say(T.extended), extended.reason ?? day(say, extended.at)] as const] : []),
    ...(pauses.length === 0
      ? []
      : [[say(T.asked), html`${pauses.map((one) => pauseLine(say, one))}`] as const]),
    [say(T.concerns), purposes === 'all' ? say(T.everything) : listed(say, purposes.map(names.purpose))],
    [say(T.law), html`${say(name)} <span class="soft">${article}</span>`],
    [say(T.number), html`<code class="hash">${request.requestId}</code>`],
    ...(bulkId === undefined ? [] : [[say(T.bulk), link(`/desk/bulks/${bulkId}`, say(T.bulkLink))] as const]),
  ]);
}

type Pause = RequestView['pauses'][number];

/** When the requester was asked and answered; in whose words, where that is no longer the next step. */
function pauseLine(say: Say, pause: Pause): Html {
  const { because, from, to, unread } = pause;
  const parts = { why: say(ASKED_WHY[because]), from: day(say, from) };
  if (to === undefined) return html`<p>${say.rich(T.askedOn, parts)}</p>`;
  return html`<p>${say.rich(T.askedUntil, { ...parts, to: day(say, to) })}</p>${unread ? NONE : pauseWords(say, pause)}`;
}

/** What the requester was asked, and what she answered herself. */
export const pauseWords = (say: Say, { question, answer }: Pick<Pause, 'question' | 'answer'>): Html =>
  html`${said(say, T.theQuestion, question)}${said(say, T.theAnswer, answer)}`;

const said = (say: Say, label: Bilingual, words: string | undefined): Html =>
  words === undefined ? NONE : html`<p>${say.rich(label, { words: html`<q>${words}</q>` })}</p>`;

/** Who asked, and how surely she is known; never her CPR number. */
function askerOf(visit: Visit, { request, child }: Matter): string {
  const { say } = visit;
  const { requesterId, openedBy, cause, loa } = request;
  const how = say(loa === undefined ? T.onPaper : ASSURANCE[loa]);
  if (openedBy === 'child') return say(T.asChild, { name: nameOf(visit, child.person), how });
  if (requesterId !== undefined) {
    const asker = child.guardians.find(({ personId }) => personId === requesterId);
    return say(T.asParent, { name: nameOf(visit, asker?.person), how });
  }
  return cause === undefined ? say(T.byMunicipality) : say(ORDERED_BECAUSE[cause]);
}

/** What a case worker may do about the time of a request, and refuse it; what is not possible now, the API says. */
export function clockLinks(visit: Visit, request: RequestView): Html {
  const { say } = visit;
  const { requestId, status } = request;
  const links = [
    ...(status === 'awaiting-requester' ? [['resume', T.resume] as const] : []),
    ...(mayPause(request) ? [['pause', T.pause] as const] : []),
    ...(mayExtend(request) ? [['extend', T.extend] as const] : []),
    ...(mayRefuse(request) ? [['refuse', T.refuse] as const] : []),
  ];
  if (links.length === 0) return NONE;
  return offered(
    visit,
    html`<section class="no-print"><h2 class="h4">${say(T.clock)}</h2><ul class="plain stack-small">${links.map(
      ([below, title]) => html`<li>${link(`${requestPath(requestId)}/${below}`, say(title))}</li>`,
    )}</ul></section>`,
  );
}

type Entry = RequestView['timeline'][number];
const BAD: readonly Entry['what'][] = ['task-escalated', 'deadline-missed'];

/** What has happened, when to the minute, and who did it; the newest first. */
export function timeline(visit: Visit, { names, request }: Matter): Html {
  const { say } = visit;
  return html`<section><h2 class="h4">${say(T.timeline)}</h2><ol class="timeline" reversed>${request.timeline
    .toReversed()
    .map(
      (entry) =>
        html`<li class="${BAD.includes(entry.what) ? 'is-bad' : 'is-done'}"><time datetime="${entry.at}">${say(T.by, { time: momentIn(say.lang, entry.at), who: say(BY[entry.by]) })}</time><p class="timeline-title">${say(
          entry.what === 'request-opened' && isOnPaper(request)
            ? T.letterRegistered
            : HAPPENED_HERE[entry.what],
          {
            vendors: entry.vendorId === undefined ? '' : names.vendor(entry.vendorId),
            what: whatOf(say, request, entry),
          },
        )}</p></li>`,
    )}</ol></section>`;
}

/** What was assessed with its answer: after a question as it begins, otherwise as the sentence goes on. */
const answered = (asked: string, answer: string): string =>
  asked.endsWith('?')
    ? `${asked} ${answer}`
    : `${asked} ${answer.slice(0, 1).toLowerCase()}${answer.slice(1)}`;

/** What was assessed and how, how the letter went, what a vendor answered, or what it is asked. */
function whatOf(say: Say, { letter }: RequestView, { what, action, question, outcome }: Entry): string {
  if (what === 'letter-sent' && letter)
    return say(SENT[letter.how], { date: dateIn(say.lang, letter.sentOn) });
  if (question !== undefined && (outcome === 'upheld' || outcome === 'refused')) {
    const { what: asked, ...answers } = ASSESSED[question];
    return answered(say(asked), say(answers[outcome]));
  }
  if (what === 'task-answered' && outcome !== undefined && outcome !== 'upheld')
    return say(TASK_WORDS[outcome]);
  return action === undefined ? '' : say(TO_DO[action]);
}
