import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { must, Refused } from '../api.ts';
import { requestProgress } from '../pictures/progress.ts';
import type { ChildView } from '../shared/child.ts';
import { readController } from '../shared/controller.ts';
import type { Names } from '../shared/names.ts';
import { ANSWER_TEXTS } from '../texts/family-answer.ts';
import { REQUEST_TEXTS as T } from '../texts/family-requests.ts';
import { WEB } from '../texts/web.ts';
import { type Answer, redirect } from '../web/answer.ts';
import { errorSummary, type Typed } from '../web/form.ts';
import { bigRadios, day, link, longText, message, NONE, note, panel, submit } from '../web/parts.ts';
import { listed } from '../web/say.ts';
import { digestOf } from '../web/session.ts';
import { draftOf, formOf, hasChanged, type Page, show, type Visit } from '../web/visit.ts';
import { trailBelow, wholeName } from './about.ts';
import { readNames } from './names.ts';
import {
  asked,
  assessed,
  complaining,
  decided,
  fetching,
  inBrief,
  letters,
  vendors,
} from './request-parts.ts';
import { timeline } from './request-timeline.ts';
import {
  isAskedJointly,
  isLate,
  isOfAnother,
  isOrdered,
  lookedAtBy,
  pathOf,
  type Request,
  requestOf,
  titleOf,
} from './request-words.ts';

/** A request to follow: where it stands, who does what, what was decided, and what comes of it. */
export const request: Page = async (visit) => shows(visit, await requestOf(visit));

type Above = {
  readonly typed?: Typed;
  readonly says?: Bilingual;
  readonly content?: Html;
  readonly status?: number;
};

/** The page of a request, with what stands above it. */
export async function shows(visit: Visit, view: Request, above: Above = {}): Promise<Answer> {
  const { api, say, frame } = visit;
  const { typed = draftOf(visit), says, content = done(visit, view), status = 200 } = above;
  const child = must(await api('getChild', { params: { childId: view.childId } }));
  const [names, controller] = await Promise.all([readNames(visit, child), readController(visit)]);
  return show(visit, {
    title: titleOf(say, view, isOrdered(view)),
    over: wholeName(visit, child),
    trail: [
      ...trailBelow(visit, child),
      { title: say(T.listTitle), href: `/family/children/${view.childId}/requests` },
    ],
    status,
    content: html`<div class="stack">${errorSummary(say, frame, typed, says)}
${content}
${isOfAnother(view) ? note(say(T.ofAnother)) : NONE}
${isLate(view) ? message(frame, 'warning', say(T.missedTitle), say(T.missedText)) : NONE}
${joint(visit, child, view, typed)}
${asked(visit, view)}
${fetching(visit, names, view)}
<div>${inBrief(visit, names, view)}</div></div>
<h2>${say(T.progress)}</h2>
${requestProgress(say, view, vendorNames(view, names), lookedAtBy(visit))}
${vendors(visit, names, view)}
${decided(visit, names, view)}
${assessed(visit, view)}
<h2>${say(T.timeline)}</h2>
${timeline(visit, names, view)}
${letters(visit, view)}
${complaining(visit, controller)}
<p class="soft small-text">${say(T.law, { name: say(view.name), article: view.article })}</p>`,
  });
}

const vendorNames = ({ tasks }: Request, names: Names): Readonly<Record<string, string>> =>
  Object.fromEntries(tasks.map(({ vendorId }) => [vendorId, names.vendor(vendorId)]));

/** What came of what she just did. */
function done({ say, frame, query }: Visit, { dueOn }: Request): Html {
  const also = query.get('also') ?? '';
  switch (query.get('done')) {
    case 'sent':
      return message(
        frame,
        'success',
        say(T.sentTitle),
        html`${dueOn === null ? NONE : html`<p>${say.rich(T.sentText, { date: day(say, dueOn) })}</p>`}${
          /^[\w-]{1,64}$/.test(also)
            ? html`<p>${say.rich(T.sentAlso, { link: link(pathOf(also), say(T.sentAccess)) })}</p>`
            : NONE
        }`,
        { saved: true },
      );
    case 'answered':
      return message(frame, 'success', say(ANSWER_TEXTS.doneTitle), say(ANSWER_TEXTS.doneText), {
        saved: true,
      });
    case 'joint':
      return message(frame, 'success', say(T.jointDone), say(T.jointDoneText), { saved: true });
    default:
      return NONE;
  }
}

/** What the other custody holder's word is given on; what else happens to the request meanwhile changes nothing of it. */
const seenIn = ({ requestId, awaits, purposes }: Request) => ({ requestId, awaits, purposes });

/** Where a purpose needs both custody holders, the other one is asked here. */
function joint(visit: Visit, child: ChildView, view: Request, typed: Typed): Html {
  if (!isAskedJointly(visit, view)) return NONE;
  const { say } = visit;
  const { purposes } = view;
  const both = child.grounds
    .filter(({ ground }) => ground.kind === 'consent' && ground.custody === 'both')
    .filter(({ purposeId }) => purposes === 'all' || purposes.includes(purposeId))
    .map(({ name }) => say(name));
  return panel(
    say(T.jointTitle),
    html`<p>${say(T.jointText)}</p>${both.length === 0 ? NONE : html`<p>${say(T.jointPurposes, { purposes: listed(say, both) })}</p>`}
${formOf(
  visit,
  pathOf(view.requestId),
  html`${bigRadios(say, typed, { name: 'outcome', label: T.jointTitle }, [
    { value: 'upheld', label: say(T.jointUpheld) },
    { value: 'refused', label: say(T.jointRefused) },
  ])}${longText(say, typed, { name: 'reason', label: T.jointReason, hint: T.jointReasonHint, isOptional: true, maxLength: 4000, rows: 3 })}
<div class="button-group">${submit(say(T.jointSend))}</div>`,
  { seen: digestOf(seenIn(view)), keep: 'joint' },
)}`,
  );
}

/** The other custody holder says whether she agrees. */
export const answerJointly: Page = async (visit) => {
  const { api, form, once, frame, say } = visit;
  const view = await requestOf(visit);
  const { requestId } = view;
  const chosen = (['upheld', 'refused'] as const).find((one) => one === form.get('outcome'));
  const reason = (form.get('reason') ?? '').trim();
  const typed: Typed = { values: form, wrong: [] };
  if (chosen === undefined)
    return shows(visit, view, {
      typed: { ...typed, wrong: [{ field: 'outcome', says: T.wrongOutcome }] },
      status: 422,
    });
  const answered = await api('assessRequest', {
    params: { requestId },
    body: { question: 'joint', outcome: chosen, ...(reason !== '' && { reason }) },
    once,
  });
  if (answered.ok) return redirect(`${pathOf(requestId)}?done=joint`);
  if (hasChanged(visit, seenIn(view)))
    return shows(visit, view, {
      typed,
      content: message(frame, 'warning', say(WEB.changedTitle), say(WEB.changedText)),
      status: 409,
    });
  if (answered.status !== 422) throw new Refused(answered);
  const isTooLong = answered.errors.some(({ field }) => field === 'reason');
  return shows(visit, view, {
    typed: { ...typed, wrong: isTooLong ? [{ field: 'reason', says: T.wrongReason }] : [] },
    ...(!isTooLong && { says: answered.says }),
    status: 422,
  });
};
