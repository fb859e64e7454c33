import type { CalendarDate, Instant } from '../../domain/dates.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Ids } from '../../platform/clock.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Language } from '../../platform/page.ts';
import type { Api } from '../api.ts';
import { WEB } from '../texts/web.ts';
import { type Answer, pageAnswer } from './answer.ts';
import { NOTHING_TYPED, type Typed } from './form.ts';
import { HIDDEN } from './hidden.ts';
import { type Frame, layout, type Shown } from './layout.ts';
import type { Say } from './say.ts';
import { digestOf, formToken, type Session } from './session.ts';

/** What every page is given: who visits, what she asked for, and the API in her name. */
export type Visit = {
  readonly lang: Language;
  readonly say: Say;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** What the form held; empty on GET. */
  readonly form: URLSearchParams;
  /** What was typed before the session was over, when the visitor is back at the same page; empty otherwise. */
  readonly draft: URLSearchParams;
  readonly session: Session;
  readonly caller: Caller;
  readonly api: Api;
  readonly now: Instant;
  readonly today: CalendarDate;
  /** The id of the form that was sent, as the key by which a command counts once. */
  readonly once: string;
  readonly ids: Ids;
  readonly frame: Frame;
};

export type Page = (visit: Visit) => Promise<Answer>;

/** Pages by method and path, for example `GET /family/children/{childId}`. */
export type Pages = Readonly<Record<string, Page>>;

/** The page as an answer, in the layout of the visitor's door. */
export const show = (visit: Visit, shown: Shown): Answer =>
  pageAnswer(layout(visit.say, visit.frame, shown), shown.status ?? 200);

type FormOptions = {
  /** What the page showed, so that it is noticed when someone else was faster. */
  readonly seen?: string;
  /** A name of its own on the page, under which the browser keeps what is typed until it has arrived. */
  readonly keep?: string;
};

/** False for who reads everything and changes nothing: the data protection officer (GDPR art. 38(3) and (6)). */
export const mayChange = ({ caller }: Pick<Visit, 'caller'>): boolean => caller.role !== 'officer';

/** What changes something, or leads to where something is changed; for who only reads, what stands in its place. */
export const offered = (visit: Visit, content: Html, instead: Html = html``): Html =>
  mayChange(visit) ? content : instead;

/** Says to who only reads that this is a case worker's to do. */
export const readsOnly = ({ say }: Visit): Html => html`<div class="note"><p>${say(WEB.readsOnly)}</p></div>`;

/**
 * A form of ours that changes something: it carries its token and a key of its own, so that it counts once. Whoever only
 * reads sees in its place that it is not hers to send.
 */
export const formOf = (visit: Visit, action: string, content: Html, options: FormOptions = {}): Html =>
  offered(visit, lookupForm(visit, action, content, options), readsOnly(visit));

/** A form that changes nothing, and is sent so that what is looked for stands in no address. */
export const lookupForm = (
  { session, ids }: Visit,
  action: string,
  content: Html,
  { seen, keep }: FormOptions = {},
): Html => html`<form method="post" action="${action}"${keep === undefined ? html`` : html` id="${keep}" data-keep`} novalidate>
<input type="hidden" name="${HIDDEN.token}" value="${formToken(session)}">
<input type="hidden" name="${HIDDEN.once}" value="${ids.next()}">
${seen === undefined ? html`` : html`<input type="hidden" name="${HIDDEN.seen}" value="${seen}">`}
${content}
</form>`;

/** True when what a page shows is no longer what it showed when its form was filled in: someone else was faster. */
export const hasChanged = ({ form }: Visit, shown: unknown): boolean =>
  (form.get(HIDDEN.seen) ?? '') !== digestOf(shown);

/** What a form begins with: what was typed before the session was over, or nothing. */
export const draftOf = ({ draft }: Visit): Typed =>
  draft.size === 0 ? NOTHING_TYPED : { values: draft, wrong: [] };
