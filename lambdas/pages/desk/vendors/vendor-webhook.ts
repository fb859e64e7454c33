import type { Bilingual } from '../../../domain/purpose.ts';
import { html } from '../../../platform/html.ts';
import { type AnswerTo, must } from '../../api.ts';
import { VENDORS as T } from '../../texts/desk-vendors.ts';
import { redirect } from '../../web/answer.ts';
import { errorSummary, type Typed, wrongFrom } from '../../web/form.ts';
import { buttonLink, message, NONE, submit, textField } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';

type Vendor = AnswerTo<'getVendor'>;

const read = async ({ api, params }: Visit): Promise<Vendor> =>
  must(await api('getVendor', { params: { vendorId: params.vendorId ?? '' } }));

const pathOf = ({ vendorId }: Vendor): string => `/desk/vendors/${vendorId}/webhook`;

const trailOf = ({ say }: Visit, { vendorId, name }: Vendor) => [
  { title: say(T.title), href: '/desk/vendors' },
  { title: name, href: `/desk/vendors/${vendorId}` },
];

/** What the form begins with: the webhook as it is. */
function beginning(visit: Visit, { webhook }: Vendor): Typed {
  const draft = draftOf(visit);
  if (draft.values.size > 0 || webhook === null) return draft;
  return { values: new URLSearchParams({ url: webhook.url, country: webhook.country }), wrong: [] };
}

async function shows(visit: Visit, sent?: Typed, above?: Bilingual) {
  const { say, frame } = visit;
  const vendor = await read(visit);
  const typed = sent ?? beginning(visit, vendor);
  return show(visit, {
    title: say(T.webhookTitle),
    over: vendor.name,
    trail: trailOf(visit, vendor),
    ...(sent && { status: 422 }),
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${say(T.webhookLead)}</p>
${formOf(
  visit,
  pathOf(vendor),
  html`${textField(say, typed, { name: 'url', label: T.url, maxLength: 500 })}
${textField(say, typed, { name: 'country', label: T.webhookCountry, hint: T.countryHint, maxLength: 2 })}
<div class="button-group">${submit(say(T.webhookSave), 'primary', { name: 'do', value: 'save' })}</div>`,
)}
${
  vendor.webhook === null
    ? NONE
    : html`<section class="danger"><h2>${say(T.webhookRemove)}</h2><p>${say(T.webhookRemoveText)}</p>
${formOf(visit, pathOf(vendor), submit(say(T.webhookRemove), 'warning', { name: 'do', value: 'remove' }))}</section>`
}`,
  });
}

export const webhook: Page = async (visit) => shows(visit);

/** Replaces the webhook, and shows the key to its signatures once; or removes it. */
export const replaceWebhook: Page = async (visit) => {
  const { api, form, once, params } = visit;
  const vendorId = params.vendorId ?? '';
  const isRemoved = form.get('do') === 'remove';
  const url = (form.get('url') ?? '').trim();
  const country = (form.get('country') ?? '').trim().toUpperCase();
  const body = { webhook: isRemoved ? null : { url, country } };
  const done = await api('replaceWebhook', { params: { vendorId }, body, once });
  if (!done.ok) {
    const { wrong, above } = wrongFrom(done, {
      'webhook.url': { field: 'url', says: T.urlWrong },
      'webhook.country': { field: 'country', says: T.countryWrong },
    });
    return shows(visit, { values: form, wrong }, above);
  }
  if (isRemoved) return redirect(`/desk/vendors/${vendorId}?done=removed`);
  return showSecret(visit, done.value.webhookSecret ?? '');
};

/** Shown in the answer itself: a secret has no place in an address. */
async function showSecret(visit: Visit, secret: string) {
  const { say, frame } = visit;
  const vendor = await read(visit);
  return show(visit, {
    title: say(T.webhookTitle),
    over: vendor.name,
    trail: trailOf(visit, vendor),
    content: html`${message(frame, 'success', say(T.doneWebhook), NONE, { saved: true })}
<h2>${say(T.secret)}</h2>
<p>${say(T.secretText)}</p>
<p><code class="hash" id="secret">${secret}</code></p>
<div class="button-group no-print"><button type="button" class="button button-secondary" data-copy="#secret" data-copied="${say(T.copied)}" hidden data-needs-script>${say(T.copy)}</button>${buttonLink(`/desk/vendors/${vendor.vendorId}`, say(T.backToVendor))}</div>`,
  });
}
