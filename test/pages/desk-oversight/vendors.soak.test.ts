import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { PURPOSES, termsFor } from '../../engines/register.ts';
import { Tenant } from '../../engines/tenant.ts';
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
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

const SCHOOLBOOK = { name: 'Skolebog A/S', id: 'skolebog', country: 'dk', cvr: '', address: '', contact: '' };

describe('vendors', () => {
  it('are registered, and may process nothing until an agreement is signed', async () => {
    await visitor.get('/desk/vendors/new');
    await visitor.submit(SCHOOLBOOK);
    const { text } = await visitor.follow();
    expect(text).toContain('Leverandøren er registreret');
    expect(text).toContain('Skolebog A/S har ingen aftale, der er i kraft');
    const list = await visitor.get('/desk/vendors');
    expect(list.text).toContain('Skolebog A/S Ingen aftale');
  });

  it('are not registered with a field that is wrong: each is named, and nothing typed is lost', async () => {
    await visitor.get('/desk/vendors/new');
    const { status, text, html } = await visitor.submit({
      ...SCHOOLBOOK,
      id: 'Skole Bog',
      country: 'Danmark',
    });
    expect(status).toBe(422);
    expect(text).toContain('Skriv et kort navn');
    expect(text).toContain('Skriv en landekode');
    expect(html).toContain('value="Skole Bog"');
    expect(html).toContain('href="#field-id"');
  });

  it('say that a short name is taken', async () => {
    await tenant.contracts({ skolebog: ['photos'] });
    await visitor.get('/desk/vendors/new');
    const { status, text } = await visitor.submit(SCHOOLBOOK);
    expect(status).toBe(422);
    expect(text).toContain('Det korte navn er allerede i brug');
  });

  it('are told at a webhook whose key is shown, and no longer once it is removed', async () => {
    await tenant.contracts({ skolebog: ['photos'] });
    await visitor.get('/desk/vendors/skolebog/webhook');
    const wrong = await visitor.submit({ url: 'https://', country: 'DK', do: 'save' });
    expect(wrong.text).toContain('Skriv en adresse, der begynder med https://');
    const saved = await visitor.submit({ url: 'https://example.dk/hook', country: 'DK', do: 'save' });
    expect(saved.text).toMatch(/whsec_\S+/);
    expect(saved.location).toBeUndefined();
    await visitor.get('/desk/vendors/skolebog/webhook');
    await visitor.submit({ do: 'remove' });
    expect((await visitor.follow()).text).toContain('Ingen webhook');
  });
});

describe('an agreement', () => {
  const path = '/desk/vendors/skolebog/agreements/new';
  const purposes = async (): Promise<void> => {
    for (const body of PURPOSES) await tenant.does('registerPurpose', tenant.caseworker(), { body });
    const body = { id: 'skolebog', name: 'skolebog', cvr: null, country: 'DK' };
    await tenant.does('registerVendor', tenant.caseworker(), { body });
  };

  it('is pasted, read, signed and ended; its end asks for the word and raises a bulk', async () => {
    await purposes();
    await visitor.get(path);
    await visitor.submit({ terms: JSON.stringify({ vendor: {}, terms: termsFor('skolebog', ['photos']) }) });
    const drafted = await visitor.follow();
    expect(drafted.text).toContain('Aftalen er gemt som kladde');
    expect(drafted.text).toContain('navn på photos');
    const signing = /href="([^"]+\/sign)"/.exec(drafted.html)?.[1] ?? '';
    await visitor.get(signing);
    expect((await visitor.submit({ signedOn: '' })).text).toContain('Skriv en dato');
    const later = await visitor.submit({ signedOn: '2099-01-01' });
    expect(later.text).toContain('Datoen ligger i fremtiden');
    expect(later.html).toContain('value="2099-01-01"');
    await visitor.submit({ signedOn: '2026-01-01' });
    const signed = await visitor.follow();
    for (const [, part] of signed.html.matchAll(/href="#(agreement-[^"]+)"/g))
      expect(signed.html).toContain(`id="${part}"`);
    expect(signed.html.indexOf('/terminate"')).toBeLessThan(signed.html.indexOf('id="agreement-'));
    expect(signed.text).toContain('Aftalen er underskrevet');
    const ending = /href="([^"]+\/terminate)"/.exec(signed.html)?.[1] ?? '';
    expect((await visitor.get(ending)).text).toContain('Det gælder formålet navn på photos.');
    const slip = await visitor.submit({ endsOn: '2026-12-01', confirm: 'nej' });
    expect(slip.status).toBe(422);
    expect(slip.text).toContain('Skriv OPSIG');
    const [stands] = (
      await tenant.does('getVendor', tenant.caseworker(), { params: { vendorId: 'skolebog' } })
    ).agreements;
    expect(stands.endsOn).toBeUndefined();
    const early = await visitor.submit({ endsOn: '2025-01-01', confirm: 'opsig' });
    expect(early.text).toContain('Aftalen kan ikke ophøre, før den er underskrevet');
    const fields = visitor.filled({ endsOn: '2099-12-01', confirm: 'opsig' });
    const first = await visitor.post(ending, fields);
    const again = await visitor.post(ending, fields);
    expect(again.location).toBe(first.location);
    const ended = await visitor.follow();
    expect(ended.text).toContain('Aftalen er opsagt');
    const { bulks } = await tenant.does('listBulks', tenant.caseworker());
    expect(ended.html).toContain(`/desk/bulks/${bulks[0].bulkId}`);
  });

  it('warns before it is signed that those who said yes were not asked about one more vendor', async () => {
    const drafts = async (id: string, ids: readonly string[]) => {
      const params = { vendorId: id };
      const body = { terms: termsFor(id, ids) };
      const { agreementId } = await tenant.does('draftAgreement', tenant.caseworker(), { params, body });
      return (await visitor.get(`/desk/vendors/${id}/agreements/${agreementId}/sign`)).text;
    };
    await purposes();
    const unasked = /(navn på \S+): De, der har sagt ja, er ikke spurgt om (.+?)\. Lav/;
    const first = await drafts('skolebog', ['photos', 'teaching']);
    expect(first).not.toMatch(unasked);
    expect(first).not.toContain('databehandler hedder');
    await tenant.does('registerVendor', tenant.caseworker(), {
      body: { id: 'foto', name: 'Firma foto', cvr: null, country: 'DK' },
    });
    expect(await drafts('foto', ['photos', 'teaching'])).not.toMatch(unasked);
    const [agreement] = (
      await tenant.does('getVendor', tenant.caseworker(), { params: { vendorId: 'skolebog' } })
    ).agreements;
    await tenant.does('signAgreement', tenant.caseworker(), {
      params: { vendorId: 'skolebog', agreementId: agreement.agreementId },
      body: { signedOn: '2026-01-01' },
    });
    const second = await drafts('foto', ['photos', 'teaching']);
    expect(second.match(new RegExp(unasked, 'g'))).toEqual([
      'navn på photos: De, der har sagt ja, er ikke spurgt om Firma foto. Lav',
    ]);
    expect(second).toContain(
      'Aftalens databehandler hedder foto, men leverandøren er registreret som Firma foto.',
    );
    expect(await drafts('skolebog', ['photos'])).not.toMatch(unasked);
    const { id: _id, ...wording } = PURPOSES[0] ?? { id: '' };
    await tenant.does('revisePurpose', tenant.caseworker(), {
      params: { purposeId: 'photos' },
      body: { ...wording, text: { da: 'Firma foto tager dem', en: 'Firma foto does' }, asksAgain: true },
    });
    expect(await drafts('foto', ['photos'])).not.toMatch(unasked);
  });

  it('that has errors is refused with each by its path, and kept as it was pasted', async () => {
    await purposes();
    const { perimeter: _left, ...terms } = termsFor('skolebog', ['photos']);
    const broken = { ...terms, instructions: [{ ...terms.instructions[0], subjects: ['<b>alle</b>'] }] };
    await visitor.get(path);
    const { status, text, html } = await visitor.submit({ terms: JSON.stringify(broken) });
    expect(status).toBe(422);
    expect(text).toContain('Vilkårene har 2 fejl');
    expect(text).toContain('instructions[0].subjects[0]');
    expect(text).toMatch(/perimeter is required/);
    expect(html).toContain('&lt;b&gt;alle&lt;/b&gt;');
    expect(html).not.toContain('<b>alle');
  });

  it('that is no JSON is told where', async () => {
    await purposes();
    await visitor.get(path);
    const { status, text } = await visitor.submit({ terms: '{\n  "title": x' });
    expect(status).toBe(422);
    expect(text).toContain('se linje 2, tegn 12');
    expect((await visitor.submit({ terms: '{"title":1,"title":2}' })).text).toContain(
      'Et felt står to gange',
    );
    expect((await visitor.submit({ terms: ' ' })).text).toContain('Indsæt aftalens vilkår');
    expect((await visitor.submit({ terms: 'null' })).text).toMatch(/Vilkårene har \d+ fejl/);
  });

  it('that names a purpose nobody has registered says which', async () => {
    await purposes();
    await visitor.get(path);
    const { text } = await visitor.submit({ terms: JSON.stringify(termsFor('skolebog', ['flying'])) });
    expect(text).toContain('Det drejer sig om: flying');
  });

  it.each(['jh-software', 'learnlab', 'lindhardt-og-ringhof'])('of %s is shown whole', async (name) => {
    const root = new URL('../../../data/', import.meta.url);
    const known = JSON.parse(readFileSync(new URL('purposes.json', root), 'utf8'));
    for (const body of known.purposes ?? known)
      await tenant.does('registerPurpose', tenant.caseworker(), { body });
    const { vendor, terms } = JSON.parse(readFileSync(new URL(`agreements/${name}.json`, root), 'utf8'));
    await tenant.does('registerVendor', tenant.caseworker(), { body: vendor });
    await visitor.get(`/desk/vendors/${vendor.id}/agreements/new`);
    await visitor.submit({ terms: JSON.stringify(terms, null, 2) });
    const { text, status } = await visitor.follow();
    expect(status).toBe(200);
    const words = (shown: string): string => shown.replaceAll(/\s+/g, ' ').trim();
    for (const { text: says, clause } of terms.instructions) {
      expect(text).toContain(words(says.da));
      expect(text).toContain(words(clause));
    }
    for (const { name: subProcessor } of terms.subProcessors) expect(text).toContain(words(subProcessor));
    for (const { name: annex } of terms.annexes) expect(text).toContain(words(annex));
    const { findings } = await tenant.does('listFindings', tenant.caseworker());
    const own = findings.filter(({ vendorId }: { vendorId?: string }) => vendorId === vendor.id);
    expect(own.length).toBeGreaterThan(0);
    for (const { text: says, mend } of own) {
      expect(text).toContain(words(says.da));
      expect(text).toContain(words(mend.da));
    }
  });
});

describe('purposes', () => {
  it('are shown with their ground and every text they have had', async () => {
    await tenant.contracts({ skolebog: ['photos'] });
    const { id: _id, ...wording } = PURPOSES[0] ?? { id: '' };
    await tenant.does('revisePurpose', tenant.caseworker(), {
      params: { purposeId: 'photos' },
      body: {
        ...wording,
        text: { da: 'den nye tekst', en: 'the new text' },
        usedIn: 'daycare',
        asksAgain: true,
      },
    });
    const { text: all } = await visitor.get('/desk/purposes');
    expect(all).toContain('Folkeskoleloven § 13');
    expect(all).toContain('Bruges i Dagtilbud');
    expect(all).toContain('Bruges i Skoler og dagtilbud');
    expect((await visitor.get('/desk/ledger/purpose/photos')).text).toContain('Bruges i dagtilbud');
    const { text } = await visitor.get('/desk/purposes/photos');
    expect(text).toContain('Én forældremyndighedsindehaver');
    expect(text.indexOf('den nye tekst')).toBeLessThan(text.indexOf('tekst om photos'));
    expect(text).toContain('Samtykker til ældre versioner gælder ikke mere');
    expect(text).toContain('Firma skolebog');
    expect(text.split('Bruges i: ').map((part) => part.slice(0, 9))).toEqual([
      expect.anything(),
      'Dagtilbud',
      'Skoler og',
    ]);
    expect((await visitor.get('/desk/purposes/nothing')).status).toBe(404);
  });
});
