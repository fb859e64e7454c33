import { type Html, html } from '../../../platform/html.ts';
import type { ChildView, ConsentView, GroundView } from '../../shared/child.ts';
import { PURPOSE as T } from '../../texts/desk-children.ts';
import type { Typed } from '../../web/form.ts';
import { dateField, link, NONE, radios, selectField, submit } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import { digestOf } from '../../web/session.ts';
import { formOf, type Visit } from '../../web/visit.ts';
import { BASIS } from '../classes/class.ts';
import { classHref } from '../classes/class-place.ts';
import { nameOf } from '../requests/request-read.ts';
import { purposePath } from './child-read.ts';

type LawView = Exclude<GroundView['ground'], ConsentView>;

/** What an answer on paper is filled in on: what had been said, and the text. */
export const answeredOn = ({ version }: GroundView, { answers }: ConsentView): unknown => ({
  version,
  answers,
});

/** The form for what came on paper: what it says, who signed, its date, and the text it answers. */
export function paperForm(
  visit: Visit,
  child: ChildView,
  view: GroundView,
  ground: ConsentView,
  typed: Typed,
): Html {
  const { say, today } = visit;
  const { version } = view;
  const says = [
    { value: 'given', label: say(T.saysYes) },
    { value: 'refused', label: say(T.saysNo) },
    { value: 'withdrawn', label: say(T.takesBack), hint: say(T.takesBackHint) },
  ];
  const people = [
    ...child.guardians.map(({ personId, person, holds }) => ({
      value: personId,
      label: nameOf(visit, person),
      ...(!holds && { hint: say(T.withoutCustody) }),
    })),
    { value: child.childId, label: nameOf(visit, child.person), hint: say(T.theChild) },
  ];
  const form = html`${radios(say, typed, { name: 'answer', label: T.whatSays }, says)}
${radios(say, typed, { name: 'person', label: T.whoSigned }, people)}
${dateField(say, typed, { name: 'on', label: T.paperOn, max: today })}
${version === 1 ? html`<input type="hidden" name="version" value="1">` : versions(say, typed, version)}
<div class="button-group">${submit(say(T.save))}</div>`;
  return html`<section class="no-print"><h2>${say(T.paper)}</h2><p>${say(T.paperText)}</p>
${formOf(visit, purposePath(child.childId, view.purposeId), form, { seen: digestOf(answeredOn(view, ground)), keep: 'paper' })}</section>`;
}

/** Which text was signed, the latest first; whether an older one may still be answered is for the API to say. */
const versions = (say: Say, typed: Typed, latest: number): Html =>
  selectField(say, typed, { name: 'version', label: T.paperVersion, hint: T.paperVersionHint }, [
    { value: '', label: say(T.chooseVersion) },
    ...Array.from({ length: latest }, (_, index) => latest - index).map((n) => ({
      value: String(n),
      label: say(n === latest ? T.versionNow : T.version, { n }),
    })),
  ]);

/** The form that establishes a basis which is not in force; with the way to do it for the class. */
export function establishForm(
  visit: Visit,
  child: ChildView,
  { purposeId }: GroundView,
  { standing }: LawView,
  typed: Typed,
): Html {
  const { say } = visit;
  if (standing === 'in-force' || child.left !== undefined) return NONE;
  const { group } = child;
  const form = html`${dateField(say, typed, { name: 'from', label: T.establishOn, hint: T.establishOnHint, isOptional: true })}
<p>${say(T.establishFinal)}</p>
<div class="button-group">${submit(say(T.establishSave))}</div>`;
  return html`<section class="no-print"><h2>${say(T.establish)}</h2>
<p>${say(T.inClass)} ${link(classHref(group, BASIS, { purpose: purposeId }), say(T.toClass, { group: group.name }))}</p>
${formOf(visit, purposePath(child.childId, purposeId), form)}</section>`;
}
