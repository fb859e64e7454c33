import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import type { Tenant } from '../../engines/tenant.ts';
import type { Visitor } from '../visitor.ts';
import { aController, aFamily, asCaseworker, rowOf, says } from './school.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
  visitor = await asCaseworker(tenant);
});
afterAll(() => engines.stop());

async function aConflict() {
  const { childId, mother, father } = await aFamily(tenant);
  await says(tenant, mother, childId, 'given');
  await says(tenant, father, childId, 'refused');
  return { childId, path: `/desk/children/${childId}/conflicts/photos` };
}
const settled = async (childId: string) =>
  (await tenant.events('child', childId)).filter((type) => type === 'conflict-closed');

describe('disagreements', () => {
  it('are listed with who said what and since when, the oldest first', async () => {
    const { childId, path } = await aConflict();
    tenant.clock.advanceDays(3);
    visitor = await asCaseworker(tenant);
    const later = await aConflict();
    const { html, text } = await visitor.get('/desk/conflicts');
    expect(html.indexOf(path)).toBeLessThan(html.indexOf(later.path));
    expect(text).toContain('Uenige siden 5. oktober 2026 3 dage');
    expect(text).toContain('Uenige siden 8. oktober 2026 i dag');
    expect(rowOf(html, 'Mikkel')).toBe('Mikkel Kvistgaard Nej 5. oktober 2026');
    expect(html).toContain(`href="/desk/children/${childId}"`);
  });

  it('are settled with a reason, once, and a no still stands', async () => {
    const { childId, path } = await aConflict();
    const { text } = await visitor.get(path);
    expect(text).toContain('Nejet gælder stadig');
    const form = visitor.filled({ reason: 'Talt med begge.' });
    const sent = [await visitor.post(path, form), await visitor.post(path, form)];
    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill('/desk/conflicts?done=settled'));
    expect((await visitor.follow()).html).not.toContain(path);
    expect(await settled(childId)).toHaveLength(1);
    expect(await tenant.mayUse('foto', 'photos', childId)).toBe('consent-refused');
  });

  it('are not settled without a reason', async () => {
    const { childId, path } = await aConflict();
    await visitor.get(path);
    const { status, html } = await visitor.submit({ reason: '' });
    expect(status).toBe(422);
    expect(html).toContain('href="#field-reason"');
    expect(await settled(childId)).toEqual([]);
  });

  it('that a colleague settled meanwhile are nobody’s to settle, and the reason is not lost', async () => {
    const { childId, path } = await aConflict();
    await visitor.get(path);
    const form = visitor.filled({ reason: 'Talt <b>med begge.' });
    await tenant.does('settleConflict', tenant.caseworker(), {
      params: { childId, purposeId: 'photos' },
      body: { reason: 'Talt med dem.' },
    });
    const { status, text, html } = await visitor.post(path, form);
    expect(status).toBe(409);
    expect(text).toContain('ingen uenighed at afslutte');
    expect(html).toContain('Talt &lt;b&gt;med begge.');
    expect((await visitor.get(path)).status).toBe(200);
  });
});
