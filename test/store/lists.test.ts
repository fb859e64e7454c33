import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LISTS } from '../../lambdas/domain/aggregates.ts';
import { change } from '../../lambdas/store/execute.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { aLedger, enrolled, GROUP, newChild, newIds, opened } from './changes.ts';

let engines: Engines;
let controller: string;
let of: ReturnType<typeof aLedger>;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(() => {
  controller = new Tenant(engines).controller;
  of = aLedger(engines.ledger, controller);
});
afterAll(() => engines.stop());

describe('lists', () => {
  const opens = (requestId: string, dueOn: string) =>
    change({
      kind: 'request',
      id: requestId,
      before: undefined,
      events: [opened(requestId, 'c', dueOn)],
    });

  it('come in the order of their sort key, page by page', async () => {
    const ids = newIds(5);
    const days = ['2026-11-05', '2026-11-02', '2026-11-04', '2026-11-01', '2026-11-03'];
    for (const [index, id] of ids.entries()) await of.append(opens(id, days[index] ?? ''));

    const first = await engines.ledger.list(controller, { list: LISTS.openRequests }, { limit: 3 });
    const second = await engines.ledger.list(
      controller,
      { list: LISTS.openRequests },
      { limit: 3, after: first.next },
    );

    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(
      [3, 1, 4, 2, 0].map((at) => ids[at]),
    );
    expect(second.next).toBeUndefined();
  });

  it('end before a sort key', async () => {
    const [early, late] = newIds(2) as [string, string];
    await of.append(opens(early, '2026-11-01'));
    await of.append(opens(late, '2026-11-02'));

    const page = await engines.ledger.list(
      controller,
      { list: LISTS.openRequests },
      { limit: 9, before: '2026-11-02' },
    );

    expect(page.entries.map(({ id }) => id)).toEqual([early]);
  });

  it('follow the state: what no longer holds is taken off, what is new is put on, the rest is left alone', async () => {
    const [childId, guardian] = newIds(2) as [string, string];
    await of.append(newChild(childId, [enrolled(childId, [guardian])]));
    const on = async () => [
      await of.idsOn(LISTS.ofGuardian(guardian)),
      await of.idsOn(LISTS.ofGroup(GROUP.institution, GROUP.name)),
    ];
    const before = await on();

    await of.append(await of.continues(childId, [{ type: 'erasure-ordered', requestId: 'r' }]));
    const ordered = await on();
    await of.append(await of.continues(childId, [{ type: 'child-erased', requestId: 'r' }]));

    expect(before).toEqual([[childId], [childId]]);
    expect(ordered).toEqual([[childId], [childId]]);
    expect(await on()).toEqual([[], []]);
  });

  it('that span controllers say whose each entry is', async () => {
    const requestId = randomUUID();
    await of.append(opens(requestId, '2026-11-01'));

    const page = await engines.ledger.list('', { list: LISTS.clock, everywhere: true }, { limit: 100 });

    expect(page.entries).toContainEqual({ controller, kind: 'request', id: requestId });
  });
});
