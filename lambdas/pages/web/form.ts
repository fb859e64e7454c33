import type { Bilingual } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Refusal } from '../api.ts';
import { WEB as T } from '../texts/web.ts';
import { icon } from './icon.ts';
import type { Frame } from './layout.ts';
import type { Say } from './say.ts';

/** One field that is wrong, by its name in the form, in words that say what to do. */
export type Wrong = { readonly field: string; readonly says: Bilingual };

/** What was typed, and what is wrong with it: a form is shown again as it was sent. */
export type Typed = {
  readonly values: URLSearchParams;
  readonly wrong: readonly Wrong[];
};

export const NOTHING_TYPED: Typed = { values: new URLSearchParams(), wrong: [] };

/** What was typed in one field, as it was typed. */
export const typedIn = ({ values }: Typed, field: string): string => values.get(field) ?? '';

export const wrongIn = ({ wrong }: Typed, field: string): Wrong | undefined =>
  wrong.find((one) => one.field === field);

/** The id of a field's element, where the error summary leads. */
export const fieldId = (field: string): string => `field-${field}`;

/**
 * What the API found wrong, on the fields of the form: `fields` names for each field of the API (or the beginning of its
 * path) the form's field and what to say of it; the rest is said above the form.
 */
export function wrongFrom(
  refusal: Refusal,
  fields: Readonly<Record<string, Wrong>>,
): { readonly wrong: readonly Wrong[]; readonly above: Bilingual | undefined } {
  const wrong = refusal.errors.flatMap(({ field }) => {
    const found = Object.entries(fields).find(([name]) => field === name || field.startsWith(`${name}.`));
    return found ? [found[1]] : [];
  });
  const unique = wrong.filter((one, index) => wrong.findIndex(({ field }) => field === one.field) === index);
  const isAllSaid = refusal.errors.length > 0 && wrong.length === refusal.errors.length;
  return { wrong: unique, above: isAllSaid ? undefined : refusal.says };
}

/** The list of what is wrong, each a link to its field (WCAG 2.2, 3.3.1); nothing when nothing is. */
export function errorSummary(say: Say, { assets }: Frame, { wrong }: Typed, above?: Bilingual): Html {
  if (wrong.length === 0 && above === undefined) return html``;
  return html`<div class="alert alert-error" role="alert" data-error-summary tabindex="-1">${icon(assets, 'error', 'alert-icon')}<div class="alert-body">
<h2 class="alert-heading">${say(T.errorsTitle)}</h2>
${above ? html`<p class="alert-text">${say(above)}</p>` : html``}
${
  wrong.length > 0
    ? html`<ul class="alert-list">${wrong.map(
        ({ field, says }) => html`<li><a href="#${fieldId(field)}">${say(says)}</a></li>`,
      )}</ul>`
    : html``
}
</div></div>`;
}
