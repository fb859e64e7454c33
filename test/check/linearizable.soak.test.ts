import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { type History, lateReads, violationsOf, type Write } from './linearizable.ts';
import { endpointOf, Readers } from './linearizable-load.ts';
import { type Asked, type Orders, type Reading, since } from './linearizable-orders.ts';
import { FIRST, type Happened, Written } from './linearizable-writer.ts';

const PROCESSES = 2;
const PURPOSES = Object.keys(FIRST);
/** With three purposes each, all of them fit into one batch. */
const CHILDREN = 32;
/** So many changes are in flight at any time, each to another child. */
const WRITERS = 8;
/** One child in so many is erased in the end, after so many changes. */
const [ERASED_EVERY, CHANGES_BEFORE] = [5, 12];
/** Checks begun so soon after a change was answered are those that something stale would answer. */
const SOON_MS = 100;
/** How long a change of an agreement may take to be seen. */
const PROMISED_MS = 5000;

let engines: Engines;
let readers: Readers;
let tenant: Tenant;
let origin: bigint;
beforeAll(async () => {
  readers = new Readers(PROCESSES);
  engines = await startEngines();
});
beforeEach(() => {
  tenant = new Tenant(engines);
  origin = process.hrtime.bigint();
});
afterAll(async () => {
  readers.stop();
  await engines.stop();
});

type Asks = Pick<Orders, 'vendorIds' | 'childIds' | 'purposes' | 'until'> & Partial<Orders>;

const ordersFor = async (orders: Asks): Promise<Orders> => ({
  endpoint: await endpointOf(engines),
  controller: tenant.controller,
  origin,
  handlers: 3,
  lanes: 2,
  restMs: 0,
  staleMs: 0,
  ...orders,
});

type Load = {
  readonly reading: Reading;
  readonly histories: readonly History<Asked>[];
  readonly happened: readonly Happened[];
};

/** Things happen to children, to each one after the other, until the processes that ask meanwhile have asked enough. */
async function load(
  children: number,
  orders: Pick<Orders, 'until'> & { readonly staleMs?: number },
): Promise<Load> {
  await tenant.contracts({ bogklub: PURPOSES });
  const calendar = { turn: Promise.resolve() };
  const written = await Promise.all(
    Array.from(
      { length: children },
      async () => new Written(tenant, await tenant.enrolsWithGrounds(), origin, calendar),
    ),
  );
  const childIds = written.map(({ childId }) => childId);
  const toBeErased = new Set(written.filter((_child, nth) => nth % ERASED_EVERY === 0));
  let isAsking = true;
  const asking = ordersFor({ vendorIds: ['bogklub'], childIds, purposes: PURPOSES, ...orders })
    .then((all) => readers.ask(all))
    .finally(() => {
      isAsking = false;
    });
  const writing = Array.from({ length: WRITERS }, async (_, writer) => {
    const hers = written.filter((_child, nth) => nth % WRITERS === writer);
    while (isAsking && hers.length > 0) {
      const nth = randomInt(hers.length);
      const child = hers[nth] as Written;
      await child.next();
      if (!toBeErased.has(child) || child.happened.length < CHANGES_BEFORE) continue;
      await child.erase();
      hers.splice(nth, 1);
    }
  });
  const [reading] = await Promise.all([asking, ...writing]);
  const askedOf = Map.groupBy(reading.asked, ({ childId }) => childId);
  return {
    reading,
    happened: written.flatMap(({ happened }) => happened),
    histories: written.map(({ childId, happened }) => ({
      first: FIRST,
      writes: happened,
      reads: askedOf.get(childId) ?? [],
    })),
  };
}

const questionsIn = (asked: readonly Asked[]): number =>
  asked.reduce((sum, { answers }) => sum + Object.keys(answers).length, 0);

/** The checks that began soon after a change of the child was answered, and while no other was in flight. */
const soonAfter = ({ writes, reads }: History<Asked>): Asked[] =>
  reads.filter(
    ({ start }) =>
      writes.some(({ end }) => end < start && start < end + SOON_MS) &&
      !writes.some((write) => write.start <= start && start <= write.end),
  );

/** How often each kind of change happened, the most frequent first. */
const countsOf = (happened: readonly Happened[]): string =>
  [...Map.groupBy(happened, ({ what }) => what)]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .map(([what, all]) => `${what} ${all.length}`)
    .join(', ');

const report = (line: string) => process.stdout.write(`${line}\n`);

describe('promise 1', () => {
  it('no check that starts after a change was answered says what was before it', async () => {
    const { reading, histories, happened } = await load(CHILDREN, {
      until: { singles: 10_100, inBatches: 40_500, ms: 0 },
    });

    const violations = histories.flatMap(violationsOf);
    const [all, single] = [reading.asked, reading.asked.filter(({ isSingle }) => isSingle)].map(questionsIn);
    const soon = questionsIn(histories.flatMap(soonAfter));
    report(
      `${all} checks (${single} single) by ${PROCESSES} processes of ${CHILDREN} children; ` +
        `${happened.length} changes (${countsOf(happened)}); ${soon} checks within ${SOON_MS} ms after one; ` +
        `${violations.length} violations; ${(since(origin) / 1000).toFixed(1)} s`,
    );
    expect(violations.slice(0, 3)).toEqual([]);
    expect(reading.errors).toEqual([]);
    expect(all).toBeGreaterThanOrEqual(100_000);
    expect(single).toBeGreaterThanOrEqual(20_000);
    expect(new Set(happened.map(({ what }) => what)).size).toBe(8);
  }, 240_000);

  it('would be seen broken: by a database that answers of a child for 50 ms what it has read before', async () => {
    const { reading, histories, happened } = await load(4, {
      until: { singles: 2500, inBatches: 0, ms: 0 },
      staleMs: 50,
    });

    const violations = histories.flatMap(violationsOf);
    report(
      `${questionsIn(reading.asked)} checks of a stale database; ${happened.length} changes; ` +
        `${violations.length} violations`,
    );
    const wrongfullyAllowed = violations.filter(({ read }) => Object.values(read.answers).includes('yes'));
    expect(wrongfullyAllowed.length).toBeGreaterThan(0);
  }, 120_000);
});

describe('the end of an agreement', () => {
  it('is seen within five seconds by every function, whatever it keeps', async () => {
    const vendorIds = Array.from({ length: 6 }, (_, nth) => `firma-${nth}`);
    await tenant.contracts(Object.fromEntries(vendorIds.map((id) => [id, ['photos']])));
    const children = [await tenant.enrolsWithGrounds(), await tenant.enrolsWithGrounds()];
    const orders = await ordersFor({
      vendorIds,
      childIds: children.map(({ childId }) => childId),
      purposes: ['photos'],
      until: { singles: 0, inBatches: 0, ms: since(origin) + 13_000 },
      restMs: 5,
    });

    const asking = readers.ask(orders);
    const ended = new Map<string, Write>();
    for (const vendorId of vendorIds) {
      await sleep(800);
      ended.set(vendorId, await terminated(vendorId));
    }
    const { asked, errors } = await asking;

    const askedBy = Map.groupBy(asked, (one) => one.vendorId);
    const histories = [...ended].map(([vendorId, end]) => ({
      first: { photos: 'yes' },
      writes: [end],
      reads: askedBy.get(vendorId) ?? [],
    }));
    const late = histories.flatMap((history) => lateReads(history, PROMISED_MS));
    const afterTheEnd = (answer: string) =>
      histories.flatMap(({ writes: [end], reads }) =>
        reads
          .filter(({ answers }) => answers.photos === answer)
          .map(({ start }) => start - (end?.end ?? Number.NaN)),
      );
    const lastYes = Math.max(...afterTheEnd('yes'));
    const inForce = afterTheEnd('agreement-terminated').filter((ms) => ms > PROMISED_MS);
    report(
      `${questionsIn(asked)} checks of ${ended.size} agreements that end; ${inForce.length} begun more than five ` +
        `seconds after; the last yes ${(lastYes / 1000).toFixed(2)} s after; ${late.length} violations`,
    );
    expect(late.slice(0, 3)).toEqual([]);
    expect(errors).toEqual([]);
    // It was kept, and it was asked after the time was over.
    expect(lastYes).toBeGreaterThan(0);
    expect(inForce.length).toBeGreaterThan(100);
  }, 120_000);

  const terminated = async (vendorId: string): Promise<Write> => {
    const as = tenant.caseworker();
    const { agreements } = await tenant.does('getVendor', as, { params: { vendorId } });
    const params = { vendorId, agreementId: agreements[0].agreementId };
    const start = since(origin);
    await tenant.does('terminateAgreement', as, {
      params,
      body: { endsOn: tenant.clock.now().slice(0, 10) },
    });
    return { start, end: since(origin), leaves: { photos: 'agreement-terminated' } };
  };
});
