import { type Html, html } from '../../../platform/html.ts';
import { dateIn } from '../../../platform/page.ts';
import type { AnswerTo } from '../../api.ts';
import { isOver } from '../../shared/request.ts';
import { CHILD as T } from '../../texts/desk-children.ts';
import { link, more, NONE, note, table } from '../../web/parts.ts';
import type { Visit } from '../../web/visit.ts';
import type { Names } from '../names.ts';
import { requestPath, rightName } from '../requests/request-read.ts';
import { daysLeft, waitsFor } from '../requests/request-waits.ts';

type Summary = AnswerTo<'listChildRequests'>['requests'][number];

/** The requests about a child: the open ones with what they wait for, the others folded away. */
export function requests(visit: Visit, names: Names, all: readonly Summary[]): Html {
  const { say, lang } = visit;
  const ended = all.filter(isOver);
  const open = all.filter((one) => !isOver(one));
  return html`<section><h2>${say(T.requests)}${open.length > 0 ? html` <span class="count">${open.length}</span>` : NONE}</h2>
${
  open.length === 0
    ? note(say(T.noRequests))
    : table(
        say(T.requests),
        [say(T.request), say(T.due), say(T.waits)],
        open.map((one) => [wayTo(visit, one), daysLeft(say, one), waitsFor(say, names, one)]),
        { hidesCaption: true },
      )
}
${
  ended.length === 0
    ? NONE
    : more(
        say(T.ended, { n: ended.length }),
        html`<ul>${ended.map(
          (one) =>
            html`<li>${wayTo(visit, one)}, ${say(T.received, { date: dateIn(lang, one.receivedOn) })}</li>`,
        )}</ul>`,
      )
}</section>`;
}

const wayTo = ({ say }: Visit, { requestId, right }: Summary): Html =>
  link(requestPath(requestId), rightName(say, right));
