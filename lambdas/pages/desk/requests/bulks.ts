import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { WORK_TEXTS as T } from '../../texts/desk-work.ts';
import { day, facts, link, NONE, note, table } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import { type Page, show } from '../../web/visit.ts';
import { type Names, readNames } from '../names.ts';
import { lines, pager } from './work.ts';

type Bulk = AnswerTo<'listBulks'>['bulks'][number];

const BULKS = '/desk/bulks';
const STATUS: Readonly<Record<Bulk['status'], Bilingual>> = {
  waiting: T.waiting,
  running: T.running,
  done: T.done,
};

function causeOf(say: Say, { vendor, institution: nameOf }: Names, { cause }: Bulk): string {
  if (cause.kind === 'agreement-ended') return say(T.agreementEnded, { vendor: vendor(cause.vendorId) });
  const { group } = cause;
  const institution = nameOf(cause.institution);
  return group === undefined
    ? say(T.institutionLeft, { institution })
    : say(T.groupLeft, { institution, group });
}

/** Erasures for many children at once, by their day. */
export const bulks: Page = async (visit) => {
  const { api, say, query } = visit;
  const after = query.get('after') || undefined;
  const [list, names] = await Promise.all([
    api('listBulks', { query: after === undefined ? {} : { after } }),
    readNames(visit),
  ]);
  const { bulks: found, next } = must(list);
  return show(visit, {
    title: say(T.bulksTitle),
    trail: [{ title: say(T.title), href: '/desk/work' }],
    content: html`<p class="font-lead">${say(T.bulksLead)}</p>
${
  found.length === 0
    ? note(say(T.bulksEmpty))
    : table(
        say(T.bulksCaption),
        [say(T.cause), say(T.starts), say(T.status)],
        found.map((bulk) => [
          link(`${BULKS}/${bulk.bulkId}`, causeOf(say, names, bulk)),
          day(say, bulk.startsOn),
          say(STATUS[bulk.status]),
        ]),
        { hidesCaption: true },
      )
}
${pager(say, BULKS, next, after === undefined)}`,
  });
};

/** One of them: how far it is in opening requests, how far the vendors are, and which are open still. */
export const bulk: Page = async (visit) => {
  const { api, say, params, query } = visit;
  const bulkId = params.bulkId ?? '';
  const after = query.get('after') || undefined;
  const [view, open, names] = await Promise.all([
    api('getBulk', { params: { bulkId } }),
    api('listBulkRequests', { params: { bulkId }, query: after === undefined ? {} : { after } }),
    readNames(visit),
  ]);
  const shown = must(view);
  const { requests, next } = must(open);
  const { seen, toSee, opened, stillOpen, startsOn, startedAt, finishedAt, perMinute, status } = shown;
  return show(visit, {
    title: say(T.bulkTitle),
    over: causeOf(say, names, shown),
    trail: [
      { title: say(T.title), href: '/desk/work' },
      { title: say(T.bulksTitle), href: BULKS },
    ],
    wide: true,
    content: html`<div class="reading">${facts([
      [say(T.status), say(STATUS[status])],
      [say(T.starts), day(say, startsOn)],
      [say(T.looked), progress(say, seen, seen + toSee)],
      [say(T.raised), String(opened)],
      [say(T.carriedOut), progress(say, opened - stillOpen, opened)],
      ...(startedAt === undefined ? [] : [[say(T.startedAt), day(say, startedAt)] as const]),
      ...(finishedAt === undefined ? [] : [[say(T.finishedAt), day(say, finishedAt)] as const]),
      [say(T.pace), say(T.perMinute, { n: perMinute })],
    ])}</div>
<h2>${say(T.openOnes)}</h2>
${requests.length === 0 ? note(say(opened === 0 ? T.openYet : stillOpen === 0 ? T.openNone : T.noMore)) : lines(visit, names, requests, say(T.openCaption))}
${pager(say, `${BULKS}/${bulkId}`, next, after === undefined)}`,
  });
};

const progress = (say: Say, n: number, m: number): Html =>
  html`${m === 0 ? NONE : html`<progress class="progress" max="${m}" value="${n}" aria-hidden="true"></progress>`}<p>${say(T.lookedOf, { n, m })}</p>`;
