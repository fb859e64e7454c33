import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { Refused } from '../../api.ts';
import { requestProgress } from '../../pictures/progress.ts';
import { DONE, REQUEST_TEXTS as T } from '../../texts/desk-requests.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, NOTHING_TYPED } from '../../web/form.ts';
import { message, NONE } from '../../web/parts.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';
import { clockLinks, inBrief, timeline } from './request-about.ts';
import { nextStep } from './request-next.ts';
import { packages } from './request-package.ts';
import { assessed, decided, documents, vendors, wrote } from './request-parts.ts';
import {
  type Matter,
  overOf,
  type RequestView,
  readRequest,
  requestPath,
  rightName,
} from './request-read.ts';

/** Everything about one request: what was asked in her own words, then what is to be done next. */
export const request: Page = async (visit) => shows(visit, await readRequest(visit));

type Above = { readonly says?: Bilingual; readonly content?: Html; readonly status?: number };

/** The page of a request, with what stands above it. */
export function shows(visit: Visit, matter: Matter, { says, content, status = 200 }: Above = {}): Answer {
  const { say, frame } = visit;
  const { request: view, child, names } = matter;
  return show(visit, {
    title: rightName(say, view.right),
    over: overOf(visit, child),
    trail: [{ title: say(T.work), href: '/desk/work' }],
    wide: true,
    status,
    content: html`<div class="stack">${errorSummary(say, frame, NOTHING_TYPED, says)}${content ?? done(visit)}
${isLate(view) ? message(frame, 'error', say(T.missedTitle), say(T.missedText)) : NONE}
<div class="split"><div class="stack">
${wrote(visit, view)}
${nextStep(visit, matter)}
${packages(visit, matter)}
${decided(visit, names, view)}
${vendors(visit, names, view)}
${assessed(visit, view)}
<section><h2>${say(T.progress)}</h2>${requestProgress(say, view, names.vendors)}</section>
</div><aside class="stack" aria-label="${say(T.about)}">
${inBrief(visit, matter)}
${clockLinks(visit, view)}
${documents(visit, view)}
${timeline(visit, matter)}
</aside></div></div>`,
  });
}

/** True while the answer is owed and its last day is past. */
const isLate = ({ daysLeft = 0 }: RequestView): boolean => daysLeft < 0;

/** What came of what was just done. */
function done({ say, frame, query }: Visit): Html {
  const code = query.get('done') ?? '';
  const said = Object.hasOwn(DONE, code) ? DONE[code] : undefined;
  return said ? message(frame, 'success', say(said), NONE, { saved: true }) : NONE;
}

/** Sends the next step on its way again; that it came meanwhile is no fault. */
export const resend: Page = async (visit) => {
  const { api, once } = visit;
  const matter = await readRequest(visit);
  const { requestId } = matter.request;
  const sent = await api('resendRequest', { params: { requestId }, once });
  if (sent.ok) return redirect(`${requestPath(requestId)}?done=resent`);
  if (sent.status === 404 || sent.status >= 500) throw new Refused(sent);
  return shows(visit, matter, { says: sent.says, status: sent.status });
};
