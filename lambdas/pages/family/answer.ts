import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import type { ChildView, ConsentView, GroundView } from '../shared/child.ts';
import { consentTexts } from '../texts/consent.ts';
import type { Typed } from '../web/form.ts';
import { bigRadios, link, NONE, submit } from '../web/parts.ts';
import { digestOf } from '../web/session.ts';
import { formOf, type Visit } from '../web/visit.ts';
import { purposePath } from './about.ts';
import { ownWord, type Said } from './said.ts';

/** The forms by which a consent is given, refused and withdrawn: one choice, one button, on one page. */

/** The text that an answer is to; when it is another than the one that was read, nothing is answered. */
export const asked = ({ version, text }: GroundView): unknown => ({ version, text });

/** What the visitor may say of a consent; nothing where it is not hers to say. */
export function answerForms(
  visit: Visit,
  { childId }: ChildView,
  view: GroundView,
  ground: ConsentView,
  typed: Typed,
): Html {
  const own = ownWord(visit, ground);
  const action = purposePath(childId, view.purposeId);
  const answers = ground.mine && (own?.answer !== 'given' || ground.awaited.includes(visit.caller.id));
  // Where she has not said yes herself, her no does the same, and stands beside her yes.
  const withdraws = ground.mayWithdraw.includes(visit.caller.id) && (!answers || own?.answer === 'given');
  return html`${withdraws ? withdrawal(visit, action, own) : NONE}${answers ? answer(visit, action, view, own, typed) : NONE}${own ? toReceipt(visit, action) : NONE}`;
}

const toReceipt = ({ say, caller }: Visit, action: string): Html =>
  html`<p>${link(`${action}/receipt`, say(consentTexts(caller.role).toReceipt))}</p>`;

function withdrawal(visit: Visit, action: string, own: Said | undefined): Html {
  const { say, caller } = visit;
  const T = consentTexts(caller.role);
  const isHers = own?.answer === 'given';
  const text = isHers ? say.rich(T.withdrawText, { date: day(visit, own) }) : say(T.withdrawOthersText);
  return html`<section class="panel"><h2>${say(isHers ? T.withdrawTitle : T.withdrawOthersTitle)}</h2><p>${text}</p>
${formOf(visit, action, buttons(submit(say(T.withdraw), 'primary', { name: 'answer', value: 'withdrawn' })))}</section>`;
}

function answer(visit: Visit, action: string, view: GroundView, own: Said | undefined, typed: Typed): Html {
  const { say, caller } = visit;
  const T = consentTexts(caller.role);
  const before = own && BEFORE[own.answer];
  const choices = [
    { value: 'given', label: say(T.give), hint: say(T.giveHint) },
    { value: 'refused', label: say(T.refuse), hint: say(T.refuseHint) },
  ];
  const content = html`${bigRadios(say, typed, { name: 'answer', label: T.legend }, choices)}${buttons(submit(say(T.send)))}`;
  return html`<section><h2>${say(T.answerTitle)}</h2>
${own && before ? html`<p>${say.rich(T[before] as Bilingual, { date: day(visit, own) })}</p>` : NONE}
${formOf(visit, action, content, { seen: digestOf(asked(view)) })}</section>`;
}

const buttons = (button: Html): Html => html`<div class="button-group">${button}</div>`;

const BEFORE = { given: undefined, refused: 'youSaidNo', withdrawn: 'youTookBack' } as const;

const day = ({ lang }: Visit, { on }: Said): Html => html`<time datetime="${on}">${dateIn(lang, on)}</time>`;
