import { type Html, html } from '../../../platform/html.ts';
import { dateIn } from '../../../platform/page.ts';
import { must } from '../../api.ts';
import { type ChildView, readChild } from '../../shared/child.ts';
import { CHILD as T } from '../../texts/desk-children.ts';
import { buttonLink, facts, link, message, NONE } from '../../web/parts.ts';
import { offered, type Page, show, type Visit } from '../../web/visit.ts';
import { classHref } from '../classes/class-place.ts';
import { type Names, readNames } from '../names.ts';
import { nameOf } from '../requests/request-read.ts';
import { custody } from './child-custody.ts';
import { grounds } from './child-grounds.ts';
import { childPath, trailToClass } from './child-read.ts';
import { requests } from './child-requests.ts';

/** A child as the case worker sees her: what waits, who has custody, who may use what and why, and what to do. */
export const child: Page = async (visit) => {
  const { api, say } = visit;
  const [view, names] = await Promise.all([readChild(visit), readNames(visit)]);
  const { childId } = view;
  const list = must(await api('listChildRequests', { params: { childId } }));
  return show(visit, {
    title: view.person ? nameOf(visit, view.person) : say(T.noName),
    trail: trailToClass(visit, view),
    wide: true,
    content: html`${done(visit, view)}${gone(visit, view)}
${facts([[say(T.group), placeOf(visit, names, view)]])}
${actions(visit, view)}
${requests(visit, names, list.requests)}
${grounds(visit, view)}
${custody(visit, view)}
${elsewhere(visit, childId)}`,
  });
};

function placeOf({ say, lang }: Visit, names: Names, { group, left }: ChildView): Html {
  const place = say(T.place, { group: group.name, institution: names.institution(group.institution) });
  return left === undefined
    ? link(classHref(group), place)
    : html`${place}. ${say(T.left, { date: dateIn(lang, left) })}`;
}

/** What can be done for her; nothing any more once she is erased. */
function actions(visit: Visit, { childId, left, erasure }: ChildView): Html {
  const { say } = visit;
  if (erasure) return NONE;
  const at = childPath(childId);
  const isHere = left === undefined;
  return offered(
    visit,
    html`<div class="button-group no-print">${buttonLink(`${at}/requests/new`, say(T.open))}${buttonLink(`${at}/move`, say(isHere ? T.moveLink : T.backLink), 'secondary')}${buttonLink(`${at}/custody`, say(T.custodyLink), 'secondary')}${isHere ? buttonLink(`${at}/leave`, say(T.leaveLink), 'tertiary') : NONE}</div>`,
  );
}

/** Said first of a child who has left, or whose data is erased. */
function gone({ say, lang, frame }: Visit, { left, erasure }: ChildView): Html {
  if (erasure)
    return message(
      frame,
      'info',
      say(erasure.done ? T.erased : T.erasing),
      html`<p>${link(`/desk/requests/${erasure.requestId}`, say(T.seeErasure))}</p>`,
    );
  if (left === undefined) return NONE;
  return message(frame, 'info', say(T.left, { date: dateIn(lang, left) }), say(T.leftText));
}

/** What came of what the case worker just did. */
function done({ say, frame, query }: Visit, { group, guardians }: ChildView): Html {
  const told = (title: string, text: Html | string = NONE): Html =>
    message(frame, 'success', title, text, { saved: true });
  switch (query.get('done')) {
    case 'moved':
      return told(say(T.moved, { group: group.name }));
    case 'left':
      return told(say(T.leaveDone), say(T.leaveDoneText));
    case 'custody': {
      const n = guardians.filter(({ holds }) => holds).length;
      return told(say(T.custodyDone), n === 0 ? say(T.holderNone) : say(T.holders, { n }));
    }
    default:
      return NONE;
  }
}

/** What else there is about her. */
function elsewhere({ say }: Visit, childId: string): Html {
  const places = [
    [`${childPath(childId)}/history`, T.historyLink, T.historyText],
    [`/desk/ledger/child/${childId}`, T.ledgerLink, T.ledgerText],
  ] as const;
  return html`<section class="no-print"><h2>${say(T.more)}</h2>
<ul class="plain grid">${places.map(
    ([href, title, text]) =>
      html`<li><a class="panel panel-link" href="${href}"><h3>${say(title)}</h3><p>${say(text)}</p></a></li>`,
  )}</ul></section>`;
}
