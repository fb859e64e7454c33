import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { Tenant } from '../../engines/tenant.ts';
import { assign, carryOut, flowOf, open } from '../../rights/flows.ts';
import { answer, deliver, VENDORS } from '../../rights/workers.ts';
import { aController, aFamily, asGuardian } from '../family/family.ts';
import { textOf, Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const pathOf = (requestId: string): string => `/family/requests/${requestId}`;
const hers = (guardianId: string): Promise<Visitor> =>
  new Visitor(tenant).signIn(tenant.guardian(guardianId));

describe('a request', () => {
  it('tells what each vendor does and what was decided, with the law', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const requestId = await assign(tenant, flowOf('a restriction'), enrolled);
    await answer(tenant, 'kantine', requestId);
    await tenant.answers('bogklub', requestId, { outcome: 'no-data' });
    const visitor = await hers(enrolled.guardianId);

    const { status, html, text } = await visitor.get(pathOf(requestId));

    expect(status).toBe(200);
    expect(text).toContain('Anmodning om at sætte brugen på pause');
    expect(text).toContain('Leverandørerne er i gang');
    expect(text).toContain('5. november 2026 31 dage tilbage');
    expect(text).toContain('Fra Dig');
    expect(text).toContain(
      'Firma kantine gemme oplysningerne uden at bruge dem Færdig Svarede 5. oktober 2026',
    );
    expect(text).toContain('Firma skema gemme oplysningerne uden at bruge dem Ikke begyndt');
    expect(text).toContain('navn på photos (Firma bogklub og Firma kantine)');
    expect(text).toContain('GDPR art. 18(1), 19');
    const told = textOf(/<ol class="timeline">([\s\S]*?)<\/ol>/.exec(html)?.[1] ?? '');
    expect(told).toContain('Firma bogklub, Firma kantine og Firma skema skal gemme oplysningerne');
    expect(told).toContain('Firma kantine: Færdig');
    expect(told).toContain('Firma bogklub: Havde ingen oplysninger');
    expect(text).toContain('Datatilsynet');
  });

  it('is not called granted while an objection is assessed, nor where a consent is withdrawn', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const visitor = await hers(enrolled.guardianId);
    const objected = await open(tenant, flowOf('an objection that is upheld'), enrolled);
    await deliver(tenant, 'objection', objected);
    const { text } = await visitor.get(pathOf(objected));
    expect(text).toContain('Det sker der Må ikke bruges, mens det vurderes');
    expect(text).toContain('Det er fastlagt, hvad der skal ske');
    const requestId = await assign(tenant, flowOf('a withdrawal'), enrolled);
    const withdrawn = (await visitor.get(pathOf(requestId))).text;
    expect(withdrawn).toContain('Må ikke bruges mere');
    for (const shown of [text, withdrawn]) expect(shown).not.toMatch(/Imødekommet|Kommunen har afgjort/);
  });

  it('stands in the list of the child’s requests', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const visitor = await hers(guardianId);
    expect((await visitor.get(`/family/children/${childId}/requests`)).text).toContain('ikke sendt nogen');
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });

    const { html, text } = await visitor.get(`/family/children/${childId}/requests`);

    expect(html).toContain(`href="${pathOf(requestId)}"`);
    expect(text).toContain('Anmodning om at se oplysningerne Modtaget, og ved at blive afgjort');
  });

  it('tells what the requester was asked, to her and nobody else', async () => {
    const { mother, father, childId } = await aFamily(tenant);
    const requestId = await tenant.opens(tenant.guardian(mother), childId, { right: 'access' });
    await tenant.does('pauseClock', tenant.caseworker(), {
      params: { requestId },
      body: { because: 'scope', question: 'Hvilket år mener du?' },
    });

    const shown = await (await hers(mother)).get(pathOf(requestId));
    const others = await (await hers(father)).get(pathOf(requestId));

    expect(shown.text).toContain('Kommunen har spurgt dig om noget Hvilket år mener du?');
    expect(shown.text).toContain('Kommunen svarer senest Fristen er sat på pause');
    expect(others.text).toContain('Fra Den anden forældremyndighedsindehaver');
    expect(others.text).not.toContain('Hvilket år');
  });

  it('is not shown to another family, nor its documents', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    const visitor = await hers((await tenant.enrols()).guardianId);
    for (const more of ['', '/letter', '/certificate', '/package'])
      expect((await visitor.get(`${pathOf(requestId)}${more}`)).status).toBe(404);
  });
});

describe('what a request leaves', () => {
  it('is a letter and a certificate, each a document whose own style alone counts', async () => {
    const enrolled = await tenant.enrolsWithGrounds();
    const flow = flowOf('an erasure a guardian asks for');
    const requestId = await assign(tenant, flow, enrolled);
    const visitor = await hers(enrolled.guardianId);
    expect((await visitor.get(pathOf(requestId))).html).not.toContain('/letter"');
    await carryOut(tenant, flow, requestId);

    const { html } = await visitor.get(pathOf(requestId));

    for (const [more, says] of [
      ['letter', 'Svar på anmodning om sletning'],
      ['certificate', 'Attest for sletning'],
    ] as const) {
      expect(html).toContain(`href="${pathOf(requestId)}/${more}"`);
      const document = await visitor.get(`${pathOf(requestId)}/${more}`);
      expect(document.text).toContain(says);
      const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(document.html) ?? [];
      const digest = createHash('sha256').update(style).digest('base64');
      expect(document.headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    }
  });

  it('is a package for who asked, over a link that stands in no page', async () => {
    const flow = flowOf('access');
    const { mother, father, childId } = await aFamily(tenant);
    const enrolled = { childId, guardianId: mother };
    const requestId = await assign(tenant, flow, enrolled);
    await carryOut(tenant, flow, requestId);
    const [visitor, other] = [await hers(mother), await hers(father)];

    const shown = await visitor.get(pathOf(requestId));
    expect(shown.text).toContain('Oplysningerne er klar');
    expect(shown.html).not.toContain('X-Amz');
    const lured = await visitor.get(`${pathOf(requestId)}/package?format=html`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(lured.location).toBe(pathOf(requestId));
    expect(await tenant.events('request', requestId)).not.toContain('package-fetched');
    const fetched = await visitor.get(`${pathOf(requestId)}/package?format=html`);
    expect([fetched.status, fetched.location?.includes('X-Amz-Signature')]).toEqual([303, true]);
    expect((await other.get(pathOf(requestId))).text).not.toContain('Oplysningerne er klar');
    const refused = await other.get(`${pathOf(requestId)}/package?format=html`);
    expect([refused.status, refused.text.includes('Pakken er til den, der bad om den')]).toEqual([403, true]);
  });
});

describe('the other custody holder', () => {
  it('is asked on the request’s page, answers there once, and the requester is not', async () => {
    const schools = await aController(engines);
    const { mother, father, childId } = await aFamily(schools);
    for (const id of [mother, father])
      await schools.does('giveConsent', schools.guardian(id), {
        params: { childId },
        body: { purposeId: 'health', answer: 'given', version: 1 },
      });
    const requestId = await schools.opens(schools.guardian(mother), childId, { right: 'portability' });
    const requester = await (await asGuardian(schools, mother)).get(pathOf(requestId));
    expect(requester.text).toContain('Venter på den anden forældremyndighedsindehaver');
    expect(requester.text).not.toContain('Er du enig?');

    const visitor = await asGuardian(schools, father);
    const { html, text } = await visitor.get(pathOf(requestId));
    expect(text).toContain('Er du enig?');
    expect(text).toContain('I skal begge sige ja til: navn på health.');
    expect(text).toContain('Lige nu Venter på dit svar');
    expect(html).not.toContain(' checked');
    const missing = await visitor.submit({ reason: 'Nej tak' });
    expect([missing.status, missing.text.includes('Vælg ja eller nej')]).toEqual([422, true]);
    expect(missing.html).toContain('Nej tak</textarea>');

    const form = visitor.filled({ outcome: 'refused', reason: 'Nej tak' });
    const sent = await visitor.post(pathOf(requestId), form);
    const again = await visitor.post(pathOf(requestId), form);

    expect([sent.location, again.location]).toEqual(Array(2).fill(`${pathOf(requestId)}?done=joint`));
    expect((await visitor.follow()).text).toContain('Dit svar er registreret');
    expect((await schools.view(requestId)).assessments).toMatchObject([
      { question: 'joint', outcome: 'refused', reason: 'Nej tak' },
    ]);
    const after = await (await asGuardian(schools, mother)).get(pathOf(requestId));
    expect(after.text).toContain('Den anden forældremyndighedsindehaver Er ikke enig');
    expect(after.text).not.toContain('Nej tak');
  });

  it('is told when a case worker was faster', async () => {
    const schools = await aController(engines);
    const { mother, father, childId } = await aFamily(schools);
    for (const id of [mother, father])
      await schools.does('giveConsent', schools.guardian(id), {
        params: { childId },
        body: { purposeId: 'health', answer: 'given', version: 1 },
      });
    const requestId = await schools.opens(schools.guardian(mother), childId, { right: 'portability' });
    const visitor = await asGuardian(schools, father);
    await visitor.get(pathOf(requestId));
    await schools.assesses(requestId, 'joint');

    const { status, text } = await visitor.submit({ outcome: 'refused' });

    expect(status).toBe(409);
    expect(text).toContain('En anden var hurtigere');
  });
});
