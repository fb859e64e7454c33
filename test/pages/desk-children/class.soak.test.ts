import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDescription } from '../../builders/controller.ts';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { GROUP } from '../../engines/people.ts';
import { purpose } from '../../engines/register.ts';
import type { Tenant } from '../../engines/tenant.ts';
import type { Visitor } from '../visitor.ts';
import { aClass, aController, asCaseworker, type Pupil, rowOf, says } from './school.ts';

const ONE_CONSENTS = { kind: 'consent', custody: 'one', childDecidesFrom: null, special: false } as const;
const BY_LAW = { kind: 'statute', article: '6(1)(e)', provision: 'Dagtilbudsloven § 8' } as const;

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
  visitor = await asCaseworker(tenant);
});
afterAll(() => engines.stop());

/** A class of its own for each test. */
let name = '';
let pupils: readonly Pupil[];
beforeEach(async () => {
  name = `${randomInt(1000)}${randomUUID().slice(0, 4)}`;
  pupils = await aClass(tenant, ['Asta', 'Bo', 'Carla'], name);
});

const query = (path: string, more = '') =>
  `/desk/classes/${path}?institution=${GROUP.institution}&group=${name}${more}`;
const page = (path = 'class', more = '') => visitor.get(query(path, more));
const pupil = (index: number): Pupil => {
  const found = pupils[index];
  if (!found) throw new Error('there is no such pupil');
  return found;
};
const bulks = async () => (await tenant.does('listBulks', tenant.caseworker())).bulks;

describe('the classes', () => {
  it('are listed with how many children are in them', async () => {
    const { text, html } = await visitor.get('/desk/classes');
    expect(text).toContain(`Institution ${GROUP.institution}`);
    expect(text).toContain(`${name} 3 børn`);
    expect(html).toContain(`href="/desk/classes/class?institution=${GROUP.institution}&amp;group=${name}"`);
  });

  it('that nobody is in are no page', async () => {
    for (const query of ['institution=280123&group=9Z', 'group=5B', ''])
      expect(await visitor.get(`/desk/classes/class?${query}`)).toMatchObject({ status: 404 });
    expect(visitor.last?.text).toContain('Klassen er tom');
  });
});

describe('a class', () => {
  it('shows in words who has which ground, who misses what, and how many have it', async () => {
    const [asta, bo, carla] = [pupil(0), pupil(1), pupil(2)];
    const body = { purposeId: 'teaching', childIds: [asta.childId, bo.childId] };
    await tenant.does('establishBasis', tenant.caseworker(), { body });
    await says(tenant, asta.mother, asta.childId, 'given');
    await says(tenant, bo.mother, bo.childId, 'given');
    await says(tenant, bo.father, bo.childId, 'refused');
    await says(tenant, carla.mother, carla.childId, 'given', 'health');
    await tenant.opens(tenant.guardian(asta.mother), asta.childId, {
      right: 'objection',
      purposes: ['teaching'],
      reason: 'Hun er utryg.',
    });
    const { html, text } = await page();
    expect(rowOf(html, 'navn på teaching')).toMatch(/Lov 1 af 3 1 1 Firma forlag Notér/);
    expect(rowOf(html, 'navn på photos')).toMatch(/Samtykke 1 af 3 1 1 Firma foto Se dem, der mangler/);
    const matrix = html.slice(html.indexOf('id="children"'));
    expect(rowOf(matrix, 'Asta')).toBe('Asta Kvistgaard Mangler svar Ja På pause');
    expect(rowOf(matrix, 'Bo')).toBe('Bo Kvistgaard Mangler svar Uenige Noteret');
    expect(rowOf(matrix, 'Carla')).toBe('Carla Kvistgaard Mangler én Mangler svar Mangler');
    expect(matrix).toContain(`href="/desk/children/${asta.childId}"`);
    expect(text).toContain('Formål, ingen i klassen har grundlag for (1)');
  });

  it('misses nothing that its institution does not use, and says whose it is all the same', async () => {
    const other = await aController(engines);
    const caseworker = other.caseworker();
    for (const id of ['naps', 'outings'])
      await other.does('registerPurpose', caseworker, {
        body: { ...purpose(id, ONE_CONSENTS), usedIn: 'daycare' },
      });
    const byLaw = { ...purpose('plans', BY_LAW), usedIn: 'daycare' };
    await other.does('registerPurpose', caseworker, { body: byLaw });
    await other.does('describeController', caseworker, { body: aDescription() });
    const [dina] = await aClass(other, ['Dina', 'Eli'], '1A');
    await says(other, dina?.mother ?? '', dina?.childId ?? '', 'refused', 'naps');
    const there = await asCaseworker(other);
    const at = (path: string) => there.get(`/desk/classes/${path}?institution=${GROUP.institution}&group=1A`);
    const { html, text } = await at('class');
    expect(rowOf(html, 'navn på naps')).toMatch(/Samtykke 0 af 1 0 1 Ingen Intet/);
    expect(text).not.toContain('navn på outings');
    const matrix = html.slice(html.indexOf('id="children"'));
    expect(rowOf(matrix, 'Dina')).toBe('Dina Kvistgaard Nej');
    expect(rowOf(matrix, 'Eli')).toBe('Eli Kvistgaard Bruges ikke her');
    expect((await at('missing')).text).not.toContain('navn på naps');
    expect((await at('basis')).text).not.toContain('navn på plans');
    expect((await at('basis')).text).toContain('navn på teaching');
  });

  it('leads to the vendor where there is a ground and no vendor may', async () => {
    const other = await aController(engines);
    const caseworker = other.caseworker();
    const [dina] = await aClass(other, ['Dina'], '1A');
    await other.does('establishBasis', caseworker, {
      body: { purposeId: 'teaching', childIds: [dina?.childId] },
    });
    const params = { vendorId: 'forlag' };
    const { agreements } = await other.does('getVendor', caseworker, { params });
    await other.does('terminateAgreement', caseworker, {
      params: { ...params, agreementId: agreements[0].agreementId },
      body: { endsOn: '2026-10-05' },
    });
    const there = await asCaseworker(other);
    const { html } = await there.get(`/desk/classes/class?institution=${GROUP.institution}&group=1A`);
    expect(rowOf(html, 'navn på teaching')).toMatch(/1 af 1 0 0 Firma forlag Se, hvad der stopper/);
    expect(html).toContain('href="/desk/vendors/forlag">Se, hvad der stopper');
  });

  it('is given a basis: all of it, and it tells how many it came to', async () => {
    await page('basis', '&purpose=teaching');
    expect(visitor.last?.html).toMatch(/value="teaching" checked/);
    expect(visitor.last?.text).toContain('Folkeskoleloven § 13. 0 af 3 har det.');
    await tenant.does('establishBasis', tenant.caseworker(), {
      body: { purposeId: 'teaching', childIds: [pupil(0).childId] },
    });
    const { text: afterwards } = await page('basis');
    expect(afterwards).toMatch(/teaching Folkeskoleloven § 13\. 1 af 3 har det.*attendance/);
    const form = { purpose: 'teaching', whom: 'all', from: '2026-10-05' };
    const { text: first } = await visitor.submit(form, '/desk/classes/basis');
    expect(first).toContain(
      'navn på teaching noteres for 3 børn fra 5. oktober 2026 efter Folkeskoleloven § 13 . Det kan ikke tages tilbage.',
    );
    expect(await tenant.mayUse('forlag', 'teaching', pupil(2).childId)).not.toBe('yes');
    await visitor.submit({ step: 'edit' }, '/desk/classes/basis');
    expect(visitor.last?.html).toContain('value="2026-10-05"');
    await visitor.submit(form, '/desk/classes/basis');
    await visitor.submit({ step: 'note' }, '/desk/classes/basis');
    const { text, html } = await visitor.follow();
    expect(text).toContain('Grundlaget er noteret: navn på teaching');
    expect(text).toContain('2 fik det nu. 1 havde det i forvejen. 0 blev sprunget over.');
    expect(html).toContain('data-saved');
    expect(await tenant.mayUse('forlag', 'teaching', pupil(2).childId)).toBe('yes');
  });

  it('is given a basis for some of it, once', async () => {
    await page('basis');
    const { text } = await visitor.submit(
      { purpose: 'teaching', whom: 'some', children: [pupil(0).childId, pupil(1).childId] },
      '/desk/classes/basis',
    );
    expect(text).toContain('noteres for 2 børn fra 5. oktober 2026');
    const form = visitor.filled({ step: 'note' }, '/desk/classes/basis');
    expect(form.get('from')).toBe('2026-10-05');
    const sent = [
      await visitor.post('/desk/classes/basis', form),
      await visitor.post('/desk/classes/basis', form),
    ];
    expect(sent.map(({ location }) => location)).toEqual(
      Array(2).fill(expect.stringContaining('n=2&before=0&left=0')),
    );
    expect(await tenant.mayUse('forlag', 'teaching', pupil(2).childId)).not.toBe('yes');
  });

  it.each([
    [{}, ['purpose', 'whom']],
    [{ purpose: 'teaching', whom: 'some' }, ['children']],
    [{ purpose: 'teaching', whom: 'all', from: '2026-02-30' }, ['from']],
    [{ purpose: 'teaching', whom: 'all', from: '2026-10-04', step: 'note' }, ['from']],
    [{ purpose: 'photos', whom: 'all' }, ['purpose']],
  ])('is given no basis by %j, which is kept', async (fields, wrong) => {
    await page('basis');
    const { status, html } = await visitor.submit(fields, '/desk/classes/basis');
    expect(status).toBe(422);
    for (const field of wrong) expect(html).toContain(`href="#field-${field}"`);
    if ('from' in fields) expect(html).toContain(`value="${fields.from}"`);
    expect(await tenant.mayUse('forlag', 'teaching', pupil(0).childId)).not.toBe('yes');
  });

  it('lists who has not answered, to print; a no is an answer', async () => {
    await says(tenant, pupil(0).mother, pupil(0).childId, 'given');
    await says(tenant, pupil(1).mother, pupil(1).childId, 'refused');
    const { text, html } = await page('missing');
    expect(text).toContain('navn på photos 1 af 3 mangler');
    expect(text).toContain('Carla Kvistgaard Mangler svar Ingeborg Kvistgaard, Mikkel Kvistgaard');
    expect(text).not.toContain('Bo Kvistgaard');
    expect(text).not.toContain('navn på health');
    expect(html).toContain('data-print');
    await says(tenant, pupil(2).mother, pupil(2).childId, 'given', 'health');
    const { text: health, html: rows } = await page('missing', '&purpose=health');
    expect(health).toContain('navn på health 3 af 3 mangler');
    expect(rowOf(rows, 'Carla')).toBe('Carla Kvistgaard Mangler én Mikkel Kvistgaard');
  });
});

describe('a class that leaves', () => {
  const leaves = (fields: Record<string, string>) => visitor.submit(fields, '/desk/classes/leave');

  it('does so when its name was typed, and the vendors are told', async () => {
    const { text, html } = await page('leave');
    expect(text).toContain('Det gælder 3 børn.');
    expect(html).toContain(`data-confirm-word="${name}"`);
    await leaves({ on: '2026-10-05', confirm: name.toUpperCase() });
    const done = await visitor.follow();
    expect(done.text).toContain('Udmeldingen er sat i gang');
    expect(done.html).toMatch(/href="\/desk\/bulks\/[\w-]{36}"/);
  });

  it.each([
    [{ on: '2026-10-05' }, 'confirm'],
    [{ on: '2026-10-05', confirm: '5C' }, 'confirm'],
    [{ on: '' }, 'on'],
  ])('stays by %j', async (fields, wrong) => {
    await page('leave');
    const before = await bulks();
    const { status, html } = await leaves({ ...fields, ...(wrong === 'on' && { confirm: name }) });
    expect(status).toBe(422);
    expect(html).toContain(`href="#field-${wrong}"`);
    expect(await bulks()).toEqual(before);
  });

  it('stays when a child came meanwhile', async () => {
    await page('leave');
    await aClass(tenant, ['Dina'], name);
    const { status, text } = await leaves({ on: '2026-10-05', confirm: name });
    expect(status).toBe(409);
    expect(text).toContain('Det gælder 4 børn.');
  });

  it('may be everybody at the institution', async () => {
    await visitor.get(`/desk/classes/leave?institution=${GROUP.institution}`);
    await leaves({ on: '2026-10-05', confirm: GROUP.institution });
    const causes = (await bulks()).map(({ cause }: { cause: unknown }) => cause);
    expect(causes).toContainEqual({ kind: 'child-left', institution: GROUP.institution });
  });
});
