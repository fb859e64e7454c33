import { type Html, html } from '../../../platform/html.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { message, table, verdict } from '../../web/parts.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';
import { personIn } from '../children/child-read.ts';
import { readInstitutions } from '../names.ts';
import { nameOf } from '../requests/request-read.ts';
import { type ClassView, emptyClass, readClass, trailTo } from './class-place.ts';
import { standsIn, type Tally, tallies } from './class-tally.ts';

/** The children of a class for whom consent is neither given nor refused, to print; of one purpose, or of all the class is asked for. */
export const missing: Page = async (visit) => {
  const { say, frame, query } = visit;
  const [view, institutionOf] = await Promise.all([readClass(visit), readInstitutions(visit)]);
  if (!view) return emptyClass(visit);
  const asked = query.get('purpose');
  const wanted = tallies(view).filter(
    ({ purpose: { purposeId, kind }, isUsed, missing: n }) =>
      kind === 'consent' && n > 0 && (asked === null ? isUsed : purposeId === asked),
  );
  const unheard = await readUnheard(visit, view, wanted);
  return show(visit, {
    title: say(T.missingTitle),
    over: `${view.group.name}, ${institutionOf(view.group.institution)}`,
    trail: trailTo(visit, view.group),
    content: html`<p class="font-lead">${say(T.missingLead)}</p>
${wanted.length === 0 ? message(frame, 'success', say(T.missingNone)) : html`<p><button type="button" class="button button-secondary no-print" data-print hidden data-needs-script>${say(T.print)}</button></p>`}
${wanted.map((tally) => section(visit, view, tally, unheard))}`,
  });
};

/** The largest class whose children are looked up one by one. */
const MOST_READ = 40;

/** Those who are yet to answer a purpose for a child, by name; nobody's where the class is too large to look them up. */
type Unheard = (childId: string, purposeId: string) => readonly string[];

async function readUnheard(
  visit: Visit,
  { children }: ClassView,
  wanted: readonly Tally[],
): Promise<Unheard> {
  const lacking = children.filter((child) =>
    wanted.some(({ purpose }) => standsIn(child, purpose)?.counts === 'missing'),
  );
  if (lacking.length > MOST_READ) return () => [];
  const views = await Promise.all(
    lacking.map(({ childId }) => visit.api('getChild', { params: { childId } })),
  );
  const found = new Map(views.flatMap((view) => (view.ok ? [[view.value.childId, view.value]] : [])));
  return (childId, purposeId) => {
    const child = found.get(childId);
    const ground = child?.grounds.find((one) => one.purposeId === purposeId)?.ground;
    if (!child || ground?.kind !== 'consent') return [];
    return ground.awaited
      .map((id) => personIn(visit, child, id))
      .toSorted((a, b) => a.localeCompare(b, 'da'));
  };
}

function section(
  visit: Visit,
  { children }: ClassView,
  { purpose, of: m, missing: n }: Tally,
  unheard: Unheard,
): Html {
  const { say, frame } = visit;
  const rows = children
    .flatMap((child) => {
      const stands = standsIn(child, purpose);
      return stands ? [{ child, stands }] : [];
    })
    .filter(({ stands }) => stands.counts === 'missing');
  return html`<section><h2>${say(purpose.name)}</h2><p>${say(T.missingOf, { n, m })}</p>
${table(
  say(purpose.name),
  [say(T.child), say(T.how), say(T.whoseAnswer)],
  rows.map(({ child, stands }) => [
    nameOf(visit, child),
    verdict(frame, stands.verdict, say(stands.says)),
    unheard(child.childId, purpose.purposeId).join(', '),
  ]),
  { hidesCaption: true },
)}</section>`;
}
