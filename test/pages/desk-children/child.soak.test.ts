import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aCpr, GROUP } from '../../engines/people.ts';
import type { Tenant } from '../../engines/tenant.ts';
import { deliver } from '../../rights/workers.ts';
import type { Visitor } from '../visitor.ts';
import { aController, aFamily, asCaseworker, HEALTH, type Pupil, rowOf, says } from './school.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
let family: Pupil;
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
  // Papers may be older than today, and yet no older than the texts.
  tenant.clock.advanceDays(4);
  visitor = await asCaseworker(tenant);
});
afterAll(() => engines.stop());
beforeEach(async () => {
  family = await aFamily(tenant);
});

const TODAY = '2026-10-09';
const at = (path = '') => `/desk/children/${family.childId}${path}`;
const view = () => tenant.does('getChild', tenant.caseworker(), { params: { childId: family.childId } });

describe('a child', () => {
  it('is shown with her class, her guardians, her grounds and why, and what is open', async () => {
    const { childId, mother, father } = family;
    await says(tenant, mother, childId, 'given');
    await says(tenant, father, childId, 'refused', 'health');
    await tenant.does('establishBasis', tenant.caseworker(), {
      body: { purposeId: 'teaching', childIds: [childId], from: '2026-10-05' },
    });
    const requestId = await tenant.opens(tenant.guardian(mother), childId, { right: 'access' });
    const { html, text } = await visitor.get(at());
    expect(html).toContain('<h1>Asta Kvistgaard</h1>');
    expect(html).toContain(
      `href="/desk/classes/class?institution=${GROUP.institution}&amp;group=${GROUP.name}"`,
    );
    expect(rowOf(html, 'navn på photos')).toMatch(/Ja Samtykke .* Firma foto : må$/);
    expect(rowOf(html, 'navn på teaching')).toMatch(
      /Noteret siden 5. oktober 2026 Lov: Folkeskoleloven § 13 .* : må$/,
    );
    expect(rowOf(html, 'navn på health')).toMatch(/Nej .* må ikke. .+/);
    expect(rowOf(html, 'Ingeborg')).toContain('Fra fødslen Har den');
    expect(html).toContain(`href="/desk/requests/${requestId}"`);
    expect(text).toContain('Formål uden grundlag eller svar (1)');
    for (const path of ['/requests/new', '/custody', '/move', '/leave', '/history'])
      expect(html).toContain(`href="${at(path)}"`);
    expect(html).toContain(`href="/desk/ledger/child/${childId}"`);
  });

  it('has a past, as a picture and a table', async () => {
    await says(tenant, family.mother, family.childId, 'given');
    const { html, text } = await visitor.get(at('/history'));
    expect(html).toContain('<figure');
    expect(text).toContain('Ingeborg Kvistgaard');
  });

  it('who is erased has no name, and nothing is done about her any more', async () => {
    const requestId = await tenant.opens(tenant.caseworker(), family.childId, { right: 'erasure' });
    await deliver(tenant, 'erasure', requestId);
    const { html, text } = await visitor.get(at());
    expect(html).toContain('<h1>Barnet er slettet</h1>');
    expect(html).toContain(`href="/desk/requests/${requestId}"`);
    expect(html).not.toContain(`href="${at('/move')}"`);
    expect(text).not.toContain('Asta');
    expect((await visitor.get(at('/purposes/photos'))).html).not.toContain(
      '<form method="post" action="/desk',
    );
  });

  it('of nobody is no page', async () => {
    const nobody = '/desk/children/00000000-0000-4000-8000-000000000000';
    for (const path of [
      '',
      '/history',
      '/purposes/photos',
      '/custody',
      '/move',
      '/leave',
      '/conflicts/photos',
    ])
      expect((await visitor.get(`${nobody}${path}`)).status).toBe(404);
    expect((await visitor.get(at('/purposes/nothing'))).status).toBe(404);
  });
});

describe('a paper', () => {
  const paper = (fields: object = {}) => ({
    answer: 'given',
    person: family.mother,
    on: '2026-10-06',
    version: '1',
    ...fields,
  });
  const sends = async (fields: Readonly<Record<string, string>>, purposeId = 'photos') => {
    await visitor.get(at(`/purposes/${purposeId}`));
    return visitor.submit(fields);
  };

  it('counts from its date, and once', async () => {
    await visitor.get(at('/purposes/photos'));
    expect(visitor.last?.html).not.toMatch(/\schecked/);
    const form = visitor.filled(paper());
    const sent = [
      await visitor.post(at('/purposes/photos'), form),
      await visitor.post(at('/purposes/photos'), form),
    ];
    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill(at('/purposes/photos?done=paper')));
    const { text, html } = await visitor.follow();
    expect(text).toContain('Svaret er registreret');
    expect(rowOf(html, 'Ingeborg')).toBe('Ingeborg Kvistgaard Ja 6. oktober 2026');
    const given = (await tenant.events('child', family.childId)).filter(
      (type) => type === 'consent-answered',
    );
    expect(given).toHaveLength(1);
    expect(await tenant.mayUse('foto', 'photos', family.childId)).toBe('yes');
  });

  it('that takes a yes back leads to the request that follows it', async () => {
    await says(tenant, family.mother, family.childId, 'given');
    await sends({ answer: 'withdrawn', person: family.mother, on: TODAY });
    const { html } = await visitor.follow();
    expect(html).toMatch(/href="\/desk\/requests\/[\w-]{36}">Følg det/);
    expect(await tenant.mayUse('foto', 'photos', family.childId)).toBe('consent-withdrawn');
  });

  it.each([
    ['no answer', { answer: '' }, 'answer', 'Vælg, hvad der står på papiret'],
    ['nobody', { person: '' }, 'person', 'Vælg, hvem der har skrevet under'],
    ['no date', { on: '' }, 'on', 'Skriv datoen på papiret'],
    ['a date to come', { on: '2027-01-01' }, 'on', 'Datoen ligger i fremtiden'],
    ['a date before the text', { on: '2026-01-01' }, 'on', 'før teksten blev taget i brug'],
    ['a child who is too young', { person: 'the child' }, 'person', 'for ungt'],
    ['nothing to take back', { answer: 'withdrawn' }, 'answer', 'intet samtykke at trække tilbage'],
  ])('with %s is not registered, and says on the field why', async (_, fields, field, why) => {
    const { person, ...typed } = { ...paper(), ...fields };
    const { status, html, text } = await sends({
      ...typed,
      person: person === 'the child' ? family.childId : person,
    });
    expect(status).toBe(422);
    expect(html).toContain(`href="#field-${field}"`);
    expect(text).toContain(why);
    expect(html).toContain(`value="${typed.on}"`);
    expect(await tenant.events('child', family.childId)).toEqual(['child-enrolled']);
  });

  it('is looked at again when somebody answered meanwhile', async () => {
    await visitor.get(at('/purposes/photos'));
    const form = visitor.filled(paper());
    await says(tenant, family.father, family.childId, 'refused');
    const { status, html, text } = await visitor.post(at('/purposes/photos'), form);
    expect(status).toBe(409);
    expect(text).toContain('Siden er ændret');
    expect(rowOf(html, 'Mikkel')).toContain('Nej');
    expect(html).toContain('value="2026-10-06"');
  });

  it('says whose word is missing still', async () => {
    await sends(paper({ person: family.father }), 'health');
    const { html } = await visitor.follow();
    expect(rowOf(html, 'Ingeborg')).toBe('Ingeborg Kvistgaard Mangler');
  });

  it('is asked which text it answers once there are several', async () => {
    await visitor.get(at('/purposes/health'));
    expect(visitor.last?.html).not.toContain('<select');
    expect(visitor.filled({}).get('version')).toBe('1');

    const { name, rule } = HEALTH;
    const text = { da: 'ny tekst om health', en: 'new text on health' };
    const body = { name, rule, text, asksAgain: true };
    await tenant.does('revisePurpose', tenant.caseworker(), { params: { purposeId: 'health' }, body });

    const signed = paper({ on: TODAY });
    for (const [version, why] of [
      ['', 'Vælg versionen'],
      ['7', 'Teksten er ændret siden'],
    ]) {
      const { status, html, text } = await sends({ ...signed, version: version ?? '' }, 'health');
      expect(status).toBe(422);
      expect(html).toContain('href="#field-version"');
      expect(html).toContain('<select');
      expect(text).toContain(why);
    }
    await sends({ ...signed, version: '2' }, 'health');
    expect(rowOf((await visitor.follow()).html, 'Ingeborg')).toContain('Ja');
  });
});

describe('a basis of one child', () => {
  it('is established from a day, which may be made an earlier one until it is in force', async () => {
    await visitor.get(at('/purposes/teaching'));
    await visitor.submit({ from: '2027-08-10' });
    await visitor.follow();
    await visitor.submit({ from: '2026-10-06' });
    const { text, html } = await visitor.follow();
    expect(text).toContain('Grundlaget er noteret');
    expect(html).not.toContain('name="from"');
    expect(await tenant.mayUse('forlag', 'teaching', family.childId)).toBe('yes');
  });

  it('needs a date that exists, and a child who is there', async () => {
    await visitor.get(at('/purposes/teaching'));
    expect((await visitor.submit({ from: '2026-02-30' })).html).toContain('href="#field-from"');
    const early = await visitor.submit({ from: '2026-10-04' });
    expect(early.html).toContain('href="#field-from">Datoen ligger før teksten');
    await tenant.does('leaveChild', tenant.caseworker(), {
      params: { childId: family.childId },
      body: { on: TODAY },
    });
    const { status, text } = await visitor.submit({ from: '' });
    expect([status, text]).toEqual([422, expect.stringContaining('Grundlaget blev ikke noteret')]);
  });
});

describe('custody', () => {
  it('ends for one, and the page says who is left', async () => {
    await visitor.get(at('/custody'));
    await visitor.submit({ who: family.father, what: 'ends', from: '2026-09-01' });
    const { text, html } = await visitor.follow();
    expect(text).toContain('1 har forældremyndighed');
    expect(rowOf(html, 'Mikkel')).toContain('Fra fødslen til 1. september 2026 Har den ikke');
    await visitor.get(at('/custody'));
    await visitor.submit({ who: family.mother, what: 'ends', from: '2026-09-01' });
    expect((await visitor.follow()).text).toContain('Ingen har forældremyndighed');
  });

  it('begins for somebody new', async () => {
    const person = { cpr: aCpr('1980-05-05'), givenName: 'Yrsa', familyName: 'Dam' };
    await visitor.get(at('/custody'));
    await visitor.submit({ who: 'new', what: 'begins', from: '2026-09-01', ...person });
    const { html } = await visitor.follow();
    expect(rowOf(html, 'Yrsa')).toContain('Fra 1. september 2026 Har den');
    expect(html).not.toContain(person.cpr);
  });

  it.each([
    [{}, ['who', 'what']],
    [{ who: 'new', what: 'begins', cpr: '12', givenName: 'Yrsa' }, ['cpr', 'familyName', 'from']],
  ])('does not change by %j, which is kept', async (fields, wrong) => {
    await visitor.get(at('/custody'));
    const { status, html } = await visitor.submit(fields);
    expect(status).toBe(422);
    if ('givenName' in fields) expect(html).toContain('value="Yrsa"');
    for (const field of wrong) expect(html).toContain(`href="#field-${field}"`);
    expect(html).not.toContain('href="#field-givenName"');
    expect((await view()).guardians).toHaveLength(2);
  });
});

describe('a child who moves', () => {
  it('is in a class of the list, or in a new one', async () => {
    await visitor.get(at('/move'));
    await visitor.submit({ to: '', institution: '280123', group: '6 Ny' });
    expect((await visitor.follow()).text).toContain('Barnet er flyttet til 6 Ny');
    await visitor.get(at('/move'));
    expect(visitor.last?.html).not.toContain('value="280123/6 Ny"');
    await visitor.submit({ to: `${GROUP.institution}/${GROUP.name}` });
    expect((await view()).group).toEqual(GROUP);
  });

  it('stays where no class was chosen, or where a colleague moved her meanwhile', async () => {
    await visitor.get(at('/move'));
    const form = visitor.filled({ to: '', institution: '280123', group: '7A' });
    expect((await visitor.submit({ to: '' })).html).toContain('href="#field-to"');
    const group = { institution: '280123', name: '8A' };
    await tenant.does('moveChild', tenant.caseworker(), {
      params: { childId: family.childId },
      body: { group },
    });
    expect((await visitor.post(at('/move'), form)).status).toBe(409);
    expect((await view()).group).toEqual(group);
  });
});

describe('a child who leaves', () => {
  it('does so when the word was typed, and can come back', async () => {
    await visitor.get(at('/leave'));
    await visitor.submit({ on: TODAY, confirm: 'meld ud' });
    expect((await visitor.follow()).text).toContain('Barnet er meldt ud');
    expect(visitor.last?.text).toContain('Meldt ud pr. 9. oktober 2026');
    await visitor.get(at('/move'));
    expect(visitor.last?.html).toContain('<h1>Barnet er kommet tilbage</h1>');
    await visitor.submit({ to: '', institution: GROUP.institution, group: GROUP.name });
    expect((await view()).left).toBeUndefined();
  });

  it.each([
    [{ on: TODAY }, 'confirm'],
    [{ on: '', confirm: 'MELD UD' }, 'on'],
    [{ on: '2027-01-01', confirm: 'MELD UD' }, 'on'],
  ])('stays by %j', async (fields, wrong) => {
    await visitor.get(at('/leave'));
    const { status, html } = await visitor.submit(fields);
    expect(status).toBe(422);
    expect(html).toContain(`href="#field-${wrong}"`);
    expect((await view()).left).toBeUndefined();
  });
});
