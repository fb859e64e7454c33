import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aChild } from '../../engines/people.ts';
import { termsFor } from '../../engines/register.ts';
import { Tenant } from '../../engines/tenant.ts';
import { VENDORS } from '../../rights/workers.ts';
import { Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
let child: { childId: string; guardianId: string };
let path: string;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());
beforeEach(async () => {
  child = await tenant.enrolsWithGrounds(aChild({ givenName: 'Asta' }));
  path = `/desk/children/${child.childId}/requests/new`;
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

const requestIn = (location: string | undefined): string =>
  /^\/desk\/requests\/([\w-]+)\?done=opened$/.exec(location ?? '')?.[1] ?? '';

describe('a letter that came', () => {
  it('is one of six rights, and the municipality decides three itself', async () => {
    const { html } = await visitor.get(path);
    expect(html.match(/\?right=\w+"/g)).toHaveLength(6);
    expect(html.match(/&amp;own=yes"|&own=yes"/g)).toHaveLength(3);
  });

  it('is registered with who wrote it and when it came, after it was seen what follows', async () => {
    await visitor.get(`${path}?right=access`);
    const typed = { personId: child.guardianId, receivedOn: '2026-09-28', scope: 'all', ask: 'no' };
    const shown = await visitor.submit({ ...typed, step: 'preview' });
    expect(shown.text).toContain('Det vil ske');
    expect(shown.text).toContain('Modtaget 28. september 2026');
    expect(shown.text).toContain('Du får indsigt i oplysningerne.');
    const opened = await visitor.submit({ step: 'open' });
    const view = await tenant.view(requestIn(opened.location));
    expect(view).toMatchObject({ right: 'access', receivedOn: '2026-09-28', requesterId: child.guardianId });
    expect((await visitor.follow()).text).toContain('Ingeborg Kvistgaard, forælder (på papir)');
  });

  it('says that it is late already', async () => {
    await visitor.get(`${path}?right=access`);
    const typed = { personId: child.guardianId, receivedOn: '2026-09-01', scope: 'all', ask: 'no' };
    const shown = await visitor.submit({ ...typed, step: 'preview' });
    expect(shown.text).toMatch(/Svar senest \d+ dage? over 1. oktober 2026/);
  });

  it('lets the requester be asked before anything is done', async () => {
    await visitor.get(`${path}?right=erasure`);
    const typed = { personId: child.guardianId, receivedOn: '2026-09-28', scope: 'all', reason: 'Slet det.' };
    await visitor.submit({ ...typed, ask: 'identity', question: 'Er det dig?', step: 'preview' });
    const opened = await visitor.submit({ step: 'open' });
    const view = await tenant.view(requestIn(opened.location));
    expect(view).toMatchObject({ status: 'awaiting-requester', pauses: [{ question: 'Er det dig?' }] });
  });

  it('asks for what is missing, and keeps the rest', async () => {
    await visitor.get(`${path}?right=objection`);
    const sent = await visitor.submit({ reason: 'Jeg siger fra.', scope: 'some', step: 'preview' });
    expect(sent.status).toBe(422);
    for (const field of ['personId', 'receivedOn', 'purposes'])
      expect(sent.html).toContain(`href="#field-${field}"`);
    expect(sent.html).toContain('Jeg siger fra.</textarea>');
  });

  it('takes several corrections', async () => {
    await visitor.get(`${path}?right=rectification`);
    const who = { personId: child.guardianId, receivedOn: '2026-09-28', scope: 'all' };
    const more = await visitor.submit({ ...who, 'field-1': 'givenName', step: 'more' });
    expect(more.html).toContain('name="field-2"');
    const rows = { 'field-1': 'other', 'other-1': 'klassetrin', 'how-1': 'replace', 'to-1': '5' };
    const shown = await visitor.submit({ ...who, ...rows, step: 'preview' });
    expect(shown.text).toContain('klassetrin');
    const opened = await visitor.submit({ step: 'open' });
    expect((await tenant.view(requestIn(opened.location))).changes).toEqual([
      { field: 'klassetrin', from: null, to: '5' },
    ]);
  });

  it('says why it cannot be opened', async () => {
    await visitor.get(`${path}?right=access`);
    const typed = { personId: child.guardianId, receivedOn: '2027-01-01', scope: 'all' };
    const shown = await visitor.submit({ ...typed, step: 'preview' });
    expect(shown.text).toContain('Det kan ikke åbnes nu');
    expect(shown.html).not.toContain('value="open"');
  });
});

describe('an erasure the municipality decides itself', () => {
  const toPreview = async () => {
    await visitor.get(`${path}?right=erasure&own=yes`);
    return visitor.submit({ reason: 'Forkert indmeldt.', step: 'preview' });
  };

  it('shows what goes, what stays and why, and asks for a word', async () => {
    const { text, html } = await toPreview();
    expect(text).toContain('Asta Kvistgaard er stadig indmeldt i 5B.');
    expect(text).toMatch(/Det slettes .*navn på photos.*Det bliver, og derfor/);
    expect(html).toContain('data-confirm-word="SLET"');
  });

  it('is not carried out without the word', async () => {
    await toPreview();
    await visitor.submit({ step: 'open' });
    const sent = await visitor.submit({ step: 'open', word: 'slette' });
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('href="#field-word"');
    expect(await tenant.events('child', child.childId)).not.toContain('erasure-ordered');
  });

  it('is carried out once by the word, though it is sent twice', async () => {
    await toPreview();
    const form = visitor.filled({ step: 'open', word: 'slet' });
    const [first, second] = [await visitor.post(path, form), await visitor.post(path, form)];
    expect(requestIn(first.location)).not.toBe('');
    expect(second.location).toBe(first.location);
    const events = await tenant.events('child', child.childId);
    expect(events.filter((type) => type === 'erasure-ordered')).toHaveLength(1);
  });

  it('is shown anew when what goes has changed meanwhile', async () => {
    await toPreview();
    const form = visitor.filled({ step: 'open', word: 'SLET' });
    const as = tenant.caseworker();
    const vendor = { id: 'ny', name: 'Firma ny', cvr: null, country: 'DK', webhook: null };
    await tenant.does('registerVendor', as, { body: vendor });
    const params = { vendorId: 'ny' };
    const body = { terms: termsFor('ny', ['teaching']) };
    const { agreementId } = await tenant.does('draftAgreement', as, { params, body });
    const signed = { params: { ...params, agreementId }, body: { signedOn: '2026-01-01' } };
    await tenant.does('signAgreement', as, signed);
    const sent = await visitor.post(path, form);
    expect(sent.status).toBe(409);
    expect(await tenant.events('child', child.childId)).not.toContain('erasure-ordered');
  });
});
