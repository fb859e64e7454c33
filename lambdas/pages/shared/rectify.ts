import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { RECTIFY as T } from '../texts/family-rectify.ts';
import type { Typed, Wrong } from '../web/form.ts';
import { longText, NONE, radios, selectField, submit, textField } from '../web/parts.ts';
import type { Say } from '../web/say.ts';

/** More mistakes than this are told in another request. */
const MOST_ROWS = 5;
const OURS = ['givenName', 'familyName', 'uniLogin'] as const;

/** The field that counts the rows shown, and the button that asks for one more. */
export const ROWS = 'rows';
export const MORE = 'more';

const isOurs = (field: string): field is (typeof OURS)[number] => OURS.some((one) => one === field);
const rowsIn = (form: URLSearchParams): number =>
  Math.min(MOST_ROWS, Math.max(1, Number.parseInt(form.get(ROWS) ?? '1', 10) || 1));

/** The form with one row more, as far as there may be more. */
export function withOneMore(form: URLSearchParams): URLSearchParams {
  const more = new URLSearchParams(form);
  more.set(ROWS, String(Math.min(MOST_ROWS, rowsIn(form) + 1)));
  return more;
}

/** A row of the form as a change of the API; what is not filled in is missing there too. */
type Change = {
  readonly row: number;
  readonly field: string;
  readonly how: string;
  readonly from: string | null;
  readonly words: string;
};

function changesIn(form: URLSearchParams): readonly Change[] {
  const of = (name: string, row: number): string => (form.get(`${name}-${row}`) ?? '').trim();
  const rows = Array.from({ length: rowsIn(form) }, (_, index) => index + 1).map((row) => {
    const chosen = of('field', row);
    return {
      row,
      field: chosen === 'other' ? of('other', row) : chosen,
      how: of('how', row),
      from: of('from', row) || null,
      words: of('to', row),
    };
  });
  return rows.filter(({ field, how, from, words }) => `${field}${how}${from ?? ''}${words}` !== '');
}

/** What is to be corrected, as the API takes it. */
export const changesOf = (form: URLSearchParams): readonly object[] =>
  changesIn(form).map(({ field, from, how, words }) => {
    if (how === 'remove') return { field, from, to: null };
    if (how === 'statement') return { field, from, to: from, statement: words };
    return { field, from, ...(how === 'replace' && words !== '' && { to: words }) };
  });

/** Where each field of the API stands in the form, and what to say when it is wrong. */
export function fieldsOf(form: URLSearchParams): Readonly<Record<string, Wrong>> {
  const rows = changesIn(form).map(({ row, how }, index) => {
    const field = form.get(`field-${row}`) === 'other' ? `other-${row}` : `field-${row}`;
    const to =
      how === '' ? { field: `how-${row}`, says: T.wrongHow } : { field: `to-${row}`, says: T.wrongTo };
    const at = `changes.${index}`;
    return {
      [`${at}.field`]: { field, says: T.wrongField },
      [`${at}.from`]: { field: `from-${row}`, says: T.wrongFrom },
      [`${at}.to`]: to,
      [`${at}.statement`]: { field: `to-${row}`, says: T.wrongTo },
    };
  });
  return Object.assign({}, ...rows, { changes: { field: 'field-1', says: T.wrongAll } });
}

/** What is asked of who wants a correction, in her own voice or in another's who writes for her. */
type Voice = Readonly<Record<'statement' | 'to', Bilingual>>;

/** The rows to fill in, and a button for one more. */
export function rectifyFields(say: Say, typed: Typed, voice: Voice = T): Html {
  const count = rowsIn(typed.values);
  const rows = Array.from({ length: count }, (_, index) => rowOf(say, typed, index + 1, voice));
  // Enter in a field presses the first button of a form: it goes on, and adds no row.
  return html`<button class="sr-only" tabindex="-1" aria-hidden="true"></button><input type="hidden" name="${ROWS}" value="${count}">
${rows}
${count < MOST_ROWS ? html`<p>${submit(say(T.more), 'tertiary', { name: 'step', value: MORE })}</p>` : NONE}`;
}

function rowOf(say: Say, typed: Typed, row: number, voice: Voice): Html {
  const legend = row === 1 ? say(T.legend) : say(T.legendNth, { n: row });
  return html`<fieldset class="panel form-group"><legend class="h3">${legend}</legend>
${selectField(say, typed, { name: `field-${row}`, label: T.field, hint: T.fieldHint }, [
  { value: '', label: say(T.choose) },
  ...OURS.map((value) => ({ value, label: say(T[value]) })),
  { value: 'other', label: say(T.other) },
])}
${textField(say, typed, { name: `other-${row}`, label: T.otherName, hint: T.otherHint, isOptional: true, maxLength: 80 })}
${textField(say, typed, { name: `from-${row}`, label: T.from, isOptional: true, maxLength: 500 })}
${radios(say, typed, { name: `how-${row}`, label: T.how }, [
  { value: 'replace', label: say(T.replace) },
  { value: 'remove', label: say(T.remove) },
  { value: 'statement', label: say(voice.statement) },
])}
${longText(say, typed, { name: `to-${row}`, label: voice.to, hint: T.toHint, isOptional: true, maxLength: 2000, rows: 3 })}
</fieldset>`;
}

/** What is to be corrected, as it is read once more before it is sent. */
export const rectifySaid = (say: Say, form: URLSearchParams): Html =>
  html`<ul>${changesIn(form).map(({ field, from, how, words }) => {
    const said = how === 'remove' ? T.removed : how === 'statement' ? T.added : T.changed;
    const name = isOurs(field) ? say(T[field]) : field;
    return html`<li>${say(said, { field: name, from: from ?? say(T.nothing), to: words })}</li>`;
  })}</ul>`;
