import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { PACKAGE_DAYS } from '../../store/tables.ts';
import { complaint } from '../shared/complaint.ts';
import { asking, askingOfficer, type Controller } from '../shared/controller.ts';
import type { Names } from '../shared/names.ts';
import { TASK_STANDS } from '../shared/request.ts';
import { inFull, type Labels } from '../shared/rulings.ts';
import { ANSWER_TEXTS } from '../texts/family-answer.ts';
import {
  ASSESSED,
  ASSESSED_OWN,
  ORDERED_BECAUSE,
  ORDERED_BECAUSE_OWN,
  REQUEST_TEXTS as T,
  TO_DO,
} from '../texts/family-requests.ts';
import { RIGHT_WORDS } from '../texts/family-rights.ts';
import { TASK_WORDS } from '../texts/picture-words.ts';
import { buttonLink, day, facts, link, message, NONE, panel, table, verdict } from '../web/parts.ts';
import { listed } from '../web/say.ts';
import type { Visit } from '../web/visit.ts';
import { isOwn } from './about.ts';
import { askerIn, dueIn, openPause, pathOf, type Request, standsIn } from './request-words.ts';

type Task = Request['tasks'][number];

const DAY_MS = 24 * 60 * 60 * 1000;

/** The request in a few lines: where it stands, when it is answered, whose it is, what it is about. */
export function inBrief(visit: Visit, names: Names, request: Request): Html {
  const { say } = visit;
  const { receivedOn, purposes, reason, cause, lift, extended } = request;
  return html`${facts([
    [say(T.standsNow), html`<strong>${standsIn(visit, request)}</strong>`],
    [say(T.dueOn), dueIn(say, request)],
    [say(T.receivedOn), day(say, receivedOn)],
    [say(T.askedBy), askerIn(visit, request)],
    [say(T.concerns), purposes === 'all' ? say(T.everything) : listed(say, purposes.map(names.purpose))],
    ...(reason === undefined ? [] : [[say(T.youWrote), html`<q>${reason}</q>`] as const]),
    ...answered(visit, request),
    ...(extended ? [[say(T.extended), because(visit, extended.reason)] as const] : []),
  ])}
${cause === undefined ? NONE : html`<p>${say((isOwn(visit) ? ORDERED_BECAUSE_OWN : ORDERED_BECAUSE)[cause])}</p>`}
${lift ? html`<p>${say.rich(T.lift, { date: day(say, lift.liftsOn) })}. ${because(visit, lift.reason)}</p>` : NONE}`;
}

const because = ({ say }: Visit, reason: string | undefined): Html =>
  reason === undefined ? NONE : html`${say(T.reason, { reason })}`;

/** What the requester was asked, while the clock stands still, and the way to answer it. */
export function asked({ say, frame }: Visit, request: Request): Html {
  const open = openPause(request);
  if (!open) return NONE;
  if (!request.mine) return message(frame, 'warning', say(T.pausedOther), html`<p>${say(T.pausedText)}</p>`);
  const { question } = open;
  return panel(
    say(T.pausedTitle),
    html`${question === undefined ? NONE : html`<p><q>${question}</q></p>`}<p>${say(T.pausedText)}</p>`,
    {
      foot: html`<div class="button-group">${buttonLink(`${pathOf(request.requestId)}/answer`, say(ANSWER_TEXTS.toAnswer))}</div>`,
    },
  );
}

/** What she was asked before and answered, which she alone and staff may read. */
const answered = ({ say }: Visit, { pauses }: Request): (readonly [string, Html])[] =>
  pauses.flatMap(({ question, answer }) =>
    question === undefined || answer === undefined
      ? []
      : [
          [say(ANSWER_TEXTS.asked), html`<q>${question}</q>`] as const,
          [say(ANSWER_TEXTS.youAnswered), html`<q>${answer}</q>`] as const,
        ],
  );

/** What access and portability hand over, to who asked for it. */
export function fetching({ say, now }: Visit, names: Names, request: Request): Html {
  const { requestId, mine, completedAt, evidence } = request;
  const packages = evidence?.packages ?? [];
  if (!mine || completedAt === undefined || packages.length === 0) return NONE;
  const until = new Date(Date.parse(completedAt) + PACKAGE_DAYS * DAY_MS).toISOString();
  const days = { n: PACKAGE_DAYS };
  if (until < now) return html`<div class="note"><p>${say(T.packageExpired, days)}</p></div>`;
  const words = { html: T.packageHtml, json: T.packageJson };
  return panel(
    say(T.packageTitle),
    html`<p>${say.rich(T.packageText, { ...days, date: day(say, until), name: names.child })}</p>`,
    {
      foot: html`<div class="button-group">${packages
        .toSorted((a) => (a.format === 'html' ? -1 : 1))
        .map(({ format }, index) =>
          buttonLink(
            `/family/requests/${requestId}/package?format=${format}`,
            say(words[format]),
            index === 0 ? 'primary' : 'secondary',
          ),
        )}</div>`,
    },
  );
}

/** What each vendor is to do, and how far it is. */
export function vendors({ say, frame }: Visit, names: Names, { tasks }: Request): Html {
  if (tasks.length === 0) return NONE;
  const columns = [say(T.vendor), say(T.todo), say(T.status), say(T.when)];
  const rows = tasks.map((task) => [
    names.vendor(task.vendorId),
    say(TO_DO[task.action]),
    html`<span class="nowrap">${verdict(frame, TASK_STANDS[task.status], say(TASK_WORDS[task.status]))}</span>`,
    whenOf({ say }, task),
  ]);
  return html`<h2>${say(T.vendors)}</h2>${table(say(T.vendorsCaption), columns, rows, { hidesCaption: true })}`;
}

function whenOf({ say }: Pick<Visit, 'say'>, { answeredAt, expectedOn, dueAt, status }: Task): Html {
  if (answeredAt !== undefined) return say.rich(T.doneOn, { date: day(say, answeredAt) });
  if (status === 'waived' || status === 'withdrawn') return NONE;
  if (expectedOn !== undefined) return say.rich(T.expectedOn, { date: day(say, expectedOn) });
  return say.rich(T.dueBy, { date: day(say, dueAt) });
}

/** What was decided for each purpose and vendor, with its reason and law. */
export function decided(visit: Visit, names: Names, request: Request): Html {
  const { decisions } = request;
  if (decisions.length === 0) return NONE;
  // A right that does not apply was not refused; each is called what it is.
  const labels: Labels = { yes: grantedAs(request), no: T.refused, none: T.notApplicable, own: T.kept };
  return html`<h2>${visit.say(T.decisions)}</h2>${inFull(visit, names, labels, decisions)}`;
}

/** An objection that nobody has answered yet is not granted, and a withdrawal was nobody's to grant. */
function grantedAs({ right, questions }: Request): Bilingual {
  if (right === 'withdrawal') return T.noLongerUsed;
  return right === 'objection' && questions.includes('objection') ? RIGHT_WORDS.objection.yes : T.granted;
}

/** What staff have assessed and what the other custody holder has answered, with the reason. */
export function assessed(visit: Visit, { assessments }: Request): Html {
  const [joint, byStaff] = [true, false].map((is) =>
    assessments.filter(({ question }) => (question === 'joint') === is),
  );
  return html`${answersTo(visit, T.jointAnswered, joint)}${answersTo(visit, T.assessments, byStaff)}`;
}

function answersTo(visit: Visit, heading: Bilingual, answers: Request['assessments'] = []): Html {
  const { say, frame } = visit;
  if (answers.length === 0) return NONE;
  return html`<h2>${say(heading)}</h2><ul class="plain stack-small">${answers.map(
    ({ question, outcome, reason }) => {
      const { what, ...words } = (isOwn(visit) ? ASSESSED_OWN : ASSESSED)[question];
      const stands = outcome === 'upheld' ? 'allowed' : 'denied';
      return html`<li>${say(what)} ${verdict(frame, stands, say(words[outcome]))}${reason === undefined ? NONE : html`<p>${because(visit, reason)}</p>`}</li>`;
    },
  )}</ul>`;
}

/** What the request leaves to keep, once it is over. */
export function letters({ say }: Visit, { requestId, completedAt, status, tasks, evidence }: Request): Html {
  if (completedAt === undefined && status !== 'closed') return NONE;
  const at = `/family/requests/${requestId}`;
  const isErased =
    completedAt !== undefined &&
    (evidence?.erasedPersons !== undefined ||
      tasks.some(({ action, status: stands }) => action === 'erase' && stands !== 'withdrawn'));
  return html`<h2>${say(T.documents)}</h2><ul><li>${link(`${at}/letter`, say(T.letter))}</li>${
    isErased ? html`<li>${link(`${at}/certificate`, say(T.certificate))}</li>` : NONE
  }</ul><p class="soft small-text">${say(T.documentsHint)}</p>`;
}

/** Where to ask and where to complain. */
export const complaining = ({ say }: Visit, controller: Controller): Html =>
  html`<h2>${say(T.complainTitle)}</h2><p>${say(T.askAgain)}</p>${asking(say, controller)}${askingOfficer(say, controller)}${complaint(say)}`;
