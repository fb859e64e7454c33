import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { dateIn, momentIn } from '../../platform/page.ts';
import { WEB as T } from '../texts/web.ts';
import { fieldId, type Typed, typedIn, wrongIn } from './form.ts';
import { icon } from './icon.ts';
import type { Frame } from './layout.ts';
import type { Say } from './say.ts';

/** The parts pages are made of, in the markup of Det Fælles Designsystem. */

export const NONE = html``;

/** One after another, without a comma. */
export const join = (parts: readonly Html[]): Html => html`${parts}`;

type Kind = 'info' | 'success' | 'warning' | 'error';

/** A message; `saved` tells what came of what the visitor just did, and is announced. */
export const message = (
  { assets }: Frame,
  kind: Kind,
  heading: string,
  content: Html | string = NONE,
  { saved = false }: { readonly saved?: boolean } = {},
): Html =>
  html`<div class="alert alert-${kind}"${saved ? html` role="status" data-saved` : NONE}>${icon(assets, kind, 'alert-icon')}<div class="alert-body"><h2 class="alert-heading">${heading}</h2>${content === NONE ? NONE : html`<div class="alert-text">${content}</div>`}</div></div>`;

/** What matters less than the text around it. */
export const note = (content: Html | string): Html => html`<div class="note"><p>${content}</p></div>`;

export const link = (href: string, text: string): Html => html`<a href="${href}">${text}</a>`;

/** A date or a moment as people write the day, that machines read too. */
export const day = (say: Say, when: string): Html =>
  html`<time datetime="${when}">${dateIn(say.lang, when)}</time>`;

/** A moment with its time of day, on the wall in Copenhagen. */
export const moment = (say: Say, at: string): Html =>
  html`<time datetime="${at}">${momentIn(say.lang, at)}</time>`;

/** A link that looks as what the page is for. */
export const buttonLink = (
  href: string,
  text: string,
  kind: 'primary' | 'secondary' | 'tertiary' = 'primary',
): Html => html`<a class="button button-${kind}" href="${href}">${text}</a>`;

export const submit = (
  text: string,
  kind: 'primary' | 'secondary' | 'tertiary' | 'warning' = 'primary',
  value?: { name: string; value: string },
): Html =>
  html`<button class="button button-${kind}"${value ? html` name="${value.name}" value="${value.value}"` : NONE}>${text}</button>`;

/** A text of several paragraphs, with a blank line between two of them. */
export const prose = (text: string): Html => html`${text.split(/\n{2,}/).map((one) => html`<p>${one}</p>`)}`;

/** What only a closer look is for. */
export const more = (summary: string, content: Html): Html =>
  html`<details class="details"><summary class="details-summary">${summary}</summary><div class="details-text">${content}</div></details>`;

/** Rows that open: each with its title, what is seen of it while it is closed, and the rest. */
export const folds = (
  rows: readonly { readonly title: string; readonly aside?: Html; readonly content: Html }[],
): Html =>
  html`<div class="folds">${rows.map(
    ({ title, aside = NONE, content }) =>
      html`<details class="fold"><summary><span class="fold-title">${title}</span>${aside}</summary><div class="fold-body">${content}</div></details>`,
  )}</div>`;

/** Names and their values. */
export const facts = (rows: readonly (readonly [string, Html | string])[]): Html =>
  html`<dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/** How a use of data stands; said in words, drawn in a shape, never by colour alone. */
export type Verdict = 'allowed' | 'denied' | 'pending' | 'held' | 'none';
const VERDICT_ICONS = {
  allowed: 'check',
  denied: 'close',
  pending: 'hourglass',
  held: 'lock',
  none: 'minus',
} as const;

export const verdict = ({ assets }: Frame, stands: Verdict, text: string): Html =>
  html`<span class="verdict verdict-${stands}">${icon(assets, VERDICT_ICONS[stands])}${text}</span>`;

export const badge = (kind: Kind, text: string): Html =>
  html`<span class="badge badge-${kind}">${text}</span>`;

/** A block with a heading of its own. */
export const panel = (
  heading: string,
  content: Html,
  {
    aside = NONE,
    foot = NONE,
    level = 2,
    id,
  }: { aside?: Html; foot?: Html; level?: 2 | 3; id?: string } = {},
): Html =>
  html`<article class="panel"${id ? html` id="${id}"` : NONE}><header class="panel-head">${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}${aside}</header>${content}${foot === NONE ? NONE : html`<footer class="panel-foot">${foot}</footer>`}</article>`;

/** A table that becomes a list of cards on a phone; each cell says its column there. */
export const table = (
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
  {
    id,
    hidesCaption = false,
    classes = 'table--borderless table--responsive-headers',
  }: { id?: string; hidesCaption?: boolean; classes?: string } = {},
): Html => html`<table class="table ${classes}"${id === undefined ? NONE : html` id="${id}"`}>
<caption class="${hidesCaption ? 'sr-only' : 'table-caption'}">${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
  (row) =>
    html`<tr>${row.map((cell, index) =>
      index === 0
        ? html`<th scope="row" data-title="${columns[index] ?? ''}">${cell}</th>`
        : html`<td data-title="${columns[index] ?? ''}">${cell}</td>`,
    )}</tr>`,
)}</tbody></table>`;

type Field = {
  readonly name: string;
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  readonly isOptional?: boolean;
  /** A value of HTML's `autocomplete`; 'off' for what is about somebody else. */
  readonly autocomplete?: string;
  readonly maxLength?: number;
};

/** Around one control: label, hint, and what is wrong, each tied to the control. */
function group(say: Say, typed: Typed, field: Field, control: (attributes: Html) => Html): Html {
  const { name, label, hint, isOptional = false } = field;
  const id = fieldId(name);
  const wrong = wrongIn(typed, name);
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  const attributes = html`id="${id}" name="${name}"${described ? html` aria-describedby="${described}"` : NONE}${wrong ? html` aria-invalid="true"` : NONE}${isOptional ? NONE : html` aria-required="true"`}`;
  return html`<div class="form-group${wrong ? ' form-error' : ''}">
<label class="form-label" for="${id}">${say(label)}${isOptional ? html` <span class="form-optional">${say(T.optional)}</span>` : NONE}</label>
${hint ? html`<span class="form-hint" id="${id}-hint">${say(hint)}</span>` : NONE}
${wrongText(say, typed, name)}
${control(attributes)}
</div>`;
}

function wrongText(say: Say, typed: Typed, name: string): Html {
  const wrong = wrongIn(typed, name);
  return wrong
    ? html`<span class="form-error-message" id="${fieldId(name)}-error"><span class="sr-only">${say(T.errorPrefix)} </span>${say(wrong.says)}</span>`
    : NONE;
}

export const textField = (
  say: Say,
  typed: Typed,
  field: Field & {
    readonly inputMode?: 'numeric' | 'text';
    /** The word to type before its form can be sent: for what cannot be undone. The server looks too. */
    readonly confirms?: string;
  },
): Html =>
  group(
    say,
    typed,
    field,
    (attributes) =>
      html`<input type="text" class="form-input" ${attributes} value="${typedIn(typed, field.name)}" autocomplete="${field.autocomplete ?? 'off'}"${field.inputMode ? html` inputmode="${field.inputMode}"` : NONE}${field.maxLength ? html` maxlength="${field.maxLength}"` : NONE}${field.confirms ? html` data-confirm-word="${field.confirms}"` : NONE}>`,
  );

/** A date of the calendar; browsers show their own picker, and take YYYY-MM-DD without one. */
export const dateField = (
  say: Say,
  typed: Typed,
  field: Field & { readonly max?: string; readonly min?: string },
): Html =>
  group(
    say,
    typed,
    field,
    (attributes) =>
      html`<input type="date" class="form-input input-width-m" ${attributes} value="${typedIn(typed, field.name)}"${field.max ? html` max="${field.max}"` : NONE}${field.min ? html` min="${field.min}"` : NONE}>`,
  );

export const longText = (say: Say, typed: Typed, field: Field & { readonly rows?: number }): Html =>
  group(
    say,
    typed,
    field,
    (attributes) =>
      html`<textarea class="form-input" rows="${field.rows ?? 5}" ${attributes}${field.maxLength ? html` data-limit="${field.maxLength}" data-left="${say(T.charactersLeft, { n: '{n}' })}" data-over="${say(T.charactersOver, { n: '{n}' })}"` : NONE}>
${typedIn(typed, field.name)}</textarea>`,
  );

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

export const selectField = (say: Say, typed: Typed, field: Field, choices: readonly Choice[]): Html =>
  group(
    say,
    typed,
    field,
    (attributes) =>
      html`<select class="form-select" ${attributes}>${choices.map(
        ({ value, label }) =>
          html`<option value="${value}"${typedIn(typed, field.name) === value ? html` selected` : NONE}>${label}</option>`,
      )}</select>`,
  );

/** One of several; none is chosen beforehand unless it was typed. */
export const radios = (say: Say, typed: Typed, field: Field, choices: readonly Choice[]): Html =>
  choiceGroup(say, typed, field, choices, 'radio');

/** The same, each in a box of its own: for a choice that is the whole point of the page. */
export const bigRadios = (say: Say, typed: Typed, field: Field, choices: readonly Choice[]): Html =>
  choiceGroup(say, typed, field, choices, 'radio', 'choices');

/** Any of several; none is ticked beforehand unless it was typed. */
export const checkboxes = (say: Say, typed: Typed, field: Field, choices: readonly Choice[]): Html =>
  choiceGroup(say, typed, field, choices, 'checkbox');

function choiceGroup(
  say: Say,
  typed: Typed,
  { name, label, hint, isOptional = false }: Field,
  choices: readonly Choice[],
  kind: 'radio' | 'checkbox',
  classes = '',
): Html {
  const id = fieldId(name);
  const wrong = wrongIn(typed, name);
  const chosen = typed.values.getAll(name);
  const described = [hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  return html`<div class="form-group${wrong ? ' form-error' : ''}"><fieldset${classes ? html` class="${classes}"` : NONE}${described ? html` aria-describedby="${described}"` : NONE}>
<legend class="form-label">${say(label)}${isOptional ? html` <span class="form-optional">${say(T.optional)}</span>` : NONE}</legend>
${hint ? html`<span class="form-hint" id="${id}-hint">${say(hint)}</span>` : NONE}
${wrongText(say, typed, name)}
${choices.map((choice, index) => {
  // The error summary leads to the first.
  const own = index === 0 ? id : `${id}-${index}`;
  return html`<div class="form-group-${kind}"><input type="${kind}" class="form-${kind}" id="${own}" name="${name}" value="${choice.value}"${chosen.includes(choice.value) ? html` checked` : NONE}${choice.hint ? html` aria-describedby="${own}-hint"` : NONE}><label for="${own}">${choice.label}</label>${choice.hint ? html`<span class="form-hint" id="${own}-hint">${choice.hint}</span>` : NONE}</div>`;
})}
</fieldset></div>`;
}
