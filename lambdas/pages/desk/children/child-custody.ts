import { type Html, html } from '../../../platform/html.ts';
import type { ChildView } from '../../shared/child.ts';
import { CHILD as T } from '../../texts/desk-children.ts';
import { day, message, NONE, table, verdict } from '../../web/parts.ts';
import type { Visit } from '../../web/visit.ts';
import { nameOf } from '../requests/request-read.ts';
import { custodyHolders } from './child-read.ts';

type Guardian = ChildView['guardians'][number];

/** Who has or had custody of a child, and when. */
export function custody(visit: Visit, view: ChildView): Html {
  const { say, frame } = visit;
  const isAlone = custodyHolders(view).length === 0 && !view.erasure;
  return html`<section><h2>${say(T.guardians)}</h2>
${isAlone ? message(frame, 'warning', say(T.nobody), say(T.nobodyText)) : NONE}
${custodyTable(visit, view)}</section>`;
}

export const custodyTable = (visit: Visit, { guardians }: ChildView): Html => {
  const { say, frame } = visit;
  if (guardians.length === 0) return NONE;
  return table(
    say(T.guardians),
    [say(T.person), say(T.period), say(T.now)],
    guardians.map((guardian) => [
      nameOf(visit, guardian.person),
      period(visit, guardian),
      guardian.holds ? verdict(frame, 'allowed', say(T.holds)) : verdict(frame, 'none', say(T.holdsNot)),
    ]),
    { hidesCaption: true },
  );
};

/** From when until when, the last time. */
function period({ say }: Visit, { from, to, holds }: Guardian): Html | string {
  if (from === undefined && to === undefined) return say(holds ? T.sinceBirth : T.never);
  const begins = from === undefined ? html`${say(T.sinceBirth)}` : day(say, from);
  if (to === undefined) return say.rich(T.since, { from: begins });
  return say.rich(T.until, { from: begins, to: day(say, to) });
}
