import { html } from '../../../platform/html.ts';
import { AGREEMENT as T } from '../../texts/agreement.ts';
import { redirect } from '../../web/answer.ts';
import { errorSummary, typedIn, wrongFrom } from '../../web/form.ts';
import { dateField, submit, textField } from '../../web/parts.ts';
import { listed } from '../../web/say.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';
import { CONFIRM, isWord } from '../confirm.ts';
import { readNames } from '../names.ts';
import { agreementPath } from './agreement.ts';
import { type Again, readAgreement, trailOf } from './agreement-sign.ts';

async function shows(visit: Visit, again?: Again) {
  const { say, frame } = visit;
  const { vendor, agreement } = await readAgreement(visit);
  const typed = again?.typed ?? draftOf(visit);
  const names = await readNames(visit);
  const purposes = agreement.purposes.map(names.purpose);
  return show(visit, {
    title: say(T.endTitle),
    over: `${vendor.name}: ${agreement.title}`,
    trail: trailOf(visit, vendor),
    ...(again && { status: 422 }),
    content: html`${errorSummary(say, frame, typed, again?.above)}
<p class="font-lead">${say(purposes.length === 1 ? T.endWhomOne : T.endWhom, { purposes: listed(say, purposes) })}</p>
<h2>${say(T.endWhat)}</h2>
<ul>${[T.end1, T.end2, T.end3, T.end4].map((each) => html`<li>${say(each, { vendor: vendor.name })}</li>`)}</ul>
${formOf(
  visit,
  `${agreementPath(vendor.vendorId, agreement.agreementId)}/terminate`,
  html`${dateField(say, typed, { name: 'endsOn', label: T.endDate, hint: T.endDateHint })}
${textField(say, typed, { name: 'perMinute', label: T.endPace, hint: T.endPaceHint, inputMode: 'numeric', isOptional: true })}
${textField(say, typed, { name: CONFIRM, label: T.endWordLabel, confirms: say(T.word) })}
<div class="button-group">${submit(say(T.endDo), 'warning')}</div>`,
)}`,
  });
}

export const terminate: Page = async (visit) => shows(visit);

/** Ends an agreement from a day, once the word is written: every child's data is erased at the vendor. */
export const terminateAgreement: Page = async (visit) => {
  const { api, form, once, say } = visit;
  const { vendor, agreement } = await readAgreement(visit);
  const { vendorId } = vendor;
  const typed = { values: form, wrong: [] };
  if (!isWord(visit, say(T.word)))
    return shows(visit, { typed: { ...typed, wrong: [{ field: CONFIRM, says: T.endWordWrong }] } });
  const pace = typedIn(typed, 'perMinute').replaceAll(/[ .,]/g, '');
  const done = await api('terminateAgreement', {
    params: { vendorId, agreementId: agreement.agreementId },
    body: { endsOn: typedIn(typed, 'endsOn'), ...(pace !== '' && { perMinute: Number(pace) }) },
    once,
  });
  if (done.ok) return redirect(`/desk/vendors/${vendorId}?done=ended&bulk=${done.value.bulkId}`);
  if (ABOUT_THE_DAY.includes(done.reason))
    return shows(visit, { typed: { ...typed, wrong: [{ field: 'endsOn', says: done.says }] } });
  const { wrong, above } = wrongFrom(done, {
    endsOn: { field: 'endsOn', says: T.dateWrong },
    perMinute: { field: 'perMinute', says: T.endPaceWrong },
  });
  return shows(visit, { typed: { values: form, wrong }, above });
};

/** Refusals that another day would mend. */
const ABOUT_THE_DAY: readonly string[] = ['agreement-ended', 'ends-before-signed'];
