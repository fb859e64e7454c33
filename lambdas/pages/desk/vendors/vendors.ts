import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { VENDORS as T } from '../../texts/desk-vendors.ts';
import { badge, buttonLink, link, note, table } from '../../web/parts.ts';
import { listed } from '../../web/say.ts';
import { offered, type Page, show, type Visit } from '../../web/visit.ts';
import { type Names, readNames } from '../names.ts';
import { countsOf, type Finding, severityBadge } from '../oversight/findings.ts';
import { statusBadge } from './agreement.ts';

type Summary = AnswerTo<'listVendors'>['vendors'][number];

/** The vendors, with how their agreements stand and what is wanting. */
export const vendors: Page = async (visit) => {
  const { say, api } = visit;
  const [all, found, names] = await Promise.all([api('listVendors'), api('listFindings'), readNames(visit)]);
  const list = must(all).vendors.toSorted((a, b) => a.name.localeCompare(b.name, 'da'));
  const { findings } = must(found);
  return show(visit, {
    title: say(T.title),
    wide: true,
    content: html`<p class="font-lead">${say(T.lead)}</p>
<div class="button-group no-print">${offered(visit, buttonLink('/desk/vendors/new', say(T.register)))}${buttonLink('/desk/purposes', say(T.toPurposes), 'secondary')}</div>
${
  list.length === 0
    ? note(say(T.empty))
    : html`<div class="form-group no-print" hidden data-needs-script><label class="form-label" for="filter">${say(T.filter)}</label><input type="search" class="form-input" id="filter" data-filter="#vendors" data-shown="${say(T.filterShown, { n: '{n}', m: '{m}' })}"></div>
${table(
  say(T.list),
  [say(T.vendor), say(T.agreements), say(T.purposes), say(T.wanting)],
  list.map((vendor) => row(visit, names, vendor, findings)),
  { id: 'vendors', hidesCaption: true },
)}`
}`,
  });
};

const row = (
  { say }: Visit,
  names: Names,
  { vendorId, name, agreements }: Summary,
  findings: readonly Finding[],
): Html[] => {
  const running = agreements.filter(({ status }) => status !== 'terminated');
  const purposes = [...new Set(running.flatMap((agreement) => agreement.purposes))].map(names.purpose);
  const counts = countsOf(findings.filter((finding) => finding.vendorId === vendorId));
  return [
    link(`/desk/vendors/${vendorId}`, name),
    agreements.length === 0
      ? badge('error', say(T.noAgreement))
      : html`<ul class="plain stack-small">${agreements.map((agreement) => html`<li>${statusBadge(say, agreement)}<br>${agreement.title}</li>`)}</ul>`,
    html`${listed(say, purposes)}`,
    counts.length === 0
      ? html`${say(T.nothingWanting)}`
      : html`<ul class="plain stack-small">${counts.map(({ severity, count }) => html`<li>${severityBadge(say, severity, count)}</li>`)}</ul>`,
  ];
};
