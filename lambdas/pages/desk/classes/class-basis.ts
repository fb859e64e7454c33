import { html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { type Choice, checkboxes, dateField, note, radios, submit } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { type Again, mending } from '../refusal.ts';
import { nameOf } from '../requests/request-read.ts';
import { BASIS } from './class.ts';
import {
  type ClassView,
  classHref,
  emptyClass,
  groupFields,
  groupOf,
  readClass,
  trailTo,
} from './class-place.ts';
import { tallies } from './class-tally.ts';

type Purpose = AnswerTo<'listPurposes'>['purposes'][number];

const FIELDS = {
  purposeId: { field: 'purpose', says: T.choosePurpose },
  from: { field: 'from', says: T.wrongDate },
  childIds: { field: 'children', says: T.chooseChildren },
  // Neither the class nor any child of it.
  '(body)': { field: 'whom', says: T.chooseWhom },
};

/** Establishes a statutory basis for a class, or for some of it. */
export const basis: Page = async (visit) => shows(visit, typedFirst(visit));

/** Carries it out, and tells how many it came to. */
export const establish: Page = async (visit) => {
  const { form, api, once } = visit;
  const group = groupOf(visit);
  const from = form.get('from');
  const whom = form.get('whom');
  const done = await api('establishBasis', {
    body: {
      purposeId: form.get('purpose') ?? '',
      ...(whom === 'all' && { group }),
      ...(whom === 'some' && { childIds: form.getAll('children') }),
      ...(from && { from }),
    },
    once,
  });
  if (done.ok) {
    const { purposeId: purpose, established: n, before, leftOut: left } = done.value;
    return redirect(classHref(group, undefined, { done: 'basis', purpose, n, before, left }));
  }
  const { wrong, ...again } = mending(done, FIELDS);
  return shows(visit, { values: form, wrong }, again);
};

/** The purpose that led here is chosen already: that was the choice. */
function typedFirst(visit: Visit): Typed {
  const draft = draftOf(visit);
  const purpose = visit.query.get('purpose');
  if (draft.values.size > 0 || purpose === null) return draft;
  return { values: new URLSearchParams({ purpose }), wrong: [] };
}

async function shows(visit: Visit, typed: Typed, { status, above }: Again = {}): Promise<Answer> {
  const { say, frame, api } = visit;
  const view = await readClass(visit);
  if (!view) return emptyClass(visit);
  const { purposes } = must(await api('listPurposes'));
  const { group, children } = view;
  const choices = purposesOf(visit, view, purposes);
  const whom = [
    { value: 'all', label: say(T.forAll, { n: children.length }) },
    { value: 'some', label: say(T.forSome) },
  ];
  const whose = children.map((child) => ({ value: child.childId, label: nameOf(visit, child) }));
  const form = html`${groupFields(group)}
${radios(say, typed, { name: 'purpose', label: T.whichPurpose }, choices)}
${dateField(say, typed, { name: 'from', label: T.from, hint: T.fromHint, isOptional: true })}
${radios(say, typed, { name: 'whom', label: T.forWhom }, whom)}
${checkboxes(say, typed, { name: 'children', label: T.whichChildren, hint: T.whichHint, isOptional: true }, whose)}
<div class="button-group">${submit(say(T.save))}</div>`;
  return show(visit, {
    title: say(T.basisTitle),
    over: group.name,
    trail: trailTo(visit, group),
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${say(T.basisLead)}</p>
${choices.length === 0 ? note(say(T.noLaw)) : formOf(visit, BASIS, form, { keep: 'basis' })}`,
  });
}

/** The purposes that rest on law, with the provision and how many of the class have it. */
function purposesOf({ say }: Visit, view: ClassView, purposes: readonly Purpose[]): readonly Choice[] {
  const m = view.children.length;
  const provisions = new Map(
    purposes.flatMap(({ purposeId, rule }) => (rule.kind === 'consent' ? [] : [[purposeId, rule.provision]])),
  );
  return tallies(view).flatMap(({ purpose: { purposeId, name }, has: n }) => {
    const provision = provisions.get(purposeId);
    if (provision === undefined) return [];
    return [{ value: purposeId, label: say(name), hint: say(T.purposeHint, { provision, n, m }) }];
  });
}
