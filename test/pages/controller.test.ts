import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDescription } from '../builders/controller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import type { Tenant } from '../engines/tenant.ts';
import { aController, aFamily, asChild, asGuardian } from './family/family.ts';
import { hostile, wouldRun } from './hostile.ts';
import { Visitor } from './visitor.ts';

const PATH = '/desk/controller';
const TYPED = {
  name: 'Eksempel Kommune',
  address: 'Torvet 1, 0000 Eksempel',
  email: 'post@example.dk',
  phone: '00 00 00 00',
  officerName: 'Databeskyttelse',
  officerEmail: 'dpo@example.dk',
  officerPhone: '+45 00000001',
  schools: '280789 Åskolen\r\n\r\n  280123   Engskolen  ',
  daycares: '280456 Solsikken',
};

const INSTITUTIONS = [
  { number: '280123', name: 'Engskolen', kind: 'school' },
  { number: '280456', name: 'Solsikken', kind: 'daycare' },
  { number: '280789', name: 'Åskolen', kind: 'school' },
] as const;

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

const describes = (over = {}): Promise<unknown> =>
  tenant.does('describeController', tenant.caseworker(), { body: aDescription(over) });
const lines = (from: number, n: number): string =>
  Array.from({ length: n }, (_, index) => `${from + index} Navn`).join('\n');
const described = async () => (await tenant.does('getController', tenant.caseworker())).description;
/** What a field of the page holds. */
const heldIn = (html: string, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];
const linesOf = (html: string, list = 'schools'): string | undefined =>
  new RegExp(`name="${list}"[^>]*>\n([^<]*)</textarea>`).exec(html)?.[1];

describe('the controller’s page', () => {
  it('says what families see while there is no description, and which institutions lack a name', async () => {
    await aFamily(tenant);
    const { text, html } = await visitor.get(PATH);

    expect(text).toContain('Den dataansvarlige er ikke beskrevet endnu');
    expect(text).toContain(`Familierne ser kun CVR-nummer ${tenant.controller}.`);
    expect(text).toContain('Børn er indmeldt på 280123, men de har intet navn her.');
    expect(text).toContain('aldrig en persons navn');
    expect(heldIn(html, 'name')).toBe('');
    expect(html).not.toContain('/desk/ledger/controller');
  });

  it('is filled in, saved and there to change, sent twice or not', async () => {
    await aFamily(tenant);
    await visitor.get(PATH);
    const fields = visitor.filled(TYPED);
    await visitor.post(PATH, fields);
    expect((await visitor.post(PATH, fields)).location).toContain(`${PATH}?done=saved`);
    const { text, html } = await visitor.follow();

    expect(text).toContain('Beskrivelsen er gemt');
    expect(text).not.toContain('intet navn');
    expect(await described()).toEqual(aDescription({ institutions: INSTITUTIONS }));
    expect(await tenant.events('controller', tenant.controller)).toEqual(['controller-described']);
    for (const [name, value] of Object.entries(TYPED).filter(
      ([one]) => !one.endsWith('s') || one === 'address',
    ))
      expect(heldIn(html, name)).toBe(value);
    expect(linesOf(html)).toBe('280123 Engskolen\n280789 Åskolen');
    expect(linesOf(html, 'daycares')).toBe('280456 Solsikken');
    expect(text).toContain('Skoler 2 Engskolen (280123) Åskolen (280789) Dagtilbud 1 Solsikken (280456)');
  });

  it('leaves out what is not said', async () => {
    await describes();
    await visitor.get(PATH);
    await visitor.submit({
      ...TYPED,
      address: '',
      officerName: ' ',
      officerPhone: '',
      schools: '',
      daycares: ' ',
    });

    const dpo = { email: TYPED.officerEmail };
    const { address: _address, ...rest } = aDescription({ dpo, institutions: [] });
    expect(await described()).toEqual(rest);
  });

  it('is filled in without an officer where there is none, and families are told so', async () => {
    await describes();
    await visitor.get(PATH);
    await visitor.submit({ ...TYPED, officerName: '', officerEmail: ' ', officerPhone: '' });

    expect(await described()).not.toHaveProperty('dpo');
    const { text, html } = await visitor.follow();
    expect(text).toContain('Der er ingen databeskyttelsesrådgiver');
    expect(heldIn(html, 'officerEmail')).toBe('');
    const { mother } = await aFamily(tenant);
    const help = await (await asGuardian(tenant, mother)).get('/sign-in/help');
    expect(help.text).toContain('Der er ingen databeskyttelsesrådgiver');
    expect(help.text).not.toContain('hjælper dig fortroligt');
  });

  it('that is filled in wrong says each field and line, and keeps what was typed', async () => {
    await visitor.get(PATH);
    const schools =
      '280123 Engskolen\n28012 Skoven\n\n280456\n280789 Åskolen\n280123 Igen\n2801 Bakken\n280790 Nr. 151120-9018';
    const daycares = '\n280457';
    const wrong = { name: '', email: 'post', phone: '12', officerEmail: '', schools, daycares };
    const { status, text, html } = await visitor.submit({ ...TYPED, ...wrong });

    expect(status).toBe(422);
    for (const field of ['name', 'email', 'phone', 'officerEmail', 'schools', 'daycares'])
      expect(html).toContain(`<a href="#field-${field}">`);
    for (const says of [
      'Skoler, linje 8: Navnet må ikke indeholde et CPR-nummer. Skoler, linje 6: Nummeret står der i forvejen.',
      'Skoler, linje 2, 7: Skriv et nummer på seks cifre',
      'Skoler, linje 4: Skriv navnet efter nummeret',
      'Dagtilbud, linje 2: Skriv navnet efter nummeret',
    ])
      expect(text).toContain(says);
    expect(text).not.toContain('Indholdet har fejl');
    expect(linesOf(html)).toBe(schools);
    expect(linesOf(html, 'daycares')).toBe(daycares);
    expect(heldIn(html, 'phone')).toBe('12');
    expect(await described()).toBeUndefined();
  });

  it.each([
    ['Skoler, linje 2: Nummeret står', 'g12345 Engen\nG12345 Engen igen', ''],
    ['Dagtilbud, linje 3: Nummeret står', '280123 Engskolen', '280456 Solsikken\n\n280123 Engskolen'],
    ['Der kan højst være 500 skoler og dagtilbud i alt', lines(100_000, 300), lines(200_000, 201)],
  ])('takes an institution once, and so many: %s', async (says, schools, daycares) => {
    await visitor.get(PATH);
    const { status, text } = await visitor.submit({ ...TYPED, schools, daycares });

    expect(status).toBe(422);
    expect(text).toContain(says);
    expect(await described()).toBeUndefined();
  });

  it('shows how it stands now where someone else was faster', async () => {
    await visitor.get(PATH);
    await describes({ name: 'Anden Kommune' });
    const { status, text, html } = await visitor.submit(TYPED);

    expect(status).toBe(409);
    expect(text).toContain('En anden var hurtigere');
    expect(text).toContain('Anden Kommune, CVR-nummer');
    expect(heldIn(html, 'name')).toBe('Eksempel Kommune');
    expect((await described()).name).toBe('Anden Kommune');
    await visitor.submit(TYPED);
    expect((await described()).name).toBe('Eksempel Kommune');
  });

  it('is nobody’s to see or change but the staff’s', async () => {
    const { mother } = await aFamily(tenant);
    const guardian = await asGuardian(tenant, mother);

    expect((await guardian.get(PATH)).status).toBe(403);
    expect((await guardian.post(PATH, TYPED)).status).toBe(403);
    expect(await described()).toBeUndefined();
  });

  it('is the data protection officer’s to see, and not to change', async () => {
    await describes();
    const officer = await new Visitor(tenant).signIn({ ...tenant.caseworker(), role: 'officer' });
    const { status, text, html } = await officer.get(PATH);

    expect(status).toBe(200);
    expect(text).toContain('Enhed Databeskyttelse');
    expect(text).toContain('Skoler 1 Engskolen (280123) Dagtilbud 1 Solsikken (280456)');
    expect(html).not.toContain('name="officerEmail"');
  });
});

describe('a family', () => {
  const purposes = (childId: string): string => `/family/children/${childId}/purposes/health`;

  it('reads who asks, with its name and how it is reached, where it is asked and on its receipt', async () => {
    const { childId, mother } = await aFamily(tenant);
    const guardian = await asGuardian(tenant, mother);
    expect((await guardian.get(purposes(childId))).text).toContain(
      `Kommunen eller institutionen med CVR-nummer ${tenant.controller}. Den er dataansvarlig`,
    );
    await describes();
    const says = `Eksempel Kommune, CVR-nummer ${tenant.controller} . Den er dataansvarlig`.replace(
      ' .',
      '.',
    );

    const asked = await guardian.get(purposes(childId));
    expect(asked.text).toContain(says);
    expect(asked.html).toContain('<a href="mailto:post@example.dk">');
    expect(asked.html).toContain('href="tel:00000000"');
    await guardian.submit({ answer: 'given' });
    expect((await guardian.follow()).text).toContain(says);
  });

  it('is told whom to ask before how to complain, once it is known whose it is', async () => {
    const { childId, mother } = await aFamily(tenant, '2010-03-14');
    await describes();
    for (const one of [await asGuardian(tenant, mother), await asChild(tenant, childId)]) {
      const { text, html } = await one.get('/sign-in/help');
      expect(text).toContain('Dataansvarlig Eksempel Kommune, CVR-nummer');
      expect(html).toContain('<a href="mailto:dpo@example.dk">');
      expect(text.indexOf('dpo@example.dk')).toBeLessThan(text.indexOf('Datatilsynet'));
      expect(text).not.toContain('Du finder kontakten på');
    }
    const { text } = await new Visitor(tenant).get('/sign-in/help');
    expect(text).toContain('Du finder kontakten på kommunens eller');
    expect(text).not.toContain('example.dk');
  });
});

it('script in a description is text on every page that shows it', async () => {
  const { childId, mother } = await aFamily(tenant);
  const words = hostile('Navn');
  const typed = {
    name: words,
    address: words,
    officerName: words,
    schools: `280123 ${words}`,
    daycares: `280457 ${words}`,
  };
  await visitor.get(PATH);
  expect((await visitor.submit({ ...TYPED, ...typed })).status).toBe(303);
  const guardian = await asGuardian(tenant, mother);
  const pages = [
    await visitor.get(PATH),
    await visitor.submit({ ...TYPED, ...typed, email: '"><script>alert(1)</script>' }),
    await visitor.get('/desk/classes'),
    await visitor.get(`/desk/children/${childId}`),
    await visitor.get(`/desk/ledger/controller/${tenant.controller}`),
    await guardian.get('/family/children'),
    await guardian.get(`/family/children/${childId}/purposes/health`),
    await guardian.get('/sign-in/help'),
  ];

  for (const { html } of pages) {
    expect(html).toContain('&lt;script&gt;alert');
    expect(wouldRun(html)).toBe(false);
  }
});
