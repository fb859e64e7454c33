import type { Bilingual } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { must } from '../../api.ts';
import { figuresByMonth } from '../../pictures/figures.ts';
import { FINDINGS, DESK_OVERSIGHT as T } from '../../texts/desk-oversight.ts';
import { LEDGER } from '../../texts/ledger.ts';
import { buttonLink, link, note, table } from '../../web/parts.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';
import { type Names, readNames } from '../names.ts';
import { monthLinks, totals } from './figures.ts';
import { countsOf, type Finding, severityBadge, wantingIn } from './findings.ts';
import { finder } from './ledger.ts';

/** What a data protection officer looks at: figures, what is wanting, and the ways to ledgers and to where data is. */
export const oversight: Page = async (visit) => {
  const { say, api } = visit;
  const [figures, findings, names] = await Promise.all([
    api('getFigures', { query: {} }),
    api('listFindings'),
    readNames(visit),
  ]);
  const year = must(figures);
  return show(visit, {
    title: say(T.title),
    wide: true,
    content: html`<p class="font-lead">${say(T.lead)}</p>
<ul class="plain grid">${[
      way(visit, '/desk/oversight/residency', T.toResidency, T.toResidencyText),
      way(visit, '/desk/controller', T.toController, T.toControllerText),
      way(visit, '/desk/vendors', T.toVendors, T.toVendorsText),
      way(visit, '/desk/purposes', T.toPurposes, T.toPurposesText),
      way(visit, '/desk/mend', T.toMend, T.toMendText),
    ]}</ul>
<h2>${say(T.figures)}</h2>
${totals(say, year)}
${figuresByMonth(say, year)}
<h3>${say(T.eachMonth)}</h3>
${monthLinks(say, year)}
<p class="soft small-text">${say(T.figuresHow)}</p>
<div class="button-group no-print">${buttonLink('/desk/oversight/figures.csv', say(T.keepFigures), 'secondary')}</div>
${wanting(visit, must(findings).findings, names)}
<h2>${say(T.ledgers)}</h2>
<p>${say(LEDGER.findLead)}</p>
${finder(visit)}`,
  });
};

function wanting({ say }: Visit, findings: readonly Finding[], names: Names): Html {
  const vendors = [...new Set(findings.map(({ vendorId }) => vendorId))];
  const kinds = countsOf(findings);
  const heading = html`<h2>${say(T.findings)} <span class="count">${wantingIn(findings)}</span></h2>`;
  if (findings.length === 0) return html`${heading}${note(say(T.findingsNone))}`;
  return html`${heading}
<p class="row-of">${kinds.map(({ severity, count }) => severityBadge(say, severity, count))}</p>
${table(
  say(T.findingsByVendor),
  [say(FINDINGS.vendor), ...kinds.map(({ severity }) => say(FINDINGS[severity]))],
  vendors.map((vendorId) => {
    const own = findings.filter((finding) => finding.vendorId === vendorId);
    const count = (severity: Finding['severity']) =>
      String(own.filter((finding) => finding.severity === severity).length);
    return [
      vendorId === undefined
        ? link('/desk/controller', say(FINDINGS.controller))
        : link(`/desk/vendors/${vendorId}`, names.vendor(vendorId)),
      ...kinds.map(({ severity }) => count(severity)),
    ];
  }),
)}
<div class="button-group no-print">${buttonLink('/desk/mend#findings', say(T.seeFindings), 'secondary')}${buttonLink('/desk/oversight/findings.csv', say(T.keepFindings), 'secondary')}</div>`;
}

const way = ({ say }: Visit, href: string, title: Bilingual, text: Bilingual): Html =>
  html`<li><a class="panel panel-link" href="${href}"><h2 class="h4">${say(title)}</h2><p>${say(text)}</p></a></li>`;
