import { type Html, html } from '../../../platform/html.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { KINDS } from '../../texts/desk-standing.ts';
import { buttonLink, link, message, more, NONE, table } from '../../web/parts.ts';
import { capital } from '../../web/say.ts';
import { offered, type Page, show, type Visit } from '../../web/visit.ts';
import { readInstitutions } from '../names.ts';
import { matrix } from './class-matrix.ts';
import { CLASS_LIST, type ClassView, childrenIn, classHref, emptyClass, readClass } from './class-place.ts';
import { type Tally, tallies } from './class-tally.ts';

export const BASIS = `${CLASS_LIST}/basis`;
export const MISSING = `${CLASS_LIST}/missing`;
export const LEAVE = `${CLASS_LIST}/leave`;

/** A class as a whole: who has which ground, who misses what, and what can be done for all of them at once. */
export const classPage: Page = async (visit) => {
  const { say } = visit;
  const [view, nameOf] = await Promise.all([readClass(visit), readInstitutions(visit)]);
  if (!view) return emptyClass(visit);
  const { group, children } = view;
  const counted = tallies(view);
  const used = counted.filter(({ isUsed }) => isUsed);
  const unused = counted.filter(({ isUsed }) => !isUsed);
  return show(visit, {
    title: group.name,
    over: capital(nameOf(group.institution)),
    trail: [{ title: say(T.title), href: CLASS_LIST }],
    wide: true,
    content: html`${done(visit, view)}
<p class="font-lead">${childrenIn(visit, children.length)}</p>
<div class="button-group no-print">${offered(visit, buttonLink(classHref(group, BASIS), say(T.establish)))}${buttonLink(classHref(group, MISSING), say(T.missingList), 'secondary')}${offered(visit, buttonLink(classHref(group, `${CLASS_LIST}/enrol`), say(T.enrolHere), 'secondary'))}</div>
${used.length === 0 ? NONE : html`<section><h2>${say(T.purposes)}</h2>${summary(visit, view, used)}</section>`}
${unused.length === 0 ? NONE : more(say(T.unused, { n: unused.length }), summary(visit, view, unused))}
<section><h2>${say(T.children)}</h2>${matrix(visit, view, used)}</section>
${offered(visit, html`<section class="danger no-print"><h2>${say(T.leaveTitle)}</h2><p>${say(T.leaveText)}</p><p>${link(classHref(group, LEAVE), say(T.leave))}</p></section>`)}`,
  });
};

/** Each purpose with how many of the class have it, and what would help the others. */
function summary(visit: Visit, { group }: ClassView, counted: readonly Tally[]): Html {
  const { say } = visit;
  return table(
    say(T.purposes),
    [say(T.purpose), say(T.ground), say(T.have), say(T.lack), say(T.said), say(T.vendors), say(T.next)],
    counted.map(({ purpose, of: m, has, missing, no, isStopped }) => [
      say(purpose.name),
      say(KINDS[purpose.kind]),
      html`<progress class="progress" max="${m}" value="${has}" aria-hidden="true"></progress> <span class="nowrap">${say(T.ofAll, { n: has, m })}</span>`,
      String(missing),
      String(no),
      purpose.vendors.length === 0 ? say(T.noVendor) : purpose.vendors.map(({ name }) => name).join(', '),
      missing === 0 && !isStopped
        ? say(T.nothing)
        : html`<div class="stack-small">${missing === 0 ? NONE : html`<div>${next(visit, group, purpose)}</div>`}${isStopped ? stops(visit, purpose) : NONE}</div>`,
    ]),
    { hidesCaption: true },
  );
}

/** What there is to do about what is missing; the same words lead to others, so the purpose is read out. */
function next(visit: Visit, group: ClassView['group'], { purposeId, name, kind }: Tally['purpose']): Html {
  const { say } = visit;
  const isConsent = kind === 'consent';
  const href = classHref(group, isConsent ? MISSING : BASIS, { purpose: purposeId });
  const words = say(isConsent ? T.printThis : T.establishThis);
  const way = html`<a href="${href}">${words}<span class="sr-only"> ${say(T.aboutPurpose, { purpose: say(name) })}</span></a>`;
  return isConsent ? way : offered(visit, way, html`${words}`);
}

/** Where it stands what keeps vendors from a purpose that has its ground. */
const stops = ({ say }: Visit, { name, vendors }: Tally['purpose']): Html =>
  html`${vendors.map(({ vendorId, name: vendor }) => html`<div><a href="/desk/vendors/${vendorId}">${say(T.seeStops)}<span class="sr-only"> ${say(T.aboutVendor, { purpose: say(name), vendor })}</span></a></div>`)}`;

/** Said when a basis has just been established: for how many, who had it, and who was left out. */
function done(visit: Visit, { purposes }: ClassView): Html {
  const { say, frame, query } = visit;
  if (query.get('done') !== 'basis') return NONE;
  const purpose = purposes.find(({ purposeId }) => purposeId === query.get('purpose'));
  const count = (name: string): number => Number(query.get(name)) || 0;
  const left = count('left');
  return message(
    frame,
    'success',
    say(T.established, { purpose: purpose ? say(purpose.name) : '' }),
    html`<p>${say(T.establishedText, { n: count('n'), before: count('before'), left })}</p>${left > 0 ? html`<p>${say(T.leftOutText)}</p>` : NONE}`,
    { saved: true },
  );
}
