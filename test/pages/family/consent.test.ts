import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { purpose } from '../../engines/register.ts';
import type { Tenant } from '../../engines/tenant.ts';
import type { Visitor } from '../visitor.ts';
import { aController, aFamily, asGuardian } from './family.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
});
afterAll(() => engines.stop());

let family: Awaited<ReturnType<typeof aFamily>>;
let visitor: Visitor;
const page = (purposeId = 'photos') => `/family/children/${family.childId}/purposes/${purposeId}`;
const answered = async () =>
  (await tenant.events('child', family.childId)).filter((type) => type.startsWith('consent-'));

beforeEach(async () => {
  family = await aFamily(tenant);
  visitor = await asGuardian(tenant, family.mother);
});

describe('a consent', () => {
  it('shows the exact text, who asks, who would use what, and no answer chosen beforehand', async () => {
    const { text, html } = await visitor.get(page());
    for (const said of [
      'tekst om photos',
      'Version 1',
      `CVR-nummer ${tenant.controller}. Den er dataansvarlig`,
      'Firma foto',
      'data for photos',
      'Hvor længe Leverandøren skal slette',
    ])
      expect(text).toContain(said);
    expect(html).toContain('<a href="/sign-in/help">Er du uenig eller i tvivl?');
    expect(html.match(/type="radio"/g)).toHaveLength(2);
    expect(html).not.toMatch(/\schecked/);
  });

  it('is given in three steps and withdrawn from the same place in two', async () => {
    await visitor.get(page());
    await visitor.submit({ answer: 'given' });
    const receipt = (await visitor.follow()).text;
    for (const said of ['Du har sagt ja', `CVR-nummer ${tenant.controller}`, 'Leverandører i dag Firma foto'])
      expect(receipt).toContain(said);
    expect(await tenant.mayUse('foto', 'photos', family.childId)).toBe('yes');
    await visitor.get(page());
    await visitor.submit({ answer: 'withdrawn' });
    const { text } = await visitor.follow();
    expect(text).toContain('Du har trukket samtykket tilbage');
    expect(text).toContain('besked på at stoppe');
    expect(await tenant.mayUse('foto', 'photos', family.childId)).toBe('consent-withdrawn');
  });

  it('is refused, and then asked for no more', async () => {
    await visitor.get(page());
    await visitor.submit({ answer: 'refused' });
    expect((await visitor.follow()).text).toContain('Du har sagt nej');
    const { text } = await visitor.get(page());
    expect(text).toContain('Du sagde nej 5. oktober 2026');
    expect(await tenant.mayUse('foto', 'photos', family.childId)).toBe('consent-refused');
  });

  it.each([{}, { answer: 'maybe' }])('is not answered by %j, and says where to choose', async (fields) => {
    await visitor.get(page());
    const { status, html } = await visitor.submit(fields);
    expect(status).toBe(422);
    expect(html).toContain('href="#field-answer"');
    expect(html).toContain('Vælg ja eller nej');
    expect(await answered()).toEqual([]);
  });

  it('counts once when its form is sent twice', async () => {
    await visitor.get(page());
    const form = visitor.filled({ answer: 'given' });
    const sent = [await visitor.post(page(), form), await visitor.post(page(), form)];
    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill(`${page()}/receipt?done=given`));
    expect(await answered()).toEqual(['consent-answered']);
  });

  it('is withdrawn once, and says so when there is nothing left to withdraw', async () => {
    await visitor.get(page());
    await visitor.submit({ answer: 'given' });
    await visitor.get(page());
    const form = visitor.filled({ answer: 'withdrawn' });
    await visitor.post(page(), form);
    form.set('once', '00000000-0000-4000-8000-000000000000');
    const { status, text } = await visitor.post(page(), form);
    expect(status).toBe(422);
    expect(text).toContain('Der er intet samtykke at trække tilbage');
    expect(await answered()).toEqual(['consent-answered', 'consent-withdrawn']);
  });

  it('is not answered to a text that nobody read; the receipt keeps the one that was', async () => {
    const own = await aController(engines);
    const { childId, mother } = await aFamily(own);
    const hers = await asGuardian(own, mother);
    const path = `/family/children/${childId}/purposes/photos`;
    const receipt = `${path}/receipt`;
    await hers.get(path);
    const late = hers.filled({ answer: 'refused' });
    await hers.submit({ answer: 'given' });
    const { rule, name } = purpose('photos', {
      kind: 'consent',
      custody: 'one',
      childDecidesFrom: 15,
      special: false,
    });
    await own.does('revisePurpose', own.caseworker(), {
      params: { purposeId: 'photos' },
      body: { rule, name, text: { da: 'en ny tekst', en: 'a new text' }, asksAgain: true },
    });
    const { status, text } = await hers.post(path, late);
    expect(status).toBe(409);
    expect(text).toContain('Teksten er ændret');
    expect(text).not.toContain('En anden var hurtigere');
    expect(text).toContain('en ny tekst');
    const kept = (await hers.get(receipt)).text;
    expect(kept).toContain('Version 1, som er ændret siden');
    expect(kept).toContain('tekst om photos');
    expect(kept).not.toContain('en ny tekst');
  });

  it('has a receipt only where there is an answer', async () => {
    expect((await visitor.get(`${page()}/receipt`)).location).toBe(page());
    expect((await visitor.get(`${page('teaching')}/receipt`)).location).toBe(page('teaching'));
    expect((await visitor.get(page('unknown'))).status).toBe(404);
  });
});

describe('a consent that both must give', () => {
  const says = (answer: string) => ({
    params: { childId: family.childId },
    body: { purposeId: 'health', answer, version: 1 },
  });

  it('waits for the other, and says that nothing is used meanwhile', async () => {
    await visitor.get(page('health'));
    await visitor.submit({ answer: 'given' });
    expect((await visitor.follow()).text).toContain('Intet må bruges, før I begge har sagt ja');
    const { text } = await visitor.get(page('health'));
    expect(text).toContain('Den anden med forældremyndighed har ikke svaret endnu');
    expect(text).toContain('Mikkel Kvistgaard Har ikke svaret endnu');
  });

  it('shows both answers where they differ, and takes no side', async () => {
    await tenant.does('giveConsent', tenant.guardian(family.father), says('refused'));
    const before = await visitor.get(page('health'));
    expect(before.text).toContain('Dit eget svar kan du give alligevel');
    await visitor.submit({ answer: 'given' });
    const { text, html } = await visitor.get(page('health'));
    expect(text.match(/I har svaret forskelligt/g)).toHaveLength(1);
    expect(text).toContain('Ingeborg Kvistgaard (dig) Ja, 5. oktober 2026');
    expect(text).toContain('Mikkel Kvistgaard Nej, 5. oktober 2026');
    expect(html).not.toContain('alert-error');
  });
});
