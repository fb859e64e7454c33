import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import {
  type ChildView,
  type ConsentView,
  type GroundView,
  groundIn,
  readChild,
} from '../../shared/child.ts';
import { PURPOSE as T } from '../../texts/desk-children.ts';
import type { Answer } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { facts, link, message, NONE, prose } from '../../web/parts.ts';
import { draftOf, offered, type Page, show, type Visit } from '../../web/visit.ts';
import type { Again } from '../refusal.ts';
import { overOf } from '../requests/request-read.ts';
import { answers } from './child-answers.ts';
import { establishForm, paperForm } from './child-forms.ts';
import { standing, vendors, why } from './child-grounds.ts';
import { childPath, trailToChild } from './child-read.ts';

/** One purpose of a child: its text, who uses what, what was said, and what the case worker can add. */
export const childPurpose: Page = async (visit) => {
  const child = await readChild(visit);
  return purposePage(visit, child, groundIn(visit, child), draftOf(visit));
};

/** The same with a form that was sent and not carried out. */
export function purposePage(
  visit: Visit,
  child: ChildView,
  view: GroundView,
  typed: Typed,
  { status, above }: Again = {},
): Answer {
  const { say, frame } = visit;
  const { ground } = view;
  return show(visit, {
    title: say(view.name),
    over: overOf(visit, child),
    trail: trailToChild(visit, child),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}${done(visit)}
<p>${standing(visit, view)}</p>
${view.conflict ? conflict(visit, child, view) : NONE}
${view.held ? message(frame, 'info', say(T.held), say(T.heldText)) : NONE}
${facts([
  [say(T.ground), why(visit, view)],
  ...(ground.kind === 'consent' ? [[say(T.rule), rule(visit, child, ground)] as const] : []),
])}
${ground.kind === 'consent' ? html`<h2>${say(T.answers)}</h2>${answers(visit, child, ground)}` : NONE}
<h2>${say(T.text)}</h2><div class="question">${prose(say(view.text))}</div><p class="soft small-text">${say(T.version, { n: view.version })}</p>
<h2>${say(T.data)}</h2>${vendors(visit, view)}${categories(visit, view)}
${child.erasure ? NONE : offered(visit, ground.kind === 'consent' ? paperForm(visit, child, view, ground, typed) : establishForm(visit, child, view, ground, typed))}`,
  });
}

function done({ say, frame, query }: Visit): Html {
  const saved = (title: Bilingual, text: Html = NONE): Html =>
    message(frame, 'success', say(title), text, { saved: true });
  if (query.get('done') === 'established') return saved(T.established);
  if (query.get('done') !== 'paper') return NONE;
  const requestId = query.get('request');
  const follow =
    requestId === null
      ? NONE
      : html`<p>${say(T.follows)} ${link(`/desk/requests/${encodeURIComponent(requestId)}`, say(T.follow))}</p>`;
  return saved(T.saved, html`<p>${say(T.savedText)}</p>${follow}`);
}

const conflict = (visit: Visit, { childId }: ChildView, { purposeId }: GroundView): Html => {
  const { say, frame } = visit;
  const settle = html`<p>${link(`${childPath(childId)}/conflicts/${purposeId}`, say(T.settle))}</p>`;
  return message(
    frame,
    'warning',
    say(T.conflict),
    html`<p>${say(T.conflictText)}</p>${offered(visit, settle)}`,
  );
};

/** Whose yes it takes today. */
function rule({ say }: Visit, child: ChildView, { mayAnswer, custody }: ConsentView): string {
  if (mayAnswer.length === 0) return say(T.nobodyDecides);
  if (mayAnswer.includes(child.childId)) return say(T.childDecides);
  return say(custody === 'both' ? T.both : T.one);
}

/** The kinds of data, each once. */
function categories({ say }: Visit, { vendors: all }: GroundView): Html {
  const kinds = new Set(all.flatMap((vendor) => vendor.categories.map(({ text }) => say(text))));
  return kinds.size === 0 ? NONE : html`<ul>${[...kinds].map((kind) => html`<li>${kind}</li>`)}</ul>`;
}
