import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { COOKIES } from '../../lambdas/pages/web/cookies.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { Visitor } from './visitor.ts';

const PAGE = '/family/children';

let engines: Engines;
let clock: TestClock;
let tenant: Tenant;
let visitor: Visitor;
let guardianId: string;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(async () => {
  clock = new TestClock();
  tenant = new Tenant(engines, clock);
  ({ guardianId } = await tenant.enrols());
  visitor = await new Visitor(tenant).signIn(tenant.guardian(guardianId));
});

const isLetIn = async (): Promise<boolean> => (await visitor.get(PAGE)).status === 200;
const later = (minutes: number) => clock.advance(minutes * 60_000);

describe('a session', () => {
  it('lives in a cookie of this host alone, that no script reads', async () => {
    const { cookies } = await visitor.get(PAGE);
    const [session = ''] = cookies.filter((one) => one.startsWith(COOKIES.session));
    expect(session).toMatch(/^__Host-/);
    for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
      expect(session).toContain(attribute);
    expect(session).not.toMatch(/Domain|Max-Age/);
  });

  it('tells nothing by its cookie', async () => {
    const cookie = visitor.jar.get(COOKIES.session) ?? '';
    const parts = cookie.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
    expect(parts.join()).not.toContain(guardianId);
    expect(parts.join()).not.toContain('guardian');
  });

  it('goes on while she is there, and ends half an hour after she was', async () => {
    for (const _ of [1, 2, 3]) {
      later(29);
      expect(await isLetIn()).toBe(true);
    }
    later(30);
    expect(await isLetIn()).toBe(false);
  });

  it('ends after eight hours in any case', async () => {
    for (let quarter = 1; quarter < 32; quarter += 1) {
      later(15);
      expect(await isLetIn()).toBe(true);
    }
    later(15);
    expect(await isLetIn()).toBe(false);
  });

  it('is stayed in without a page', async () => {
    later(29);
    expect((await visitor.get('/sign-in/stay')).status).toBe(204);
    later(29);
    expect(await isLetIn()).toBe(true);
    later(31);
    expect((await visitor.get('/sign-in/stay')).status).toBe(401);
  });

  it('is over for a copy of its cookie too once she has signed out', async () => {
    await visitor.get(PAGE);
    const copy = visitor.jar.get(COOKIES.session) ?? '';
    const out = await visitor.submit({}, '/sign-in/out');
    expect(out.location).toBe('/sign-in/bye?door=family');
    expect(visitor.jar.has(COOKIES.session)).toBe(false);
    const bye = await visitor.follow();
    expect(bye.headers.refresh).toContain('https://broker.example.org/out');
    visitor.jar.set(COOKIES.session, copy);
    expect(await isLetIn()).toBe(false);
  });

  it('is signed out of by a page that is older than the sign-in', async () => {
    await visitor.get(PAGE);
    const older = visitor.filled({}, '/sign-in/out');
    await visitor.signIn(tenant.guardian(guardianId));
    await visitor.post('/sign-in/out', older);
    expect(await isLetIn()).toBe(false);
  });

  it('ends the one before it, also for a copy of its cookie', async () => {
    const before = visitor.jar.get(COOKIES.session) ?? '';
    await visitor.signIn(tenant.guardian(guardianId));
    expect(await isLetIn()).toBe(true);
    visitor.jar.set(COOKIES.session, before);
    expect(await isLetIn()).toBe(false);
  });

  it('leaves nothing of its sign-in behind, so that the way back into it is closed', async () => {
    expect(visitor.jar.has(COOKIES.signIn)).toBe(false);
    const { status } = await visitor.get('/sign-in/callback?code=c&state=s');
    expect(status).toBe(403);
  });

  it('is not signed out of by another page', async () => {
    await visitor.get(PAGE);
    await visitor.post('/sign-in/out', visitor.filled({}, '/sign-in/out'), {
      headers: { origin: 'https://evil.example' },
    });
    expect(await isLetIn()).toBe(true);
  });

  it.each([
    ['changed', (cookie: string) => `${cookie.slice(0, -6)}AAAAAA`],
    ['cut off', (cookie: string) => cookie.slice(0, 40)],
    ['made up', () => 'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiMjAyNi0xMS0yMyJ9..a.b.c'],
    ['not encrypted', () => 'eyJhbGciOiJub25lIn0.eyJ2YWx1ZSI6e319.'],
  ])('is not had by a cookie that is %s', async (_, forge) => {
    visitor.jar.set(COOKIES.session, forge(visitor.jar.get(COOKIES.session) ?? ''));
    expect(await isLetIn()).toBe(false);
  });

  it('is not had by a cookie that was sealed for another use', async () => {
    const stranger = new Visitor(tenant);
    await stranger.get('/sign-in/family');
    visitor.jar.set(COOKIES.session, stranger.jar.get(COOKIES.signIn) ?? '');
    const { status, location } = await visitor.get(PAGE);
    expect([status, location?.startsWith('/sign-in/family')]).toEqual([303, true]);
  });

  it('opens no door of another role', async () => {
    const { status, text } = await visitor.get('/desk/work');
    expect(status).toBe(403);
    expect(text).toContain('ikke til dig');
  });

  it('below Substantial shows no child, and says how to step up', async () => {
    await visitor.signIn({ ...tenant.guardian(guardianId), loa: 'Low' });
    const { status, html } = await visitor.get(PAGE);
    expect(status).toBe(403);
    expect(html).toContain('step=up');
    expect(html).not.toContain('Valdemar');
  });
});

describe('every page', () => {
  it('is kept nowhere, is framed by nobody, and runs and fetches only what is ours', async () => {
    const { headers } = await visitor.get(PAGE);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('that is not there says so, with a reference number', async () => {
    const { status, text } = await visitor.get('/family/nowhere');
    expect(status).toBe(404);
    expect(text).toContain('Referencenummer');
  });

  it('speaks English when asked to, and remembers', async () => {
    const chosen = await visitor.get(`/language/en?to=${encodeURIComponent(PAGE)}`);
    expect(chosen.location).toBe(PAGE);
    const { html } = await visitor.follow();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('My children');
  });
});
