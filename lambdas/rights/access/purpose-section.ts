import { consentArticle } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import { countryIn, dateIn } from '../../platform/page.ts';
import type { AccessContent } from './content.ts';
import { PAGE as P } from './page-text.ts';
import type { Recipient, Transfer } from './recipients.ts';
import { TEXT } from './text.ts';

type Purpose = AccessContent['purposes'][number];

/** One purpose as a collapsible section: on what ground, who gets what, how long, and which rights there are. */
export function purposeSection(purpose: Purpose, childId: string): Html {
  const { name, text, standing, recipients, rights, ownRecord } = purpose;
  const [tag, status] = P.standing[standing];
  return html`<details>
<summary><span>${name.da}<small><span class="tag ${tag}">${status}</span></small></span></summary>
<div class="inside">
<p>${text.da}</p>
<h3>${P.ground}</h3>
<p>${groundOf(purpose)}</p>
${answersOf(purpose, childId)}
<h3>${P.recipients}</h3>
${recipients.length === 0 ? html`<p>${P.noRecipients}</p>` : ''}
${recipients.map(recipientSection)}
<h3>${P.rightsHere}</h3>
<ul class="rows">${rights.map(rightItem)}</ul>
<h3>${P.ownRecord}</h3>
<p>${ownRecord.da} (${ownRecord.citation})</p>
</div>
</details>`;
}

function groundOf({ rule }: Purpose): string {
  return rule.kind === 'consent'
    ? `${P.consent} (GDPR art. ${consentArticle(rule)})`
    : `${P[rule.kind]}: ${rule.provision} (GDPR art. ${rule.article})`;
}

function answersOf({ ground }: Purpose, childId: string): Html {
  const answers = ground?.kind === 'consent' ? Object.entries(ground.answers) : [];
  if (answers.length === 0) return html``;
  const items = answers.map(
    ([person, { answer, on, version }]) =>
      html`<li>${P.answers[answer]}, ${dateIn('da', on)}, ${P.toVersion} ${version} (${person === childId ? P.child : P.you})</li>`,
  );
  return html`<h3>${P.yourAnswer}</h3><ul>${items}</ul>`;
}

function recipientSection(recipient: Recipient): Html {
  const { name, country, categories, retention } = recipient;
  return html`<h4>${name}, ${countryIn('da', country)}</h4>
<details>
<summary><span>${P.categories}<small>${categories.length} ${P.kindsOfData[categories.length === 1 ? 0 : 1]}</small></span></summary>
<div class="inside">${bySource(categories)}</div>
</details>
<details>
<summary><span>${P.more}</span></summary>
<div class="inside">
<dl>
<dt>${P.retention}</dt>${retention.length === 0 ? html`<dd>${P.notStated}</dd>` : retention.map(retentionItem)}
<dt>${P.places}</dt>${placesOf(recipient)}
<dt>${P.subProcessors}</dt>${chainOf(recipient)}
<dt>${P.where}</dt>${recipient.perimeter.map(({ da }) => html`<dd>${da}</dd>`)}
<dt>${P.transfers}</dt>${transfersOf(recipient)}
</dl>
</div>
</details>`;
}

/** The kinds of data under where they come from, so that a long list stays readable. */
function bySource(categories: Recipient['categories']): Html[] {
  const sources = [...new Set(categories.map(({ source }) => source.da))];
  return sources.map((source) => {
    const items = categories
      .filter((one) => one.source.da === source)
      .map(
        ({ text, kind }) =>
          html`<li>${text.da}${kind === 'ordinary' ? '' : html` <span class="tag some">${P.kinds[kind]}</span>`}</li>`,
      );
    return html`<h5>${source}</h5><ul>${items}</ul>`;
  });
}

const placed = (country: string | null): string =>
  country === null ? P.unknownCountry : countryIn('da', country);

/** Each place once, with all that is done there. */
function placesOf({ places }: Recipient): Html[] {
  if (places.length === 0) return [html`<dd>${P.notStated}</dd>`];
  const done = new Map<string, string[]>();
  for (const { activity, name, country } of places) {
    const at = `${name} (${placed(country)})`;
    done.set(at, [...(done.get(at) ?? []), P.activities[activity]]);
  }
  return [...done].map(([at, activities]) => html`<dd>${at}: ${activities.join(', ')}</dd>`);
}

const chainOf = ({ subProcessors }: Recipient): Html | Html[] =>
  subProcessors.length === 0
    ? html`<dd>${P.noSubProcessors}</dd>`
    : subProcessors.map(({ name, country }) => html`<dd>${name} (${placed(country)})</dd>`);

function transfersOf({ transfers, unknownPlaces, unstated }: Recipient): Html[] {
  const unknown =
    unknownPlaces.length === 0
      ? []
      : [html`<dd>${P.unknownPlace} ${unknownPlaces.join(', ')}. ${P.unknownMeans}</dd>`];
  const told = [
    ...transfers.map(transferItem),
    ...unknown,
    ...unstated.map(({ da }) => html`<dd>${da}</dd>`),
  ];
  return told.length > 0 ? told : [html`<dd>${P.noTransfers}</dd>`];
}

const transferItem = ({ recipient, country, safeguard }: Transfer): Html =>
  html`<dd>${recipient} (${countryIn('da', country)}): ${TEXT.safeguards[safeguard ?? 'none'].da}.</dd>`;

function retentionItem({ trigger, within }: Recipient['retention'][number]): Html {
  return html`<dd>${P.triggers[trigger]}: ${within === null ? P.controllersRule : inWords(within)}.</dd>`;
}

/** A length of time such as P6M in words: «slettes senest efter 6 måneder». */
function inWords(duration: string): string {
  const [, count = '0', unit = 'D'] = /^P(\d+)([YMD])$/.exec(duration) ?? [];
  if (count === '0') return P.erasedAtOnce;
  return `${P.within} ${count} ${P.units[unit as keyof typeof P.units][count === '1' ? 0 : 1]}`;
}

function rightItem({ name, answer, because, citation }: Purpose['rights'][number]): Html {
  const why = because && html`<br>${answer === 'no' ? '' : `${P.notWhile} `}${because.da}`;
  return html`<li><span class="tag ${P.rightTags[answer]}">${P.rightAnswers[answer]}</span> ${name.da}${why ?? ''} <span class="soft">${citation}</span></li>`;
}
