import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { PACKAGE_DAYS } from '../../../store/tables.ts';
import { Refused } from '../../api.ts';
import { requestProgress } from '../../pictures/progress.ts';
import { DONE, REQUEST_TEXTS as T } from '../../texts/desk-requests.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, NOTHING_TYPED } from '../../web/form.ts';
import { buttonLink, message, NONE, panel } from '../../web/parts.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';
import { clockLinks, inBrief, timeline } from './request-about.ts';
import { nextStep } from './request-next.ts';
import { assessed, decided, documents, vendors, wrote } from './request-parts.ts';
import { type Matter, overOf, readRequest, requestPath, rightName } from './request-read.ts';

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
${view.missed && view.completedAt === undefined && view.status !== 'closed' ? message(frame, 'error', say(T.missedTitle), say(T.missedText)) : NONE}
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

/** What came of what was just done. */
function done({ say, frame, query }: Visit): Html {
  const code = query.get('done') ?? '';
  const said = Object.hasOwn(DONE, code) ? DONE[code] : undefined;
  return said ? message(frame, 'success', say(said), NONE, { saved: true }) : NONE;
}

/** The package of who asked on paper: staff prints it. Whether it is to be had, the API says. */
function packages({ say, now }: Visit, { request: view }: Matter): Html {
  const { evidence, completedAt, loa, requestId, tasks } = view;
  const made = evidence?.packages ?? [];
  if (made.length === 0 || completedAt === undefined || loa !== undefined) return NONE;
  // What no vendor handed over is not sent; the letter says so.
  if (tasks.length > 0 && tasks.every(({ status }) => status === 'waived' || status === 'withdrawn'))
    return NONE;
  const days = (Date.parse(now) - Date.parse(completedAt)) / 86_400_000;
  if (days > PACKAGE_DAYS) return NONE;
  const words = { html: T.packageHtml, json: T.packageJson };
  return panel(say(T.packageTitle), html`<p>${say(T.packageText)}</p>`, {
    foot: html`<div class="button-group">${made.map(({ format }, index) =>
      buttonLink(
        `${requestPath(requestId)}/package?format=${format}`,
        say(words[format]),
        index === 0 ? 'primary' : 'secondary',
      ),
    )}</div>`,
  });
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
