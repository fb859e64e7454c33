import { isUuid } from '../../../domain/ids.ts';
import { type Html, html } from '../../../platform/html.ts';
import { countryIn } from '../../../platform/page.ts';
import { must } from '../../api.ts';
import { AGREEMENT } from '../../texts/agreement.ts';
import { VENDORS as T } from '../../texts/desk-vendors.ts';
import { buttonLink, facts, link, message, NONE } from '../../web/parts.ts';
import { offered, type Page, show, type Visit } from '../../web/visit.ts';
import { readNames } from '../names.ts';
import { findingsTables, wantingIn } from '../oversight/findings.ts';
import { agreementList, agreementPanel, type VendorView } from './agreement.ts';

const ORDER = ['in-force', 'draft', 'terminated'] as const;

/** A vendor: who it is, and every agreement with it. */
export const vendor: Page = async (visit) => {
  const { say, api, params } = visit;
  const [found, wanting, names] = await Promise.all([
    api('getVendor', { params: { vendorId: params.vendorId ?? '' } }),
    api('listFindings'),
    readNames(visit),
  ]);
  const view = must(found);
  const findings = must(wanting).findings.filter(({ vendorId }) => vendorId === view.vendorId);
  const general = findings.filter(({ agreementId }) => agreementId === undefined);
  const agreements = view.agreements.toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
  return show(visit, {
    title: view.name,
    trail: [{ title: say(T.title), href: '/desk/vendors' }],
    wide: true,
    content: html`${done(visit)}
${
  general.length === 0
    ? NONE
    : html`<h2>${say(T.vendorFindings)} <span class="count">${wantingIn(general)}</span></h2>${findingsTables(say, general)}`
}
<h2>${say(T.facts)}</h2>
<div class="stack">${company(visit, view)}
<div class="button-group no-print">${offered(visit, html`${buttonLink(`/desk/vendors/${view.vendorId}/agreements/new`, say(T.addAgreement), agreements.length === 0 ? 'primary' : 'secondary')}${buttonLink(`/desk/vendors/${view.vendorId}/webhook`, say(view.webhook === null ? T.addWebhook : T.changeWebhook), 'secondary')}`)}${buttonLink(`/desk/ledger/vendor/${view.vendorId}`, say(T.ledger), 'tertiary')}</div>
${agreements.length === 0 ? NONE : html`<section><h2>${say(T.agreements)}</h2>${agreementList(visit, agreements, view.vendorId)}</section>`}
${agreements.map((agreement) => agreementPanel(visit, view, agreement, { names, findings }))}</div>`,
  });
};

function company({ say }: Visit, { vendorId, cvr, country, address, contact, webhook }: VendorView): Html {
  const notStated = say(T.notStated);
  return facts([
    [say(T.id), html`<code class="hash">${vendorId}</code>`],
    [say(T.cvr), cvr ?? notStated],
    [say(T.country), countryIn(say.lang, country)],
    [say(T.address), address ?? notStated],
    [say(T.contact), contact ?? notStated],
    [
      say(T.webhook),
      webhook === null
        ? say(T.noWebhook)
        : html`<code class="hash">${webhook.url}</code> (${countryIn(say.lang, webhook.country)})`,
    ],
  ]);
}

const bulkPath = (bulkId: string | null): string =>
  bulkId !== null && isUuid(bulkId) ? `/desk/bulks/${bulkId}` : '/desk/bulks';

/** What came of a form that led here. */
function done({ say, frame, query }: Visit): Html {
  const saved = (heading: string, content: Html | string = NONE): Html =>
    message(frame, 'success', heading, content, { saved: true });
  switch (query.get('done')) {
    case 'registered':
      return saved(say(T.doneRegistered), say(T.doneRegisteredText));
    case 'removed':
      return saved(say(T.doneRemoved));
    case 'drafted':
      return saved(say(AGREEMENT.doneDrafted), say(AGREEMENT.doneDraftedText));
    case 'signed':
      return saved(say(AGREEMENT.doneSigned));
    case 'ended':
      return saved(
        say(AGREEMENT.doneEnded),
        html`${say(AGREEMENT.doneEndedText)} ${link(bulkPath(query.get('bulk')), say(AGREEMENT.seeBulk))}`,
      );
    default:
      return NONE;
  }
}
