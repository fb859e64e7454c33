import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { requestIdOf } from '../../lambdas/domain/bulk.ts';
import { change } from '../../lambdas/store/execute.ts';
import { functionUse, treeMegabytes } from '../../local/bench/memory.ts';
import { createProgress, spoken } from '../../local/bench/progress.ts';
import { prove } from '../../local/bench/proof.ts';
import { seedChildren } from '../../local/bench/seed.ts';
import { Controller, ENDED } from '../bulks/controller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';

describe('the proof of a bulk', () => {
  const COUNT = 7;
  const AT = '2026-10-05T08:00:00.000Z';
  let engines: Engines;
  let controller: Controller;
  let bulkId: string;
  beforeAll(async () => {
    engines = await startEngines();
  });
  beforeEach(async () => {
    controller = new Controller(engines);
    await controller.contracts();
    const purpose = { id: 'photo', article: '6(1)(e)', provision: 'folkeskoleloven § 18' } as const;
    const told: number[] = [];
    await seedChildren(
      {
        ledger: engines.ledger,
        controller: controller.id,
        children: COUNT,
        purpose,
        from: '2026-10-05',
        at: AT,
      },
      (done) => told.push(done),
    );
    expect(told.at(-1)).toBe(COUNT);
    bulkId = await controller.opens(ENDED);
    await controller.works(bulkId);
  });
  afterAll(() => engines.stop());

  const children = () => controller.ledger.idsOn(controller.id, 'children');
  const proved = (expected = COUNT) => prove(controller.ledger, controller.id, bulkId, expected);

  /** A request ends without any vendor: enough for the proof, which looks at completed. */
  async function completes(childId: string): Promise<void> {
    const before = await controller.read('request', requestIdOf(bulkId, childId));
    const events = [
      { type: 'request-decided', decisions: [], tasks: [] },
      { type: 'request-completed', at: AT, evidence: {} },
    ] as const;
    await controller.append(change({ kind: 'request', id: before.id, before, events }));
  }

  it('holds when every child has one completed request', async () => {
    for (const childId of await children()) await completes(childId);

    expect(await proved()).toEqual({ requests: 7, children: 7, completed: 7, chains: 3, faults: [] });
  });

  it('fails while one is open, and when a child has none', async () => {
    for (const childId of (await children()).slice(1)) await completes(childId);

    expect((await proved(8)).faults).toEqual([
      '7 children have a request, not 8',
      '1 requests are not completed',
    ]);
  });

  it('fails when a child has two', async () => {
    const ids = await children();
    for (const childId of ids) await completes(childId);
    const { state } = await controller.read('request', requestIdOf(bulkId, ids[3] ?? ''));
    const requestId = requestIdOf(bulkId, 'again');
    const { assessments: _a, tasks: _t, pauses: _p, decisions: _d, completed: _c, ...opened } = state;
    const events = [{ type: 'request-opened', ...opened, requestId }] as const;
    await controller.append(change({ kind: 'request', id: requestId, before: undefined, events }));

    expect((await proved()).faults).toContain('a child has two requests');
  });
});

describe('what a function used', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hjemmel-bench-test-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is read from its log', () => {
    mkdirSync(join(dataDir, 'logs'));
    const line = (durationMs: number, maxMemoryUsedMB: number) =>
      JSON.stringify({
        type: 'platform.report',
        record: { requestId: 'r', metrics: { durationMs, memorySizeMB: 512, maxMemoryUsedMB } },
      });
    const lines = [line(12, 30), '{"code":"bulk-advanced"}', line(30, 41), line(8, 35), ''];
    writeFileSync(join(dataDir, 'logs', 'F.log'), lines.join('\n'));

    expect(functionUse(dataDir, 'F')).toEqual({ invocations: 3, peakMegabytes: 41, busyMs: 50 });
  });
});

describe('the memory of a process tree', () => {
  it('is some for ours, more for that of our parent, and none for one that is not there', () => {
    const own = treeMegabytes(process.pid);

    expect(own).toBeGreaterThan(20);
    expect(treeMegabytes(process.ppid)).toBeGreaterThan(own / 2);
    expect(treeMegabytes(2 ** 30)).toBe(0);
  });
});

describe('progress', () => {
  it.each([
    [0, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min 0 s'],
    [725_000, '12 min 5 s'],
  ])('%i ms is told as %s', (ms, text) => {
    expect(spoken(ms)).toBe(text);
  });

  it('tells percent, count and pace, and nothing of the time left at the end', () => {
    const lines: string[] = [];
    const tell = createProgress('raised', 200, (line) => lines.push(line));

    tell(50);
    tell(200, ', all');

    expect(lines[0]).toMatch(/^ {3}25\.0 % {2}raised 50 of 200 {2}\(\d+\/s, .+ left\)$/);
    expect(lines[1]).toMatch(/^ {2}100\.0 % {2}raised 200 of 200, all {2}\(\d+\/s\)$/);
  });
});
