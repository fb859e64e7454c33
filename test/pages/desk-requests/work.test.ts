import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aChild, GROUP } from '../../engines/people.ts';
import { Tenant } from '../../engines/tenant.ts';
import { deliver, VENDORS } from '../../rights/workers.ts';
import { Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

describe('the work list', () => {
  it('says that there is nothing to do', async () => {
    expect((await visitor.get('/desk/work')).text).toContain('Der er ingen åbne anmodninger.');
  });

  it('tells of each open request whose it is, when it is due, and whom it waits for', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds(aChild({ givenName: 'Asta' }));
    const guardian = tenant.guardian(guardianId);
    const objection = await tenant.opens(guardian, childId, { right: 'objection', reason: 'Nej.' });
    const access = await tenant.opens(guardian, childId, { right: 'access' });
    for (const [right, requestId] of [
      ['objection', objection],
      ['access', access],
    ] as const)
      await deliver(tenant, right, requestId);
    const { text, html } = await visitor.get('/desk/work');
    expect(text).toContain('Af 2 åbne: 0 over fristen 1 venter på en sagsbehandler');
    expect(text).toContain(`Indsigelse Forælder, 5. oktober 2026 ${objection} Asta Kvistgaard ${GROUP.name}`);
    expect(text).toContain('Sagsbehandler Skal indsigelsen følges?');
    expect(text).toContain('Leverandør Leverandørerne er spurgt');
    expect(html).toContain(`href="/desk/requests/${objection}"`);
    expect((await visitor.get(`/desk/requests/${access}`)).text).toContain('Leverandørerne er ikke begyndt');
    tenant.clock.advanceDays(40);
    await visitor.signIn(tenant.caseworker());
    const late = (await visitor.get('/desk/work')).text;
    expect(late).toContain('2 over fristen');
    expect(late).toMatch(/\d+ dage over/);
    expect(late).toContain('Forsinket Firma bogklub');
    const overdue = await visitor.get(`/desk/requests/${access}`);
    expect(overdue.text).toContain('Fristen er overskredet');
    const mine = await visitor.get('/desk/work?waits=me');
    expect(mine.html).toContain(`href="/desk/requests/${objection}"`);
    expect(mine.html).not.toContain(`href="/desk/requests/${access}"`);
    expect(mine.text).toContain('Af 2 åbne: 2 over fristen 1 venter på en sagsbehandler');
    expect(mine.html).toContain('href="/desk/work?waits=me" aria-current="true"');
    expect(mine.html).toContain('<a href="/desk/work">Vis alle</a>');
    const past = await visitor.get('/desk/work?waits=over');
    for (const id of [objection, access]) expect(past.html).toContain(`href="/desk/requests/${id}"`);
    expect((await visitor.get('/desk/work?waits=anything')).text).not.toContain('Vis alle');
  });

  it('has no deadline for a withdrawal: it is at once', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds(aChild({ givenName: 'Asta' }));
    const guardian = tenant.guardian(guardianId);
    await tenant.does('withdrawConsent', guardian, { params: { childId }, body: { purposeId: 'photos' } });
    expect((await visitor.get('/desk/work')).text).toContain(`Asta Kvistgaard ${GROUP.name} Straks`);
    const { html } = await visitor.get('/desk/work/board');
    const { text } = await visitor.get(/href="(\/desk\/requests\/[^"]*)"/.exec(html)?.[1] ?? '');
    expect(text).not.toContain('Svar senest');
  });

  it('shows the same as a board of deadlines', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds(aChild({ givenName: 'Asta' }));
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    const { text, html } = await visitor.get('/desk/work/board');
    expect(text).toContain('Asta Kvistgaard');
    expect(html).toContain(`href="/desk/requests/${requestId}"`);
  });

  it('goes on to the next page, and back to the first', async () => {
    const { childId, guardianId } = await tenant.enrols();
    await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    const { requests } = tenant.services;
    const asked: (string | undefined)[] = [];
    // As if there were more than fit on a page.
    const services = tenant.services as { requests: typeof requests };
    services.requests = async (event, context) => {
      const result = await (requests as NonNullable<typeof requests>)(event, context);
      const { after } = event.queryStringParameters ?? {};
      asked.push(after);
      const next = after === undefined && { next: '2026-11-05#here' };
      return { ...result, body: JSON.stringify({ ...JSON.parse(result.body), ...next }) };
    };
    const visit = await new Visitor(tenant).signIn(tenant.caseworker());
    const first = await visit.get('/desk/work');
    expect(first.text).toContain('Af de 1 mest presserende');
    const more = /href="(\/desk\/work\?after=[^"]*)"/.exec(first.html)?.[1] ?? '';
    const second = await visit.get(more);
    expect(asked).toEqual([undefined, '2026-11-05#here']);
    expect(second.text).toContain('Vis de første');
    expect(second.html).not.toContain('?after=');
  });
});

describe('a bulk', () => {
  it('is told with its cause and how far it is', async () => {
    await tenant.enrols();
    const { body } = await tenant.call('depart', tenant.caseworker(), {
      body: { institution: '280123', group: '5B', on: tenant.clock.now().slice(0, 10) },
    });
    const list = await visitor.get('/desk/bulks');
    expect(list.text).toContain('5B på institution 280123 er holdt op');
    expect(list.html).toContain(`href="/desk/bulks/${body.bulkId}"`);
    const { text } = await visitor.get(`/desk/bulks/${body.bulkId}`);
    expect(text).toContain('Børn set efter');
    expect((await visitor.get('/desk/bulks/nothing')).status).toBe(404);
  });
});
