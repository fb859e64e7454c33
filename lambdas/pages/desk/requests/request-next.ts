import { dueOnOf } from '../../../domain/request-clock.ts';
import { type Html, html } from '../../../platform/html.ts';
import { inShort } from '../../shared/rulings.ts';
import { QUESTION_TITLES } from '../../texts/desk-decide.ts';
import { REQUEST_TEXTS as T } from '../../texts/desk-requests.ts';
import { buttonLink, day, link, NONE, submit } from '../../web/parts.ts';
import { listed } from '../../web/say.ts';
import { formOf, mayChange, offered, readsOnly, type Visit } from '../../web/visit.ts';
import { acceptForm } from './clock.ts';
import { isInForce } from './lift.ts';
import { pauseWords } from './request-about.ts';
import { mayPause } from './request-may.ts';
import { packagesOf } from './request-package.ts';
import { LABELS } from './request-parts.ts';
import { isOnPaper, type Matter, type RequestView, requestPath } from './request-read.ts';

/** What a case worker does next about a request, with the way to do it, and other ways on: what waits for nobody says so. */
type Next = {
  readonly title: string;
  readonly content: Html;
  readonly acts?: Html;
  readonly foot?: Html;
};

export function nextStep(visit: Visit, matter: Matter): Html {
  const { title, content, acts = NONE, foot = NONE } = next(visit, matter);
  const isTold = acts !== NONE && !mayChange(visit);
  const ways = html`${offered(visit, acts)}${foot}`;
  return html`<section class="panel" aria-labelledby="next"><p class="soft">${visit.say(T.next)}</p><div class="stack"><h2 id="next">${title}</h2>${content}${reasonToSend(visit, matter.request)}${isTold ? readsOnly(visit) : NONE}</div>${ways.markup === '' ? NONE : html`<div class="button-group">${ways}</div>`}</section>`;
}

function next(visit: Visit, matter: Matter): Next {
  const { say } = visit;
  const { request } = matter;
  switch (request.status) {
    case 'awaiting-decision':
      if (request.awaits === undefined) return answered(visit, request);
      return request.awaits === 'joint' ? joint(visit, matter) : question(visit, matter);
    case 'awaiting-requester':
      return paused(visit, request);
    case 'with-vendors':
      return withVendors(visit, matter);
    case 'received':
    case 'all-answered':
      return working(visit, request);
    case 'completed':
      return completed(visit, request);
    case 'closed':
      return {
        title: say(T.closedTitle),
        content: html`<p>${say(T.closedText)}</p>`,
        foot: toWork(visit),
      };
  }
}

/** The reason of a longer time must be with the family within the first (art. 12(3)); on paper, nobody but staff sends it. */
function reasonToSend({ say, today }: Visit, request: RequestView): Html {
  const { extended, completedAt, status } = request;
  if (!extended || !isOnPaper(request) || completedAt !== undefined || status === 'closed') return NONE;
  const date = dueOnOf(request, false);
  if (date < today) return NONE;
  return html`<p>${say.rich(T.sendReason, { date: day(say, date) })} ${link(to(request, 'letter'), say(T.seeLetter))}</p>`;
}

const to = ({ requestId }: RequestView, below: string): string => `${requestPath(requestId)}/${below}`;
const toWork = ({ say }: Visit): Html => buttonLink('/desk/work', say(T.toWork), 'secondary');

/** A question of a person's, and what the law makes of either answer. */
function question(visit: Visit, { request, names }: Matter): Next {
  const { say } = visit;
  const { awaits, suggestions, questions, overdue } = request;
  // What a release changes stands in its letter: the decisions stay as they are.
  const isForeseen = suggestions !== undefined && awaits !== 'release';
  const after = questions.filter((one) => one !== awaits);
  const side = (title: string, decisions: RequestView['decisions']): Html =>
    html`<div><h3>${title}</h3>${decisions.length === 0 ? html`<p>${say(T.nothingFollows)}</p>` : inShort(visit, names, LABELS, decisions)}</div>`;
  return {
    title: awaits === undefined ? say(T.answer) : say(QUESTION_TITLES[awaits]),
    content: html`${overdue.length === 0 ? NONE : html`<p>${say(T.lateToo, { vendors: listed(say, overdue.map(names.vendor)) })}</p>`}${isForeseen ? html`${side(say(T.ifUpheld), suggestions.upheld)}${side(say(T.ifRefused), suggestions.refused)}` : NONE}
${
  after.length === 0
    ? NONE
    : html`<p class="soft">${say(T.questionsAfter, {
        questions: listed(
          say,
          after.map((one) => say(QUESTION_TITLES[one])),
        ),
      })}</p>`
}`,
    acts: html`${buttonLink(to(request, 'decide'), say(T.answer))}${mayPause(request) ? buttonLink(to(request, 'pause'), say(T.askFirst), 'secondary') : NONE}`,
    foot: offered(visit, NONE, buttonLink(to(request, 'decide'), say(T.seeQuestion), 'secondary')),
  };
}

const joint = ({ say }: Visit, { request }: Matter): Next => ({
  title: say(T.jointTitle),
  content: html`<p>${say(T.jointText)}</p>`,
  acts: buttonLink(to(request, 'decide'), say(T.jointEnter), 'secondary'),
});

function paused({ say }: Visit, request: RequestView): Next {
  const open = request.pauses.find(({ to: until }) => until === undefined);
  return {
    title: say(T.pausedTitle),
    content: html`${open ? pauseWords(say, open) : NONE}<p>${say(T.pausedText)}</p>`,
    acts: buttonLink(to(request, 'resume'), say(T.resume)),
  };
}

/** The requester's own answer: what she meant may change everything, so it is read before the request goes on. */
function answered(visit: Visit, request: RequestView): Next {
  const { say } = visit;
  const pause = request.pauses.find(({ unread }) => unread);
  return {
    title: say(T.answeredTitle),
    content: html`${pause ? pauseWords(say, pause) : NONE}<p>${say(T.answeredText)}</p>`,
    acts: html`${acceptForm(visit, request)}${buttonLink(to(request, 'pause'), say(T.askAgain), 'secondary')}`,
  };
}

const DONE = ['done', 'no-data'];
const NOT_BEGUN = ['queued', 'delivered'];
const UNSETTLED = ['partly-done', 'refused', 'failed'];

function withVendors({ say }: Visit, { request, names }: Matter): Next {
  const { tasks, overdue } = request;
  const asked = tasks.filter(({ status }) => status !== 'withdrawn');
  const n = asked.filter(({ status }) => DONE.includes(status)).length;
  const w = asked.filter(({ status }) => status === 'waived').length;
  const unsettled = asked.filter(({ status }) => UNSETTLED.includes(status)).map(({ vendorId }) => vendorId);
  const called = (vendorIds: readonly string[]): string =>
    listed(say, [...new Set(vendorIds)].map(names.vendor));
  const isIdle = asked.every(({ status }) => NOT_BEGUN.includes(status));
  const title =
    overdue.length > 0
      ? T.vendorsLateTitle
      : unsettled.length > 0
        ? T.unsettledTitle
        : isIdle
          ? T.vendorsIdleTitle
          : T.vendorsTitle;
  return {
    title: say(title),
    content: html`<p>${say(T.vendorsDone, { n, m: asked.length })}${w > 0 ? html` ${say(T.vendorsWaived, { w })}` : NONE}</p>
${overdue.length > 0 ? html`<p>${say(T.vendorsLate, { vendors: called(overdue) })}</p>` : NONE}
${unsettled.length > 0 ? html`<p>${say(T.unsettled, { vendors: called(unsettled) })}</p>` : NONE}`,
    ...((overdue.length + unsettled.length > 0 || isIdle) && {
      foot: html`<a class="button button-primary" href="#vendors">${say(T.vendors)}</a>`,
    }),
  };
}

const working = (visit: Visit, request: RequestView): Next => ({
  title: visit.say(T.workingTitle),
  content: html`<p>${visit.say(T.workingText)}</p>`,
  acts: formOf(
    visit,
    requestPath(request.requestId),
    submit(visit.say(T.resend), 'secondary', { name: 'step', value: 'resend' }),
  ),
});

function completed(visit: Visit, request: RequestView): Next {
  const { say } = visit;
  const { completedAt, letter, owesLetter } = request;
  const text = owesLetter ? T.carriedOutText : T.completedText;
  const on = letter?.sentOn ?? completedAt;
  const when = on === undefined ? NONE : html`<p>${say.rich(text, { date: day(say, on) })}</p>`;
  const held = isInForce(request) ? lifting(visit, request) : undefined;
  const hasPackage = packagesOf(request).length > 0;
  if (owesLetter)
    return {
      title: say(hasPackage ? T.sendBothTitle : T.sendTitle),
      content: html`${when}<p>${say(hasPackage ? T.sendBoth : T.sendLetter)}</p>${held?.content ?? NONE}`,
      acts: html`${buttonLink(to(request, 'letter'), say(T.seeLetter))}${buttonLink(to(request, 'sent'), say(hasPackage ? T.toSentBoth : T.toSent), 'secondary')}${held?.acts ?? NONE}`,
    };
  return {
    title: say(T.completedTitle),
    content: html`${when}${held?.content ?? NONE}`,
    ...(held?.acts ? { acts: held.acts } : { foot: toWork(visit) }),
  };
}

/** A restriction holds until it is lifted, which is told before (art. 18(3)). */
function lifting({ say, today }: Visit, request: RequestView): Pick<Next, 'content' | 'acts'> {
  const { lift, liftedAt } = request;
  if (liftedAt !== undefined) return { content: html`<p>${say(T.lifted)}</p>` };
  const below = to(request, 'lift');
  if (!lift)
    return {
      content: html`<p>${say(T.liftable)}</p>`,
      acts: buttonLink(below, say(T.toLift), 'secondary'),
    };
  const isDue = lift.liftsOn <= today;
  return {
    content: html`<p>${say.rich(T.lifting, { date: day(say, lift.liftsOn) })}</p>${isOnPaper(request) ? html`<p>${say(T.sendNotice)} ${link(to(request, 'letter'), say(T.seeLetter))}</p>` : NONE}`,
    acts: buttonLink(below, say(T.toLiftNow), isDue ? 'primary' : 'secondary'),
  };
}
