import { html } from '../../../platform/html.ts';
import { must } from '../../api.ts';
import { type ChildView, readChild } from '../../shared/child.ts';
import { ENROL } from '../../texts/desk-enrol.ts';
import { MOVE as T } from '../../texts/desk-family.ts';
import { WEB } from '../../texts/web.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { type Choice, selectField, submit, textField } from '../../web/parts.ts';
import { digestOf } from '../../web/session.ts';
import { draftOf, formOf, hasChanged, type Page, show, type Visit } from '../../web/visit.ts';
import type { Group } from '../classes/class-place.ts';
import { typedGroup } from '../classes/enrol.ts';
import { readInstitutions } from '../names.ts';
import { type Again, mending } from '../refusal.ts';
import { overOf } from '../requests/request-read.ts';
import { childPath, trailToChild } from './child-read.ts';

const FIELDS = {
  'group.institution': { field: 'institution', says: ENROL.wrongInstitution },
  'group.name': { field: 'group', says: ENROL.wrongGroup },
} as const;

/** Where she is now: what a form to move her was filled in on. */
const placeOf = ({ group, left }: ChildView): unknown => ({ group, left });

/** Moves a child to another class, or brings back one who had left. */
export const move: Page = async (visit) => page(visit, await readChild(visit), draftOf(visit));

export const sendMove: Page = async (visit) => {
  const { form, api, once } = visit;
  const child = await readChild(visit);
  const { childId } = child;
  const typed: Typed = { values: form, wrong: [] };
  const group = chosenGroup(form);
  const there = `${childPath(childId)}?done=moved`;
  if (group.institution === '' && group.name === '')
    return page(visit, child, { ...typed, wrong: [{ field: 'to', says: T.nothing }] }, { status: 422 });
  if (child.left === undefined && isSame(child.group, group)) return redirect(there);
  if (hasChanged(visit, placeOf(child)))
    return page(visit, child, typed, { status: 409, above: WEB.changedText });
  const done = await api('moveChild', { params: { childId }, body: { group }, once });
  if (done.ok) return redirect(there);
  const { wrong, ...again } = mending(done, FIELDS);
  return page(visit, child, { ...typed, wrong }, again);
};

const isSame = (one: Group, other: Group): boolean =>
  one.institution === other.institution && one.name === other.name;

/** A class of the list by its institution and name; another as it was written. */
const optionOf = ({ institution, name }: Group): string => `${institution}/${name}`;

function chosenGroup(form: URLSearchParams): Group {
  const [institution = '', ...name] = (form.get('to') ?? '').split('/');
  return institution === '' ? typedGroup(form) : { institution, name: name.join('/') };
}

async function page(
  visit: Visit,
  child: ChildView,
  typed: Typed,
  { status, above }: Again = {},
): Promise<Answer> {
  const { say, frame } = visit;
  const { childId, group, left } = child;
  const isBack = left !== undefined;
  const form = html`${selectField(say, typed, { name: 'to', label: T.to }, await classChoices(visit, child))}
<fieldset class="form-group"><legend class="form-label">${say(T.another)}</legend><p class="form-hint">${say(T.anotherHint)}</p>
${textField(say, typed, { name: 'institution', label: ENROL.institution, hint: ENROL.institutionHint, maxLength: 6, isOptional: true })}
${textField(say, typed, { name: 'group', label: ENROL.group, maxLength: 40, isOptional: true })}</fieldset>
<div class="button-group">${submit(say(isBack ? T.saveBack : T.save))}</div>`;
  return show(visit, {
    title: say(isBack ? T.backTitle : T.title),
    over: overOf(visit, child),
    trail: trailToChild(visit, child),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${isBack ? say(T.backLead) : html`${say(T.now, { group: group.name })}. ${say(T.lead)}`}</p>
${formOf(visit, `${childPath(childId)}/move`, form, { seen: digestOf(placeOf(child)) })}`,
  });
}

/** Every class there is but the one she is in. */
async function classChoices(visit: Visit, { group, left }: ChildView): Promise<readonly Choice[]> {
  const { api, say } = visit;
  const [there, institutionOf] = await Promise.all([api('listGroups'), readInstitutions(visit)]);
  const { institutions } = must(there);
  const groups = institutions.flatMap(({ institution, groups: all }) =>
    all.map(({ name }) => ({ institution, name })),
  );
  return [
    { value: '', label: say(T.choose) },
    ...groups
      .filter((one) => left !== undefined || !isSame(one, group))
      .map((one) => ({
        value: optionOf(one),
        label: say(T.option, { group: one.name, institution: institutionOf(one.institution) }),
      })),
  ];
}
