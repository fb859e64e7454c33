import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DESK } from '../../lambdas/pages/desk/pages.ts';
import { FAMILY } from '../../lambdas/pages/family/pages.ts';
import { HIDDEN } from '../../lambdas/pages/web/hidden.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, aCpr } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { formsAt, tokenOf, visits, watchWrites } from './asking.ts';
import { type Filling, filledIn, leftEmpty } from './forms.ts';
import { aHostileController, type Hostile, hostile, SECRET, wouldRun } from './hostile.ts';
import { pathsOf, patternsOf } from './paths.ts';
import { type Shown, Visitor } from './visitor.ts';

let engines: Engines;
let here: Hostile;
let mother: Visitor;
let caseworker: Visitor;
/** Another family of the same controller, and a case worker of another controller. */
let strangers: { guardian: Visitor; child: Visitor; caseworker: Visitor };
let expectNothingWritten: ReturnType<typeof watchWrites>;

beforeAll(async () => {
  engines = await startEngines();
  here = await aHostileController(engines);
  const { tenant } = here;
  mother = await new Visitor(tenant).signIn(tenant.guardian(here.mother));
  caseworker = await new Visitor(tenant).signIn(tenant.caseworker());
  const other = await tenant.enrols(aChild({ cpr: aCpr('2015-05-05') }));
  const elsewhere = new Tenant(engines);
  strangers = {
    guardian: await new Visitor(tenant).signIn(tenant.guardian(other.guardianId)),
    child: await new Visitor(tenant).signIn({ ...tenant.guardian(other.childId), role: 'child' }),
    caseworker: await new Visitor(elsewhere).signIn(elsewhere.caseworker()),
  };
  expectNothingWritten = watchWrites(engines.dynamo);
}, 60_000);
afterAll(() => engines.stop());

const AREAS = [
  ['family', FAMILY, () => mother, (pattern: string) => here.family(pattern)],
  ['desk', DESK, () => caseworker, (pattern: string) => here.desk(pattern)],
] as const;
type Values = (typeof AREAS)[number][3];

/** What every answer keeps to, whatever was asked. */
function expectSafe({ status, headers, html, location }: Shown, what: string): void {
  expect({ what, fails: status >= 500 }).toEqual({ what, fails: false });
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
  const isPage = headers['content-type']?.startsWith('text/html');
  expect({ what, runs: isPage && wouldRun(html) }).toEqual({ what, runs: isPage && false });
  // What is no page is a file: no browser opens it as one.
  const kept = isPage || status > 300 || headers['content-disposition']?.startsWith('attachment');
  expect({ what, kept }).toEqual({ what, kept: true });
  expect({ what, split: Object.values(headers).some((value) => /[\r\n\0]/.test(value)) }).toEqual({
    what,
    split: false,
  });
  // A package is fetched where it lies, by a link of its own.
  const ours = what.endsWith('/package') ? /^https?:\/\/127\.0\.0\.1:\d+\// : /^\/(?![/\\])/;
  if (location !== undefined)
    expect({ what, location }).toEqual({ what, location: expect.stringMatching(ours) });
}

const FILLING: Filling = { text: hostile('Skrevet'), date: '2026-10-05', choice: 0 };

const PAGES = join(import.meta.dirname, '../../lambdas/pages');
/** The names of everything that a page reads from its query. */
const QUERY_NAMES = readdirSync(PAGES, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [...readFileSync(join(PAGES, name), 'utf8').matchAll(/query\.get(?:All)?\('(\w+)'\)/g)])
  .map(([, name = '']) => name);

describe.each(AREAS)('the pages of the %s', (_, pages, whose, values) => {
  it('show text that is a script as text, wherever it comes from', async () => {
    const unseen: string[] = [];
    let hostiles = 0;
    for (const { pattern, paths } of visits(pages, 'GET', values)) {
      const statuses: number[] = [];
      for (const path of paths) {
        const answer = await whose().get(path);
        expectSafe(answer, path);
        statuses.push(answer.status);
        if (answer.html.includes('&lt;script&gt;alert(1)')) hostiles += 1;
      }
      if (!statuses.some((status) => status < 400)) unseen.push(`${pattern}: ${statuses}`);
    }
    expect(unseen).toEqual([]);
    expect(hostiles).toBeGreaterThan(15);
  });

  it('take nothing from a query but what they know', async () => {
    const odd = `//evil.example\r\nset-cookie: a=b${hostile('Spurgt')}`;
    const query = new URLSearchParams(QUERY_NAMES.map((name): [string, string] => [name, odd]));
    for (const { paths } of visits(pages, 'GET', values)) {
      const path = paths[0]?.split('?')[0] ?? '';
      const answer = await whose().get(`${path}?${query}`);
      expectSafe(answer, path);
      expect(answer.cookies.filter((cookie) => !cookie.startsWith('__Host-'))).toEqual([]);
    }
  });

  it('take a form from their own pages alone, and no more than a form', async () => {
    const foreign = await tokenOf(strangers.guardian, '/family/children');
    await expectNothingWritten(async () => {
      for (const { paths } of visits(pages, 'POST', values))
        for (const form of await formsAt(whose(), paths[0] ?? '')) {
          const sent = filledIn(form, FILLING);
          const but = (name: string, value: string) =>
            new URLSearchParams([...[...sent].filter(([one]) => one !== name), [name, value]]);
          const post = (what: URLSearchParams, headers = {}) => whose().post(form.action, what, { headers });
          const refused = [
            await post(but(HIDDEN.token, '')),
            await post(but(HIDDEN.token, foreign)),
            await post(but('answer', 'x'.repeat(800_000))),
            await post(sent, { origin: 'https://evil.example' }),
            await post(sent, { origin: 'null' }),
            await post(sent, { origin: '' }),
            await post(sent, { 'content-type': 'text/plain' }),
            await post(sent, { 'content-type': 'multipart/form-data; boundary=x' }),
          ];
          const statuses = refused.map(({ status }) => status);
          expect({ to: form.action, statuses }).toEqual({
            to: form.action,
            statuses: statuses.map(() => 403),
          });
        }
    });
  });

  it('cope with what is no text', async () => {
    const token = await tokenOf(whose(), pathsOf(patternsOf(pages, 'GET')[0] ?? '', values(''))[0] ?? '');
    const odd = `${HIDDEN.token}=${token}&%ff%fe=%c0%80&=&&%&answer=%00&a=%u0041&__proto__=1&constructor=1`;
    await expectNothingWritten(async () => {
      for (const { paths } of visits(pages, 'POST', values))
        expectSafe(await whose().post(paths[0] ?? '', new URLSearchParams(odd)), paths[0] ?? '');
    });
  });

  it('are not sent what they do not take', async () => {
    const token = await tokenOf(whose(), pathsOf(patternsOf(pages, 'GET')[0] ?? '', values(''))[0] ?? '');
    await expectNothingWritten(async () => {
      for (const { pattern, paths } of visits(pages, 'GET', values))
        if (!(pattern.replace('GET', 'POST') in pages))
          expect((await whose().post(paths[0] ?? '', { [HIDDEN.token]: token })).status).toBe(404);
    });
  });
});

/** A page about one child, request, or agreement. */
const OF_SOMEBODY = /\{(childId|requestId|id|bulkId|agreementId|taskId)\}/;

describe.each([
  ['the family of another', ...AREAS[0].slice(1), () => strangers.guardian],
  ['the family of another child', ...AREAS[0].slice(1), () => strangers.child],
  ['the case worker of another controller', ...AREAS[1].slice(1), () => strangers.caseworker],
] as [string, typeof FAMILY, () => Visitor, Values, () => Visitor][])('%s', (_, pages, own, values, who) => {
  it('is shown nothing', async () => {
    for (const { pattern, paths } of visits(pages, 'GET', values)) {
      const [path = ''] = paths;
      const answer = await who().get(path);
      expectSafe(answer, path);
      expect({ path, secret: answer.html.includes(SECRET) }).toEqual({ path, secret: false });
      if (OF_SOMEBODY.test(pattern)) expect({ path, status: answer.status }).toEqual({ path, status: 404 });
    }
  });

  it('changes nothing', async () => {
    const token = await tokenOf(who(), pages === FAMILY ? '/family/children' : '/desk/work');
    await expectNothingWritten(async () => {
      for (const { pattern, paths } of visits(pages, 'POST', values))
        for (const form of OF_SOMEBODY.test(pattern) ? await formsAt(own(), paths[0] ?? '') : []) {
          const sent = filledIn(form, FILLING);
          sent.set(HIDDEN.token, token);
          const { status, html } = await who().post(form.action, sent);
          expect({ to: form.action, status }).toEqual({ to: form.action, status: 404 });
          expect(html).not.toContain(SECRET);
        }
    });
  });
});

/** Last, since what is sent here changes what is shown. */
describe.each(AREAS)('a form of the %s', (_, pages, whose, values) => {
  it('that is sent empty is shown again, and changes nothing', async () => {
    await expectNothingWritten(async () => {
      for (const { paths } of visits(pages, 'POST', values))
        for (const form of (await formsAt(whose(), paths[0] ?? '')).filter(({ asks }) => asks)) {
          const says: boolean[] = [];
          for (const sent of leftEmpty(form)) {
            const answer = await whose().post(form.action, sent);
            expectSafe(answer, form.action);
            says.push(answer.status >= 400 && answer.html.includes('data-error-summary'));
          }
          expect({ to: form.action, says }).toEqual({
            to: form.action,
            says: expect.arrayContaining([true]),
          });
        }
    });
  });

  it('shows what was typed as text, and counts once when it is sent twice', async () => {
    let done = 0;
    for (const { paths } of visits(pages, 'POST', values))
      for (const path of paths)
        for (const form of await formsAt(whose(), path)) {
          const sent = filledIn(form, FILLING);
          const first = await whose().post(form.action, sent);
          expectSafe(first, form.action);
          if (first.location !== undefined) expectSafe(await whose().get(first.location), first.location);
          if (first.status < 400) done += 1;
          await expectNothingWritten(async () =>
            expectSafe(await whose().post(form.action, sent), form.action),
          );
        }
    expect(done).toBeGreaterThan(3);
  });
});
