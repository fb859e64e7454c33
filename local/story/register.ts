import type { As } from '../client.ts';
import { MUNICIPALITY, readAgreement, readPurposes, VENDORS } from './input.ts';
import type { Teller } from './teller.ts';
import type { VendorEndpoint } from './vendor-endpoint.ts';

const caseworker: As = ['caseworker', 'cw1'];

export type Agreements = Readonly<Record<(typeof VENDORS)[number], string>>;

/** A case worker says who the municipality is, registers purposes and vendors and drafts the three agreements. */
export async function registerAll(teller: Teller, endpoint: VendorEndpoint): Promise<Agreements> {
  teller.chapter(
    '1. A case worker describes the municipality and registers purposes, vendors and agreements',
  );
  await teller.step(
    'who is responsible, whom to ask, and what its schools are called',
    'describeController',
    { as: caseworker, body: MUNICIPALITY },
    { status: 201 },
  );
  for (const purpose of readPurposes()) {
    const rule =
      purpose.rule.kind !== 'consent' ? purpose.rule.provision : `consent of ${purpose.rule.custody}`;
    await teller.step(
      `purpose ${purpose.id}: ${rule}`,
      'registerPurpose',
      { as: caseworker, body: purpose },
      {
        status: 201,
        body: { version: 1 },
      },
    );
  }
  const drafted: Record<string, string> = {};
  for (const id of VENDORS) {
    const { vendor, terms } = readAgreement(id);
    // JH Software has a webhook; the others fetch their tasks.
    const body = id === 'jh-software' ? { ...vendor, webhook: { url: endpoint.url, country: 'DK' } } : vendor;
    const registered = await teller.step(
      `vendor ${vendor.name}`,
      'registerVendor',
      { as: caseworker, body },
      { status: 201 },
    );
    if (registered.body.webhookSecret) endpoint.secret = registered.body.webhookSecret;
    const draft = await teller.step(
      `its agreement is drafted: ${terms.instructions.length} instructions, perimeter ${terms.perimeter.kind}`,
      'draftAgreement',
      { as: caseworker, params: { vendorId: id }, body: { terms } },
      { status: 201 },
    );
    const codes = (draft.body.findings as { code: string }[]).map(({ code }) => code);
    teller.say(
      `found wanting: ${[...new Set(codes)].slice(0, 5).join(', ') || 'nothing'} … (${codes.length} in all)`,
    );
    drafted[id] = draft.body.agreementId;
  }
  return drafted as Agreements;
}

/** The agreements are signed; from now on processing may start, where there is a ground. */
export async function signAll(teller: Teller, agreements: Agreements, today: string): Promise<void> {
  teller.chapter('4. The agreements are signed');
  for (const vendorId of VENDORS)
    await teller.step(
      `${vendorId} is signed`,
      'signAgreement',
      {
        as: caseworker,
        params: { vendorId, agreementId: agreements[vendorId] },
        body: { signedOn: today },
      },
      { status: 201 },
    );
}
