import { consentArticle } from '../../domain/purpose.ts';
import { type Html, html } from '../../platform/html.ts';
import type { AccessContent } from './content.ts';
import { TEXT } from './text.ts';

const T = TEXT.page;

/** The access package as a page a parent can read, print and keep; in Danish, self-contained, without scripts. */
export function accessPage(content: AccessContent): string {
  const { child, request } = content;
  const name = `${child.givenName ?? ''} ${child.familyName ?? ''}`.trim();
  const page = html`<!doctype html>
<html lang="da">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${T.title} ${name}</title>
<style>
  body { font: 1.0625rem/1.6 "IBM Plex Sans", system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; }
  h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 2px solid #1a1a1a; } h3 { margin-bottom: .25rem; }
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; } dd dl, dd ul { margin-top: 0; border-left: 3px solid #ddd; padding-left: 1rem; list-style: none; }
  @media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } section { break-inside: avoid; } }
</style>
<h1>${T.title} ${name}</h1>
<p>${T.asked} ${inDanish(request.receivedOn)}. ${T.made} ${inDanish(request.madeAt)}.</p>
<h2>${T.who}</h2>
<dl>
<dt>${T.name}</dt><dd>${name}</dd>
<dt>${T.cpr}</dt><dd>${child.cpr ?? ''}</dd>
<dt>${T.group}</dt><dd>${child.group.name} (${T.institution} ${child.group.institution})</dd>
</dl>
<h2>${T.uses}</h2>
${content.purposes.map(purposeSection)}
<h2>${T.kept}</h2>
${content.vendors.map(vendorSection)}
<h2>${T.source}</h2><p>${content.source.da}</p>
<h2>${T.rights}</h2><p>${content.rights.da}</p>
<h2>${T.automated}</h2><p>${content.automatedDecisions.da}</p>
<h2>${T.complaint}</h2><p>${content.complaint.da}</p>
</html>`;
  return page.markup;
}

const danish = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'Europe/Copenhagen' });
const inDanish = (when: string): string => danish.format(new Date(when));

function purposeSection({ name, text, rule, standing, recipients }: AccessContent['purposes'][number]): Html {
  const ground =
    rule.kind === 'statute'
      ? `${T.statute}: ${rule.provision} (GDPR art. ${rule.article})`
      : `${T.consent} (GDPR art. ${consentArticle(rule)})`;
  return html`<section>
<h3>${name.da}</h3>
<p>${text.da}</p>
<dl>
<dt>${T.ground}</dt><dd>${ground}: ${T.standing[standing]}</dd>
<dt>${T.recipients}</dt>${recipients.map(recipientItem)}
</dl>
</section>`;
}

function recipientItem({
  name,
  country,
  categories,
  perimeter,
  retention,
  subProcessors,
}: AccessContent['purposes'][number]['recipients'][number]): Html {
  const list = categories.map(({ da }) => da).join('; ') || T.notStated;
  const chain =
    subProcessors.map(({ name: sub, country: at }) => `${sub} (${at ?? T.unknownCountry})`).join('; ') ||
    T.noSubProcessors;
  const where = perimeter.map(({ da }) => da).join(' ') || T.notStated;
  const kept = retention.map(
    ({ trigger, within }) => `${T.triggers[trigger]}: ${within ? inWords(within) : T.controllersRule}`,
  );
  return html`<dd>${name} (${country})
<dl>
<dt>${T.categories}</dt><dd>${list}</dd>
<dt>${T.subProcessors}</dt><dd>${chain}</dd>
<dt>${T.where}</dt><dd>${where}</dd>
<dt>${T.retention}</dt><dd>${kept.join('; ') || T.notStated}</dd>
</dl></dd>`;
}

/** A length of time such as P6M in words: «6 måneder». */
function inWords(duration: string): string {
  const [, count = '0', unit = 'D'] = /^P(\d+)([YMD])$/.exec(duration) ?? [];
  if (count === '0') return T.atOnce;
  return `${T.within} ${count} ${T.units[unit as keyof typeof T.units][count === '1' ? 0 : 1]}`;
}

function vendorSection({ name, data }: AccessContent['vendors'][number]): Html {
  return html`<section><h3>${name}</h3>${data === null ? html`<p>${T.nothing}</p>` : dataOf(data)}</section>`;
}

/** Whatever a vendor handed over, as lists a person can read. */
function dataOf(data: unknown): Html {
  if (Array.isArray(data)) return html`<ul>${data.map((one) => html`<li>${dataOf(one)}</li>`)}</ul>`;
  if (typeof data !== 'object' || data === null) return html`${String(data ?? T.empty)}`;
  const entries = Object.entries(data);
  return html`<dl>${entries.map(([name, value]) => html`<dt>${name}</dt><dd>${dataOf(value)}</dd>`)}</dl>`;
}
