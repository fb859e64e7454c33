import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { CLASSES } from '../../texts/desk-classes.ts';
import { ENROL as T } from '../../texts/desk-enrol.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, fieldId, type Typed, type Wrong } from '../../web/form.ts';
import { longText, more, NONE, submit } from '../../web/parts.ts';
import { filled } from '../../web/say.ts';
import { formOf, type Page, show, type Visit } from '../../web/visit.ts';
import type { Again, Mending } from '../refusal.ts';
import { CLASS_LIST, classHref, groupOf } from './class-place.ts';
import { enrolmentWrongs, groupPart, LIST, typedFirst, typedGroup, ways } from './enrol.ts';
import { wrongOf } from './enrol-body.ts';
import { outcome, outcomeOf } from './enrol-outcome.ts';
import { childIn, isTooWide, type Row, rowsOf } from './enrol-rows.ts';

/** Enrols a class from a list, one child on each line. */
export const enrolList: Page = async (visit) =>
  page(visit, typedFirst(visit), { told: await outcome(visit, groupOf(visit)) });

/** All of the list, or nothing of it and what is wrong line by line. */
export const sendList: Page = async (visit) => {
  const { form, api, once } = visit;
  const rows = rowsOf(form.get('list') ?? '');
  const again = ({ wrong, ...why }: Mending): Answer =>
    page(visit, { values: form, wrong }, { rows, ...why });
  const wide = rows.filter(isTooWide).map((row) => onLine(row, T.tooWide));
  if (wide.length > 0) return again({ wrong: wide, status: 422 });
  const group = typedGroup(form);
  const done = await api('enrol', { body: { group, children: rows.map(childIn) }, once });
  if (done.ok) return redirect(classHref(group, LIST, outcomeOf(done.value.children)));
  if (done.errors.some(({ field }) => field === 'children'))
    return again({ wrong: [amount(rows)], status: 422 });
  return again(
    enrolmentWrongs(done, (path, index) =>
      onLine(rows[index], path === 'cpr' ? T.cprOnList : wrongOf(path).says),
    ),
  );
};

/** None, or more than one call may hold. */
const amount = (rows: readonly Row[]): Wrong => ({
  field: 'list',
  says: rows.length === 0 ? T.nothingTyped : filled(T.tooMany, { n: rows.length }),
});

const lineField = (line: number): string => `line-${line}`;

/** What is wrong with one line, also without the words that say which. */
type LineWrong = Wrong & { readonly what: Bilingual };

const onLine = (row: Row | undefined, what: Bilingual): LineWrong => {
  const line = row?.line ?? 0;
  return { field: lineField(line), says: filled(T.lineWrong, { line, what }), what };
};

const isOn =
  ({ line }: Row) =>
  (one: Wrong): one is LineWrong =>
    one.field === lineField(line);

type Shown = Again & { readonly told?: Html; readonly rows?: readonly Row[] };

function page(visit: Visit, typed: Typed, { told = NONE, rows = [], status, above }: Shown): Answer {
  const { say, frame } = visit;
  const form = html`${groupPart(visit, typed)}
${wrongLines(visit, typed, rows)}
${longText(say, typed, { name: 'list', label: T.listLabel, hint: T.listHint, rows: 14 })}
<div class="button-group">${submit(say(T.save))}</div>`;
  return show(visit, {
    title: say(T.title),
    trail: [{ title: say(CLASSES.title), href: CLASS_LIST }],
    ...(status !== undefined && { status }),
    content: html`${errorSummary(say, frame, typed, above)}${told}
${ways(visit, groupOf(visit), LIST)}
${columns(visit)}
${formOf(visit, LIST, form)}`,
  });
}

const COLUMN_TEXTS = [
  T.column1,
  T.column2,
  T.column3,
  T.column4,
  T.column5,
  T.column6,
  T.column7,
  T.column8,
  T.column9,
  T.column10,
] as const;

const columns = ({ say }: Visit): Html =>
  more(
    say(T.columns),
    html`<p>${say(T.columnsLead)}</p><ol>${COLUMN_TEXTS.map((column) => html`<li>${say(column)}</li>`)}</ol><p>${say(T.columnsNote)}</p>`,
  );

/** The lines to correct, each where the error summary leads; a CPR number is not written out once more. */
function wrongLines({ say }: Visit, { wrong }: Typed, rows: readonly Row[]): Html {
  const bad = rows
    .map((row) => ({ row, wrongs: wrong.filter(isOn(row)) }))
    .filter(({ wrongs }) => wrongs.length > 0);
  if (bad.length === 0) return NONE;
  return html`<section class="note"><h2>${say(T.wrongLines)}</h2><p>${say(T.wrongLinesText)}</p>
<ul>${bad.map(
    ({ row, wrongs }) =>
      html`<li id="${fieldId(lineField(row.line))}" tabindex="-1"><strong>${lineName({ say }, row)}</strong><ul>${wrongs.map(
        ({ what }) => html`<li>${say(what)}</li>`,
      )}</ul></li>`,
  )}</ul></section>`;
}

function lineName(
  { say }: Pick<Visit, 'say'>,
  { line, cells: [, givenName = '', familyName = ''] }: Row,
): string {
  const name = `${givenName} ${familyName}`.trim();
  // Fields that have shifted could put a number in its place.
  return name === '' || /\d/.test(name) ? say(T.aLine, { line }) : say(T.aLineOf, { line, name });
}
