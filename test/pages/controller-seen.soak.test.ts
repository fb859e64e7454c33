import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDescription } from '../builders/controller.ts';
import { BUCKET, type Engines, startEngines } from '../engines/engines.ts';
import type { Tenant } from '../engines/tenant.ts';
import { carryOut, flowOf } from '../rights/flows.ts';
import { aController, aFamily, asGuardian } from './family/family.ts';
import { Visitor } from './visitor.ts';

const PATH = '/desk/controller';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  tenant = await aController(engines);
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

const describes = (): Promise<unknown> =>
  tenant.does('describeController', tenant.caseworker(), { body: aDescription() });

describe('the controller’s page', () => {
  it('is where a finding leads, until it is filled in', async () => {
    const { text, html } = await visitor.get('/desk/mend');
    expect(html).toContain(`<a href="${PATH}">Den dataansvarlige</a>`);
    expect(text).toContain('Skriv den dataansvarliges navn og kontakt');
    expect((await visitor.get('/desk/oversight')).html).toContain(`<a href="${PATH}">Den dataansvarlige</a>`);
    expect((await visitor.get('/desk/oversight/findings.csv')).html).toContain(';Den dataansvarlige;');
    await describes();
    expect((await visitor.get('/desk/mend')).text).not.toContain('Skriv den dataansvarliges navn og kontakt');
  });

  it('has a ledger that tells what was said', async () => {
    await describes();
    const { text } = await visitor.get(`/desk/ledger/controller/${tenant.controller}`);

    expect(text).toContain('Kommunen beskrev sig selv');
    expect(text).toContain('Databeskyttelsesrådgiver Databeskyttelse, dpo@example.dk, +45 00000001');
    expect(text).toContain('Skoler og dagtilbud Engskolen (280123), skole Solsikken (280456), dagtilbud');
    expect((await visitor.get('/desk/ledger/controller/13748136')).status).toBe(404);
  });
});

it('a request says whom to ask before how to complain', async () => {
  const { childId, mother } = await aFamily(tenant);
  await describes();
  const requestId = await tenant.opens(tenant.guardian(mother), childId, {
    right: 'access',
    purposes: 'all',
  });
  const guardian = await asGuardian(tenant, mother);
  const { text } = await guardian.get(`/family/requests/${requestId}`);

  expect(text).toContain('Dataansvarlig Eksempel Kommune, CVR-nummer');
  expect(text.indexOf('dpo@example.dk')).toBeGreaterThan(0);
  expect(text.indexOf('dpo@example.dk')).toBeLessThan(text.indexOf('Datatilsynet'));
});

it('letters and packages name the controller', async () => {
  const { childId, mother } = await aFamily(tenant);
  await describes();
  const requestId = await tenant.opens(tenant.guardian(mother), childId, {
    right: 'access',
    purposes: 'all',
  });
  await carryOut(tenant, flowOf('access'), requestId);
  const { html } = await tenant.does('getLetter', tenant.caseworker(), { params: { requestId } });
  const Key = `packages/${tenant.controller}/${childId}/${requestId}.json`;
  const { Body } = await engines.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  const content = JSON.parse((await Body?.transformToString('utf8')) ?? '');

  expect(html).toContain('Dataansvarlig: Eksempel Kommune, CVR-nummer');
  expect(content.controller).toMatchObject({ cvr: tenant.controller, name: 'Eksempel Kommune' });
  expect(content.child.group).toMatchObject({ institution: '280123', institutionName: 'Engskolen' });
});

describe('an institution', () => {
  it('is known to staff by its name and number, wherever it stands', async () => {
    const { childId } = await aFamily(tenant);
    const classPath = '/desk/classes/class?institution=280123&group=5B';
    expect((await visitor.get('/desk/classes')).text).toContain('Institution 280123');
    await describes();

    for (const path of [
      '/desk/classes',
      classPath,
      classPath.replace('/class?', '/missing?'),
      '/desk/classes/leave?institution=280123',
      classPath.replace('/class?', '/leave?'),
      `/desk/children/${childId}`,
      `/desk/ledger/child/${childId}`,
    ])
      expect({ path, text: (await visitor.get(path)).text }).toMatchObject({
        text: expect.stringContaining('Engskolen (280123)'),
      });
    await visitor.get('/desk/search');
    expect((await visitor.submit({ who: 'Kvistgaard' })).text).toContain('5B, Engskolen (280123)');
  });

  it('reads the name of the school, without its number', async () => {
    const { mother } = await aFamily(tenant);
    const guardian = await asGuardian(tenant, mother);
    expect((await guardian.get('/family/children')).text).toContain('5B (institutionsnummer 280123)');
    await describes();

    const { text } = await guardian.get('/family/children');
    expect(text).toContain('5B, Engskolen');
    expect(text).not.toContain('280123');
  });
});
