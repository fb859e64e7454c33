import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { dateIn } from '../../../platform/page.ts';
import { must } from '../../api.ts';
import { deadlinesBoard } from '../../pictures/deadlines.ts';
import { ASKED_BY, WORK_TEXTS as T } from '../../texts/desk-work.ts';
import { buttonLink, link, NONE, note, table } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import { offered, type Page, show, type Visit } from '../../web/visit.ts';
import { type Names, readNames } from '../names.ts';
import { nameOf, requestPath, rightName } from './request-read.ts';
import { daysLeft, isYours, type Line, waitsFor } from './request-waits.ts';

const WORK = '/desk/work';
const BOARD = '/desk/work/board';

/** Open requests by the days left to answer them. */
export const work: Page = async (visit) => {
  const { api, say, query } = visit;
  const after = query.get('after') || undefined;
  const waits = WAITS.find((one) => one === query.get('waits'));
  const [list, names] = await Promise.all([
    api('listRequests', { query: after === undefined ? {} : { after } }),
    readNames(visit),
  ]);
  const { requests, next } = must(list);
  const isFirst = after === undefined;
  const shown = waits === undefined ? requests : requests.filter(IS[waits]);
  return show(visit, {
    title: say(T.title),
    wide: true,
    content: html`${above(visit, WORK)}
${requests.length === 0 ? note(say(isFirst ? T.empty : T.noMore)) : html`${summary(say, requests, { isLast: next === undefined, after, waits })}${shown.length === 0 ? note(say(T.noneOf)) : lines(visit, names, shown, say(T.caption))}`}
${pager(say, WORK, next, isFirst, waits)}`,
  });
};

/** What a part of the list waits for: the case worker, a vendor that is late, or nothing any more, its last day being past. */
const WAITS = ['over', 'me', 'vendor'] as const;
type Waits = (typeof WAITS)[number];

const IS: Readonly<Record<Waits, (line: Line) => boolean>> = {
  over: ({ daysLeft: left }) => left !== undefined && left < 0,
  me: isYours,
  vendor: ({ overdue }) => overdue.length > 0,
};
const COUNTED: Readonly<Record<Waits, Bilingual>> = { over: T.over, me: T.me, vendor: T.lateAt };

/** A list from one of its lines on, or the part of it that waits for something. */
const pathFrom = (path: string, after: string | undefined, waits: Waits | undefined): string => {
  const asked = new URLSearchParams({ ...(waits && { waits }), ...(after !== undefined && { after }) });
  return asked.size === 0 ? path : `${path}?${asked}`;
};

/** A board is read at one look: it takes no more than these. */
const MOST_PAGES = 4;

/** The same as a board of deadlines. */
export const board: Page = async (visit) => {
  const { say, frame, today } = visit;
  const [names, { lines: requests, isAll }] = await Promise.all([readNames(visit), mostUrgent(visit)]);
  const items = requests.map((line) => ({
    ...line,
    href: requestPath(line.requestId),
    about: nameOf(visit, line.person),
    overdue: line.overdue.map(names.vendor),
  }));
  return show(visit, {
    title: say(T.title),
    wide: true,
    content: html`${above(visit, BOARD)}
${isAll ? NONE : note(say(T.boardPart, { n: requests.length }))}
${requests.length === 0 ? note(say(T.empty)) : deadlinesBoard(say, frame, items, today)}`,
  });
};

async function mostUrgent({
  api,
}: Visit): Promise<{ readonly lines: readonly Line[]; readonly isAll: boolean }> {
  const found: Line[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { requests, next } = must(
      await api('listRequests', { query: after === undefined ? {} : { after } }),
    );
    found.push(...requests);
    after = next;
    if (after === undefined) break;
  }
  return { lines: found, isAll: after === undefined };
}

const above = (visit: Visit, at: string): Html => {
  const { say } = visit;
  return html`<ul class="link-row no-print">${offered(visit, html`<li>${link('/desk/search', say(T.register))} <span class="soft small-text">${say(T.registerHint)}</span></li>`)}<li>${link('/desk/bulks', say(T.bulks))}</li></ul>
<nav class="tab-container" aria-label="${say(T.views)}"><ul class="tab-list">${(
    [
      [WORK, T.list],
      [BOARD, T.board],
    ] as const
  ).map(
    ([href, title]) =>
      html`<li><a class="tab-button" href="${href}"${href === at ? html` aria-current="page"` : NONE}>${say(title)}</a></li>`,
  )}</ul></nav>`;
};

/** How many of those here wait for what, each count the way to them alone. */
function summary(
  say: Say,
  requests: readonly Line[],
  {
    isLast,
    after,
    waits,
  }: { readonly isLast: boolean; readonly after: string | undefined; readonly waits: Waits | undefined },
): Html {
  const of = after === undefined ? (isLast ? T.ofAll : T.ofShown) : T.ofNext;
  const counts = WAITS.map((one) => {
    const n = requests.filter(IS[one]).length;
    const text = say(COUNTED[one], { n });
    if (n === 0) return html`<li>${text}</li>`;
    return html`<li><a href="${pathFrom(WORK, after, one)}"${one === waits ? html` aria-current="true"` : NONE}>${text}</a></li>`;
  });
  return html`<p>${say(of, { n: requests.length })}</p><ul class="link-row">${counts}${waits === undefined ? NONE : html`<li>${link(pathFrom(WORK, after, undefined), say(T.all))}</li>`}</ul>`;
}

/** What stands softly below what a cell says. */
const below = (content: Html | string): Html => html`<br><span class="soft small-text">${content}</span>`;

/** Who asked and when it came, and the whole id, which is read by the search alone. */
const askedBy = (say: Say, { openedBy, receivedOn, requestId }: Line): Html =>
  html`${below(say(T.askedBy, { who: say(ASKED_BY[openedBy]), date: dateIn(say.lang, receivedOn) }))}<span hidden>${requestId}</span>`;

/** Requests as rows: what, whose, by when, and what each waits for. */
export const lines = (visit: Visit, names: Names, requests: readonly Line[], caption: string): Html => {
  const { say } = visit;
  return html`<div class="toolbar" hidden data-needs-script><div class="form-group"><label class="form-label" for="filter">${say(T.filter)}</label><input type="search" class="form-input" id="filter" data-filter="#requests" data-shown="${say(T.shown, { n: '{n}', m: '{m}' })}"></div></div>
${table(
  caption,
  [say(T.request), say(T.child), say(T.days), say(T.waits)],
  requests.map((line) => [
    html`${link(requestPath(line.requestId), rightName(say, line.right))}${askedBy(say, line)}`,
    line.person === null
      ? say(T.numbered, { number: line.requestId.slice(0, 8) })
      : html`${nameOf(visit, line.person)}${line.group ? below(line.group.name) : NONE}`,
    daysLeft(say, line),
    waitsFor(say, names, line),
  ]),
  { id: 'requests', hidesCaption: true },
)}`;
};

/** On to the next, and back to the first. */
export const pager = (
  say: Say,
  path: string,
  next: string | undefined,
  isFirst: boolean,
  waits?: Waits,
): Html =>
  next === undefined && isFirst
    ? NONE
    : html`<nav class="pager" aria-label="${say(T.pages)}">${isFirst ? NONE : buttonLink(pathFrom(path, undefined, waits), say(T.first), 'secondary')}${
        next === undefined ? NONE : buttonLink(pathFrom(path, next, waits), say(T.more), 'secondary')
      }</nav>`;
