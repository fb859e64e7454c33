import { type Html, html } from '../../../platform/html.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { message, table, verdict } from '../../web/parts.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';
import { nameOf } from '../requests/request-read.ts';
import { type ClassView, emptyClass, readClass, trailTo } from './class-place.ts';
import { standsIn, type Tally, tallies } from './class-tally.ts';

/** The children of a class for whom consent is neither given nor refused, to print; of one purpose, or of all the class is asked for. */
export const missing: Page = async (visit) => {
  const { say, frame, query } = visit;
  const view = await readClass(visit);
  if (!view) return emptyClass(visit);
  const asked = query.get('purpose');
  const wanted = tallies(view).filter(
    ({ purpose: { purposeId, kind }, isUsed, missing: n }) =>
      kind === 'consent' && n > 0 && (asked === null ? isUsed : purposeId === asked),
  );
  return show(visit, {
    title: say(T.missingTitle),
    over: `${view.group.name}, ${say(T.institution, { institution: view.group.institution })}`,
    trail: trailTo(visit, view.group),
    content: html`<p class="font-lead">${say(T.missingLead)}</p>
${wanted.length === 0 ? message(frame, 'success', say(T.missingNone)) : html`<p><button type="button" class="button button-secondary no-print" data-print hidden data-needs-script>${say(T.print)}</button></p>`}
${wanted.map((tally) => section(visit, view, tally))}`,
  });
};

function section(visit: Visit, { children }: ClassView, { purpose, missing: n }: Tally): Html {
  const { say, frame } = visit;
  const rows = children
    .map((child) => ({ child, stands: standsIn(child, purpose) }))
    .filter(({ stands }) => stands.counts === 'missing');
  return html`<section><h2>${say(purpose.name)}</h2><p>${say(T.missingOf, { n, m: children.length })}</p>
${table(
  say(purpose.name),
  [say(T.child), say(T.how)],
  rows.map(({ child, stands }) => [nameOf(visit, child), verdict(frame, stands.verdict, say(stands.says))]),
  { hidesCaption: true },
)}</section>`;
}
