import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { requestIdOf } from '../../lambdas/domain/bulk.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { createHandler } from '../../lambdas/requests/handler.ts';
import { change } from '../../lambdas/store/execute.ts';
import { Controller, ENDED } from '../bulks/controller.ts';
import { TestIds } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';

let engines: Engines;
let controller: Controller;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(async () => {
  controller = new Controller(engines);
  await controller.contracts();
});
afterAll(() => engines.stop());

async function requestsOf(bulkId: string, query: Record<string, string> = {}, of = controller.id) {
  const { clock, log } = controller;
  const requests = createHandler({ ...engines, clock, log, ids: new TestIds() });
  const caller: Caller = { role: 'caseworker', id: 'c', controller: of, loa: undefined };
  const sent = { params: { bulkId }, query };
  const { statusCode, body } = await requests(apiEvent('listBulkRequests', caller, sent), context);
  return { status: statusCode, body: JSON.parse(body) };
}
async function raised(count: number) {
  const children = await controller.enrols(count);
  const bulkId = await controller.opens(ENDED);
  await controller.works(bulkId);
  return { bulkId, ids: children.map((childId) => requestIdOf(bulkId, childId)) };
}

describe('the requests of a bulk', () => {
  it('are told page by page, those that have ended left out', async () => {
    const { bulkId, ids } = await raised(104);
    const at = controller.clock.now();
    for (const id of ids.slice(0, 3)) {
      const before = await controller.read('request', id);
      const events = [{ type: 'request-closed', at, by: 'x' }] as const;
      await controller.append(change({ kind: 'request', id, before, events }));
    }

    const pages: string[][] = [];
    let query: Record<string, string> | undefined = {};
    while (query) {
      const { body } = await requestsOf(bulkId, query);
      pages.push(body.requests.map(({ requestId }: { requestId: string }) => requestId));
      query = body.next === undefined ? undefined : { after: body.next };
    }

    expect(pages.map(({ length }) => length)).toEqual([50, 50, 1]);
    expect(pages.flat().toSorted()).toEqual(ids.slice(3).toSorted());
  });

  it('are lines as on the work list, with the vendors that are late', async () => {
    const { bulkId, ids } = await raised(1);

    const { body } = await requestsOf(bulkId);

    expect(body.requests).toMatchObject([
      { requestId: ids[0], bulkId, right: 'erasure', cause: 'agreement-ended', overdue: [] },
    ]);
  });

  it('are asked for by a place among the open ones, of a bulk of one’s own', async () => {
    const { bulkId } = await raised(1);
    const said = async (...of: Parameters<typeof requestsOf>) => {
      const { status, body } = await requestsOf(...of);
      return `${status} ${body.reason}`;
    };

    expect(await said(bulkId, { after: 'ended#' })).toBe('400 invalid-query');
    expect(await said('b0000000-0000-4000-8000-000000000001')).toBe('404 no-such-bulk');
    expect(await said(bulkId, {}, '99999999')).toBe('404 no-such-bulk');
  });
});
