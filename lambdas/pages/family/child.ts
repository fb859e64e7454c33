import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import { must } from '../api.ts';
import { type ChildView, type GroundView, readChild } from '../shared/child.ts';
import { FAMILY, familyTexts } from '../texts/family.ts';
import { GROUNDS } from '../texts/grounds.ts';
import { facts, folds, link, message, more, NONE, note, panel, verdict } from '../web/parts.ts';
import { type Page, show, type Visit } from '../web/visit.ts';
import { CHILDREN, childPath, firstName, isOwn, purposePath, wholeName } from './about.ts';
import { awaitsVisitor, type Line, pathOf, titleOf } from './request-words.ts';
import { type Stands, standsOf } from './stands.ts';
import { categories, mayObject, objection, textOf, vendors, why, whyTitle } from './used.ts';

/** One purpose of the child the page is about, and how it stands for the visitor. */
type Row = { readonly child: ChildView; readonly view: GroundView; readonly stands: Stands };

/** Who uses what about a child, why, and on what ground: what she is asked first. */
export const child: Page = async (visit) => {
  const { api, say, caller, params } = visit;
  const T = familyTexts(caller.role);
  const [view, list] = await Promise.all([readChild(visit), api('listChildRequests', { params })]);
  const name = firstName(visit, view);
  const rows = view.grounds.map((ground) => ({
    child: view,
    view: ground,
    stands: standsOf(ground, caller.id),
  }));
  const at = (place: Stands['place']) => rows.filter(({ stands }) => stands.place === place);
  return show(visit, {
    title: isOwn(visit) ? say(T.childrenTitle) : wholeName(visit, view),
    trail: isOwn(visit) ? [] : [{ title: say(T.childrenTitle), href: CHILDREN }],
    content: html`${waiting(visit, must(list).requests)}
<p class="font-lead">${say(T.lead, { name })}</p>
${gone(visit, view)}
${rows.length === 0 ? note(say(T.nothingYet, { name })) : NONE}
${section(visit, T.askedTitle, say(T.askedText), at('asked'), asked)}
${section(visit, T.consentTitle, say(T.consentText), at('consent'), consented)}
${section(visit, T.lawTitle, say(T.lawText), at('law'), byLaw)}
${section(visit, T.unusedTitle, say(T.unusedText, { name }), at('unused'), unused)}
${elsewhere(visit, view)}`,
  });
};

/** The requests that go on only once the visitor has answered, before all else. */
function waiting(visit: Visit, requests: readonly Line[]): Html {
  const { say, frame } = visit;
  const hers = requests.filter((one) => awaitsVisitor(visit, one));
  if (hers.length === 0) return NONE;
  const ways = hers.map((one) => html`<p>${link(pathOf(one.requestId), titleOf(say, one))}</p>`);
  return message(frame, 'warning', say(FAMILY.cardYours), html`${ways}`);
}

const section = (
  visit: Visit,
  title: Bilingual,
  text: string,
  rows: readonly Row[],
  list: (visit: Visit, rows: readonly Row[]) => Html,
): Html =>
  rows.length === 0
    ? NONE
    : html`<section><h2>${visit.say(title)}</h2><p>${text}</p>${list(visit, rows)}</section>`;

const panels = (visit: Visit, rows: readonly Row[], foot: (row: Row) => Html): Html =>
  html`<ul class="plain stack">${rows.map(
    (row) =>
      html`<li>${panel(visit.say(row.view.name), whoAndWhat(visit, row), {
        level: 3,
        aside: standing(visit, row),
        foot: foot(row),
      })}</li>`,
  )}</ul>`;

const asked = (visit: Visit, rows: readonly Row[]): Html =>
  panels(visit, rows, (row) => wayIn(visit, row, familyTexts(visit.caller.role).answer, true));

const consented = (visit: Visit, rows: readonly Row[]): Html =>
  panels(visit, rows, (row) => {
    const T = familyTexts(visit.caller.role);
    return wayIn(visit, row, mayWithdraw(visit, row) ? T.withdrawOrRead : T.readMore);
  });

const mayWithdraw = ({ caller }: Visit, { view: { ground } }: Row): boolean =>
  ground.kind === 'consent' && ground.mayWithdraw.includes(caller.id);

/** What is used without asking, and, where that is so, that one may object: on its own (art. 21(4)). */
const byLaw = (visit: Visit, rows: readonly Row[]): Html => {
  const row = rows.find(
    ({ view: { ground, held } }) => ground.kind !== 'consent' && ground.mayObject && !held,
  );
  return html`${folded(visit, rows)}${row ? note(html`<strong>${mayObject(visit, row.child)}</strong>`) : NONE}`;
};

/** Her own yes is as easily taken back while it waits for others as when it stands, so it lies in no fold. */
const unused = (visit: Visit, rows: readonly Row[]): Html => {
  const [hers, others] = [true, false].map((is) => rows.filter((row) => mayWithdraw(visit, row) === is));
  return html`${hers?.length ? consented(visit, hers) : NONE}${others?.length ? folded(visit, others) : NONE}`;
};

const folded = (visit: Visit, rows: readonly Row[]): Html =>
  folds(
    rows.map((row) => ({
      title: visit.say(row.view.name),
      aside: standing(visit, row),
      content: html`${textOf(visit, row.view)}
${row.view.held ? note(visit.say(GROUNDS.heldText)) : NONE}
${whoAndWhat(visit, row)}
${objection(visit, row.child, row.view)}
<p>${wayIn(visit, row, familyTexts(visit.caller.role).readMore)}</p>`,
    })),
  );

const standing = ({ say, frame }: Visit, { stands }: Row): Html =>
  verdict(frame, stands.verdict, say(stands.says));

/** The way to the page of a purpose; its name is read out, since the same words lead to others. */
const wayIn = (
  { say, caller }: Visit,
  { child: { childId }, view }: Row,
  text: Bilingual,
  isMain = false,
): Html =>
  html`<a${isMain ? html` class="button button-primary"` : NONE} href="${purposePath(childId, view.purposeId)}">${say(text)}<span class="sr-only"> ${say(familyTexts(caller.role).linkAbout, { purpose: say(view.name) })}</span></a>`;

/** More kinds of data than these are folded away. */
const MOST_IN_VIEW = 5;

function whoAndWhat(visit: Visit, { view, stands }: Row): Html {
  const { say } = visit;
  const kinds = new Set(view.vendors.flatMap((one) => one.categories.map(({ text }) => say(text))));
  const list = categories(visit, view.vendors);
  const shown = kinds.size > MOST_IN_VIEW ? more(say(GROUNDS.kinds, { n: kinds.size }), list) : list;
  return facts([
    [say(stands.place === 'asked' ? GROUNDS.whoWould : GROUNDS.who), vendors(visit, view, stands)],
    ...(kinds.size > 0 ? [[say(GROUNDS.what), shown] as const] : []),
    // Where people are asked, the ground is their answer.
    ...(view.ground.kind === 'consent' ? [] : [[whyTitle(visit, stands), why(visit, view)] as const]),
  ]);
}

/** Said first of a child who has left, or whose data is erased. */
function gone(visit: Visit, { left, erasure, ...view }: ChildView): Html {
  const { say, lang, frame, caller } = visit;
  const T = familyTexts(caller.role);
  if (erasure)
    return message(
      frame,
      'info',
      say(erasure.done ? T.erased : T.erasing),
      html`<p><a href="/family/requests/${erasure.requestId}">${say(T.erasureFollow)}</a></p>`,
    );
  if (left === undefined) return NONE;
  const title = say(T.left, { name: firstName(visit, view), date: dateIn(lang, left) });
  return message(frame, 'info', title, say(T.leftText));
}

/** What else there is about the child. */
function elsewhere(visit: Visit, view: ChildView): Html {
  const { say, caller } = visit;
  const T = familyTexts(caller.role);
  const places = [
    ['rights', T.rightsLink, T.rightsLinkText],
    ['requests', T.requestsLink, T.requestsLinkText],
    ['history', T.historyLink, T.historyLinkText],
  ] as const;
  return html`<section class="no-print"><h2>${say(T.moreTitle, { name: firstName(visit, view) })}</h2>
<ul class="plain stack-small">${places.map(
    ([path, title, text]) =>
      html`<li><a class="panel panel-link" href="${childPath(view.childId)}/${path}"><h3>${say(title)}</h3><p>${say(text)}</p></a></li>`,
  )}</ul></section>`;
}
