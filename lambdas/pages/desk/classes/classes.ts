import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { buttonLink, link, message, NONE, note } from '../../web/parts.ts';
import { capital } from '../../web/say.ts';
import { offered, type Page, show, type Visit } from '../../web/visit.ts';
import { type InstitutionName, readInstitutions } from '../names.ts';
import { CLASS_LIST, childrenIn, classHref } from './class-place.ts';

type Institution = AnswerTo<'listGroups'>['institutions'][number];

/** Institutions and their classes, with how many children are in each. */
export const classes: Page = async (visit) => {
  const { say, api } = visit;
  const [groups, nameOf] = await Promise.all([api('listGroups'), readInstitutions(visit)]);
  const { institutions } = must(groups);
  return show(visit, {
    title: say(T.title),
    wide: true,
    content: html`${done(visit)}
<p class="font-lead">${say(T.lead)}</p>
<div class="button-group">${offered(visit, buttonLink(`${CLASS_LIST}/enrol`, say(T.enrol), 'secondary'))}${buttonLink('/desk/conflicts', say(T.conflicts), 'tertiary')}</div>
${institutions.length === 0 ? note(say(T.none)) : NONE}
${institutions.map((one) => section(visit, nameOf, one))}`,
  });
};

const section = (visit: Visit, nameOf: InstitutionName, { institution, groups }: Institution): Html => {
  const { say } = visit;
  const name = nameOf(institution);
  return html`<section><h2>${capital(name)}</h2>
<ul class="plain grid">${groups.map(
    ({ name: group, children }) =>
      html`<li><a class="panel panel-link" href="${classHref({ institution, name: group })}"><h3>${group}</h3><p>${childrenIn(visit, children)}</p></a></li>`,
  )}</ul>
${offered(visit, html`<p class="no-print small-text">${link(`${CLASS_LIST}/leave?institution=${encodeURIComponent(institution)}`, say(T.wholeLeaves, { institution: name }))}</p>`)}</section>`;
};

/** Said when somebody has just let children leave. */
function done({ say, frame, query }: Visit): Html {
  const bulkId = query.get('bulk');
  if (query.get('done') !== 'leaves' || bulkId === null) return NONE;
  return message(
    frame,
    'success',
    say(T.leaves),
    html`<p>${say(T.leavesText)}</p><p>${link(`/desk/bulks/${encodeURIComponent(bulkId)}`, say(T.follow))}</p>`,
    { saved: true },
  );
}
