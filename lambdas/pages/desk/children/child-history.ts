import { html } from '../../../platform/html.ts';
import { must } from '../../api.ts';
import { groundsOverTime } from '../../pictures/grounds.ts';
import { readChild } from '../../shared/child.ts';
import { CHILD as T } from '../../texts/desk-children.ts';
import { type Page, show } from '../../web/visit.ts';
import { overOf } from '../requests/request-read.ts';
import { personIn, trailToChild } from './child-read.ts';

/** A child's grounds over time, with who said what. */
export const childHistory: Page = async (visit) => {
  const { api, say, now } = visit;
  const child = await readChild(visit);
  const past = must(await api('childHistory', { params: { childId: child.childId } }));
  const ids = [child.childId, ...child.guardians.map(({ personId }) => personId)];
  const names = Object.fromEntries(ids.map((id) => [id, personIn(visit, child, id)]));
  return show(visit, {
    title: say(T.historyLink),
    over: overOf(visit, child),
    trail: trailToChild(visit, child),
    wide: true,
    content: html`<p class="font-lead">${say(T.historyLead)}</p>
${groundsOverTime(say, past, now, names)}`,
  });
};
