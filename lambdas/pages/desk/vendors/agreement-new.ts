import type { AgreementTerms } from '../../../contracts/agreement.ts';
import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { NotIJson, parseIJson } from '../../../platform/json.ts';
import type { FieldError } from '../../../platform/problem.ts';
import { must } from '../../api.ts';
import { AGREEMENT as T } from '../../texts/agreement.ts';
import { VENDORS } from '../../texts/desk-vendors.ts';
import { redirect } from '../../web/answer.ts';
import { errorSummary, type Typed, type Wrong } from '../../web/form.ts';
import { longText, NONE, note, submit, table } from '../../web/parts.ts';
import { filled } from '../../web/say.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { jsonFault } from './json-fault.ts';

/** What is wrong with terms that were sent. */
type Faults = {
  readonly typed: Typed;
  readonly above?: Bilingual | undefined;
  readonly detail?: string | undefined;
  readonly errors?: readonly FieldError[];
};

async function shows(visit: Visit, faults?: Faults) {
  const { say, frame, api, params } = visit;
  const vendor = must(await api('getVendor', { params: { vendorId: params.vendorId ?? '' } }));
  const typed = faults?.typed ?? draftOf(visit);
  return show(visit, {
    title: say(T.newTitle),
    over: vendor.name,
    trail: [
      { title: say(VENDORS.title), href: '/desk/vendors' },
      { title: vendor.name, href: `/desk/vendors/${vendor.vendorId}` },
    ],
    ...(faults && { status: 422 }),
    content: html`${errorSummary(say, frame, typed, faults?.above)}
${faults?.detail === undefined ? NONE : note(say(T.about1, { detail: faults.detail }))}
<p class="font-lead">${say(T.newLead)}</p>
${formOf(
  visit,
  `/desk/vendors/${vendor.vendorId}/agreements/new`,
  html`${longText(say, typed, { name: 'terms', label: T.terms, rows: 20 })}
<div class="button-group">${submit(say(T.draftDo))}</div>`,
  { keep: 'agreement' },
)}
${errorsTable(visit, faults?.errors ?? [])}`,
  });
}

/** Where in the terms something is wrong, as the contract says it; it speaks English. */
const errorsTable = ({ say }: Visit, errors: readonly FieldError[]): Html =>
  errors.length === 0
    ? NONE
    : html`<h2>${say(T.errors)} <span class="count">${errors.length}</span></h2>
${table(
  say(T.errors),
  [say(T.path), say(T.problem)],
  errors.map(({ field, message }) => [
    html`<code class="hash">${pathIn(field) || say(T.itself)}</code>`,
    html`<span lang="en">${message}</span>`,
  ]),
  { hidesCaption: true },
)}`;

/** A path as it stands in what was pasted: `instructions.0.text` as `instructions[0].text`. */
const pathIn = (field: string): string =>
  field.replace(/^(body|terms)\.?/, '').replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');

export const newAgreement: Page = async (visit) => shows(visit);

/** Drafts an agreement from terms that were pasted, or says where they are wrong. */
export const draftAgreement: Page = async (visit) => {
  const { api, form, once, params } = visit;
  const vendorId = params.vendorId ?? '';
  const text = (form.get('terms') ?? '').trim();
  const wrongWith = (says: Bilingual): Typed => ({
    values: form,
    wrong: [{ field: 'terms', says } satisfies Wrong],
  });
  if (text === '') return shows(visit, { typed: wrongWith(T.termsMissing) });
  const terms = termsIn(text);
  if (terms === undefined) return shows(visit, { typed: wrongWith(notJson(text)) });
  // The contract says what is wrong with them.
  const body = { terms: terms as AgreementTerms };
  const done = await api('draftAgreement', { params: { vendorId }, body, once });
  if (done.ok) return redirect(`/desk/vendors/${vendorId}?done=drafted`);
  const { errors, says, detail } = done;
  if (errors.length === 0) return shows(visit, { typed: { values: form, wrong: [] }, above: says, detail });
  return shows(visit, { typed: wrongWith(counted(errors.length)), errors });
};

/** The terms in a text: all of it, or what it calls its `terms`; undefined when it is no JSON. */
function termsIn(text: string): unknown {
  try {
    const value = parseIJson(text);
    return typeof value === 'object' && value !== null && 'terms' in value ? value.terms : value;
  } catch (error) {
    if (error instanceof NotIJson) return undefined;
    throw error;
  }
}

const counted = (n: number): Bilingual => (n === 1 ? T.termsWrongOne : filled(T.termsWrong, { n }));

/** Why a text is not taken as JSON, and where. */
function notJson(text: string): Bilingual {
  const at = jsonFault(text);
  if (at === undefined) return T.notIJson;
  const before = text.slice(0, at).split('\n');
  return filled(T.notJsonAt, { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
}
