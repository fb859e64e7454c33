import { html } from '../../platform/html.ts';
import { must } from '../api.ts';
import { REQUEST_TEXTS as T } from '../texts/family-requests.ts';
import { buttonLink, day, link, note, table, verdict } from '../web/parts.ts';
import { type Page, show } from '../web/visit.ts';
import { trailBelow, wholeName } from './about.ts';
import { childIn } from './names.ts';
import { awaitsVisitor, dueIn, type Line, pathOf, standsIn, titleOf } from './request-words.ts';

/** The requests of a child: what waits for the visitor first, then the newest. */
export const childRequests: Page = async (visit) => {
  const { api, say, params } = visit;
  const [child, list] = await Promise.all([
    api('getChild', { params }),
    api('listChildRequests', { params }),
  ]);
  const shown = must(child);
  const waits = (one: Line): boolean => awaitsVisitor(visit, one);
  const requests = must(list).requests.toSorted(
    (a, b) => Number(waits(b)) - Number(waits(a)) || b.receivedOn.localeCompare(a.receivedOn),
  );
  const columns = [say(T.request), say(T.standsNow), say(T.dueOn), say(T.receivedOn)];
  const rows = requests.map((one) => [
    link(pathOf(one.requestId), titleOf(say, one)),
    waits(one) ? verdict(visit.frame, 'pending', standsIn(visit, one)) : standsIn(visit, one),
    dueIn(say, one),
    day(say, one.receivedOn),
  ]);
  return show(visit, {
    title: say(T.listTitle),
    over: wholeName(visit, shown),
    trail: trailBelow(visit, shown),
    wide: true,
    content: html`${
      rows.length === 0
        ? note(say(T.listEmpty))
        : table(say(T.listCaption, { name: childIn(visit, shown) }), columns, rows, {
            hidesCaption: true,
          })
    }
<p>${buttonLink(`/family/children/${shown.childId}/rights`, say(T.toRights), 'secondary')}</p>`,
  });
};
