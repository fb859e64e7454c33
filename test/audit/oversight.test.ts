import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figuresView, ledgerView, standstillList } from '../../lambdas/contracts/audit.ts';
import type { Opening } from '../../lambdas/domain/request.ts';
import { change, opening } from '../../lambdas/store/execute.ts';
import { anOpening } from '../builders/request.ts';
import { TestIds } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver, VENDORS } from '../rights/workers.ts';

const MINUTE = 60_000;
let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  tenant = new Tenant(engines);
});
afterAll(() => engines.stop());

const asks = (operation: 'getFigures' | 'listStandstills', query: Record<string, string> = {}) =>
  tenant.does(operation, tenant.caseworker(), { query });
const refusalOf = async (operation: 'getFigures' | 'listStandstills', query: Record<string, string>) => {
  const { status, body } = await tenant.call(operation, tenant.caseworker(), { query });
  return `${status} ${body.reason}`;
};
const ids = new TestIds();

/** Requests that came, nothing done yet; their ids. */
async function came(count: number, over: Partial<Opening> = {}): Promise<string[]> {
  const all = Array.from({ length: count }, () =>
    anOpening({ requestId: ids.next(), receivedOn: '2026-10-05', ...over }),
  );
  const by = { role: 'system', id: 'test' } as const;
  const at = tenant.clock.now();
  await Promise.all(
    all.map((one) =>
      engines.ledger.append({ controller: tenant.controller, by, at, changes: [opening(one)] }),
    ),
  );
  return all.map(({ requestId }) => requestId);
}
async function ends(requestId: string): Promise<void> {
  const before = await engines.ledger.read(tenant.controller, 'request', requestId);
  const at = tenant.clock.now();
  const closed = change({
    kind: 'request',
    id: requestId,
    before,
    events: [{ type: 'request-closed', at, by: 'e' }],
  });
  await engines.ledger.append({
    controller: tenant.controller,
    by: { role: 'system', id: 'test' },
    at,
    changes: [closed],
  });
}

describe('the figures', () => {
  it('count every request of a month, however many pages, those of bulks apart', async () => {
    const [first = ''] = await came(51);
    await came(2, { bulkId: ids.next(), cause: 'agreement-ended', dueOn: null });
    await came(1, { receivedOn: '2026-09-30', right: 'objection' });
    await ends(first);

    const { months } = await asks('getFigures', { month: '2026-10' });

    expect(months).toMatchObject([
      { month: '2026-10', total: { received: 51, closed: 1, open: 50 }, inBulks: 2 },
    ]);
    expect(figuresView.safeParse({ months }).error).toBeUndefined();
  });

  it('are of the last twelve months unless one is named, the earliest first', async () => {
    await came(1, { receivedOn: '2026-09-30', right: 'objection' });
    await came(1, { receivedOn: '2025-10-31' });

    const { months } = await asks('getFigures');

    expect(months.map(({ month }: { month: string }) => month)).toEqual([
      ...['11', '12'].map((month) => `2025-${month}`),
      ...['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}`),
    ]);
    expect(months.map(({ total }: { total: { received: number } }) => total.received)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
    ]);
    const rights: { right: string; received: number }[] = months[10].rights;
    expect(rights.filter(({ received }) => received > 0).map(({ right }) => right)).toEqual(['objection']);
  });

  it('are of one’s own municipality, and of months that exist', async () => {
    await came(1);
    tenant = new Tenant(engines);

    expect((await asks('getFigures', { month: '2026-10' })).months[0].total.received).toBe(0);
    expect(await refusalOf('getFigures', { month: '2026-13' })).toBe('400 invalid-query');
  });
});

/** What stands still, page by page until there is no next. */
async function standing(query: Record<string, string> = {}) {
  const pages: { kind: string; requestId?: string }[][] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page = await asks('listStandstills', { ...query, ...(after !== '' && { after }) });
    expect(standstillList.safeParse(page).error).toBeUndefined();
    pages.push(page.standstills);
    after = page.next;
  }
  return pages;
}

describe('what stands still', () => {
  it('is every step that was lost, then every conflict, page by page', async () => {
    const lost = await came(51);
    const { childId, guardianIds } = await tenant.enrols(
      aChild({ guardians: [aGuardian(), aGuardian('Aksel')] }),
    );
    await tenant.contracts(VENDORS);
    const answers = ['given', 'refused'] as const;
    for (const [index, guardianId] of guardianIds.entries())
      await tenant.does('giveConsent', tenant.guardian(guardianId), {
        params: { childId },
        body: { purposeId: 'photos', answer: answers[index], version: 1 },
      });
    tenant.clock.advance(15 * MINUTE);
    const [inTime = ''] = await came(1);

    const pages = await standing();

    const steps = pages.slice(0, 2).flat();
    expect(steps.filter(({ kind }) => kind !== 'step-not-taken')).toEqual([]);
    expect(steps.map(({ requestId }) => requestId)).toEqual(expect.arrayContaining(lost));
    expect(steps.map(({ requestId }) => requestId)).not.toContain(inTime);
    expect(pages).toHaveLength(3);
    expect(pages[2]).toMatchObject([
      { kind: 'conflict-open', action: 'settle-conflict', childId, purposeId: 'photos' },
    ]);
  });

  it('is mended by sending the step again', async () => {
    await tenant.contracts(VENDORS);
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    tenant.clock.advance(20 * MINUTE);
    expect(await standing()).toMatchObject([[{ kind: 'step-not-taken', action: 'resend', requestId }], []]);

    await tenant.does('resendRequest', tenant.caseworker(), { params: { requestId } });
    expect(await standing()).toEqual([[], []]);

    await deliver(tenant, 'access', requestId);
    tenant.clock.advance(90 * MINUTE);
    expect(await standing()).toEqual([[], []]);
  });

  it('is a vendor with a webhook that was not told, an hour after it was sent again', async () => {
    await tenant.contracts(
      { kantine: ['photos'] },
      { url: 'https://kantine.example/opgaver', country: 'DK' },
    );
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    await deliver(tenant, 'access', requestId);
    tenant.clock.advance(60 * MINUTE);
    const taskId = `${requestId}.kantine.hand-over`;
    const untold = [{ kind: 'vendor-not-told', action: 'retry', vendorId: 'kantine', taskId }];
    expect(await standing()).toMatchObject([untold, []]);

    await tenant.does('retryTask', tenant.caseworker(), { params: { requestId, taskId } });
    tenant.clock.advance(59 * MINUTE);
    expect(await standing()).toEqual([[], []]);
    tenant.clock.advance(MINUTE);
    expect(await standing()).toMatchObject([untold, []]);
  });

  it('of a bulk is asked for by its id', async () => {
    const bulkId = ids.next();
    const by = { role: 'system', id: 'test' } as const;
    const cause = { kind: 'child-left', institution: '101001' } as const;
    const opened = {
      type: 'bulk-opened',
      bulkId,
      cause,
      startsOn: '2026-10-05',
      perMinute: 600,
      openedBy: by,
    } as const;
    await engines.ledger.append({
      controller: tenant.controller,
      by,
      at: tenant.clock.now(),
      changes: [change({ kind: 'bulk', id: bulkId, before: undefined, events: [opened] })],
    });
    await came(51, { bulkId, right: 'erasure', cause: 'child-left', dueOn: null });
    tenant.clock.advance(15 * MINUTE);

    expect((await standing({ bulkId })).map(({ length }) => length)).toEqual([50, 1]);
    expect(await standing()).toEqual([[], []]);
    expect(await refusalOf('listStandstills', { bulkId: ids.next() })).toBe('404 no-such-bulk');
    expect(await refusalOf('listStandstills', { bulkId, after: 'conflicts~' })).toBe('400 invalid-query');
    expect(await refusalOf('listStandstills', { after: 'vendors~' })).toBe('400 invalid-query');
  });
});

describe('a ledger for export', () => {
  it('holds all it takes to verify it again, and when that was done', async () => {
    const [requestId = ''] = await came(1);

    const view = await tenant.does('requestLedger', tenant.caseworker(), { params: { requestId } });

    expect(ledgerView.safeParse(view).error).toBeUndefined();
    expect(view).toMatchObject({
      aggregate: { kind: 'request', id: requestId },
      verifiedAt: tenant.clock.now(),
      verification: { intact: true, events: 1, head: view.events[0].hash },
    });
    expect(JSON.parse(view.events[0].body)).toMatchObject({ controller: tenant.controller, seq: 1 });
  });
});
