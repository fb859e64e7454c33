import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import { type ChildView, type ConsentView, type GroundView, groundIn, readChild } from '../shared/child.ts';
import { type Controller, readController, responsible } from '../shared/controller.ts';
import { consentTexts } from '../texts/consent.ts';
import { GROUNDS } from '../texts/grounds.ts';
import { redirect } from '../web/answer.ts';
import { icon } from '../web/icon.ts';
import { facts, link, NONE, prose } from '../web/parts.ts';
import { listed } from '../web/say.ts';
import { type Page, show, type Visit } from '../web/visit.ts';
import { childPath, purposePath, trailBelow, wholeName } from './about.ts';
import { ownWord, personIn, type Said } from './said.ts';
import { disagree } from './used.ts';

const WORD = { given: 'justYes', refused: 'justNo', withdrawn: 'justBack' } as const;
const SAID = { given: 'saidYes', refused: 'saidNo', withdrawn: 'saidBack' } as const;

/** What the visitor answered, to which text, and what follows: from what stands, so that it is there tomorrow too. */
export const receipt: Page = async (visit) => {
  const { say, frame, query, caller } = visit;
  const T = consentTexts(caller.role);
  const [child, controller] = await Promise.all([readChild(visit), readController(visit)]);
  const view = groundIn(visit, child);
  const { ground, name, purposeId } = view;
  const path = purposePath(child.childId, purposeId);
  const own = ground.kind === 'consent' ? ownWord(visit, ground) : undefined;
  if (ground.kind !== 'consent' || !own) return redirect(path);
  return show(visit, {
    title: say(T.receiptTitle),
    trail: [...trailBelow(visit, child), { title: say(name), href: path }],
    content: html`<section class="receipt"${query.has('done') ? html` role="status" data-saved` : NONE}>${icon(frame.assets, 'success')}<div><h2>${say(T[SAID[own.answer]])}</h2><p>${say(T.keep)}</p></div></section>
${answered(visit, child, view, { own, controller })}
<h2>${say(T.nextTitle)}</h2>${next(visit, child, view, ground, own)}
<h2>${say(T.changeTitle)}</h2><p>${say.rich(own.answer === 'given' ? T.howToWithdraw : T.howToAnswer, {
      page: link(path, say(T.thePage, { purpose: say(name) })),
    })}</p>
${disagree(visit)}
<h2>${say(T.theText)}</h2><div class="question">${prose(say(own.text ?? view.text))}</div>
<p><button type="button" class="button button-secondary no-print" data-print hidden data-needs-script>${icon(frame.assets, 'print')}${say(T.print)}</button></p>`,
  });
};

function answered(
  visit: Visit,
  child: ChildView,
  { name, vendors }: GroundView,
  { own, controller }: { readonly own: Said; readonly controller: Controller },
): Html {
  const { say, lang, caller } = visit;
  const T = consentTexts(caller.role);
  return facts([
    [say(T.whoAsks), responsible(say, controller)],
    [say(T.asked), say(name)],
    [say(T.about), wholeName(visit, child)],
    [say(T.answered), say(T[WORD[own.answer]])],
    [say(T.by), personIn(visit, child, own.personId)],
    [say(T.on), html`<time datetime="${own.on}">${dateIn(lang, own.on)}</time>`],
    [say(T.textOf), say(own.text ? T.versionThen : T.versionNow, { n: own.version })],
    [
      say(T.vendorsToday),
      vendors.length === 0
        ? say(GROUNDS.noVendor)
        : listed(
            say,
            vendors.map((vendor) => vendor.name),
          ),
    ],
  ]);
}

/** What follows of the answer, together with the others'. */
function next(
  visit: Visit,
  { childId, left, erasure }: ChildView,
  { held }: GroundView,
  { standing, mayAnswer }: ConsentView,
  own: Said,
): Html {
  const { say, caller } = visit;
  const T = consentTexts(caller.role);
  const told = (text: Bilingual): Html => html`<p>${say(text)}</p>`;
  if (own.answer !== 'given')
    return html`${told(T.nextStopped)}<p>${link(`${childPath(childId)}/requests`, say(T.toRequests))}</p>`;
  if (left !== undefined || erasure) return told(T.nextUnused);
  if (standing === 'valid') return told(held ? GROUNDS.heldText : T.nextUsed);
  return html`${held ? told(GROUNDS.heldText) : NONE}${told(unusedBecause())}`;

  /** Why her yes alone is not enough. */
  function unusedBecause(): Bilingual {
    switch (standing) {
      case 'pending':
        return mayAnswer.length > 2 ? T.otherMissingMore : T.otherMissingTwo;
      case 'outdated':
      case 'lapsed':
        return T.againText;
      case 'refused':
      case 'withdrawn':
        return T.nextOthersNo;
      default:
        return T.nextUnused;
    }
  }
}
