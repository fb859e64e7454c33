import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { leavingUnprocessed } from '../engines/calls.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { enrolled, newChild } from '../store/changes.ts';
import { aCheck, question } from './asking.ts';

let engines: Engines;
let tenant: Tenant;
let check: ReturnType<typeof aCheck>;
/** The children, in the order of their ids; every third has a basis for teaching, the last of the first stretch among them. */
let ids: string[];
let taught: string[];

const MANY = 250;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines, new TestClock());
  await tenant.contracts({ bogklub: ['photos', 'teaching'], kantine: ['photos'] });
  ids = Array.from({ length: MANY }, () => tenant.ids.next()).sort();
  taught = ids.filter((_, index) => index % 3 === 1);
  const who = {
    controller: tenant.controller,
    by: { role: 'caseworker', id: 'c' },
    at: tenant.clock.now(),
  } as const;
  const ledger = new Ledger(engines.dynamo, LEDGER);
  for (let from = 0; from < MANY; from += 10)
    await ledger.append({
      ...who,
      changes: ids.slice(from, from + 10).map((id) => newChild(id, [enrolled(id)])),
    });
  for (let from = 0; from < taught.length; from += 40)
    await tenant.does('establishBasis', tenant.caseworker(), {
      body: { purposeId: 'teaching', childIds: taught.slice(from, from + 40) },
    });
  check = aCheck(tenant);
});
afterAll(async () => {
  check.stop();
  await engines.stop();
});

const { subject, action } = question('x', 'teaching');
const pupils = { subject, action, resource: { type: 'child' } };
const page = async (page: object, as?: ReturnType<Tenant['vendor']>) =>
  (await check.find('searchResource', { ...pupils, page }, as)).body;

/** All pages of a search, and how many there were. */
async function allPages(limit: number) {
  const found: string[] = [];
  let pages = 0;
  let token = '';
  do {
    const { results, page: next } = await page({ limit, token });
    expect(results.length).toBeLessThanOrEqual(limit);
    expect(next.count).toBe(results.length);
    found.push(...results.map(({ id }: { id: string }) => id));
    token = next.next_token;
    pages += 1;
  } while (token !== '' && pages < 100);
  return { found, pages };
}

describe('a search for children', () => {
  it.each([1_000, 30, 7])('in pages of at most %i finds each that may be processed, once', async (limit) => {
    const { found, pages } = await allPages(limit);

    expect(found).toEqual(taught);
    expect(pages).toBeGreaterThanOrEqual(Math.ceil(taught.length / limit));
  });

  it('finds what a check then allows', async () => {
    const { results } = await page({ limit: 5 });
    const { body } = await check.many({
      subject,
      action,
      evaluations: results.map((resource: object) => ({ resource })),
    });

    expect(body.evaluations.map(({ decision }: { decision: boolean }) => decision)).toEqual(
      Array(5).fill(true),
    );
  });

  it('never tells of a child that is not found: its token is no id', async () => {
    for (const limit of [1, 7, 30]) {
      const { page: next } = await page({ limit });
      expect(next.next_token).toMatch(/^[0-9a-f]{4}$/);
    }
  });

  it('by who has no agreement in force for it goes through nobody', async () => {
    check.calls();
    const attendance = await check.find('searchResource', { ...pupils, action: { name: 'attendance' } });

    expect(attendance.body).toEqual({ results: [], page: { next_token: '', count: 0 } });
    expect(check.calls().map(({ command }) => command)).toEqual(['GetItem']);
  });

  it('that a busy store leaves one out of is refused, not answered without it', async () => {
    const busy = aCheck(tenant);
    leavingUnprocessed(busy.client, (keys) => keys.slice(0, 2));

    const reply = await busy.find('searchResource', pupils);
    busy.stop();

    expect(reply).toMatchObject({ status: 503, body: { reason: 'store-unavailable' } });
  });

  it('for one purpose finds nothing of another', async () => {
    const photos = await check.find('searchResource', { ...pupils, action: { name: 'photos' } });

    expect(photos.body).toEqual({ results: [], page: { next_token: '', count: 0 } });
  });

  it('by another vendor finds nothing, by a case worker for a vendor the same as the vendor', async () => {
    expect((await page({}, tenant.vendor('kantine'))).results).toEqual([]);
    expect((await page({ limit: 1_000 }, tenant.caseworker())).results).toHaveLength(taught.length);
  });

  it('reads a hundred children in one round trip', async () => {
    await page({});
    check.calls();
    await page({ limit: 1_000 });

    const commands = check.calls().map(({ command }) => command);
    expect(commands).toEqual(['GetItem', ...Array(3).fill(['Query', 'BatchGetItem']).flat()]);
  });

  it('finds nothing of another controller', async () => {
    const other = new Tenant(engines, tenant.clock);
    await other.contracts({ bogklub: ['teaching'] });

    expect((await page({}, other.vendor('bogklub'))).results).toEqual([]);
  });

  it('is about now: a past moment is refused', async () => {
    const reply = await check.find('searchResource', { ...pupils, context: { asOf: '2026-10-01' } });

    expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'context.asOf' }] } });
  });
});

describe('a search for purposes', () => {
  const purposes = async (childId = '', vendorId = 'bogklub', as = tenant.vendor(vendorId)) => {
    const body = { subject: { type: 'vendor', id: vendorId }, resource: { type: 'child', id: childId } };
    return (await check.find('searchAction', body, as)).body.results;
  };

  it('finds those that are instructed and grounded', async () => {
    const { childId } = await tenant.enrolsWithGrounds();

    expect(await purposes(childId)).toEqual([{ name: 'photos' }, { name: 'teaching' }]);
    expect(await purposes(taught[0])).toEqual([{ name: 'teaching' }]);
    expect(await purposes(ids[0])).toEqual([]);
  });

  it('finds nothing for a child or a vendor that is not there, or another vendor', async () => {
    expect(await purposes('x')).toEqual([]);
    expect(await purposes(taught[0], 'nobody')).toEqual([]);
    expect(await purposes(taught[0], 'bogklub', tenant.vendor('kantine'))).toEqual([]);
  });
});

describe('a search for vendors', () => {
  const vendors = async (purpose: string, childId: string, as = tenant.caseworker()) => {
    const body = {
      subject: { type: 'vendor' },
      action: { name: purpose },
      resource: { type: 'child', id: childId },
    };
    return (await check.find('searchSubject', body, as)).body.results;
  };

  it('finds all that may process the child for the purpose; a vendor finds itself', async () => {
    const { childId } = await tenant.enrolsWithGrounds();
    const [bogklub, kantine] = ['bogklub', 'kantine'].map((id) => ({ type: 'vendor', id }));

    expect(await vendors('photos', childId)).toEqual([bogklub, kantine]);
    expect(await vendors('teaching', childId)).toEqual([bogklub]);
    expect(await vendors('attendance', childId)).toEqual([]);
    check.calls();
    expect(await vendors('photos', childId, tenant.vendor('kantine'))).toEqual([kantine]);
    expect(check.calls().map(({ command }) => command)).not.toContain('Query');
  });

  it('comes in pages, too', async () => {
    const { childId } = await tenant.enrolsWithGrounds();
    const body = {
      subject: { type: 'vendor' },
      action: { name: 'photos' },
      resource: { type: 'child', id: childId },
    };
    const found = async (token: string) =>
      (await check.find('searchSubject', { ...body, page: { limit: 1, token } }, tenant.caseworker())).body;

    const one = await found('');
    const two = await found(one.page.next_token);
    expect([...one.results, ...two.results].map(({ id }) => id)).toEqual(['bogklub', 'kantine']);
    expect(two.page.next_token).toBe('');
  });

  it('of guardians is refused', async () => {
    const body = { subject: { type: 'vendor' }, action, resource: { type: 'child', id: taught[0] } };

    expect(await check.find('searchSubject', body, tenant.guardian('g'))).toMatchObject({ status: 403 });
  });
});
