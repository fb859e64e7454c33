import { daysBetween } from '../../../domain/deadline.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import type { ChildView } from '../../shared/child.ts';
import { PURPOSE } from '../../texts/desk-children.ts';
import { CLASSES } from '../../texts/desk-classes.ts';
import { CONFLICTS as T } from '../../texts/desk-family.ts';
import { buttonLink, day, link, message, NONE, note, panel } from '../../web/parts.ts';
import { offered, type Page, show, type Visit } from '../../web/visit.ts';
import { CLASS_LIST } from '../classes/class-place.ts';
import { nameOf, overOf } from '../requests/request-read.ts';
import { answers } from './child-answers.ts';
import { childPath, purposePath } from './child-read.ts';

export const CONFLICT_LIST = '/desk/conflicts';

type Conflict = AnswerTo<'listConflicts'>['conflicts'][number];

/** The purposes on which those with custody of a child disagree: who said what, since when, the longest first. */
export const conflicts: Page = async (visit) => {
  const { say, api, query, frame } = visit;
  const after = query.get('after') || undefined;
  const { conflicts: found, next } = must(
    await api('listConflicts', { query: after === undefined ? {} : { after } }),
  );
  const ids = [...new Set(found.map(({ childId }) => childId))];
  const views = await Promise.all(ids.map((childId) => api('getChild', { params: { childId } })));
  const children = new Map(views.flatMap((view) => (view.ok ? [[view.value.childId, view.value]] : [])));
  const oldestFirst = found.toSorted((one, other) => (one.openedOn < other.openedOn ? -1 : 1));
  return show(visit, {
    title: say(T.title),
    trail: [{ title: say(CLASSES.title), href: CLASS_LIST }],
    content: html`${query.get('done') === 'settled' ? message(frame, 'success', say(T.settled), say(T.noStandsText), { saved: true }) : NONE}
<p class="font-lead">${say(T.lead)}</p>
${found.length === 0 ? note(say(T.none)) : NONE}
<ul class="plain stack">${oldestFirst.map((one) => {
      const child = children.get(one.childId);
      return child ? html`<li>${item(visit, one, child)}</li>` : NONE;
    })}</ul>
${pager(visit, next)}`,
  });
};

function item(visit: Visit, { childId, purposeId, openedOn }: Conflict, child: ChildView): Html {
  const { say, today } = visit;
  const view = child.grounds.find((one) => one.purposeId === purposeId);
  const purpose = view ? say(view.name) : purposeId;
  const name = nameOf(visit, child.person);
  const n = daysBetween(openedOn, today);
  const ago = n === 0 ? say(T.today) : n === 1 ? say(T.day) : say(T.days, { n });
  return panel(
    purpose,
    html`<p>${link(childPath(childId), overOf(visit, child))}</p>
<p>${say(T.since)} ${day(say, openedOn)} <span class="days">${ago}</span></p>
${view?.ground.kind === 'consent' ? answers(visit, child, view.ground) : NONE}`,
    {
      foot: offered(
        visit,
        html`<a class="button button-secondary" href="${childPath(childId)}/conflicts/${purposeId}">${say(T.settle)}<span class="sr-only"> ${say(T.about, { purpose, name })}</span></a> <a href="${purposePath(childId, purposeId)}">${say(PURPOSE.paper)}<span class="sr-only"> ${say(T.aboutPaper, { purpose, name })}</span></a>`,
      ),
    },
  );
}

const pager = ({ say, query }: Visit, next: string | undefined): Html =>
  next === undefined && !query.has('after')
    ? NONE
    : html`<nav class="pager" aria-label="${say(T.pages)}">${query.has('after') ? buttonLink(CONFLICT_LIST, say(T.first), 'tertiary') : NONE}${next === undefined ? NONE : buttonLink(`${CONFLICT_LIST}?after=${encodeURIComponent(next)}`, say(T.more), 'secondary')}</nav>`;
