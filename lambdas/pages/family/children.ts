import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import { type AnswerTo, must } from '../api.ts';
import type { ChildView } from '../shared/child.ts';
import { type Controller, readController } from '../shared/controller.ts';
import { isOver } from '../shared/request.ts';
import { familyTexts, FAMILY as T } from '../texts/family.ts';
import { REQUEST_TEXTS } from '../texts/family-requests.ts';
import { redirect } from '../web/answer.ts';
import { note, verdict } from '../web/parts.ts';
import { type Page, show, type Visit } from '../web/visit.ts';
import { childPath, inGroup, isOwn } from './about.ts';
import { awaitsVisitor, isLate } from './request-words.ts';

type Summary = AnswerTo<'listChildren'>['children'][number];
type Requests = AnswerTo<'listChildRequests'>['requests'];

/** The children of whoever is signed in, each with what waits for her; a child is led to her own page. */
export const children: Page = async (visit) => {
  const { api, say, caller } = visit;
  const { children: mine } = must(await api('listChildren', { query: {} }));
  const [only] = mine;
  if (isOwn(visit) && only) return redirect(childPath(only.childId));
  const controller = await readController(visit);
  const cards = await Promise.all(mine.map((child) => card(visit, controller, child)));
  return show(visit, {
    title: say(familyTexts(caller.role).childrenTitle),
    content: cards.length === 0 ? note(say(T.noChildren)) : html`<ul class="plain stack">${cards}</ul>`,
  });
};

async function card(
  visit: Visit,
  controller: Controller,
  { childId, givenName, familyName, group }: Summary,
): Promise<Html> {
  const params = { childId };
  const [child, list] = await Promise.all([
    visit.api('getChild', { params }),
    visit.api('listChildRequests', { params }),
  ]);
  const waits = [...consentsOf(visit, must(child)), ...requestsOf(visit, must(list).requests)];
  return html`<li><a class="panel panel-link" href="${childPath(childId)}"><h2>${givenName} ${familyName}</h2><p class="soft">${inGroup(visit, controller, group)}</p>
${
  waits.length === 0
    ? html`<p>${visit.say(T.cardNothing)}</p>`
    : html`<ul class="plain stack-small">${waits}</ul>`
}</a></li>`;
}

/** What waits for her among the consents: those not answered, and those on which the guardians differ. */
function consentsOf({ say, caller, frame }: Visit, { grounds }: ChildView): Html[] {
  const asked = grounds.filter(
    ({ ground }) => ground.kind === 'consent' && ground.awaited.includes(caller.id),
  );
  const differ = grounds.filter(({ conflict }) => conflict);
  return [
    ...(asked.length > 0
      ? [
          html`<li>${verdict(frame, 'pending', say(...counted(asked.length, T.cardAsked, T.cardAskedMany)))}</li>`,
        ]
      : []),
    ...differ.map(
      ({ name }) => html`<li>${verdict(frame, 'none', say(T.cardDiffers, { purpose: say(name) }))}</li>`,
    ),
  ];
}

/** What is under way among the requests, with the day by which the first of them is answered. */
function requestsOf(visit: Visit, requests: Requests): Html[] {
  const { say, lang, frame } = visit;
  const open = requests.filter((one) => !isOver(one));
  if (open.length === 0) return [];
  // While a clock stands still, no day is the last; a day that has passed is one no more.
  const timed = open.filter((one) => one.status !== 'awaiting-requester' && !isLate(one));
  const [due] = timed.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return [
    ...(open.some((one) => awaitsVisitor(visit, one))
      ? [html`<li>${verdict(frame, 'pending', say(T.cardYours))}</li>`]
      : []),
    ...(open.some(isLate)
      ? [html`<li>${verdict(frame, 'denied', say(REQUEST_TEXTS.missedTitle))}</li>`]
      : []),
    html`<li>${say(...counted(open.length, T.cardRequest, T.cardRequestMany))}${
      due === undefined
        ? html``
        : html`, ${say.rich(T.cardDue, { date: html`<time datetime="${due}">${dateIn(lang, due)}</time>` })}`
    }</li>`,
  ];
}

const counted = (n: number, one: Bilingual, many: Bilingual): [Bilingual, { n: number }] => [
  n === 1 ? one : many,
  { n },
];
