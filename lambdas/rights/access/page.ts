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
  dt { font-weight: 600; } dd { margin: 0 0 .5rem; } pre { white-space: pre-wrap; background: #f5f5f5; padding: 1rem; }
  @media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } }
</style>
<h1>${T.title} ${name}</h1>
<p>${T.asked} ${request.receivedOn}. ${T.made} ${request.madeAt.slice(0, 10)}.</p>
<h2>${T.who}</h2>
<dl><dt>${child.group.institution}</dt><dd>${child.group.name}</dd></dl>
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

function purposeSection({ name, text, rule, recipients }: AccessContent['purposes'][number]): Html {
  const ground =
    rule.kind === 'statute'
      ? `${T.statute}: ${rule.provision} (GDPR art. ${rule.article})`
      : `${T.consent} (GDPR art. 6(1)(a))`;
  return html`<section>
<h3>${name.da}</h3>
<p>${text.da}</p>
<dl>
<dt>${T.ground}</dt><dd>${ground}</dd>
<dt>${T.recipients}</dt>${recipients.map(recipientItem)}
</dl>
</section>`;
}

function recipientItem({
  name,
  country,
  categories,
}: AccessContent['purposes'][number]['recipients'][number]): Html {
  const list = categories.map(({ da }) => da).join('; ') || T.noCategories;
  return html`<dd>${name} (${country}). ${T.categories}: ${list}.</dd>`;
}

function vendorSection({ name, data }: AccessContent['vendors'][number]): Html {
  const body = data === null ? html`<p>${T.nothing}</p>` : html`<pre>${JSON.stringify(data, null, 2)}</pre>`;
  return html`<section><h3>${name}</h3>${body}</section>`;
}
