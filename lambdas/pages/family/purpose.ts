import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { Refused, type Result } from '../api.ts';
import { type ChildView, type ConsentView, type GroundView, groundIn, readChild } from '../shared/child.ts';
import { type Controller, readController, responsible } from '../shared/controller.ts';
import { consentTexts } from '../texts/consent.ts';
import { GROUNDS, STANDS } from '../texts/grounds.ts';
import { type Answer, redirect } from '../web/answer.ts';
import { errorSummary, NOTHING_TYPED, type Typed } from '../web/form.ts';
import { facts, message, more, NONE, note, verdict } from '../web/parts.ts';
import { draftOf, hasChanged, type Page, show, type Visit } from '../web/visit.ts';
import { isOwn, purposePath, trailBelow, wholeName } from './about.ts';
import { answerForms, asked } from './answer.ts';
import { decider, said, upshot } from './said.ts';
import { type Stands, standsOf } from './stands.ts';
import { categories, disagree, howLong, objection, textOf, vendors, why, whyTitle } from './used.ts';

/** What the page shows besides the purpose: what was typed, and what went wrong. */
type Sent = { readonly typed: Typed; readonly status?: number; readonly above?: Html };

/** One purpose of a child: what is asked or why nobody is, who uses what, and the visitor's own answer. */
export const purpose: Page = async (visit) => page(visit, await readChild(visit), { typed: draftOf(visit) });

/** Gives, refuses or withdraws a consent, to the very text that was read. */
export const answerPurpose: Page = async (visit) => {
  const { form, caller, say, frame } = visit;
  const T = consentTexts(caller.role);
  const child = await readChild(visit);
  const view = groundIn(visit, child);
  const typed = { values: form, wrong: [] };
  const answer = form.get('answer');
  if (answer !== 'given' && answer !== 'refused' && answer !== 'withdrawn') {
    const missing = { ...typed, wrong: [{ field: 'answer', says: T.choose }] };
    return page(visit, child, { typed: missing, status: 422, above: errorSummary(say, frame, missing) });
  }
  if (answer !== 'withdrawn' && hasChanged(visit, asked(view))) {
    const above = message(frame, 'warning', say(T.changedTitle), say(T.changedText));
    return page(visit, child, { typed: NOTHING_TYPED, status: 409, above });
  }
  const done = await carryOut(visit, child.childId, view, answer);
  if (done.ok) return redirect(`${purposePath(child.childId, view.purposeId)}/receipt?done=${answer}`);
  if (done.status !== 409 && done.status !== 422) throw new Refused(done);
  return page(visit, await readChild(visit), {
    typed,
    status: done.status,
    above: errorSummary(say, frame, typed, done.says),
  });
};

const carryOut = (
  { api, once }: Visit,
  childId: string,
  { purposeId, version }: GroundView,
  answer: 'given' | 'refused' | 'withdrawn',
): Promise<Result<unknown>> =>
  answer === 'withdrawn'
    ? api('withdrawConsent', { params: { childId }, body: { purposeId }, once })
    : api('giveConsent', { params: { childId }, body: { purposeId, answer, version }, once });

async function page(visit: Visit, child: ChildView, { typed, status, above = NONE }: Sent): Promise<Answer> {
  const { say, frame, caller } = visit;
  const view = groundIn(visit, child);
  const stands = standsOf(view, caller.id);
  const { ground } = view;
  const controller = await readController(visit);
  return show(visit, {
    title: say(view.name),
    trail: trailBelow(visit, child),
    ...(!isOwn(visit) && { over: wholeName(visit, child) }),
    ...(status !== undefined && { status }),
    content: html`${above}
${stands.says === STANDS.differs ? NONE : html`<p>${verdict(frame, stands.verdict, say(stands.says))}</p>`}
${ground.kind === 'consent' ? upshot(visit, ground, view.conflict ?? false) : NONE}
${view.held ? note(say(GROUNDS.heldText)) : NONE}
${wording(visit, view)}
${particulars(visit, child, { view, stands, controller })}
${objection(visit, child, view)}
${ground.kind === 'consent' ? consent(visit, child, view, ground, typed) : NONE}
${disagree(visit)}`,
  });
}

const consent = (visit: Visit, child: ChildView, view: GroundView, ground: ConsentView, typed: Typed): Html =>
  html`${said(visit, child, ground)}${answerForms(visit, child, view, ground, typed)}`;

/** The exact text: that of a consent is what one says yes or no to, so it is shown whole. */
function wording(visit: Visit, view: GroundView): Html {
  const { say, caller } = visit;
  const isConsent = view.ground.kind === 'consent';
  const title = isConsent ? consentTexts(caller.role).question : GROUNDS.text;
  const version = html`<p class="soft small-text">${say(GROUNDS.version, { n: view.version })}</p>`;
  return html`<h2>${say(title as Bilingual)}</h2>
<div class="${isConsent ? 'question' : ''}">${textOf(visit, view)}</div>${version}`;
}

type Shown = {
  readonly view: GroundView;
  readonly stands: Stands;
  readonly controller: Controller;
};

/** Who asks or uses, which data at whom, why, and who decides. */
function particulars(visit: Visit, child: ChildView, { view, stands, controller }: Shown): Html {
  const { say, caller } = visit;
  const T = consentTexts(caller.role);
  const { ground } = view;
  const isAsked = stands.place === 'asked';
  return facts([
    ...(ground.kind === 'consent' ? [[say(T.whoAsks), responsible(say, controller)] as const] : []),
    [say(isAsked ? GROUNDS.whoWould : GROUNDS.who), vendors(visit, view, stands)],
    ...(view.vendors.length > 0 ? [[say(GROUNDS.what), byVendor(visit, view)] as const] : []),
    [whyTitle(visit, stands), why(visit, view)],
    [say(GROUNDS.howLong), howLong(visit)],
    ...(ground.kind === 'consent' ? [[say(T.whoDecides), decider(visit, child, ground)] as const] : []),
  ]);
}

/** The data of each vendor; with several, each below its name. */
const byVendor = (visit: Visit, view: GroundView): Html =>
  view.vendors.length === 1
    ? categories(visit, view.vendors)
    : html`${view.vendors.map((vendor) => more(vendor.name, categories(visit, [vendor])))}`;
