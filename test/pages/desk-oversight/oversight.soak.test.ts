import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aChild, aGuardian } from '../../engines/people.ts';
import { Tenant } from '../../engines/tenant.ts';
import { Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
let childId: string;
let guardianId: string;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  tenant = new Tenant(engines);
  await tenant.contracts({ skolebog: ['photos', 'teaching', 'attendance'] });
  ({ childId, guardianId } = await tenant.enrolsWithGrounds());
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

const access = (): Promise<string> =>
  tenant.opens(tenant.guardian(guardianId), childId, { right: 'access', purposes: 'all' });
const HOUR = 3_600_000;

describe('oversight', () => {
  it('shows the figures of a year, what is wanting, and the ways on', async () => {
    await access();
    const { text, html } = await visitor.get('/desk/oversight');
    expect(text).toContain('Modtaget 1');
    expect(text).toContain('Åbne inden for fristen 1');
    expect(text).toContain('Firma skolebog');
    const { findings } = await tenant.does('listFindings', tenant.caseworker());
    const wanting = findings.filter(({ severity }: { severity: string }) => severity !== 'assess').length;
    expect(wanting).toBeLessThan(findings.length);
    expect(text).toContain(`Mangler ${wanting} `);
    expect((await visitor.get('/desk/mend')).text).toContain(`Mangler ${wanting} `);
    for (const href of ['/desk/oversight/residency', '/desk/vendors', '/desk/purposes', '/desk/mend'])
      expect(html).toContain(`href="${href}"`);
  });

  it('shows one month by right, and refuses one that is none', async () => {
    await access();
    const month = tenant.clock.now().slice(0, 7);
    const { text } = await visitor.get(`/desk/oversight/figures/${month}`);
    expect(text).toMatch(/Antal Alle Indsigt/);
    expect((await visitor.get('/desk/oversight/figures/2026-13')).status).toBe(400);
    expect((await visitor.get('/desk/oversight/figures/2020-01')).text).toContain(
      'Ingen anmodninger er modtaget',
    );
  });

  it('gives the figures and what is wanting as rows to keep', async () => {
    await access();
    const figures = await visitor.get('/desk/oversight/figures.csv');
    const month = tenant.clock.now().slice(0, 7);
    expect(figures.html).toContain(`${month};indsigt;1;0;0;0;0;1;`);
    expect(figures.headers['content-type']).toBe('text/csv; charset=utf-8');
    const findings = await visitor.get('/desk/oversight/findings.csv');
    const { findings: all } = await tenant.does('listFindings', tenant.caseworker());
    expect(findings.html.trim().split('\r\n')).toHaveLength(all.length + 1);
  });

  it('shows where data is, from the filed report', async () => {
    const { text } = await visitor.get('/desk/oversight/residency');
    expect(text).toContain('Hvor ligger oplysningerne?');
    expect(text).toContain('Leverandører → firewall');
    expect(text).toContain('LedgerTable');
    const { html } = await visitor.get('/desk/oversight/residency.json');
    expect(JSON.parse(html).schema).toBe(1);
  });
});

describe('what needs mending', () => {
  it('says so when nothing stands still', async () => {
    const { text } = await visitor.get('/desk/mend');
    expect(text).toContain('Intet står stille');
  });

  it('shows a step that was lost, and sends it again', async () => {
    const requestId = await access();
    tenant.clock.advance(HOUR);
    await visitor.signIn(tenant.caseworker());
    const { text } = await visitor.get('/desk/mend');
    expect(text).toContain('Hjemmels eget skridt blev væk 1');
    expect(text).toMatch(/Indsigt Valdemar Kvistgaard 5. oktober/);
    const fields = visitor.filled({});
    await visitor.post('/desk/mend', fields);
    await visitor.post('/desk/mend', fields);
    expect((await visitor.follow()).text).toContain('Det er sendt igen');
    expect(await tenant.events('request', requestId)).toEqual(['request-opened', 'step-asked-again']);
    expect((await visitor.get('/desk/mend')).text).toContain('Intet står stille');
  });

  it('tells whose parents disagree, on what', async () => {
    const guardians = [aGuardian(), aGuardian()];
    const bo = await tenant.enrols(aChild({ givenName: 'Bo', guardians }));
    for (const [index, answer] of ['given', 'refused'].entries())
      await tenant.does('giveConsent', tenant.guardian(bo.guardianIds[index] ?? ''), {
        params: { childId: bo.childId },
        body: { purposeId: 'photos', answer, version: 1 },
      });
    const { html, text } = await visitor.get('/desk/mend');
    expect(text).toContain('navn på photos Bo Kvistgaard 5. oktober 2026 Gå til uenigheder');
    expect(html).toContain(`href="/desk/children/${bo.childId}"`);
  });

  it('tells why a step cannot be sent again', async () => {
    await access();
    tenant.clock.advance(HOUR);
    await visitor.signIn(tenant.caseworker());
    await visitor.get('/desk/mend');
    const fields = visitor.filled({});
    fields.set('requestId', childId);
    const { status, text } = await visitor.post('/desk/mend', fields);
    expect(status).toBe(404);
    expect(text).toContain('Anmodningen findes ikke');
  });
});
