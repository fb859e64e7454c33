import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { must } from '../../api.ts';
import { type Controller, officerAt, reachedAt, readController } from '../../shared/controller.ts';
import { CONTROLLER as T } from '../../texts/controller.ts';
import { DESK_OVERSIGHT } from '../../texts/desk-oversight.ts';
import { WEB } from '../../texts/web.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, NOTHING_TYPED, type Typed } from '../../web/form.ts';
import { facts, link, longText, message, more, NONE, note, submit, textField } from '../../web/parts.ts';
import { listed, type Say } from '../../web/say.ts';
import { digestOf } from '../../web/session.ts';
import { draftOf, formOf, hasChanged, type Page, show, type Visit } from '../../web/visit.ts';
import { mending } from '../refusal.ts';
import { bodyOf, fieldsOf, LISTS, ofKind } from './controller-body.ts';
import { wrongFields } from './controller-wrong.ts';

const PATH = '/desk/controller';

/** What the form was filled in on. */
const seenIn = ({ description }: Controller): unknown => description ?? null;

/** Who the controller is, as families are told, to see and to change. */
export const controller: Page = async (visit) => {
  const view = await readController(visit);
  const { description } = view;
  const draft = draftOf(visit);
  const isBegun = draft.values.size > 0 || !description;
  const typed: Typed = isBegun ? draft : { ...NOTHING_TYPED, values: fieldsOf(description) };
  return page(visit, view, typed, { above: standing(visit, view) });
};

/** The whole description takes the place of the one before; sent twice, it is there once. */
export const describe: Page = async (visit) => {
  const { api, form, once, frame, say } = visit;
  const view = await readController(visit);
  const body = bodyOf(form);
  const typed: Typed = { values: form, wrong: [] };
  const isThere = view.description && fieldsOf(body).toString() === fieldsOf(view.description).toString();
  if (hasChanged(visit, seenIn(view)) && !isThere) {
    const above = message(frame, 'warning', say(WEB.changedTitle), say(WEB.changedText));
    return page(visit, view, typed, { above, status: 409 });
  }
  const done = await api('describeController', { body, once });
  if (done.ok) return redirect(`${PATH}?done=saved`);
  const { wrong, above, status } = mending(done, wrongFields(done, form));
  const told = errorSummary(say, frame, { ...typed, wrong }, above);
  return page(visit, view, { ...typed, wrong }, { above: told, ...(status !== undefined && { status }) });
};

/** Said first: that it is saved, or that there is nothing to save yet. */
function standing({ say, frame, query }: Visit, { cvr, description }: Controller): Html {
  if (!description) return message(frame, 'warning', say(T.nothingYet), say(T.nothingYetText, { cvr }));
  return query.get('done') === 'saved'
    ? message(frame, 'success', say(T.saved), say(T.savedText), { saved: true })
    : NONE;
}

/** What families are told now; there may be many schools. */
function told({ say }: Visit, view: Controller): Html {
  const { description } = view;
  if (!description) return NONE;
  return html`<section><h2>${say(T.now)}</h2>
${facts(reachedAt(say, view, description))}
<h3>${say(T.officer)}</h3>${officerAt(say, description)}
${LISTS.map(({ field, kind }) => toldOf(say, T[field], ofKind(description, kind)))}
<p class="no-print">${link(`/desk/ledger/controller/${view.cvr}`, say(T.ledger))}</p></section>`;
}

/** The institutions of one kind, by name and number. */
function toldOf(say: Say, title: Bilingual, institutions: ReturnType<typeof ofKind>): Html {
  const list = html`<ul>${institutions.map(({ number, name }) => html`<li>${say(T.named, { name, number })}</li>`)}</ul>`;
  const shown = institutions.length > MOST_IN_VIEW ? more(say(T.showInstitutions), list) : list;
  return html`<h3>${say(title)} <span class="count">${institutions.length}</span></h3>
${institutions.length === 0 ? html`<p>${say(T.noInstitutions)}</p>` : shown}`;
}

/** More institutions than these are folded away. */
const MOST_IN_VIEW = 10;

/** What stands under the label of a list. */
const HINTS = { schools: T.schoolsHint, daycares: T.daycaresHint } as const;

type Around = { readonly above: Html; readonly status?: number };

async function page(
  visit: Visit,
  view: Controller,
  typed: Typed,
  { above, status }: Around,
): Promise<Answer> {
  const { say } = visit;
  const form = html`<fieldset class="form-group"><legend><h3>${say(T.theController)}</h3></legend>
${textField(say, typed, { name: 'name', label: T.nameLabel, hint: T.nameHint, maxLength: 200 })}
${textField(say, typed, { name: 'address', label: T.address, isOptional: true, maxLength: 200 })}
${textField(say, typed, { name: 'email', label: T.email, hint: T.emailHint, maxLength: 254 })}
${textField(say, typed, { name: 'phone', label: T.phone, hint: T.phoneHint, maxLength: 30 })}</fieldset>
<fieldset class="form-group"><legend><h3>${say(T.officer)}</h3></legend>
<p>${say(T.officerText)}</p>
${textField(say, typed, { name: 'officerName', label: T.officerNameLabel, isOptional: true, maxLength: 200 })}
${textField(say, typed, { name: 'officerEmail', label: T.email, hint: T.emailHint, isOptional: true, maxLength: 254 })}
${textField(say, typed, { name: 'officerPhone', label: T.phone, isOptional: true, maxLength: 30 })}</fieldset>
<fieldset class="form-group"><legend><h3>${say(T.institutions)}</h3></legend>
<p>${say(T.institutionsText)}</p>
${await withoutName(visit, view)}
${LISTS.map(({ field }) => longText(say, typed, { name: field, label: T[field], hint: HINTS[field], isOptional: true, rows: 8 }))}</fieldset>
<div class="button-group">${submit(say(T.save))}</div>`;
  return show(visit, {
    title: say(T.title),
    trail: [{ title: say(DESK_OVERSIGHT.title), href: '/desk/oversight' }],
    ...(status !== undefined && { status }),
    content: html`${above}
<p class="font-lead">${say(T.lead)}</p>
${told(visit, view)}
<h2>${say(view.description ? T.change : T.begin)}</h2>
${note(say(T.noPeople))}
${formOf(visit, PATH, form, { seen: digestOf(seenIn(view)), keep: 'controller' })}`,
  });
}

/** The institutions that have children but no name here. */
async function withoutName({ api, say }: Visit, { description }: Controller): Promise<Html> {
  const named = new Set(description?.institutions.map(({ number }) => number));
  const unnamed = must(await api('listGroups'))
    .institutions.map(({ institution }) => institution)
    .filter((number) => !named.has(number));
  return unnamed.length === 0 ? NONE : note(say(T.unnamed, { numbers: listed(say, unnamed) }));
}
