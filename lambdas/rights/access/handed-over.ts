import type { Bilingual } from '../../domain/purpose.ts';
import { pointerTo } from '../../domain/withhold.ts';
import { type Html, html } from '../../platform/html.ts';
import type { AccessContent } from './content.ts';
import { PAGE as P } from './page-text.ts';

type Vendor = AccessContent['vendors'][number];

/** What a renderer of a part knows: what is left out, by pointer, and the names of the categories that are keys. */
type Known = {
  readonly omitted: ReadonlyMap<string, Vendor['omitted'][number]>;
  readonly labels: ReadonlyMap<string, Bilingual>;
};

/** One vendor's part as a collapsible section: everything it handed over, and why what is missing is missing. */
export function vendorSection(vendor: Vendor, labels: Known['labels']): Html {
  const { name, answer, data, omitted } = vendor;
  const known = { omitted: new Map(omitted.map((one) => [one.pointer, one])), labels };
  return html`<details>
<summary><span>${name}<small>${inBrief(vendor)}</small></span></summary>
<div class="inside">
${answer === 'no-data' ? html`<p>${P.nothingLong}</p>` : ''}
${answer === 'unanswered' ? html`<p>${P.noAnswerLong}</p>` : ''}
${answer === 'handed-over' ? shown(data, '', known) : ''}
</div>
</details>`;
}

function inBrief({ answer, data, omitted }: Vendor): string {
  if (answer === 'no-data') return P.nothing;
  if (answer === 'unanswered') return P.noAnswer;
  if (data === null) return P.allLeftOut;
  const fields = Object.keys(data as object).length;
  const count = `${fields} ${P.fields[fields === 1 ? 0 : 1]}`;
  return omitted.length === 0 ? count : `${count}, ${omitted.length} ${P.leftOut.toLowerCase()}`;
}

/** Whatever a vendor handed over, as lists a person can read; a value that was left out, as the reason why. */
function shown(value: unknown, pointer: string, known: Known): Html {
  const omission = known.omitted.get(pointer);
  if (omission)
    return html`<span class="left-out"><strong>${P.leftOut}:</strong> ${omission.because.da} (${omission.citation})</span>`;
  if (Array.isArray(value)) {
    if (value.length === 0) return html`<span class="soft">${P.none}</span>`;
    const items = value.map((one, at) => html`<li>${shown(one, pointerTo(pointer, at), known)}</li>`);
    return html`<ol>${items}</ol>`;
  }
  if (typeof value !== 'object' || value === null) return scalar(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return html`<span class="soft">${P.none}</span>`;
  const items = entries.map(
    ([name, one]) =>
      html`<dt>${nameOf(name, pointer, known)}</dt><dd>${shown(one, pointerTo(pointer, name), known)}</dd>`,
  );
  return html`<dl>${items}</dl>`;
}

/** A vendor that keys its part by the categories of its agreement is shown with their names. */
const nameOf = (name: string, above: string, { labels }: Known): string =>
  (above === '' ? labels.get(name)?.da : undefined) ?? name;

function scalar(value: unknown): Html {
  if (value === true) return html`${P.yes}`;
  if (value === false) return html`${P.no}`;
  if (value === null || value === undefined || value === '')
    return html`<span class="soft">${P.empty}</span>`;
  return html`${String(value)}`;
}
