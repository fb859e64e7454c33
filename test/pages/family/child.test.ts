import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDescription } from '../../builders/controller.ts';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { purpose } from '../../engines/register.ts';
import type { Tenant } from '../../engines/tenant.ts';
import { aController, aFamily, asChild, asGuardian, headings } from './family.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
});
afterAll(() => engines.stop());

describe('the children of a guardian', () => {
  it('say what waits for her', async () => {
    const { childId, mother, father } = await aFamily(tenant);
    const params = { childId };
    const answer = (answer: string) => ({ params, body: { purposeId: 'health', answer, version: 1 } });
    await tenant.does('giveConsent', tenant.guardian(mother), answer('given'));
    await tenant.does('giveConsent', tenant.guardian(father), answer('refused'));
    await tenant.opens(tenant.guardian(mother), childId, { right: 'access' });
    const visitor = await asGuardian(tenant, mother);
    const { text, html } = await visitor.get('/family/children');
    expect(text).toContain('2 samtykker venter på dit svar');
    expect(text).toContain('I har svaret forskelligt om: navn på health');
    expect(text).toMatch(/2 anmodninger er i gang, kommunen svarer senest \d+\. \w+ 2026/);
    expect(html).toContain(`href="/family/children/${childId}"`);
  });

  it('lead a child to her own page', async () => {
    const { childId } = await aFamily(tenant);
    const visitor = await asChild(tenant, childId);
    expect((await visitor.get('/family/children')).location).toBe(`/family/children/${childId}`);
    const { text, html } = await visitor.follow();
    expect(html).toContain('<h1>Dine oplysninger</h1>');
    expect(text).toContain('oplysninger om dig');
    expect(text).not.toContain('om Valdemar');
  });
});

describe('a child', () => {
  it('is shown by what is asked, consented to, in the law, and not used', async () => {
    const { childId, mother } = await aFamily(tenant);
    await tenant.does('giveConsent', tenant.guardian(mother), {
      params: { childId },
      body: { purposeId: 'photos', answer: 'given', version: 1 },
    });
    const visitor = await asGuardian(tenant, mother);
    const shown = await visitor.get(`/family/children/${childId}`);
    expect(headings(shown).slice(0, 4)).toEqual([
      'Du bliver spurgt',
      'Med samtykke',
      'Uden samtykke',
      'Bruges ikke',
    ]);
    const [, asked = '', consented = '', law = '', unused = ''] = shown.html.split('<h2>');
    expect(asked).toContain('Hvem vil bruge oplysningerne');
    expect(asked).toContain('navn på health');
    expect(asked).toContain('kun hvis der bliver sagt ja');
    expect(consented).toContain('navn på photos');
    expect(consented).toContain('<strong>Firma foto</strong>: må bruge oplysningerne');
    expect(consented).toContain('data for photos');
    expect(consented).toContain('træk tilbage');
    expect(law).toContain('Folkeskoleloven § 13');
    expect(law).toContain(`/family/children/${childId}/rights/objection?purpose=teaching`);
    expect(law).toContain(
      'Du har ret til at gøre indsigelse, hvis noget ved Valdemars situation taler imod.',
    );
    expect(law.split('</details>').at(-1)).toContain(`/family/children/${childId}/rights/objection"`);
    expect(unused).toContain('navn på attendance');
    expect(unused).toContain('Ikke taget i brug');
  });

  it('says what is on hold', async () => {
    const { childId, mother } = await aFamily(tenant);
    const objection = { right: 'objection', purposes: ['teaching'], reason: 'Hun er utryg.' };
    await tenant.opens(tenant.guardian(mother), childId, objection);
    const { text, html } = await (await asGuardian(tenant, mother)).get(`/family/children/${childId}`);
    expect(text).toContain('navn på teaching Sat på pause');
    expect(html).not.toContain('objection?purpose=teaching');
  });

  it('lets her take back her own yes that waits for another, without opening anything', async () => {
    const { childId, mother, father } = await aFamily(tenant);
    const page = `/family/children/${childId}`;
    const says = (answer: string) => ({
      params: { childId },
      body: { purposeId: 'health', answer, version: 1 },
    });
    await tenant.does('giveConsent', tenant.guardian(mother), says('given'));
    const visitor = await asGuardian(tenant, mother);
    const silent = await visitor.get(page);
    await tenant.does('giveConsent', tenant.guardian(father), says('refused'));
    const against = await visitor.get(page);
    for (const { html, text } of [silent, against]) {
      expect(text).toContain('Læs mere, eller træk tilbage om navn på health');
      expect(html.replaceAll(/<details[\s\S]*?<\/details>/g, '')).toContain('/purposes/health"');
    }
    await visitor.get(`${page}/purposes/health`);
    await visitor.submit({ answer: 'withdrawn' });
    expect((await visitor.get(page)).text).not.toContain('træk tilbage om navn på health');
  });

  it('says to a family why a vendor may not, though the family has done its part', async () => {
    const own = await aController(engines);
    const vendor = { vendorId: 'forlag' };
    const { agreements } = await own.does('getVendor', own.caseworker(), { params: vendor });
    await own.does('terminateAgreement', own.caseworker(), {
      params: { ...vendor, agreementId: agreements[0].agreementId },
      body: { endsOn: '2026-10-01' },
    });
    const { childId, mother } = await aFamily(own);
    const { text } = await (await asGuardian(own, mother)).get(`/family/children/${childId}`);
    expect(text).toContain('må ikke bruge oplysningerne nu. Kommunens aftale med firmaet er slut.');
  });

  it('is not asked what other institutions ask', async () => {
    const own = await aController(engines);
    const naps = {
      ...purpose('naps', { kind: 'consent', custody: 'one', childDecidesFrom: null, special: false }),
      usedIn: 'daycare',
    };
    await own.does('registerPurpose', own.caseworker(), { body: naps });
    const { childId, mother } = await aFamily(own);
    const visitor = await asGuardian(own, mother);
    const path = `/family/children/${childId}`;
    expect((await visitor.get(path)).text).toContain('navn på naps');
    expect((await visitor.get('/family/children')).text).toContain('4 samtykker venter på dit svar');
    await own.does('describeController', own.caseworker(), { body: aDescription() });

    expect((await visitor.get('/family/children')).text).toContain('3 samtykker venter på dit svar');
    for (const page of [path, `${path}/history`]) {
      const { text } = await visitor.get(page);
      expect(text).toContain('navn på health');
      expect(text).not.toContain('navn på naps');
    }
    expect((await visitor.get(`${path}/purposes/naps`)).status).toBe(404);
  });

  it('is shown to nobody else’s guardian', async () => {
    const { childId } = await aFamily(tenant);
    const { mother: other } = await aFamily(tenant);
    const visitor = await asGuardian(tenant, other);
    const paths = ['', '/history', '/purposes/photos', '/purposes/photos/receipt'];
    for (const path of paths) {
      const { status, text } = await visitor.get(`/family/children/${childId}${path}`);
      expect(status).toBe(404);
      expect(text).not.toContain('Valdemar');
    }
  });

  it('reads in her own words what her guardians decide, and tells them what she thinks', async () => {
    const { childId } = await aFamily(tenant);
    const visitor = await asChild(tenant, childId);
    const { html, text } = await visitor.get(`/family/children/${childId}/purposes/health`);
    expect(text.indexOf('en kort tekst til barnet')).toBeLessThan(text.indexOf('tekst om health'));
    expect(text).toContain('Hele teksten, som dine forældre læser tekst om health');
    expect(text).toContain('Sig dem gerne, hvad du synes');
    expect(html).not.toContain('type="radio"');
  });

  it('answers herself when she is old enough', async () => {
    const { childId, mother } = await aFamily(tenant, '2011-01-02');
    const visitor = await asChild(tenant, childId);
    expect((await visitor.get(`/family/children/${childId}`)).text).toContain('Du bliver spurgt');
    const other = await visitor.get(`/family/children/${childId}/purposes/health`);
    const hers = await visitor.get(`/family/children/${childId}/purposes/club`);
    expect(hers.text).toContain(
      'Kort fortalt: kort om club Hele teksten: tekst om club og mere om club Version 1',
    );
    expect(hers.html).toContain('<p>tekst om club</p><p>og mere om club</p>');
    expect(other.text).toContain('en kort tekst til barnet Hele teksten, som dine forældre læser tekst om');
    await visitor.get(`/family/children/${childId}/purposes/photos`);
    expect(visitor.last?.text).toContain('Du er gammel nok til selv at svare');
    await visitor.submit({ answer: 'given' });
    expect((await visitor.follow()).text).toContain('Du har sagt ja');
    expect(await tenant.mayUse('foto', 'photos', childId)).toBe('yes');
    const guardian = await asGuardian(tenant, mother);
    const seen = await guardian.get(`/family/children/${childId}/purposes/photos`);
    expect(seen.text).toContain('Valdemar er gammel nok til selv at svare, så du bliver ikke spurgt');
    expect(seen.html).not.toContain('name="answer"');
  });

  it('has a past, as a picture and a table', async () => {
    const { childId, mother } = await aFamily(tenant);
    const visitor = await asGuardian(tenant, mother);
    const { status, html, text } = await visitor.get(`/family/children/${childId}/history`);
    expect(status).toBe(200);
    expect(html).toContain('<figure');
    expect(text).toContain('navn på teaching');
  });
});
