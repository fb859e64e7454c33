import { type Html, html } from '../../../platform/html.ts';
import { type ChildView, readChild } from '../../shared/child.ts';
import { CUSTODY as T } from '../../texts/desk-family.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed, type Wrong } from '../../web/form.ts';
import { dateField, radios, submit, textField } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { type Again, type Mending, mending } from '../refusal.ts';
import { nameOf, overOf } from '../requests/request-read.ts';
import { custodyTable } from './child-custody.ts';
import { childPath, trailToChild } from './child-read.ts';

const SOMEONE_NEW = 'new';

/** Custody begins or ends for a person from a day on. */
export const custody: Page = async (visit) => page(visit, await readChild(visit), draftOf(visit));

export const changeCustody: Page = async (visit) => {
  const { form, api, once, params } = visit;
  const { childId = '' } = params;
  const again = async ({ wrong, ...why }: Mending): Promise<Answer> =>
    page(visit, await readChild(visit), { values: form, wrong }, why);
  const who = form.get('who');
  const what = form.get('what');
  const missing: Wrong[] = [
    ...(who === null ? [{ field: 'who', says: T.chooseWho }] : []),
    ...(what === null ? [{ field: 'what', says: T.chooseWhat }] : []),
  ];
  if (missing.length > 0) return again({ wrong: missing, status: 422 });
  const person =
    who === SOMEONE_NEW
      ? {
          cpr: form.get('cpr')?.trim() ?? '',
          givenName: form.get('givenName') ?? '',
          familyName: form.get('familyName') ?? '',
        }
      : { personId: who ?? '' };
  const body = { ...person, holds: what === 'begins', from: form.get('from') ?? '' };
  const done = await api('changeCustody', { params: { childId }, body, once });
  if (done.ok) return redirect(`${childPath(childId)}?done=custody`);
  return again(mending(done, FIELDS));
};

const FIELDS = {
  personId: { field: 'who', says: T.chooseWho },
  cpr: { field: 'cpr', says: T.wrongCpr },
  givenName: { field: 'givenName', says: T.wrongGiven },
  familyName: { field: 'familyName', says: T.wrongFamily },
  from: { field: 'from', says: T.wrongDate },
} as const;

function page(visit: Visit, child: ChildView, typed: Typed, { status, above }: Again = {}): Answer {
  const { say, frame } = visit;
  return show(visit, {
    title: say(T.title),
    over: overOf(visit, child),
    trail: trailToChild(visit, child),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${say(T.lead)}</p>
<h2>${say(T.now)}</h2>${custodyTable(visit, child)}
${formOf(visit, `${childPath(child.childId)}/custody`, fields(visit, child, typed))}`,
  });
}

function fields(visit: Visit, { guardians }: ChildView, typed: Typed): Html {
  const { say } = visit;
  const people = [
    ...guardians.map(({ personId, person }) => ({ value: personId, label: nameOf(visit, person) })),
    { value: SOMEONE_NEW, label: say(T.someoneNew), hint: say(T.someoneNewHint) },
  ];
  const changes = [
    { value: 'begins', label: say(T.begins) },
    { value: 'ends', label: say(T.ends), hint: say(T.endsHint) },
  ];
  return html`${radios(say, typed, { name: 'who', label: T.who }, people)}
<fieldset class="form-group"><legend class="form-label">${say(T.new)}</legend><p class="form-hint">${say(T.newHint)}</p>
${textField(say, typed, { name: 'cpr', label: T.cpr, inputMode: 'numeric', maxLength: 11, isOptional: true })}
${textField(say, typed, { name: 'givenName', label: T.givenName, maxLength: 100, isOptional: true })}
${textField(say, typed, { name: 'familyName', label: T.familyName, maxLength: 100, isOptional: true })}</fieldset>
${radios(say, typed, { name: 'what', label: T.what }, changes)}
${dateField(say, typed, { name: 'from', label: T.from, hint: T.fromHint })}
<div class="button-group">${submit(say(T.save))}</div>`;
}
