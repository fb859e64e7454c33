import { beforeAll, describe, expect, it } from '@jest/globals';
import { readAgreement, readPurposes } from '../../local/story/input.ts';
import { caseworker, daysFromToday, registerPurposes, today } from './school.ts';
import { newTenant } from './stack.ts';

const tenant = newTenant();
const other = newTenant();
const { vendor, terms } = readAgreement('jh-software');
const [purpose] = readPurposes();
const wording = () => {
  const { id: _id, ...rest } = purpose as NonNullable<typeof purpose>;
  return rest;
};

describe('purposes', () => {
  beforeAll(() => registerPurposes(tenant));

  it('are listed with their rule and the text of their newest version', async () => {
    const { purposes } = await tenant.done('listPurposes', { as: caseworker });

    expect(purposes.map(({ purposeId }) => purposeId).sort()).toEqual(
      readPurposes()
        .map(({ id }) => id)
        .sort(),
    );
    const seen = purposes.find(({ purposeId }) => purposeId === purpose?.id);
    expect(seen).toMatchObject({ ...wording(), version: 1, from: today() });
  });

  it('get a new version, never an edit', async () => {
    const params = { purposeId: 'support' };
    const text = { da: 'Ny tekst', en: 'New text' };
    const revised = await tenant.done('revisePurpose', {
      as: caseworker,
      params,
      body: { ...wording(), text, asksAgain: false },
    });

    expect(revised.version).toBe(2);
    const { verification, events } = await tenant.done('purposeLedger', { as: caseworker, params });
    expect(verification).toMatchObject({ intact: true, events: 2 });
    expect(events[0]?.body).toContain('Support til skolens læremidler');
    const { purposes } = await tenant.done('listPurposes', { as: caseworker });
    expect(purposes.find(({ purposeId }) => purposeId === 'support')).toMatchObject({ version: 2, text });
  });

  it('are refused when nothing changes, the id is taken, or there is no such purpose', async () => {
    const body = { ...wording(), asksAgain: false };
    const revising = (purposeId: string) =>
      tenant.refused('revisePurpose', { as: caseworker, params: { purposeId }, body });

    expect(await revising(purpose?.id ?? '')).toBe('422 nothing-to-change');
    expect(await revising('unheard-of')).toBe('404 no-such-purpose');
    expect(await revising('news-to-users')).toBe('422 ground-cannot-change');
    expect(await tenant.refused('registerPurpose', { as: caseworker, body: purpose })).toBe(
      '409 already-registered',
    );
  });
});

describe('vendors and their agreements', () => {
  const vendorId = vendor.id;
  let agreementId = '';

  beforeAll(async () => {
    await registerPurposes(tenant).catch(() => undefined);
    await tenant.done('registerVendor', { as: caseworker, body: vendor });
    const drafted = await tenant.done('draftAgreement', {
      as: caseworker,
      params: { vendorId },
      body: { terms },
    });
    agreementId = drafted.agreementId;
  });

  const agreement = async () => {
    const seen = await tenant.done('getVendor', { as: caseworker, params: { vendorId } });
    return seen.agreements.find((one) => one.agreementId === agreementId);
  };
  const sign = (signedOn: string) => ({
    as: caseworker,
    params: { vendorId, agreementId },
    body: { signedOn },
  });
  const end = (endsOn: string) => ({ as: caseworker, params: { vendorId, agreementId }, body: { endsOn } });

  it('keep the terms exactly as they were drafted, and tell what is found wanting', async () => {
    const drafted = await agreement();

    expect(drafted).toMatchObject({ status: 'draft', perimeter: 'eu', terms });
    expect(drafted?.findings.length).toBeGreaterThan(0);
  });

  it('go from draft to in force to terminated, and not back', async () => {
    expect(await tenant.refused('terminateAgreement', end(today()))).toBe('422 agreement-not-signed');
    expect(await tenant.refused('signAgreement', sign(daysFromToday(1)))).toBe('422 date-in-the-future');

    await tenant.done('signAgreement', sign(daysFromToday(-3)));
    expect(await agreement()).toMatchObject({ status: 'in-force', signedOn: daysFromToday(-3) });
    expect(await tenant.refused('signAgreement', sign(today()))).toBe('422 agreement-not-draft');
    expect(await tenant.refused('terminateAgreement', end(daysFromToday(-4)))).toBe('422 ends-before-signed');

    await tenant.done('terminateAgreement', end(daysFromToday(1)));
    expect(await agreement()).toMatchObject({ status: 'in-force', endsOn: daysFromToday(1) });
    expect(await tenant.refused('terminateAgreement', end(daysFromToday(2)))).toBe('422 agreement-ended');
    // Notice can be cut short, but not taken back.
    await tenant.done('terminateAgreement', end(today()));
    expect(await agreement()).toMatchObject({ status: 'terminated', endsOn: today() });
    expect(await tenant.refused('terminateAgreement', end(daysFromToday(1)))).toBe('422 agreement-ended');
  });

  it('are refused with a processor that is another company, or a webhook outside the EEA', async () => {
    const processor = { ...terms.processor, cvr: '13585628' };
    const draft = { as: caseworker, params: { vendorId }, body: { terms: { ...terms, processor } } };
    expect(await tenant.refused('draftAgreement', draft)).toBe('422 processor-is-not-the-vendor');
    const webhook = { url: 'https://vendor.example/hjemmel', country: 'US' };
    const body = { ...vendor, id: 'elsewhere', webhook };
    expect(await tenant.refused('registerVendor', { as: caseworker, body })).toBe('422 webhook-outside-eea');
  });

  it('have a webhook that is replaced and removed, looked at each time as if it were the first', async () => {
    const id = 'moves';
    const put = (webhook: unknown) => ({ as: caseworker, params: { vendorId: id }, body: { webhook } });
    const webhook = { url: 'https://vendor.example/hjemmel', country: 'DK' };
    const moved = { url: 'https://other.example/hjemmel', country: 'NO' };
    await other.done('registerVendor', { as: caseworker, body: { ...vendor, id, webhook } });
    const seen = async () =>
      (await other.done('getVendor', { as: caseworker, params: { vendorId: id } })).webhook;

    const { webhookSecret } = await other.done('replaceWebhook', put(moved));
    expect(webhookSecret).toMatch(/^whsec_/);
    expect(await seen()).toEqual(moved);
    expect(await other.refused('replaceWebhook', put({ ...moved, url: 'http://other.example/' }))).toBe(
      '422 webhook-not-https',
    );
    expect(await other.refused('replaceWebhook', put({ ...moved, url: 'https://10.0.0.7/' }))).toBe(
      '422 webhook-not-https',
    );
    expect(await other.refused('replaceWebhook', put({ ...moved, country: 'US' }))).toBe(
      '422 webhook-outside-eea',
    );
    const theirs = { ...put(null), as: ['vendor', id] as const };
    expect(await other.refused('replaceWebhook', theirs)).toBe('403 not-for-your-role');
    expect(await seen()).toEqual(moved);
    expect(await other.done('replaceWebhook', put(null))).toEqual({ vendorId: id });
    expect(await seen()).toBeNull();
  });

  it('are listed for the case worker, with a ledger that verifies', async () => {
    const { vendors } = await tenant.done('listVendors', { as: caseworker });
    expect(vendors.map((one) => one.vendorId)).toEqual([vendorId]);

    const ledger = await tenant.done('vendorLedger', { as: caseworker, params: { vendorId } });
    expect(ledger.aggregate).toEqual({ kind: 'vendor', id: vendorId });
    expect(ledger.verification).toMatchObject({ intact: true });
    const kinds = ledger.events.map(({ body }) => JSON.parse(body).event.type);
    expect(kinds.slice(0, 2)).toEqual(['vendor-registered', 'agreement-drafted']);
  });

  it('show a webhook secret only to who registers a webhook, and no plain HTTP outside this machine', async () => {
    const withWebhook = (id: string, url: string) => ({
      as: caseworker,
      body: { ...vendor, id, webhook: { url, country: 'DK' } },
    });
    const registered = await tenant.done('registerVendor', withWebhook('hooked', 'https://hook.example/in'));

    expect(registered.webhookSecret).toMatch(/^whsec_[A-Za-z0-9+/]{32,}=*$/);
    const seen = await tenant.call('getVendor', { as: caseworker, params: { vendorId: 'hooked' } });
    expect(JSON.stringify(seen.body)).not.toContain('whsec_');
    expect(await tenant.refused('registerVendor', withWebhook('plain', 'http://hook.example/in'))).toBe(
      '422 webhook-not-https',
    );
    expect(
      await tenant.refused('registerVendor', withWebhook('secretive', 'https://user:word@hook.example/')),
    ).toBe('422 webhook-not-https');
  });

  it('are not known when they are not registered, nor their agreements', async () => {
    const draft = { as: caseworker, params: { vendorId: 'nobody' }, body: { terms } };
    expect(await tenant.refused('draftAgreement', draft)).toBe('404 no-such-vendor');
    expect(await tenant.refused('getVendor', { as: caseworker, params: { vendorId: 'nobody' } })).toBe(
      '404 no-such-vendor',
    );
    const elsewhere = { ...sign(today()), params: { vendorId, agreementId: 'other' } };
    expect(await tenant.refused('signAgreement', elsewhere)).toBe('404 no-such-agreement');
  });
});
