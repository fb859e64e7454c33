import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { buttonLink, link, message, NONE, note } from '../../web/parts.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';
import { CLASS_LIST, childrenIn, classHref } from './class-place.ts';

type Institution = AnswerTo<'listGroups'>['institutions'][number];

/** Institutions and their classes, with how many children are in each. */
export const classes: Page = async (visit) => {
  const { say, api } = visit;
  const { institutions } = must(await api('listGroups'));
  return show(visit, {
    title: say(T.title),
    wide: true,
    content: html`${done(visit)}
<p class="font-lead">${say(T.lead)}</p>
<div class="button-group">${buttonLink(`${CLASS_LIST}/enrol`, say(T.enrol), 'secondary')}${buttonLink('/desk/conflicts', say(T.conflicts), 'tertiary')}</div>
${institutions.length === 0 ? note(say(T.none)) : NONE}
${institutions.map((one) => institution(visit, one))}`,
  });
};

const institution = (visit: Visit, { institution, groups }: Institution): Html => {
  const { say } = visit;
  return html`<section><h2>${say(T.institution, { institution })}</h2>
<ul class="plain grid">${groups.map(
    ({ name, children }) =>
      html`<li><a class="panel panel-link" href="${classHref({ institution, name })}"><h3>${name}</h3><p>${childrenIn(visit, children)}</p></a></li>`,
  )}</ul>
<p class="no-print small-text">${link(`${CLASS_LIST}/leave?institution=${encodeURIComponent(institution)}`, say(T.wholeLeaves, { institution }))}</p></section>`;
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
