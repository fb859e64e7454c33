import { html } from '../../platform/html.ts';
import { must } from '../api.ts';
import { groundsOverTime } from '../pictures/grounds.ts';
import { readChild } from '../shared/child.ts';
import { familyTexts } from '../texts/family.ts';
import { type Page, show } from '../web/visit.ts';
import { firstName, isOwn, trailBelow, wholeName } from './about.ts';
import { personIn } from './said.ts';

/** A child's grounds over time: as a picture, and as the same in words. */
export const history: Page = async (visit) => {
  const { api, say, caller, now } = visit;
  const T = familyTexts(caller.role);
  const child = await readChild(visit);
  const past = must(await api('childHistory', { params: { childId: child.childId } }));
  const ids = [child.childId, ...child.guardians.map(({ personId }) => personId)];
  const names = Object.fromEntries(ids.map((id) => [id, personIn(visit, child, id)]));
  return show(visit, {
    title: say(T.historyTitle),
    trail: trailBelow(visit, child),
    ...(!isOwn(visit) && { over: wholeName(visit, child) }),
    wide: true,
    content: html`<p class="font-lead">${say(T.historyLead, { name: firstName(visit, child) })}</p>
${groundsOverTime(say, past, now, names)}`,
  });
};
