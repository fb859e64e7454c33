import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { rowsOf } from '../../../lambdas/pages/desk/classes/enrol-rows.ts';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aCpr, GROUP } from '../../engines/people.ts';
import { Tenant } from '../../engines/tenant.ts';
import type { Visitor } from '../visitor.ts';
import { asCaseworker } from './school.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  visitor = await asCaseworker(tenant);
});
afterAll(() => engines.stop());

/** A class of its own for each test. */
let group = '';
beforeEach(() => {
  group = `${randomInt(1000)}${randomUUID().slice(0, 4)}`;
});
const children = async () => {
  const { institution } = GROUP;
  const reply = await tenant.call('getGroup', tenant.caseworker(), { query: { institution, group } });
  return reply.status === 200
    ? reply.body.children.map(({ givenName }: { givenName: string }) => givenName)
    : [];
};

describe('enrolling one child', () => {
  const path = '/desk/classes/enrol';
  const asta = () => ({
    institution: GROUP.institution,
    group,
    cpr: aCpr('2016-03-14'),
    givenName: 'Asta',
    familyName: 'Holm',
    uniLogin: 'ASTA12ab',
    'first.cpr': aCpr('1985-01-02'),
    'first.givenName': 'Anna',
    'first.familyName': 'Holm',
  });

  it('needs one guardian, and the class stays for the next child', async () => {
    await visitor.get(path);
    await visitor.submit(asta());
    const { text, html } = await visitor.follow();
    expect(text).toContain('Barnet er indmeldt');
    expect(text).toContain('1 er nye.');
    expect(html).toContain(
      `name="institution" aria-describedby="field-institution-hint" aria-required="true" value="${GROUP.institution}"`,
    );
    expect(html).not.toContain('Asta');
    expect(await children()).toEqual(['Asta']);
  });

  it('names another guardian and from when she has custody', async () => {
    await visitor.get(`${path}?institution=${GROUP.institution}&group=${group}`);
    const second = { 'second.cpr': aCpr('1986-01-02'), 'second.givenName': 'Bo', 'second.familyName': 'Dam' };
    const child = asta();
    await visitor.submit({ ...child, ...second, 'second.custodyFrom': '2020-01-01' });
    const [found] = (await tenant.does('searchPeople', tenant.caseworker(), { body: { cpr: child.cpr } }))
      .people;
    const { guardians } = await tenant.does('getChild', tenant.caseworker(), {
      params: { childId: found.personId },
    });
    expect(guardians.map(({ from }: { from?: string }) => from).toSorted()).toEqual([
      '2020-01-01',
      undefined,
    ]);
  });

  it('says on each field what is wrong, and keeps what was typed', async () => {
    await visitor.get(path);
    const { status, html, text } = await visitor.submit({
      institution: '12',
      group: '',
      cpr: '123',
      givenName: 'Asta',
      'second.givenName': 'Bo',
    });
    expect(status).toBe(422);
    const fields =
      'institution group cpr familyName first.cpr first.givenName first.familyName second.cpr second.familyName';
    for (const field of fields.split(' ')) expect(html).toContain(`href="#field-${field}"`);
    expect(html).not.toContain('href="#field-second.givenName"');
    expect(text).toContain('Den anden med forældremyndighed: CPR-nummeret mangler eller er forkert');
    expect(html).toContain('value="Asta"');
  });

  it('sees that one number stands twice', async () => {
    await visitor.get(path);
    const child = asta();
    const { text } = await visitor.submit({ ...child, 'first.cpr': child.cpr });
    expect(text).toContain('Det samme CPR-nummer står to gange');
  });
});

describe('enrolling a list', () => {
  const path = '/desk/classes/enrol/list';
  const line = (name: string, cpr = aCpr('2016-03-14')) =>
    [cpr, name, 'Holm', '', aCpr('1985-01-02'), 'Anna', 'Holm'].join(';');
  const sends = async (list: string, name = group) => {
    await visitor.get(path);
    return visitor.submit({ institution: GROUP.institution, group: name, list });
  };

  it('takes what a spreadsheet copies and saves, headings and all', async () => {
    const list = `CPR;Fornavn;Efternavn\r\n${line('Asta')};;;\r\n\r\n${line('"Bo ""Bobo"""').replaceAll(';', '\t')}\n`;
    await sends(list);
    const { text } = await visitor.follow();
    expect(text).toContain('Børnene er indmeldt');
    expect(text).toContain('2 er nye.');
    expect(await children()).toEqual(['Asta', 'Bo "Bobo"']);
  });

  it('counts once when it is sent twice', async () => {
    await visitor.get(path);
    const form = visitor.filled({ institution: GROUP.institution, group, list: line('Asta') });
    const sent = [await visitor.post(path, form), await visitor.post(path, form)];
    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill(expect.stringContaining('now=1&')));
  });

  it('enrols nobody when a line is wrong, and says which and why, without the number once more', async () => {
    const cpr = aCpr('2016-03-15');
    const list = [
      'CPR;Fornavn',
      line('Asta', cpr),
      '',
      line('Bo', '310216-1234'),
      line('Carla', cpr),
      ';;',
    ].join('\n');
    const { status, html, text } = await sends(list);
    expect(status).toBe(422);
    expect(html).toContain('href="#field-line-4"');
    expect(html).toContain('id="field-line-4"');
    expect(text).toContain('Linje 4, Bo Holm');
    expect(text).toContain('Linje 4: CPR-nummeret mangler, er forkert');
    expect(html.match(/310216-1234/g)).toHaveLength(1);
    expect(html).toContain('Carla;Holm');
    expect(await children()).toEqual([]);
    const twice = await sends([line('Asta', cpr), line('Carla', cpr)].join('\n'));
    expect(twice.html).toContain('href="#field-line-2"');
  });

  it('is refused when it is empty, too long or too wide, and nothing typed is lost', async () => {
    expect((await sends(' \n;;\n')).text).toContain('Skriv mindst én linje');
    const long = await sends(Array.from({ length: 41 }, (_, n) => line(`Barn ${n}`)).join('\n'));
    expect(long.text).toContain('Der er 41 børn på listen');
    expect(long.html).toContain('Barn 40;Holm');
    const wide = await sends(`${line('Asta')};;;;for meget`);
    expect([wide.status, wide.text]).toEqual([
      422,
      expect.stringContaining('Linje 1: Der er flere felter end ti'),
    ]);
  });

  it('tells of children who are known otherwise', async () => {
    const asta = line('Asta');
    await sends(asta);
    await sends(`${asta}\n${line('Bo')}`, '6A');
    const { text } = await visitor.follow();
    expect(text).toContain('1 er nye. 1 var indmeldt i forvejen.');
    expect(text).toContain(`Asta Holm : står i en anden klasse: ${group}, institution ${GROUP.institution}`);
  });
});

describe('the rows of a list', () => {
  it.each([
    ['a;b', [{ line: 1, cells: ['a', 'b'] }]],
    ['\uFEFFcpr nr.;x\na\tb;c', [{ line: 2, cells: ['a', 'b;c'] }]],
    [
      'a, "b"\r\n;\r"c;',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['"c'] },
      ],
    ],
    [
      'a\ncpr',
      [
        { line: 1, cells: ['a'] },
        { line: 2, cells: ['cpr'] },
      ],
    ],
    ['', []],
  ])('of %j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });
});
