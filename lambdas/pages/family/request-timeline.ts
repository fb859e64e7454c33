import { dateInCopenhagen } from '../../domain/dates.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn } from '../../platform/page.ts';
import type { Names } from '../shared/names.ts';
import { isOver } from '../shared/request.ts';
import { HAPPENED, SENT, YOU_ANSWERED } from '../texts/family-course.ts';
import { ASSESSED, ASSESSED_OWN, REQUEST_TEXTS as T, TO_DO } from '../texts/family-requests.ts';
import { TASK_WORDS } from '../texts/picture-words.ts';
import { day, NONE } from '../web/parts.ts';
import { listed } from '../web/say.ts';
import type { Visit } from '../web/visit.ts';
import { isOwn } from './about.ts';
import type { Request } from './request-words.ts';

type Entry = Request['timeline'][number];
type Dated = { readonly entry: Entry; readonly on: string };
/** What happened on one day, to one or more vendors. */
type Happening = Dated & { readonly vendorIds: readonly string[] };

const BAD: readonly Entry['what'][] = ['task-escalated', 'deadline-missed'];

/** What has happened, and the last day to answer. */
export function timeline(visit: Visit, names: Names, request: Request): Html {
  const { status, dueOn } = request;
  const { say, today } = visit;
  // While the clock stands still, no day is the last.
  const isTimed = !isOver(request) && status !== 'awaiting-requester' && dueOn !== null && dueOn >= today;
  return html`<ol class="timeline">${happenings(request).map(
    (one) =>
      html`<li class="${BAD.includes(one.entry.what) ? 'is-bad' : 'is-done'}">${day(say, one.on)}<p class="timeline-title">${sentence(visit, names, request, one)}</p></li>`,
  )}
${isTimed ? html`<li class="is-coming">${day(say, dueOn)}<p class="timeline-title">${say(T.comingDue)}</p></li>` : NONE}</ol>`;
}

/** The same told of several vendors on the same day is told once. */
function happenings(request: Request): readonly Happening[] {
  const same = Map.groupBy(dated(request), ({ entry: { what, action, question, outcome }, on }) =>
    [on, what, action, question, outcome].join('\n'),
  );
  return [...same.values()].flatMap((told) => {
    const [first] = told;
    if (!first) return [];
    const vendorIds = [...new Set(told.flatMap(({ entry: { vendorId } }) => vendorId ?? []))];
    return [{ ...first, vendorIds }];
  });
}

/** Each entry with its day in law, the first first: a letter counts from the day it came, whenever it was registered. */
function dated({ timeline: entries, receivedOn, pauses, letter }: Request): readonly Dated[] {
  const days: Partial<Record<Entry['what'], string[]>> = {
    'request-opened': [receivedOn],
    'clock-paused': pauses.map(({ from }) => from),
    'clock-resumed': pauses.flatMap(({ to }) => to ?? []),
    'letter-sent': letter ? [letter.sentOn] : [],
  };
  return entries
    .map((entry) => ({ entry, on: days[entry.what]?.shift() ?? dateInCopenhagen(entry.at) }))
    .toSorted((a, b) => a.on.localeCompare(b.on));
}

function sentence(visit: Visit, names: Names, request: Request, { entry, vendorIds }: Happening): string {
  const { what, by } = entry;
  const isHers = what === 'clock-resumed' && request.mine && (by === 'guardian' || by === 'child');
  return visit.say(isHers ? YOU_ANSWERED : HAPPENED[what], {
    vendors: listed(visit.say, vendorIds.map(names.vendor)),
    what: whatOf(visit, request, entry),
  });
}

/** What was assessed and how, how the letter went, what a vendor answered, or what it is asked. */
function whatOf(visit: Visit, { letter }: Request, { what, action, question, outcome }: Entry): string {
  const { say } = visit;
  if (what === 'letter-sent' && letter)
    return say(SENT[letter.how], { date: dateIn(say.lang, letter.sentOn) });
  if (question !== undefined && (outcome === 'upheld' || outcome === 'refused')) {
    const { what: asked, ...answers } = (isOwn(visit) ? ASSESSED_OWN : ASSESSED)[question];
    return say(T.questionWithAnswer, { what: say(asked), answer: say(answers[outcome]) });
  }
  if (what === 'task-answered' && outcome !== undefined && outcome !== 'upheld')
    return say(TASK_WORDS[outcome]);
  return action === undefined ? '' : say(TO_DO[action]);
}
