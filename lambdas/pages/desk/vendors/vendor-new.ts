import type { Bilingual } from '../../../domain/purpose.ts';
import { html } from '../../../platform/html.ts';
import { VENDORS as T } from '../../texts/desk-vendors.ts';
import { redirect } from '../../web/answer.ts';
import { errorSummary, type Typed, wrongFrom } from '../../web/form.ts';
import { submit, textField } from '../../web/parts.ts';
import { draftOf, formOf, type Page, show, type Visit } from '../../web/visit.ts';

const PATH = '/desk/vendors/new';

const shows = (visit: Visit, typed: Typed = draftOf(visit), above?: Bilingual, status = 200) => {
  const { say, frame } = visit;
  return show(visit, {
    title: say(T.register),
    trail: [{ title: say(T.title), href: '/desk/vendors' }],
    status,
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${say(T.newLead)}</p>
${formOf(
  visit,
  PATH,
  html`${textField(say, typed, { name: 'name', label: T.name, maxLength: 200 })}
${textField(say, typed, { name: 'id', label: T.newId, hint: T.newIdHint, maxLength: 64 })}
${textField(say, typed, { name: 'cvr', label: T.cvr, hint: T.cvrHint, inputMode: 'numeric', isOptional: true })}
${textField(say, typed, { name: 'country', label: T.country, hint: T.countryHint, maxLength: 2 })}
${textField(say, typed, { name: 'address', label: T.address, isOptional: true, maxLength: 300 })}
${textField(say, typed, { name: 'contact', label: T.contact, hint: T.contactHint, isOptional: true, maxLength: 300 })}
<div class="button-group">${submit(say(T.registerDo))}</div>`,
  { keep: 'vendor' },
)}`,
  });
};

export const newVendor: Page = async (visit) => shows(visit);

/** Registers a vendor as it was typed; its agreement comes after. */
export const registerVendor: Page = async (visit) => {
  const { api, form, once } = visit;
  const typed = (name: string): string => (form.get(name) ?? '').trim();
  const orNull = (name: string): string | null => typed(name) || null;
  const done = await api('registerVendor', {
    body: {
      id: typed('id'),
      name: typed('name'),
      cvr: typed('cvr').replaceAll(' ', '') || null,
      country: typed('country').toUpperCase(),
      address: orNull('address'),
      contact: orNull('contact'),
    },
    once,
  });
  if (done.ok) return redirect(`/desk/vendors/${done.value.vendorId}?done=registered`);
  if (done.reason === 'already-registered')
    return shows(visit, { values: form, wrong: [{ field: 'id', says: T.newIdTaken }] }, undefined, 422);
  const { wrong, above } = wrongFrom(done, {
    name: { field: 'name', says: T.nameWrong },
    id: { field: 'id', says: T.newIdWrong },
    cvr: { field: 'cvr', says: T.cvrWrong },
    country: { field: 'country', says: T.countryWrong },
    address: { field: 'address', says: T.tooLong },
    contact: { field: 'contact', says: T.tooLong },
  });
  return shows(visit, { values: form, wrong }, above, 422);
};
