import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aChild, aCpr, GROUP } from '../../engines/people.ts';
import { Tenant } from '../../engines/tenant.ts';
import type { Visitor } from '../visitor.ts';
import { aPupil, asCaseworker } from './school.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
let childId: string;
let guardianId: string;
const cpr = aCpr('2016-03-14');
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  ({ childId, guardianId } = await tenant.enrols(aPupil('Asta', { cpr, uniLogin: 'asta12ab' })));
  visitor = await asCaseworker(tenant);
});
afterAll(() => engines.stop());

const finds = async (who: string) => {
  await visitor.get('/desk/search');
  return visitor.submit({ who });
};

describe('a search', () => {
  it.each([
    ['Kvistgaard asta', 'Søgt som navn'],
    ['asta', 'Søgt som navn og som UNI-Login'],
    ['ASTA12ab', 'Søgt som UNI-Login'],
    [cpr, 'Søgt som CPR-nummer'],
    [`${cpr.slice(0, 6)}-${cpr.slice(6)}`, 'Søgt som CPR-nummer'],
  ])(
    'by %s finds the child with her class and her guardians, and keeps what was typed',
    async (who, read) => {
      const { status, text, html } = await finds(who);
      expect(status).toBe(200);
      expect(text).toContain(read);
      expect(html).toContain(`href="/desk/children/${childId}">Asta Kvistgaard</a>`);
      expect(html).toContain(`href="/desk/children/${childId}/requests/new">Registrér et brev`);
      expect(text).toContain(`${GROUP.name}, institution ${GROUP.institution}`);
      expect(text).toMatch(
        /Forældremyndighed (Ingeborg Kvistgaard, Mikkel|Mikkel Kvistgaard, Ingeborg) Kvistgaard/,
      );
      expect(html).toContain(`value="${who}"`);
    },
  );

  it('by a guardian’s name leads to her children, also to one who has left', async () => {
    const left = await tenant.enrols(
      aChild({
        givenName: 'Bo',
        guardians: [{ cpr: aCpr('1980-01-01'), givenName: 'Yrsa', familyName: 'Dam' }],
      }),
    );
    const on = tenant.clock.now().slice(0, 10);
    await tenant.does('leaveChild', tenant.caseworker(), { params: { childId: left.childId }, body: { on } });
    const { text, html } = await finds('Yrsa Dam');
    expect(text).toContain('Yrsa Dam Forælder');
    expect(html).toContain(`href="/desk/children/${left.childId}"`);
    expect(html).toContain(`href="/desk/children/${left.childId}/requests/new"`);
    expect(text).toContain('Meldt ud pr. 5. oktober 2026');
  });

  it('that finds nobody says what to do', async () => {
    const { text, html } = await finds('Ingen Kender');
    expect(text).toContain('Ingen fundet');
    expect(html).toContain('href="/desk/classes/enrol"');
  });

  it.each([
    ['', 'Skriv, hvem du søger'],
    ['12345', 'ti cifre'],
    ['3102161234', 'ti cifre'],
    ['x'.repeat(201), 'mindst ét ord'],
  ])('for %j is not made', async (who, says) => {
    const { status, html, text } = await finds(who);
    expect(status).toBe(422);
    expect(html).toContain('href="#field-who"');
    expect(text).toContain(says);
  });

  it('by the number of a request leads to it', async () => {
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    expect((await finds(` ${requestId.toUpperCase()} `)).location).toBe(`/desk/requests/${requestId}`);
    expect((await visitor.follow()).text).toContain(`Sagens nummer ${requestId}`);
    const { status, text } = await finds(childId);
    expect([status, text.includes('ingen sag med det nummer')]).toEqual([422, true]);
  });

  it('leaves nothing of it in an address, nor in the log', async () => {
    await finds(cpr);
    await finds('<script>alert(1)</script>');
    expect(visitor.last?.html).not.toContain('<script>alert');
    expect(visitor.last?.html).not.toMatch(/(href|action)="[^"]*(Asta|alert|who=)/);
    expect(JSON.stringify(tenant.log)).not.toMatch(new RegExp(`${cpr}|asta12ab|Kvistgaard`));
  });
});
