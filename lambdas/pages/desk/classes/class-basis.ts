import type * as z from 'zod';
import { basisBody } from '../../../contracts/children.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { typedOnly } from '../../web/draft.ts';
import { errorSummary, type Typed, type Wrong } from '../../web/form.ts';
import { type Choice, checkboxes, dateField, day, note, radios, submit } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { type Again, mending } from '../refusal.ts';
import { nameOf } from '../requests/request-read.ts';
import { BASIS } from './class.ts';
import {
  type ClassView,
  childrenIn,
  classHref,
  emptyClass,
  type Group,
  groupFields,
  groupOf,
  readClass,
  trailTo,
} from './class-place.ts';
import { tallies } from './class-tally.ts';

type Purpose = AnswerTo<'listPurposes'>['purposes'][number];
type BasisBody = z.input<typeof basisBody>;

const FIELDS = {
  purposeId: { field: 'purpose', says: T.choosePurpose },
  from: { field: 'from', says: T.wrongDate },
  childIds: { field: 'children', says: T.chooseChildren },
  // Neither the class nor any child of it.
  '(body)': { field: 'whom', says: T.chooseWhom },
};

/** Establishes a statutory basis for a class, or for some of it. */
export const basis: Page = async (visit) => shows(visit, typedFirst(visit));

/** Reads the form, shows what it comes to, and establishes it once that was said yes to. */
export const establish: Page = async (visit) => {
  const { form, api, once } = visit;
  const group = groupOf(visit);
  const body = bodyOf(form, group);
  const typed: Typed = { values: form, wrong: wrongIn(body) };
  const step = form.get('step');
  if (step === 'edit') return shows(visit, { ...typed, wrong: [] });
  if (typed.wrong.length > 0) return shows(visit, typed, { status: 422 });
  if (step !== 'note') return review(visit, body);
  const done = await api('establishBasis', { body, once });
  if (done.ok) {
    const { purposeId: purpose, established: n, before, leftOut: left } = done.value;
    return redirect(classHref(group, undefined, { done: 'basis', purpose, n, before, left }));
  }
  if (done.reason === 'older-than-the-text') {
    const wrong = [{ field: 'from', says: done.says }];
    return shows(visit, { values: form, wrong }, { status: 422 });
  }
  const { wrong, ...again } = mending(done, FIELDS);
  return shows(visit, { values: form, wrong }, again);
};

function bodyOf(form: URLSearchParams, group: Group): BasisBody {
  const from = form.get('from');
  const whom = form.get('whom');
  return {
    purposeId: form.get('purpose') ?? '',
    ...(whom === 'all' && { group }),
    ...(whom === 'some' && { childIds: form.getAll('children') }),
    ...(from && { from }),
  };
}

/** What the API would find wrong, so that it is said before anything is reviewed. */
function wrongIn(body: BasisBody): readonly Wrong[] {
  const fields = new Set(basisBody.safeParse(body).error?.issues.map(({ path }) => path[0] ?? '(body)'));
  return Object.entries(FIELDS).flatMap(([name, wrong]) => (fields.has(name) ? [wrong] : []));
}

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
  const choices = purposesOf(visit, view, provisionsOf(purposes));
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
<div class="button-group">${submit(say(T.review))}</div>`;
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

/** What it comes to, to be read before it is noted; only from here is it. */
async function review(visit: Visit, { purposeId, childIds, from = visit.today }: BasisBody): Promise<Answer> {
  const { say, api, form } = visit;
  const view = await readClass(visit);
  if (!view) return emptyClass(visit);
  const { group, children } = view;
  const purpose = view.purposes.find((one) => one.purposeId === purposeId);
  const provision = provisionsOf(must(await api('listPurposes')).purposes).get(purposeId);
  if (!purpose || provision === undefined)
    return shows(visit, { values: form, wrong: [FIELDS.purposeId] }, { status: 422 });
  const typed = new URLSearchParams([...typedOnly(form)].filter(([name]) => name !== 'step'));
  // The day that was read is the day it is noted from, also past midnight.
  typed.set('from', from);
  const sends = (text: string, step: string, kind?: 'secondary'): Html =>
    formOf(
      visit,
      BASIS,
      html`${[...typed].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="button-group">${submit(text, kind, { name: 'step', value: step })}</div>`,
    );
  const n = childIds === undefined ? children.length : new Set(childIds).size;
  return show(visit, {
    title: say(T.reviewTitle),
    over: group.name,
    trail: trailTo(visit, group),
    content: html`<p class="font-lead">${say.rich(T.reviewText, {
      purpose: html`<strong>${say(purpose.name)}</strong>`,
      children: childrenIn(visit, n),
      date: day(say, from),
      provision: html`<span lang="da">${provision}</span>`,
    })}</p>
${sends(say(T.save), 'note')}
${sends(say(T.change), 'edit', 'secondary')}`,
  });
}

const provisionsOf = (purposes: readonly Purpose[]): ReadonlyMap<string, string> =>
  new Map(
    purposes.flatMap(({ purposeId, rule }) => (rule.kind === 'consent' ? [] : [[purposeId, rule.provision]])),
  );

/** The purposes that rest on law, with the provision and how many of the class have it; those the class uses first. */
function purposesOf(
  { say }: Visit,
  view: ClassView,
  provisions: ReadonlyMap<string, string>,
): readonly Choice[] {
  const m = view.children.length;
  const usedFirst = tallies(view).toSorted((one, other) => Number(other.isUsed) - Number(one.isUsed));
  return usedFirst.flatMap(({ purpose: { purposeId, name }, has: n }) => {
    const provision = provisions.get(purposeId);
    if (provision === undefined) return [];
    return [{ value: purposeId, label: say(name), hint: say(T.purposeHint, { provision, n, m }) }];
  });
}
