import { html } from '../../../platform/html.ts';
import { must } from '../../api.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { dateField, message, note, submit, textField } from '../../web/parts.ts';
import { capital, filled } from '../../web/say.ts';
import { digestOf } from '../../web/session.ts';
import { draftOf, formOf, hasChanged, type Page, show, type Visit } from '../../web/visit.ts';
import { CONFIRM, isWord } from '../confirm.ts';
import { readInstitutions } from '../names.ts';
import { type Again, mending } from '../refusal.ts';
import { LEAVE } from './class.ts';
import { CLASS_LIST, emptyClass, groupFields, groupOf, trailTo } from './class-place.ts';

/** Who leaves: one class, or everybody at an institution where no class is named. */
type Leaving = { readonly institution: string; readonly name: string; readonly children: number };

/** Undefined when nobody is there. */
async function leaving(visit: Visit): Promise<Leaving | undefined> {
  const { institution, name } = groupOf(visit);
  const { institutions } = must(await visit.api('listGroups'));
  const groups = institutions.find((one) => one.institution === institution)?.groups ?? [];
  const children = groups
    .filter((group) => name === '' || group.name === name)
    .reduce((sum, group) => sum + group.children, 0);
  return children === 0 ? undefined : { institution, name, children };
}

/** What is typed to confirm it: what names them. */
const wordOf = ({ institution, name }: Leaving): string => (name === '' ? institution : name);

/** Lets a class, or a whole institution, leave: with what follows, and a word to type. */
export const leave: Page = async (visit) => {
  const who = await leaving(visit);
  return who ? page(visit, who, draftOf(visit)) : emptyClass(visit);
};

export const letLeave: Page = async (visit) => {
  const { form, api, once } = visit;
  const who = await leaving(visit);
  if (!who) return emptyClass(visit);
  const typed: Typed = { values: form, wrong: [] };
  const word = wordOf(who);
  if (hasChanged(visit, who)) return page(visit, who, typed, { status: 409, above: T.changed });
  if (!isWord(visit, word)) {
    const wrong = [{ field: CONFIRM, says: filled(T.notTheWord, { word }) }];
    return page(visit, who, { ...typed, wrong }, { status: 422 });
  }
  const { institution, name } = who;
  const on = form.get('on') ?? '';
  const body = { institution, ...(name !== '' && { group: name }), on };
  const done = await api('depart', { body, once });
  if (done.ok) return redirect(`${CLASS_LIST}?done=leaves&bulk=${done.value.bulkId}`);
  const { wrong, ...again } = mending(done, { on: { field: 'on', says: T.wrongDate } });
  return page(visit, who, { ...typed, wrong }, again);
};

async function page(
  visit: Visit,
  who: Leaving,
  typed: Typed,
  { status, above }: Again = {},
): Promise<Answer> {
  const { say, frame } = visit;
  const { name, children: n } = who;
  const institution = (await readInstitutions(visit))(who.institution);
  const isPlace = name === '';
  const word = wordOf(who);
  const label = filled(isPlace ? T.confirmPlace : T.confirmGroup, { word });
  const form = html`${groupFields(who)}
${dateField(say, typed, { name: 'on', label: T.leaveOn, hint: T.leaveOnHint })}
${textField(say, typed, { name: CONFIRM, label, confirms: word })}
<div class="button-group">${submit(say(T.doLeave, { n }), 'warning')}</div>`;
  return show(visit, {
    title: isPlace ? say(T.placeLeaves, { institution }) : say(T.groupLeaves, { group: name }),
    ...(!isPlace && { over: capital(institution) }),
    trail: isPlace ? [{ title: say(T.title), href: CLASS_LIST }] : trailTo(visit, who),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${say(T.howMany, { n })}</p>
${message(frame, 'warning', say(T.followsTitle), html`<p>${say(T.follows)}</p><p>${say(T.notUndone)}</p>`)}
${note(say(T.moveInstead))}
${formOf(visit, LEAVE, form, { seen: digestOf(who) })}`,
  });
}
