import { type Html, html } from '../../../platform/html.ts';
import type { Refusal } from '../../api.ts';
import { CLASSES } from '../../texts/desk-classes.ts';
import { ENROL as T } from '../../texts/desk-enrol.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed, type Wrong } from '../../web/form.ts';
import { dateField, NONE, submit, textField } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { type Again, type Mending, mendable } from '../refusal.ts';
import { CLASS_LIST, classHref, type Group, groupOf } from './class-place.ts';
import { childOf, wrongOf } from './enrol-body.ts';
import { outcome, outcomeOf } from './enrol-outcome.ts';

const PATH = `${CLASS_LIST}/enrol`;
export const LIST = `${PATH}/list`;

/** Enrols one child with those who have custody; the class stays for the next. */
export const enrol: Page = async (visit) =>
  page(visit, typedFirst(visit), await outcome(visit, groupOf(visit)));

export const sendOne: Page = async (visit) => {
  const { form, api, once } = visit;
  const group = typedGroup(form);
  const child = childOf((field) => form.get(field)?.trim() ?? '');
  const done = await api('enrol', { body: { group, children: [child] }, once });
  if (done.ok) return redirect(classHref(group, PATH, outcomeOf(done.value.children)));
  const { wrong, ...why } = enrolmentWrongs(done, wrongOf);
  return page(visit, { values: form, wrong }, NONE, why);
};

/** The class as it was typed. */
export const typedGroup = (form: URLSearchParams): Group => ({
  institution: form.get('institution')?.trim().toUpperCase() ?? '',
  name: form.get('group')?.trim() ?? '',
});

/** A form about the class of the address begins with it. */
export function typedFirst(visit: Visit): Typed {
  const draft = draftOf(visit);
  if (draft.values.size > 0) return draft;
  const { institution, name } = groupOf(visit);
  return { values: new URLSearchParams({ institution, group: name }), wrong: [] };
}

/** What the API found wrong: on the fields of the class, and by `ofChild` on what was typed of a child. */
export function enrolmentWrongs(refusal: Refusal, ofChild: (path: string, index: number) => Wrong): Mending {
  const { errors, says, status } = mendable(refusal);
  const wrong = errors.flatMap(({ field }): Wrong[] => {
    if (field === 'group.institution') return [{ field: 'institution', says: T.wrongInstitution }];
    if (field === 'group.name') return [{ field: 'group', says: T.wrongGroup }];
    const [, index, path = ''] = /^children\.(\d+)(?:\.(.*))?$/.exec(field) ?? [];
    return index === undefined ? [] : [ofChild(path, Number(index))];
  });
  const isAllSaid = wrong.length === errors.length && wrong.length > 0;
  return { wrong, status, ...(!isAllSaid && { above: says }) };
}

/** The tabs between the two ways to enrol. */
export const ways = ({ say }: Visit, group: Group, at: string): Html =>
  html`<nav class="tab-container" aria-label="${say(T.ways)}"><ul class="tab-list">${(
    [
      [PATH, T.one],
      [LIST, T.list],
    ] as const
  ).map(
    ([path, title]) =>
      html`<li><a class="tab-button" href="${group.institution === '' ? path : classHref(group, path)}"${path === at ? html` aria-current="page"` : NONE}>${say(title)}</a></li>`,
  )}</ul></nav>`;

/** Which class, as both ways ask it. */
export const groupPart = ({ say }: Visit, typed: Typed): Html =>
  html`<fieldset class="form-group"><legend><h2>${say(T.where)}</h2></legend>
${textField(say, typed, { name: 'institution', label: T.institution, hint: T.institutionHint, maxLength: 6 })}
${textField(say, typed, { name: 'group', label: T.group, hint: T.groupHint, maxLength: 40 })}</fieldset>`;

function page(visit: Visit, typed: Typed, told: Html, { status, above }: Again = {}): Answer {
  const { say, frame } = visit;
  const form = html`${groupPart(visit, typed)}
<fieldset class="form-group"><legend><h2>${say(T.theChild)}</h2></legend>${person(visit, typed, '')}
${textField(say, typed, { name: 'uniLogin', label: T.uniLogin, isOptional: true })}</fieldset>
<fieldset class="form-group"><legend><h2>${say(T.first)}</h2></legend>${guardian(visit, typed, 'first.')}</fieldset>
<fieldset class="form-group"><legend><h2>${say(T.second)}</h2></legend><p class="form-hint">${say(T.secondHint)}</p>${guardian(visit, typed, 'second.', true)}</fieldset>
<div class="button-group">${submit(say(T.save))}</div>`;
  return show(visit, {
    title: say(T.title),
    trail: [{ title: say(CLASSES.title), href: CLASS_LIST }],
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}${told}
${ways(visit, groupOf(visit), PATH)}
${formOf(visit, PATH, form)}`,
  });
}

/** Who somebody is; her number is never kept by the browser. */
const person = ({ say }: Visit, typed: Typed, at: string, isOptional = false): Html =>
  html`${textField(say, typed, { name: `${at}cpr`, label: T.cpr, inputMode: 'numeric', maxLength: 11, isOptional })}
${textField(say, typed, { name: `${at}givenName`, label: T.givenName, maxLength: 100, isOptional })}
${textField(say, typed, { name: `${at}familyName`, label: T.familyName, maxLength: 100, isOptional })}`;

const guardian = (visit: Visit, typed: Typed, at: string, isOptional = false): Html =>
  html`${person(visit, typed, at, isOptional)}
${dateField(visit.say, typed, { name: `${at}custodyFrom`, label: T.custodyFrom, hint: T.custodyFromHint, isOptional: true })}`;
