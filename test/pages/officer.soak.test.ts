import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DESK } from '../../lambdas/pages/desk/pages.ts';
import { HIDDEN } from '../../lambdas/pages/web/hidden.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { formsAt, tokenOf, visits, watchWrites } from './asking.ts';
import { filledIn } from './forms.ts';
import { aHostileController, type Hostile, SECRET } from './hostile.ts';
import { patternsOf } from './paths.ts';
import { Visitor } from './visitor.ts';

/** What is looked for by a form, so that it stands in no address. */
const LOOKUPS = ['/desk/search', '/desk/ledger'];

let engines: Engines;
let here: Hostile;
let officer: Visitor;
let caseworker: Visitor;
let expectNothingWritten: ReturnType<typeof watchWrites>;
beforeAll(async () => {
  engines = await startEngines();
  here = await aHostileController(engines);
  const { tenant } = here;
  officer = await new Visitor(tenant).signIn({ ...tenant.caseworker(), id: 'officer', role: 'officer' });
  caseworker = await new Visitor(tenant).signIn(tenant.caseworker());
  expectNothingWritten = watchWrites(engines.dynamo);
}, 60_000);
afterAll(() => engines.stop());

const values = (pattern: string) => here.desk(pattern);

/** Pages with a form on them that have more to see. */
const SHOW_TOO = [
  ...LOOKUPS,
  '/desk/mend',
  '/desk/controller',
  '/desk/requests/{requestId}',
  '/desk/requests/{requestId}/decide',
  '/desk/requests/{requestId}/tasks/{taskId}',
  '/desk/children/{childId}/purposes/{purposeId}',
];
/** Where there is nothing but a form to fill in, or a package to take away. */
const NOT_HERS = [
  ...patternsOf(DESK, 'POST').map((pattern) => pattern.slice('POST '.length)),
  '/desk/requests/{requestId}/package',
].filter((path) => !SHOW_TOO.includes(path));
const leadsTo = (path: string) => new RegExp(`href="${path.replaceAll(/\{\w+\}/g, '[^"/]+')}[?"]`);

/** GDPR art. 38(2), (3) and (6): she has access to all that is processed, and no hand in it. */
describe('the data protection officer', () => {
  it('begins with what she oversees', async () => {
    expect((await officer.get('/')).location).toBe('/desk/oversight');
  });

  it('sees every page of the desk that a case worker sees, and fetches no package: that would hand it over', async () => {
    const statuses = async (visitor: Visitor) => {
      const seen: Record<string, number> = {};
      for (const { paths } of visits(DESK, 'GET', values))
        for (const path of paths) seen[path] = (await visitor.get(path)).status;
      return seen;
    };
    const hers = await statuses(officer);
    const theirs = await statuses(caseworker);
    const packages = Object.keys(theirs).filter((path) => path.endsWith('/package'));
    expect(packages.length).toBeGreaterThan(0);
    expect(hers).toEqual({ ...theirs, ...Object.fromEntries(packages.map((path) => [path, 403])) });
    expect(Object.values(hers).filter((status) => status === 200).length).toBeGreaterThan(40);
  });

  it('finds a child and a ledger', async () => {
    await officer.get('/desk/search');
    expect((await officer.submit({ who: SECRET })).html).toContain(SECRET);
    await officer.get('/desk/ledger');
    const [id = ''] = values('GET /desk/children/{childId}').childId ?? [];
    expect((await officer.submit({ kind: 'child', id })).location).toBe(`/desk/ledger/child/${id}`);
  });

  it('is shown no form that changes anything', async () => {
    const forms: string[] = [];
    for (const { paths } of visits(DESK, 'GET', values))
      for (const path of paths) forms.push(...(await formsAt(officer, path)).map(({ action }) => action));
    expect([...new Set(forms)].sort()).toEqual([...LOOKUPS].sort());
  });

  it('is led to nothing that is a case worker’s to do, who is', async () => {
    const led = async (visitor: Visitor) => {
      const found = new Set<string>();
      for (const { pattern, paths } of visits(DESK, 'GET', values)) {
        if (NOT_HERS.includes(pattern.slice('GET '.length))) continue;
        for (const path of paths) {
          const { html } = await visitor.get(path);
          for (const one of NOT_HERS) if (leadsTo(one).test(html)) found.add(one);
        }
      }
      return [...found];
    };
    expect(await led(officer)).toEqual([]);
    expect((await led(caseworker)).length).toBeGreaterThan(12);
  });

  it('reads what a question is about where she does not answer it, and whose it is to answer', async () => {
    let laidOpen = 0;
    for (const path of visits(DESK, 'GET', values).flatMap(({ paths }) => paths)) {
      if (!path.endsWith('/decide')) continue;
      const hers = await officer.get(path);
      if (hers.status !== 200) continue;
      const theirs = await caseworker.get(path);
      expect(hers.text).toContain('Det er en sagsbehandlers opgave.');
      expect(hers.html.includes('class="fold-body"')).toBe(theirs.html.includes('class="fold-body"'));
      expect(hers.html).not.toContain('<select');
      if (hers.html.includes('class="fold-body"')) laidOpen += 1;
    }
    expect(laidOpen).toBeGreaterThan(0);
  });

  it('changes nothing by the forms of a case worker', async () => {
    const token = await tokenOf(officer, '/desk/work');
    let sent = 0;
    await expectNothingWritten(async () => {
      for (const { paths } of visits(DESK, 'POST', values))
        for (const form of await formsAt(caseworker, paths[0] ?? '')) {
          if (LOOKUPS.includes(form.action)) continue;
          const typed = filledIn(form, { text: 'Skrevet', date: '2026-10-05', choice: 0 });
          typed.set(HIDDEN.token, token);
          const { status } = await officer.post(form.action, typed);
          expect({ to: form.action, fails: status >= 500 }).toEqual({ to: form.action, fails: false });
          sent += 1;
        }
    });
    expect(sent).toBeGreaterThan(15);
  });
});
