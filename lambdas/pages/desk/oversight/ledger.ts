import type { Kind } from '../../../domain/aggregates.ts';
import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { momentIn } from '../../../platform/page.ts';
import { DESK_OVERSIGHT } from '../../texts/desk-oversight.ts';
import { LEDGER as T } from '../../texts/ledger.ts';
import { BREAK_WORDS, KIND_WORDS } from '../../texts/ledger-events.ts';
import { redirect } from '../../web/answer.ts';
import { errorSummary, type Typed, typedIn, type Wrong } from '../../web/form.ts';
import { buttonLink, link, message, NONE, radios, submit, textField } from '../../web/parts.ts';
import { draftOf, lookupForm, type Page, show, type Visit } from '../../web/visit.ts';
import { type Names, readNames } from '../names.ts';
import { eventItem } from './ledger-event.ts';
import { KINDS, kindOf, type LedgerView, ledgerOf, readLedger } from './ledger-kinds.ts';

/** The form that finds a ledger by the id of what it is about. */
export const finder = (visit: Visit, typed: Typed = draftOf(visit)): Html =>
  lookupForm(
    visit,
    '/desk/ledger',
    html`${radios(
      visit.say,
      typed,
      { name: 'kind', label: T.kind },
      KINDS.map((kind) => ({ value: kind, label: visit.say(KIND_WORDS[kind]) })),
    )}
${textField(visit.say, typed, { name: 'id', label: T.id, hint: T.idHint, maxLength: 128 })}
<div class="button-group">${submit(visit.say(T.find))}</div>`,
  );

const showFinder = (visit: Visit, typed?: Typed): ReturnType<typeof show> =>
  show(visit, {
    title: visit.say(T.findTitle),
    trail: trailOf(visit),
    ...(typed && { status: 422 }),
    content: html`${typed ? errorSummary(visit.say, visit.frame, typed) : NONE}
<p class="font-lead">${visit.say(T.findLead)}</p>${finder(visit, typed)}${howTo(visit)}`,
  });

export const findLedger: Page = async (visit) => showFinder(visit);

/** Leads to the ledger that was asked for, when there is one; nothing that was typed goes into an address before. */
export const goToLedger: Page = async (visit) => {
  const typed = { values: visit.form, wrong: [] };
  const kind = kindOf(typedIn(typed, 'kind'));
  const id = typedIn(typed, 'id').trim();
  const wrong: Wrong[] = [
    ...(kind ? [] : [{ field: 'kind', says: T.kindMissing }]),
    ...(id === '' ? [{ field: 'id', says: T.idMissing }] : []),
  ];
  if (!kind || wrong.length > 0) return showFinder(visit, { ...typed, wrong });
  const found = await readLedger(visit.api, kind, id);
  if (!found.ok) return showFinder(visit, { ...typed, wrong: [{ field: 'id', says: T.idUnknown }] });
  return redirect(`/desk/ledger/${kind}/${encodeURIComponent(id)}`);
};

/** One ledger: whether its chain holds, and every event in words. */
export const ledger: Page = async (visit) => {
  const { say } = visit;
  const [{ kind, id, view }, names] = await Promise.all([ledgerOf(visit), readNames(visit)]);
  const path = `/desk/ledger/${kind}/${encodeURIComponent(id)}`;
  return show(visit, {
    title: say(T.title),
    over: say(KIND_WORDS[kind]),
    trail: [...trailOf(visit), { title: say(T.findTitle), href: '/desk/ledger' }],
    content: html`<p>${whatItIs(visit, kind, id, names)}</p>
${verification(visit, view)}
<div class="button-group no-print">${buttonLink(`${path}/json`, say(T.keepJson), 'secondary')}${buttonLink(`${path}/csv`, say(T.keepCsv), 'secondary')}<button type="button" class="button button-secondary" data-print hidden data-needs-script>${say(T.print)}</button></div>
<h2>${say(T.events)} <span class="count">${view.events.length}</span></h2>
<div class="form-group no-print" hidden data-needs-script><label class="form-label" for="filter">${say(T.filter)}</label><input type="search" class="form-input" id="filter" data-filter="#events" data-shown="${say(T.filterShown, { n: '{n}', m: '{m}' })}"></div>
<ol class="timeline" id="events">${view.events.map((entry, index) => eventItem(say, names, entry, index + 1, id))}</ol>
${howTo(visit)}`,
  });
};

/** Where the desk shows what a ledger is about, by its id. */
const SHOWN: Readonly<Record<Kind, readonly [(id: string) => string, Bilingual]>> = {
  child: [(id) => `/desk/children/${id}`, T.seeChild],
  request: [(id) => `/desk/requests/${id}`, T.seeRequest],
  vendor: [(id) => `/desk/vendors/${id}`, T.seeVendor],
  purpose: [(id) => `/desk/purposes/${id}`, T.seePurpose],
  bulk: [(id) => `/desk/bulks/${id}`, T.seeBulk],
  controller: [() => '/desk/controller', T.seeController],
};

function whatItIs({ say }: Visit, kind: Kind, id: string, names: Names): Html {
  const [hrefOf, text] = SHOWN[kind];
  const name = kind === 'vendor' ? names.vendor(id) : kind === 'purpose' ? names.purpose(id) : undefined;
  return html`${name === undefined || name === id ? NONE : html`${name}. `}${say(T.id)}: <code class="hash">${id}</code>. ${link(hrefOf(encodeURIComponent(id)), say(text))}`;
}

function verification({ say, frame }: Visit, { verification: found, verifiedAt }: LedgerView): Html {
  const when = html`<p class="small-text">${say(T.verifiedAt, { at: momentIn(say.lang, verifiedAt) })}</p>`;
  if (!found.intact)
    return message(
      frame,
      'error',
      say(T.broken),
      html`<p>${say(T.brokenAt, { n: found.at, why: say(breakWords(found.break)) })}</p><p>${say(T.brokenDo)}</p>${when}`,
    );
  const { events, head } = found;
  return message(
    frame,
    'success',
    say(T.holds),
    html`<p>${events === 1 ? say(T.holdsOne) : say(T.holdsMany, { n: events })}</p>
<p class="small-text">${say(T.head)}: <code class="hash">${head}</code>. ${say(T.headHint)}</p>${when}`,
  );
}

const breakWords = (code: string): Bilingual =>
  (BREAK_WORDS as Readonly<Record<string, Bilingual>>)[code] ?? { da: code, en: code };

/** How anybody verifies a ledger without us. */
export const howTo = ({ say }: Visit): Html => html`<h2>${say(T.howTitle)}</h2>
<ol>${[T.how1, T.how2, T.how3, T.how4].map((step) => html`<li>${say(step)}</li>`)}</ol>
<p class="soft small-text">${say(T.howAll)}</p>`;

const trailOf = ({ say }: Visit) => [{ title: say(DESK_OVERSIGHT.title), href: '/desk/oversight' }];
