import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aChild, aGuardian } from '../../engines/people.ts';
import { purpose } from '../../engines/register.ts';
import { Tenant } from '../../engines/tenant.ts';
import { deliver, VENDORS } from '../../rights/workers.ts';
import { Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());
beforeEach(async () => {
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

/** A request of the guardian of a child with grounds, as far as it comes by itself. */
async function asked(
  right: Parameters<typeof deliver>[1],
  more: object = {},
): Promise<{ requestId: string; childId: string; guardianId: string }> {
  const { childId, guardianId } = await tenant.enrolsWithGrounds(aChild({ givenName: 'Asta' }));
  const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right, ...more });
  await deliver(tenant, right, requestId);
  return { requestId, childId, guardianId };
}

const objecting = () => asked('objection', { purposes: ['teaching'], reason: 'Han er bange for skærme.' });

describe('the page of a request', () => {
  it('shows who asked and why, what the law makes of either answer, and where to answer', async () => {
    const { requestId } = await objecting();
    const { text, html } = await visitor.get(`/desk/requests/${requestId}`);
    expect(text).toContain('Asta Kvistgaard, 5B Indsigelse');
    expect(text).toContain('Skal indsigelsen følges?');
    expect(text).toContain('Ingeborg Kvistgaard, forælder (logget ind, sikringsniveau Betydelig)');
    expect(text).toContain('Han er bange for skærme.');
    expect(text).toMatch(/Svarer du ja, følger det her .*Imødekommes.*Indsigelsen er taget til følge/);
    expect(text).toMatch(/Svarer du nej, følger det her .*Afslås.*vægtige grunde/);
    expect(html).toContain(`href="/desk/requests/${requestId}/decide"`);
    expect(text).not.toMatch(/\d{6}-?\d{4}/);
  });

  it('says in English what it says in Danish', async () => {
    const { requestId } = await objecting();
    await visitor.get('/language/en');
    const { text } = await visitor.get(`/desk/requests/${requestId}`);
    expect(text).toContain('Is the objection upheld?');
    expect(text).toContain('If you answer yes, this follows');
  });

  it('shows what a rectification is to change', async () => {
    const changes = [{ field: 'klassetrin', from: '4', to: '5' }];
    const { requestId } = await asked('rectification', { changes });
    const { text } = await visitor.get(`/desk/requests/${requestId}`);
    expect(text).toContain('klassetrin: «4» til «5»');
    expect(text).toContain('Skal oplysningerne rettes?');
  });

  it('is not there for what does not exist', async () => {
    expect((await visitor.get('/desk/requests/5b0e4f2e-0000-4000-8000-000000000000')).status).toBe(404);
  });
});

describe('answering the question', () => {
  it('shows the letter first, as it will read, and keeps what was typed', async () => {
    const { requestId } = await objecting();
    await visitor.get(`/desk/requests/${requestId}/decide`);
    const reason = 'Undervisningen kan ikke gives <uden>.';
    const shown = await visitor.submit({ outcome: 'refused', reason, step: 'letter' });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Sådan vil brevet se ud');
    expect(shown.text).toContain('Begrundelse: Undervisningen kan ikke gives <uden>.');
    expect(shown.html).not.toContain('<uden>');
    expect(shown.html.match(/<h1/g)).toHaveLength(1);
    expect(shown.html).toContain('value="refused" checked');
    expect((await tenant.view(requestId)).assessments).toEqual([]);
    await visitor.submit({ outcome: 'refused', reason });
    expect((await tenant.view(requestId)).assessments).toMatchObject([{ outcome: 'refused', reason }]);
    const after = await visitor.follow();
    expect(after.text).toContain('Svaret er registreret');
    expect(after.html).toContain('data-saved');
  });

  it('asks for what is missing, and chooses nothing by itself', async () => {
    const { requestId } = await objecting();
    const { html } = await visitor.get(`/desk/requests/${requestId}/decide`);
    expect(html).not.toContain(' checked');
    const sent = await visitor.submit({ reason: '' });
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('href="#field-outcome"');
    expect(sent.html).toContain('href="#field-reason"');
  });

  it('counts once when it is sent twice', async () => {
    const { requestId } = await objecting();
    await visitor.get(`/desk/requests/${requestId}/decide`);
    const form = visitor.filled({ outcome: 'upheld', reason: 'Ja.' });
    const path = `/desk/requests/${requestId}/decide`;
    for (const sent of [await visitor.post(path, form), await visitor.post(path, form)])
      expect(sent.location).toBe(`/desk/requests/${requestId}?done=decided`);
    const events = await tenant.events('request', requestId);
    expect(events.filter((type) => type === 'request-assessed')).toHaveLength(1);
  });

  it('says that someone else was faster, and keeps what was written', async () => {
    const { requestId } = await objecting();
    await visitor.get(`/desk/requests/${requestId}/decide`);
    const form = visitor.filled({ outcome: 'upheld', reason: 'Min begrundelse.' });
    await tenant.assesses(requestId, 'objection', { outcome: 'refused' });
    const sent = await visitor.post(`/desk/requests/${requestId}/decide`, form);
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('En anden var hurtigere');
    expect(sent.text).toContain('Min begrundelse.');
    expect((await tenant.view(requestId)).assessments).toMatchObject([{ outcome: 'refused' }]);
  });

  it('corrects a name only once it is corrected at its source', async () => {
    const { requestId } = await asked('rectification', {
      changes: [{ field: 'givenName', from: 'Asta', to: 'Asta Marie' }],
    });
    await visitor.get(`/desk/requests/${requestId}/decide`);
    const typed = { outcome: 'upheld', reason: 'Rettes.' };
    const refused = await visitor.submit(typed);
    expect(refused.text).toContain('Få dem rettet der først');
    expect(refused.html).toContain('href="#field-corrected"');
    expect(refused.text).not.toContain('Rettet ved kilden? (valgfrit)');
    await visitor.submit({ ...typed, corrected: 'yes' });
    expect((await tenant.view(requestId)).assessments).toMatchObject([{ question: 'accuracy' }]);
  });

  it('does not ask of other data whether it is corrected at its source', async () => {
    const { requestId } = await asked('rectification', {
      changes: [{ field: 'klassetrin', from: '4', to: '5' }],
    });
    expect((await visitor.get(`/desk/requests/${requestId}/decide`)).text).not.toContain('Rettet ved kilden');
  });

  it('takes the other parent’s word that came by telephone', async () => {
    const trips = purpose('trips', {
      kind: 'consent',
      custody: 'both',
      childDecidesFrom: 15,
      special: false,
    });
    await tenant.does('registerPurpose', tenant.caseworker(), { body: trips });
    const { childId, guardianIds } = await tenant.enrols(
      aChild({ guardians: [aGuardian(), aGuardian('Søren')] }),
    );
    const consent = { purposeId: 'trips', answer: 'given', version: 1 };
    for (const id of guardianIds)
      await tenant.does('giveConsent', tenant.guardian(id), { params: { childId }, body: consent });
    const requestId = await tenant.opens(tenant.guardian(guardianIds[0] ?? ''), childId, {
      right: 'portability',
      purposes: ['trips'],
    });
    const page = await visitor.get(`/desk/requests/${requestId}`);
    expect(page.text).toContain('Den anden forælder er spurgt');
    await visitor.get(`/desk/requests/${requestId}/decide`);
    const sent = await visitor.submit({ outcome: 'upheld', reason: '' });
    expect(sent.location).toContain('done=decided');
  });
});

describe('refusing a whole request', () => {
  it('needs a ground and a reason, and shows the letter first', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    const path = `/desk/requests/${requestId}/refuse`;
    await visitor.get(path);
    expect((await visitor.submit({ reason: '' })).html).toContain('href="#field-because"');
    const typed = { because: 'excessive', reason: 'Den tiende i dag.' };
    const shown = await visitor.submit({ ...typed, step: 'letter' });
    expect(shown.text).toContain('Anmodningen er overdreven');
    expect((await visitor.submit(typed)).location).toContain('done=refused');
    expect((await tenant.view(requestId)).assessments).toMatchObject([{ question: 'admissible' }]);
  });

  it('is not offered where the law leaves no refusal', async () => {
    const { requestId } = await asked('erasure');
    const path = `/desk/requests/${requestId}`;
    expect((await visitor.get(path)).html).not.toContain(`${path}/refuse"`);
    const { text, html } = await visitor.get(`${path}/refuse`);
    expect(text).toContain('Anmodningen kan ikke afvises som helhed nu.');
    expect(html).not.toContain('name="because"');
  });

  it('says so, and keeps what was written, when vendors were asked meanwhile', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'erasure' });
    const path = `/desk/requests/${requestId}`;
    expect((await visitor.get(path)).html).toContain(`${path}/refuse"`);
    await visitor.get(`${path}/refuse`);
    await deliver(tenant, 'erasure', requestId);
    const sent = await visitor.submit({ because: 'unfounded', reason: 'Nej.' });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('Du havde skrevet: Nej.');
  });

  it('is not offered once a person has assessed something', async () => {
    const { requestId } = await objecting();
    const path = `/desk/requests/${requestId}/refuse`;
    await tenant.assesses(requestId, 'objection', { outcome: 'upheld' });
    expect((await visitor.get(path)).text).toContain('Anmodningen kan ikke afvises som helhed nu.');
  });
});
