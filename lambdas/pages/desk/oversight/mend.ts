import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must, type Refusal } from '../../api.ts';
import { MENDING_WORDS, SEE_TASKS, STANDSTILL_WORDS, MEND as T } from '../../texts/mend.ts';
import { redirect } from '../../web/answer.ts';
import { errorSummary, NOTHING_TYPED } from '../../web/form.ts';
import { buttonLink, day, link, message, moment, NONE, note, submit, table } from '../../web/parts.ts';
import { formOf, offered, type Page, show, type Visit } from '../../web/visit.ts';
import { type Names, readNames } from '../names.ts';
import { findingsTables, wantingIn } from './findings.ts';
import { type About, readAbout } from './mend-about.ts';

const PATH = '/desk/mend';

/** In the order they are told: what hurts a family first. */
const KINDS = Object.keys(STANDSTILL_WORDS) as readonly Standstill['kind'][];

type Answer = AnswerTo<'listStandstills'>;
type Standstill = Answer['standstills'][number];

/** Pages of requests that are looked through at once: most hold nothing that stands still. */
const PAGES = 5;

async function readStandstills({ api, query }: Visit): Promise<Answer> {
  const standstills: Standstill[] = [];
  let next = query.get('after') ?? undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = must(await api('listStandstills', { query: next === undefined ? {} : { after: next } }));
    standstills.push(...answer.standstills);
    next = answer.next;
    if (next === undefined) return { standstills };
  }
  return { standstills, ...(next !== undefined && { next }) };
}

/** Everything that needs a hand, each with the action that mends it. */
const shows = async (visit: Visit, refusal?: Refusal) => {
  const { say, frame, api, query } = visit;
  const [{ standstills, next }, found, names] = await Promise.all([
    readStandstills(visit),
    api('listFindings'),
    readNames(visit),
  ]);
  const { findings } = must(found);
  const about = await readAbout(visit, standstills);
  const kinds = KINDS.map((kind) => ({
    kind,
    these: standstills.filter((one) => one.kind === kind),
  })).filter(({ these }) => these.length > 0);
  return show(visit, {
    title: say(T.title),
    wide: true,
    ...(refusal && { status: refusal.status }),
    content: html`${refusal ? errorSummary(say, frame, NOTHING_TYPED, refusal.says) : NONE}
${query.get('done') === 'sent' ? message(frame, 'success', say(T.sent), say(T.sentText), { saved: true }) : NONE}
<p class="font-lead">${say(T.lead)}</p>
<nav aria-label="${say(T.inShort)}"><ul class="link-row">${kinds.map(
      ({ kind, these }) =>
        html`<li>${link(`#${kind}`, say(STANDSTILL_WORDS[kind].title))} <span class="count">${these.length}</span></li>`,
    )}<li>${link('#findings', say(T.findings))} <span class="count">${wantingIn(findings)}</span></li></ul></nav>
${kinds.length === 0 ? message(frame, next === undefined ? 'success' : 'info', say(T.allWell), say(next === undefined ? T.allWellText : T.allWellSoFar)) : NONE}
${kinds.map(({ kind, these }) => section(visit, { names, about }, kind, these))}
${pager(visit, next)}
<h2>${say(T.bulks)}</h2>
<p>${say(T.bulksText)} ${link('/desk/bulks', say(T.seeBulks))}</p>
<h2 id="findings">${say(T.findings)} <span class="count">${wantingIn(findings)}</span></h2>
${findings.length === 0 ? note(say(T.findingsNone)) : findingsTables(say, findings, { names })}`,
  });
};

export const mend: Page = async (visit) => shows(visit);

/** Sends a step or a task on its way again; whatever refuses it is told. */
export const sendAgain: Page = async (visit) => {
  const { api, form, once } = visit;
  const requestId = form.get('requestId') ?? '';
  const taskId = form.get('taskId');
  const done =
    taskId === null
      ? await api('resendRequest', { params: { requestId }, once })
      : await api('retryTask', { params: { requestId, taskId }, once });
  return done.ok ? redirect(`${PATH}?done=sent`) : shows(visit, done);
};

type Around = { readonly names: Names; readonly about: About };

function section(
  visit: Visit,
  { names, about }: Around,
  kind: Standstill['kind'],
  these: readonly Standstill[],
): Html {
  const { say } = visit;
  const { title, text } = STANDSTILL_WORDS[kind];
  const isConflict = kind === 'conflict-open';
  const hasVendor = these.some(({ vendorId }) => vendorId !== undefined);
  return html`<section>
<h2 id="${kind}">${say(title)} <span class="count">${these.length}</span></h2>
<p>${say(text)}</p>
${table(
  say(title),
  [
    say(isConflict ? T.purpose : T.request),
    say(T.child),
    ...(hasVendor ? [say(T.vendor)] : []),
    say(T.since),
    ...(isConflict ? [] : [say(T.due)]),
    say(T.action),
  ],
  these.map((one) => [
    isConflict ? html`${names.purpose(one.purposeId ?? '')}` : requestOf(visit, about, one),
    link(`/desk/children/${one.childId}`, about.child(one) ?? say(T.seeChild)),
    ...(hasVendor ? [vendorOf(visit, names, one)] : []),
    isConflict ? day(say, one.since) : moment(say, one.since),
    ...(isConflict ? [] : [one.dueOn === undefined ? say(T.none) : day(say, one.dueOn)]),
    action(visit, one),
  ]),
  { hidesCaption: true },
)}
</section>`;
}

/** Enough of an id to tell requests apart on a page. */
const numberOf = (id = ''): string => id.slice(0, 8);

const requestOf = ({ say }: Visit, about: About, one: Standstill): Html =>
  link(
    `/desk/requests/${one.requestId}`,
    about.right(one) ?? say(T.requestNo, { no: numberOf(one.requestId) }),
  );

const vendorOf = ({ say }: Visit, names: Names, { vendorId }: Standstill): Html | string =>
  vendorId === undefined ? say(T.none) : link(`/desk/vendors/${vendorId}`, names.vendor(vendorId));

/** What mends it: done here, or where it is done. */
function action(visit: Visit, one: Standstill): Html {
  const { say } = visit;
  const { requestId = '', taskId, vendorId = '' } = one;
  const words = say(MENDING_WORDS[one.action]);
  const about = html` <span class="sr-only">${say(T.requestNo, { no: numberOf(requestId) })}</span>`;
  switch (one.action) {
    case 'assess':
      return html`<a href="/desk/requests/${requestId}">${words}${about}</a>`;
    case 'mend-agreement':
      return link(`/desk/vendors/${vendorId}`, words);
    case 'settle-conflict':
      return link('/desk/conflicts', words);
    case 'retry':
      // A missed day names no task: each that is open may be sent again.
      if (taskId === undefined)
        return html`<a href="/desk/requests/${requestId}">${say(SEE_TASKS)}${about}</a>`;
  }
  const form = html`<input type="hidden" name="requestId" value="${requestId}">${taskId === undefined ? NONE : html`<input type="hidden" name="taskId" value="${taskId}">`}
${submit(words, 'secondary')}`;
  return offered(visit, formOf(visit, PATH, form), html`${words}`);
}

const pager = ({ say, query }: Visit, next: string | undefined): Html =>
  next === undefined && !query.has('after')
    ? NONE
    : html`<nav class="pager" aria-label="${say(T.more)}">${query.has('after') ? buttonLink(PATH, say(T.fromStart), 'tertiary') : NONE}${next === undefined ? NONE : buttonLink(`${PATH}?after=${encodeURIComponent(next)}`, say(T.more), 'secondary')}</nav>`;
