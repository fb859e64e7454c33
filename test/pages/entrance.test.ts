import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { Visitor } from './visitor.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(() => {
  tenant = new Tenant(engines);
  visitor = new Visitor(tenant);
});

describe('the way in', () => {
  it('is the front page, with a door for families and one for staff', async () => {
    const { status, html } = await visitor.get('/');
    expect(status).toBe(200);
    expect(html).toContain('href="/sign-in/family"');
    expect(html).toContain('href="/sign-in/staff"');
  });

  it('leads to the broker, and back to where she wanted to go', async () => {
    const { guardianId, childId } = await tenant.enrols();
    const sent = await visitor.get(`/family/children/${childId}`);
    expect(sent.location).toBe(`/sign-in/family?to=${encodeURIComponent(`/family/children/${childId}`)}`);
    const out = await visitor.follow();
    expect(out.location).toBe('https://broker.example.org/family');
    visitor.site.expected.caller = tenant.guardian(guardianId);
    const back = await visitor.get('/sign-in/callback?code=c&state=s');
    expect(back.location).toBe(`/family/children/${childId}`);
  });

  it.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/family/../..//evil',
    'javascript:alert(1)',
    '/sign-in/out',
  ])('leads nowhere else: %s', async (to) => {
    const { guardianId } = await tenant.enrols();
    visitor.site.expected.caller = tenant.guardian(guardianId);
    await visitor.get(`/sign-in/family?to=${encodeURIComponent(to)}`);
    const back = await visitor.get('/sign-in/callback?code=c&state=s');
    expect(new URL(back.location ?? '', 'https://api.example.org').origin).toBe('https://api.example.org');
    expect(back.location).toMatch(/^\/(family|$)/);
  });

  it('tells who is not known where to ask', async () => {
    await visitor.get('/sign-in/family');
    const { status, text } = await visitor.get('/sign-in/callback?code=c&state=s');
    expect(status).toBe(403);
    expect(text).toContain('har ikke registreret dig');
  });
});
