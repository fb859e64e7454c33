import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { uuid } from '../../lambdas/contracts/primitives.ts';
import { AGGREGATES, childrenOf, LISTS } from '../../lambdas/domain/aggregates.ts';
import {
  advanceBulk,
  type BulkCause,
  type BulkEvent,
  type BulkState,
  bulkIdOf,
  bulkStatus,
  evolveBulk,
  openBulk,
  pauseAfter,
  raise,
  requestIdOf,
  sharesVendor,
  startBulk,
} from '../../lambdas/domain/bulk.ts';
import type { ChildState, Ground } from '../../lambdas/domain/child.ts';
import { aBulk, aDeparture } from '../builders/bulk.ts';
import { aChild } from '../builders/child.ts';
import { AGREEMENT, CHILD, REQUEST, TODAY } from '../builders/people.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const NOW = `${TODAY}T09:00:00.000Z`;
const evolve = (events: readonly BulkEvent[], from?: BulkState) => {
  const state = events.reduce<BulkState | undefined>(evolveBulk, from);
  if (!state) throw new Error('no event');
  return state;
};
const typesOf = (events: readonly BulkEvent[]) => events.map(({ type }) => type);

describe('a bulk is opened', () => {
  const { seen: _seen, ...opened } = aBulk();

  it.each([
    ['and started when its day is today', TODAY, ['bulk-opened', 'bulk-started'], 'running'],
    ['and started when its day has passed', '2026-01-31', ['bulk-opened', 'bulk-started'], 'running'],
    ['and waits for a later day', '2026-11-24', ['bulk-opened'], 'waiting'],
  ])('%s', (_when, startsOn, types, status) => {
    const events = openBulk(undefined, { ...opened, startsOn }, NOW);

    expect(typesOf(events)).toEqual(types);
    expect(bulkStatus(evolve(events))).toBe(status);
  });

  it('again, takes the new day and rate while it waits, and starts if that has come', () => {
    const waiting = aBulk({ startsOn: '2027-06-30' });

    const later = openBulk(waiting, { ...opened, startsOn: '2027-01-31', perMinute: 60 }, NOW);
    const now = openBulk(waiting, { ...opened, startsOn: TODAY, perMinute: 60 }, NOW);

    expect(evolve(later, waiting)).toEqual({ ...waiting, startsOn: '2027-01-31', perMinute: 60 });
    expect(evolve(now, waiting)).toEqual({ ...waiting, startsOn: TODAY, perMinute: 60, startedAt: NOW });
  });

  it.each([aBulk({ startedAt: NOW }), aBulk({ startedAt: NOW, finishedAt: NOW })])(
    'again, changes nothing once it has started',
    (bulk) => {
      expect(openBulk(bulk, { ...opened, startsOn: '2026-01-01' }, NOW)).toEqual([]);
    },
  );
});

describe('the clock starts a bulk', () => {
  it.each([
    ['at midnight in Copenhagen in winter', '2026-11-22T23:00:00.000Z', true],
    ['and not a moment before', '2026-11-22T22:59:59.999Z', false],
    ['and long after', '2027-02-01T00:00:00.000Z', true],
  ])('%s', (_when, now, starts) => {
    expect(startBulk(aBulk({ startsOn: TODAY }), now)).toEqual(
      starts ? { type: 'bulk-started', at: now } : undefined,
    );
  });

  it('once', () => {
    expect(startBulk(aBulk({ startedAt: NOW }), NOW)).toBeUndefined();
    expect(startBulk(aBulk({ startedAt: NOW, finishedAt: NOW }), NOW)).toBeUndefined();
  });
});

describe('the portions of a bulk', () => {
  it('follow each other without a gap, count every child, and end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 20 }), (sizes) => {
        let bulk = aBulk({ startedAt: NOW });
        const places: (string | undefined)[] = [undefined];
        for (const [index, children] of sizes.entries()) {
          const upTo = `place-${index}`;
          bulk = evolveBulk(bulk, advanceBulk({ children, upTo }, 0, NOW));
          expect(bulk.portion).toEqual({
            upTo,
            ...(places.at(-1) !== undefined && { after: places.at(-1) }),
          });
          expect(bulkStatus(bulk)).toBe('running');
          places.push(upTo);
        }
        const done = evolveBulk(bulk, advanceBulk(undefined, 0, NOW));
        expect(done).toEqual(
          aBulk({ startedAt: NOW, finishedAt: NOW, seen: sizes.reduce((sum, size) => sum + size, 0) }),
        );
        expect(bulkStatus(done)).toBe('done');
      }),
    );
  });

  it('belong to a bulk that was opened', () => {
    expect(() => evolveBulk(undefined, { type: 'bulk-started', at: NOW })).toThrow('opened bulk');
  });
});

describe('the rate', () => {
  it.each([
    ['fifty at 600 a minute take five seconds', 50, 600, 1, 0, 5],
    ['what they took counts', 50, 600, 1, 1200, 4],
    ['whoever took longer waits no more', 50, 600, 1, 9000, 0],
    ['two that share a vendor go half as fast', 50, 600, 2, 0, 10],
    ['nothing raised, nothing to wait for', 0, 600, 3, 0, 0],
    ['a broken second is a whole one', 1, 60_000, 1, 0, 1],
    ['a pause is ten minutes at most', 50, 60, 40, 0, 600],
  ])('%s', (_what, raised, perMinute, together, tookMs, seconds) => {
    expect(pauseAfter(raised, perMinute, together, tookMs)).toBe(seconds);
  });

  it('is never passed by bulks that run together, whatever they raise and however long it takes', () => {
    const portion = fc.record({ raised: fc.integer({ min: 0, max: 50 }), tookMs: fc.nat(30_000) });
    const rate = fc.integer({ min: 60, max: 60_000 });
    fc.assert(
      fc.property(
        rate,
        fc.array(fc.array(portion, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 8 }),
        (perMinute, bulks) => {
          const rates = bulks.map((portions) => {
            const ms = portions.reduce(
              (sum, { raised, tookMs }) =>
                sum + tookMs + 1000 * pauseAfter(raised, perMinute, bulks.length, tookMs),
              0,
            );
            const raised = portions.reduce((sum, one) => sum + one.raised, 0);
            return raised === 0 ? 0 : (raised * 60_000) / ms;
          });
          expect(rates.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(perMinute * 1.000001);
        },
      ),
    );
  });

  const ended = (vendorId: string): BulkCause => ({ kind: 'agreement-ended', vendorId, agreementId: 'a' });
  const left: BulkCause = { kind: 'child-left', institution: '101001' };
  it.each([
    [ended('a'), ended('a'), true],
    [ended('a'), ended('b'), false],
    [ended('a'), left, true],
    [left, left, true],
  ])('of %j and %j is shared: %s', (one, other, shared) => {
    expect([sharesVendor(one, other), sharesVendor(other, one)]).toEqual([shared, shared]);
  });
});

describe('ids made from names', () => {
  it('are UUIDs, the same for the same names, and no two alike', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.uuid(), (bulk, child, other) => {
        fc.pre(child !== other);
        expect(uuid.safeParse(requestIdOf(bulk, child)).success).toBe(true);
        expect(uuid.safeParse(bulkIdOf('skolefoto', child)).success).toBe(true);
        expect(requestIdOf(bulk, child)).toBe(requestIdOf(bulk, child));
        expect(
          new Set([
            requestIdOf(bulk, child),
            requestIdOf(bulk, other),
            requestIdOf(child, bulk),
            bulkIdOf('skolefoto', child),
            bulkIdOf('skolefoto', other),
            bulkIdOf('skole', child),
          ]).size,
        ).toBe(6);
      }),
    );
  });
});

describe('for one child', () => {
  const statute: Ground = {
    kind: 'statute',
    article: '6(1)(e)',
    provision: 'folkeskoleloven § 18',
    version: 1,
    from: '2026-01-01',
  };
  const grounds = (...purposes: string[]) => ({
    grounds: Object.fromEntries(purposes.map((purpose) => [purpose, statute])),
  });
  const vendor = aVendor([
    anAgreement({
      terms: terms({ instructions: [instructs('photo'), instructs('staff', { subjects: ['staff'] })] }),
    }),
  ]);

  it('an agreement that ended raises an erasure at that vendor, and changes nothing about her', () => {
    const bulk = aBulk();

    expect(raise(bulk, aChild(grounds('photo')), vendor, TODAY)).toEqual({
      request: {
        type: 'request-opened',
        requestId: requestIdOf(bulk.bulkId, CHILD),
        childId: CHILD,
        right: 'erasure',
        openedBy: bulk.openedBy,
        receivedOn: TODAY,
        dueOn: null,
        purposes: 'all',
        questions: [],
        cause: 'agreement-ended',
        vendorId: 'skolefoto',
        bulkId: bulk.bulkId,
      },
      child: [],
    });
  });

  it('leaving raises an erasure at every vendor, and she leaves on the day of the bulk', () => {
    const bulk = aDeparture({ startsOn: '2026-06-30' });

    const raised = raise(bulk, aChild(), undefined, TODAY);

    expect(raised?.child).toEqual([{ type: 'child-left', on: '2026-06-30' }]);
    expect(raised?.request).toMatchObject({ cause: 'child-left', receivedOn: TODAY, bulkId: bulk.bulkId });
    expect(raised?.request).not.toHaveProperty('vendorId');
  });

  const erased = { erasure: { requestId: REQUEST, done: false } };
  it.each<[string, BulkState, Partial<ChildState>, boolean]>([
    ['a ground for a purpose of the agreement', aBulk(), grounds('photo'), true],
    ['a ground that ended', aBulk(), { grounds: { photo: { ...statute, endedOn: '2026-02-01' } } }, true],
    [
      'consents that were all withdrawn',
      aBulk(),
      { grounds: { photo: { kind: 'consent', answers: {} } } },
      true,
    ],
    ['left before, her vendor may hold her', aBulk(), { ...grounds('photo'), left: '2026-01-01' }, true],
    ['no ground', aBulk(), grounds(), false],
    ['a ground for another purpose only', aBulk(), grounds('teaching'), false],
    ['a purpose for which the agreement concerns staff', aBulk(), grounds('staff'), false],
    ['the agreement ended, being erased', aBulk(), { ...grounds('photo'), ...erased }, false],
    ['the school left', aDeparture(), {}, true],
    ['the class left', aDeparture({ cause: { ...aDeparture().cause, group: '5.A' } as BulkCause }), {}, true],
    [
      'another class left',
      aDeparture({ cause: { ...aDeparture().cause, group: '5.B' } as BulkCause }),
      {},
      false,
    ],
    ['moved meanwhile', aDeparture(), { group: { institution: '202002', name: '5.A' } }, false],
    ['left before', aDeparture(), { left: '2026-01-01' }, false],
    ['the school left, being erased', aDeparture(), erased, false],
  ])('who has %s', (_who, bulk, child, isConcerned) => {
    expect(raise(bulk, aChild(child), vendor, TODAY) !== undefined).toBe(isConcerned);
  });

  it('an agreement that is not there is a fault, never «nobody is concerned»', () => {
    expect(() => raise(aBulk(), aChild(), aVendor([]), TODAY)).toThrow('no agreement');
    expect(() => raise(aBulk(), aChild(), undefined, TODAY)).toThrow('no agreement');
  });
});

describe('a bulk stands on', () => {
  const all = { list: LISTS.bulks, sort: TODAY };
  it.each([
    [
      'the clock while it waits',
      aBulk(),
      [all, { list: LISTS.clock, sort: `${TODAY}T00:00:00.000Z`, everywhere: true }],
    ],
    [
      'the running ones while it runs',
      aBulk({ startedAt: NOW }),
      [all, { list: LISTS.runningBulks, sort: '' }],
    ],
    ['the controller’s list for ever', aBulk({ startedAt: NOW, finishedAt: NOW }), [all]],
  ])('%s', (_list, bulk, lists) => {
    expect(AGGREGATES.bulk.lists(bulk, {})).toEqual(lists);
  });

  it.each<[BulkCause, string]>([
    [{ kind: 'agreement-ended', vendorId: 'skolefoto', agreementId: AGREEMENT }, LISTS.children],
    [{ kind: 'child-left', institution: '101001' }, LISTS.ofInstitution('101001')],
    [{ kind: 'child-left', institution: '101001', group: '5.A' }, LISTS.ofGroup('101001', '5.A')],
  ])('no list of children, but looks at one: %j', (cause, list) => {
    expect(childrenOf(cause)).toBe(list);
  });
});
