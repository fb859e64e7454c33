import { type Html, html } from '../../platform/html.ts';
import { type AnswerTo, must } from '../api.ts';
import { readController } from '../shared/controller.ts';
import type { Names } from '../shared/names.ts';
import { inShort, type Labels } from '../shared/rulings.ts';
import { FAMILY } from '../texts/family.ts';
import {
  type AskedRight,
  RIGHT_WORDS,
  RIGHTS_TEXTS as T,
  WEIGHED,
  WEIGHED_OWN,
} from '../texts/family-rights.ts';
import { redirect } from '../web/answer.ts';
import { buttonLink, day, facts, link, NONE, note, panel } from '../web/parts.ts';
import { listed } from '../web/say.ts';
import { type Page, show, type Visit } from '../web/visit.ts';
import { CHILDREN, childPath, inGroup, isOwn, trailBelow, wholeName } from './about.ts';
import { readNames } from './names.ts';

export type Preview = AnswerTo<'previewRequest'>['rights'][number];

export const RIGHTS_SHOWN = Object.keys(RIGHT_WORDS) as readonly AskedRight[];

/** How the outcomes of a right are called before it is asked for. */
export const labelsOf = (right: AskedRight): Labels => {
  const { yes, no } = RIGHT_WORDS[right];
  return { yes, no, none: no, own: T.ownKept };
};

/** What rights there are; of several children, one is chosen first. */
export const rights: Page = async (visit) => {
  const { api, say } = visit;
  const [mine, controller] = await Promise.all([api('listChildren', { query: {} }), readController(visit)]);
  const { children } = must(mine);
  const [only, another] = children;
  if (only && !another) return redirect(`${childPath(only.childId)}/rights`);
  const name = say(T.yourChild);
  return show(visit, {
    title: say(T.title),
    content: html`<p class="font-lead">${say(T.lead)}</p>
${withdrawing(visit, CHILDREN)}
<h2>${say(T.choose)}</h2>
${
  only
    ? html`<ul class="plain grid">${children.map(
        ({ childId, givenName, familyName, group }) =>
          html`<li><a class="panel panel-link" href="${childPath(childId)}/rights"><h3>${givenName} ${familyName}</h3><p>${inGroup(visit, controller, group)}</p></a></li>`,
      )}</ul>`
    : note(say(FAMILY.noChildren))
}
<h2>${say(T.six)}</h2>
${RIGHTS_SHOWN.map((right) => html`<h3>${say(RIGHT_WORDS[right].title)}</h3><p>${say(RIGHT_WORDS[right].explains, { name })}</p>`)}`,
  });
};

/** Withdrawing is no request: it is done where the consents stand, so it comes before what is asked for. */
const withdrawing = ({ say }: Visit, href: string): Html =>
  html`<section><h2>${say(T.withdrawTitle)}</h2>
<p>${say.rich(T.withdrawText, { link: link(href, say(T.withdrawLink)) })}</p></section>`;

/** The rights of one child, each with what it would do for her today. */
export const childRights: Page = async (visit) => {
  const { api, say, params } = visit;
  const [child, preview] = await Promise.all([
    api('getChild', { params }),
    api('previewRequest', { params }),
  ]);
  const shown = must(child);
  const names = await readNames(visit, shown);
  const home = childPath(shown.childId);
  const previews = must(preview).rights;
  const due = sameDue(previews);
  return show(visit, {
    title: say(T.title),
    over: wholeName(visit, shown),
    trail: trailBelow(visit, shown),
    content: html`${withdrawing(visit, home)}
<h2>${say(T.six)}</h2>
<p class="font-lead">${say(T.childLead, { name: names.child })}</p>
${due === undefined ? NONE : facts([[say(T.answered), day(say, due)]])}
<p>${link(`${home}/requests`, say(T.seeRequests))}</p>
<nav aria-label="${say(T.six)}"><ul class="link-row">${previews.map(({ right }) => html`<li>${link(`#${right}`, say(RIGHT_WORDS[right].title))}</li>`)}</ul></nav>
<div class="stack">
${previews.map((right) => rightPanel(visit, names, due === undefined ? right : { ...right, dueOn: null }, `${home}/rights/${right.right}`))}
</div>`,
  });
};

/** The day by which all are answered, to be said once; undefined where it is not the same. */
function sameDue(previews: readonly Preview[]): string | undefined {
  const [due, another] = new Set(previews.flatMap(({ dueOn }) => dueOn ?? []));
  return another === undefined ? due : undefined;
}

function rightPanel(visit: Visit, names: Names, preview: Preview, href: string): Html {
  const { say } = visit;
  const { right, refused } = preview;
  const { title, explains, ask } = RIGHT_WORDS[right];
  return panel(
    say(title),
    html`<p>${say(explains, { name: names.child })}</p>
<h4 class="h5">${say(T.forName, { name: names.child })}</h4>
${refused ? refusedNote(visit, refused) : html`${outcome(visit, names, preview)}${when(visit, preview)}`}
${lawOf(visit, preview)}`,
    { id: right, level: 3, ...(!refused && { foot: buttonLink(href, say(ask), 'secondary') }) },
  );
}

/** Why a right is not to be had now, in the law's words. */
export const refusedNote = ({ say }: Visit, { sentence }: NonNullable<Preview['refused']>): Html =>
  html`<div class="note"><p><strong>${say(T.notNow)}.</strong> ${say(sentence)}</p></div>`;

const outcome = (visit: Visit, names: Names, { right, decisions }: Preview): Html =>
  decisions.length === 0
    ? html`<p>${visit.say(T.nothingHeld, { name: names.child })}</p>`
    : inShort(visit, names, labelsOf(right), decisions);

/** By when it is answered, who is asked first, and what staff assess. */
export function when(visit: Visit, { dueOn, questions }: Preview): Html {
  const { say } = visit;
  const words = isOwn(visit) ? WEIGHED_OWN : WEIGHED;
  const weighed = questions.flatMap((question) => (question === 'joint' ? [] : say(words[question])));
  const rows = [
    ...(dueOn === null ? [] : [[say(T.answered), day(say, dueOn)] as const]),
    ...(questions.includes('joint') ? [[say(T.askedFirst), say(T.askedJoint)] as const] : []),
    ...(weighed.length === 0 ? [] : [[say(T.weighed), listed(say, weighed)] as const]),
  ];
  return rows.length === 0 ? NONE : facts(rows);
}

/** What the law calls it, in small print. */
export const lawOf = ({ say }: Visit, { name, article }: Preview): Html =>
  html`<p class="soft small-text">${say(T.law, { name: say(name), article })}</p>`;
