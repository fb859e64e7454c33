import { type Html, html } from '../../platform/html.ts';
import { dateIn, htmlPage } from '../../platform/page.ts';
import type { AccessContent } from './content.ts';
import { vendorSection } from './handed-over.ts';
import { PAGE as P } from './page-text.ts';
import { purposeSection } from './purpose-section.ts';

/** The access package as a page a parent can read, print and keep; in Danish, self-contained, without scripts. */
export function accessPage(content: AccessContent): string {
  const { child, request, purposes, controller, ask } = content;
  const { institution, institutionName } = child.group;
  const name = `${child.givenName ?? ''} ${child.familyName ?? ''}`.trim();
  return htmlPage(
    'da',
    `${P.title} ${name}`,
    html`<header>
${controller.name === null ? '' : html`<p><strong>${controller.name}</strong>${controller.address === null ? '' : html`<br>${controller.address}`}</p>`}
<p class="over">${P.over}</p>
<h1>${P.title} ${name}</h1>
<p class="soft">${P.asked} ${dateIn('da', request.receivedOn)}. ${P.made} ${dateIn('da', request.madeAt)}.</p>
</header>
${summaryOf(content)}
<h2>${P.who}</h2>
<dl class="facts">
<dt>${P.name}</dt><dd>${name}</dd>
<dt>${P.cpr}</dt><dd>${child.cpr ?? P.empty}</dd>
<dt>${P.uniLogin}</dt><dd>${child.uniLogin ?? P.empty}</dd>
<dt>${P.group}</dt><dd>${child.group.name} (${institutionName ?? `${P.institution} ${institution}`})</dd>
</dl>
<h2>${P.uses}</h2>
${purposes.length === 0 ? html`<p>${P.usesNone}</p>` : purposes.map((one) => purposeSection(one, child.childId))}
<h2>${P.kept}</h2>
${keptSection(content)}
<h2>${P.rights}</h2><p>${content.rights.da}</p>
${ask.length === 0 ? '' : html`<h2>${P.ask}</h2><ul>${ask.map((one) => html`<li>${one.da}</li>`)}</ul>`}
<h2>${P.complaint}</h2><p>${content.complaint.da}</p>
<h2>${P.source}</h2><p>${content.source.da}</p>
<h2>${P.transfersInGeneral}</h2><p>${content.transfers.da}</p>
<h2>${P.automated}</h2><p>${content.automatedDecisions.da}</p>
<footer class="soft"><p>${P.controller}:${controller.name === null ? '' : ` ${controller.name},`} ${P.cvr} ${controller.cvr}. ${P.reference}: ${request.requestId}.</p></footer>`,
  );
}

/** What the whole page comes to, before anything has to be opened. */
function summaryOf({ purposes, vendors, review }: AccessContent): Html {
  const answered = vendors.filter(({ answer }) => answer === 'handed-over').length;
  const without = vendors.filter(({ answer }) => answer === 'no-data').length;
  const unanswered = vendors.filter(({ answer }) => answer === 'unanswered').length;
  const omitted = vendors.flatMap((one) => one.omitted).length;
  const recipients = purposes.flatMap((one) => one.recipients);
  const inUse = purposes.filter(({ standing }) => standing === 'valid' || standing === 'in-force').length;
  const lines = [
    counted(inUse, P.purposes),
    ...(inUse < purposes.length ? [counted(purposes.length - inUse, P.unused)] : []),
    review.refused ? html`${P.notReleased}` : counted(answered, P.handedOver),
    ...(without > 0 ? [counted(without, P.without)] : []),
    ...(unanswered > 0 ? [counted(unanswered, P.unanswered)] : []),
    ...(omitted > 0 ? [counted(omitted, P.omitted)] : []),
    html`${whereabouts(recipients)}`,
  ];
  return html`<div class="box">
<h2>${P.brief}</h2>
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
</div>`;
}

const counted = (count: number, [one, more]: readonly [string, string]): Html =>
  html`<strong>${count}</strong> ${count === 1 ? one : more}.`;

/** Whether anything may leave the EEA; where a place is unknown, that is what is said. */
function whereabouts(recipients: readonly AccessContent['purposes'][number]['recipients'][number][]): string {
  if (recipients.some(({ transfers }) => transfers.length > 0)) return P.outside;
  const isUnknown = recipients.some(
    ({ unknownPlaces, unstated }) => unknownPlaces.length + unstated.length > 0,
  );
  return isUnknown ? P.whereUnknown : P.inside;
}

function keptSection({ vendors, purposes, review }: AccessContent): Html {
  const reason = review.reason ? html`<p><strong>${P.reviewed}:</strong> ${review.reason}</p>` : html``;
  if (review.refused) return html`<p>${P.notReleased}</p>${reason}`;
  if (vendors.length === 0) return html`<p>${P.keptNone}</p>`;
  const labelsOf = (vendorId: string) =>
    new Map(
      purposes
        .flatMap(({ recipients }) => recipients)
        .filter((recipient) => recipient.vendorId === vendorId)
        .flatMap(({ categories }) => categories.map(({ id, text }) => [id, text] as const)),
    );
  const isPartial = vendors.some(({ omitted }) => omitted.length > 0);
  return html`${isPartial ? reason : ''}${vendors.map((vendor) => vendorSection(vendor, labelsOf(vendor.vendorId)))}`;
}
