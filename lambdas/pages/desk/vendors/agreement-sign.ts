import type { Bilingual } from '../../../domain/purpose.ts';
import { html } from '../../../platform/html.ts';
import { must, notThere, Refused } from '../../api.ts';
import { AGREEMENT as T } from '../../texts/agreement.ts';
import { VENDORS } from '../../texts/desk-vendors.ts';
import { redirect } from '../../web/answer.ts';
import { errorSummary, type Typed, wrongFrom } from '../../web/form.ts';
import { dateField, message, NONE, submit } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { type AgreementView, agreementPath, type VendorView } from './agreement.ts';
import { notAskedAbout, otherProcessor } from './agreement-warnings.ts';

/** The agreement of the path, with its vendor; throws Refused when there is none. */
export async function readAgreement({ api, params }: Visit): Promise<{
  readonly vendor: VendorView;
  readonly agreement: AgreementView;
}> {
  const vendor = must(await api('getVendor', { params: { vendorId: params.vendorId ?? '' } }));
  const agreement = vendor.agreements.find(({ agreementId }) => agreementId === params.agreementId);
  if (agreement) return { vendor, agreement };
  throw new Refused(notThere('no-such-agreement'));
}

export const trailOf = ({ say }: Visit, { vendorId, name }: VendorView) => [
  { title: say(VENDORS.title), href: '/desk/vendors' },
  { title: name, href: `/desk/vendors/${vendorId}` },
];

/** What a page shows again after a form that was not carried out. */
export type Again = {
  readonly typed: Typed;
  readonly above?: Bilingual | undefined;
};

async function shows(visit: Visit, again?: Again) {
  const { say, frame, today } = visit;
  const { vendor, agreement } = await readAgreement(visit);
  const typed = again?.typed ?? draftOf(visit);
  const notAsked = await notAskedAbout(visit, vendor, agreement);
  const stops = agreement.findings.filter(({ code }) => STOPS.includes(code));
  return show(visit, {
    title: say(T.sign),
    over: `${vendor.name}: ${agreement.title}`,
    trail: trailOf(visit, vendor),
    ...(again && { status: 422 }),
    content: html`${errorSummary(say, frame, typed, again?.above)}
<p class="font-lead">${say(T.signLead, { vendor: vendor.name })}</p>
${otherProcessor(visit, agreement)}
${notAsked}
${stops.length === 0 ? NONE : message(frame, 'warning', say(T.findings), html`<p>${say(T.signStops)}</p><ul>${stops.map(({ text }) => html`<li>${say(text)}</li>`)}</ul>`)}
${formOf(
  visit,
  `${agreementPath(vendor.vendorId, agreement.agreementId)}/sign`,
  html`${dateField(say, typed, { name: 'signedOn', label: T.signDate, hint: T.signHint, max: today })}
<div class="button-group">${submit(say(T.signDo))}</div>`,
)}`,
  });
}

/** What denies whatever is signed. */
const STOPS: readonly string[] = ['place-unknown', 'outside-perimeter'];

export const sign: Page = async (visit) => shows(visit);

/** Registers the date an agreement was signed on. */
export const signAgreement: Page = async (visit) => {
  const { api, form, once } = visit;
  const { vendor, agreement } = await readAgreement(visit);
  const { vendorId } = vendor;
  const { agreementId } = agreement;
  const done = await api('signAgreement', {
    params: { vendorId, agreementId },
    body: { signedOn: form.get('signedOn') ?? '' },
    once,
  });
  if (done.ok) return redirect(`/desk/vendors/${vendorId}?done=signed`);
  const { wrong, above } =
    done.reason === 'date-in-the-future'
      ? { wrong: [{ field: 'signedOn', says: done.says }], above: undefined }
      : wrongFrom(done, { signedOn: { field: 'signedOn', says: T.dateWrong } });
  return shows(visit, { typed: { values: form, wrong }, above });
};
