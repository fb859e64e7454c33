import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Kind } from '../../lambdas/domain/aggregates.ts';
import { number, text } from '../../lambdas/store/items.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { verifyAggregate } from '../../lambdas/store/verify.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';
import { aLedger, held } from './changes.ts';
import { Tampering } from './tampering.ts';

let engines: Engines;
let tenant: Tenant;
let of: ReturnType<typeof aLedger>;
let childId: string;
let tampering: Tampering;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(async () => {
  tenant = new Tenant(engines);
  of = aLedger(engines.ledger, tenant.controller);
  childId = await of.enrols(held('r1'), held('r2'), held('r3'));
  tampering = new Tampering(engines.dynamo, tenant.controller, childId);
});
afterAll(() => engines.stop());

const verified = () => tenant.verify('child', childId);
const brokenAt = (at: number, reason: string) => ({ intact: false, at, break: reason });

describe('a chain nobody has touched', () => {
  it('is intact, with the number of its events and its head', async () => {
    expect(await verified()).toEqual({ intact: true, events: 4, head: await tampering.hashOf(4) });
  });
});

describe('a chain somebody has touched breaks where', () => {
  it('an event says something else than was hashed', async () => {
    await tampering.body(2, (stored) => {
      stored.event.requestId = 'r9';
    });

    expect(await verified()).toEqual(brokenAt(2, 'hash-does-not-match-body'));
  });

  it.each([
    ['who did it', 'by', { role: 'guardian', id: 'somebody' }],
    ['when', 'at', '2020-01-01T00:00:00.000Z'],
  ])('an event names another %s', async (_what, member, value) => {
    await tampering.body(3, (stored) => {
      stored[member] = value;
    });

    expect(await verified()).toEqual(brokenAt(3, 'hash-does-not-match-body'));
  });

  it('a hash was changed', async () => {
    await tampering.attributes(2, { hash: text('f'.repeat(64)) });

    expect(await verified()).toEqual(brokenAt(2, 'hash-does-not-match-body'));
  });

  it('an event was rewritten with its hash: the next one does not follow', async () => {
    await tampering.bodyAndHash(2, (stored) => {
      stored.event.requestId = 'r9';
    });

    expect(await verified()).toEqual(brokenAt(3, 'does-not-follow-the-event-before'));
  });

  it('the last event was rewritten with its hash: it is not the one the state ends with', async () => {
    await tampering.bodyAndHash(4, (stored) => {
      stored.event.requestId = 'r9';
    });

    expect(await verified()).toMatchObject({ intact: false });
  });

  it('an event names another event before it', async () => {
    await tampering.bodyAndHash(2, (stored) => {
      stored.prev = 'f'.repeat(64);
    });

    expect(await verified()).toEqual(brokenAt(2, 'does-not-follow-the-event-before'));
  });

  it('an event is missing in the middle', async () => {
    await tampering.remove(3);

    expect(await verified()).toEqual(brokenAt(3, 'sequence-has-a-gap'));
  });

  it('the first event is missing', async () => {
    await tampering.remove(1);

    expect(await verified()).toEqual(brokenAt(1, 'sequence-has-a-gap'));
  });

  it('the last event is missing', async () => {
    await tampering.remove(4);

    expect(await verified()).toEqual(brokenAt(3, 'events-missing-at-the-end'));
  });

  it('all events are missing', async () => {
    for (const seq of [1, 2, 3, 4]) await tampering.remove(seq);

    expect(await verified()).toEqual(brokenAt(0, 'events-missing-at-the-end'));
  });

  it('the last event and the state that knew of it are taken back together: the state has the wrong head', async () => {
    await tampering.remove(4);
    await tampering.state((state) => delete state.holds.r3, { version: number(3) });

    expect(await verified()).toEqual(brokenAt(3, 'events-missing-at-the-end'));
  });

  it('two events have changed places', async () => {
    await tampering.swap(2, 3);

    expect(await verified()).toEqual(brokenAt(2, 'sequence-has-a-gap'));
  });

  it('an event is another child’s', async () => {
    await tampering.takeFrom(tenant.controller, await of.enrols(), 1);

    expect(await verified()).toEqual(brokenAt(1, 'event-of-another-aggregate'));
  });

  it('an event is of the same child at another controller', async () => {
    await tampering.bodyAndHash(1, (stored) => {
      stored.controller = '87654321';
    });

    expect(await verified()).toEqual(brokenAt(1, 'event-of-another-aggregate'));
  });

  it('the state says something its events do not', async () => {
    await tampering.state((state) => delete state.holds.r2);

    expect(await verified()).toEqual(brokenAt(4, 'state-does-not-follow-from-events'));
  });

  it('the state claims another number of events', async () => {
    await tampering.state(() => undefined, { version: number(5) });

    expect(await verified()).toEqual(brokenAt(4, 'events-missing-at-the-end'));
  });

  it('an event is no JSON any more', async () => {
    await tampering.attributes(2, { body: text('{"event":') });

    expect(await verified()).toEqual(brokenAt(2, 'hash-does-not-match-body'));
  });

  it('the last event is one that cannot follow, forged with its hash and the head', async () => {
    await tampering.bodyAndHash(4, (stored) => {
      stored.event = { type: 'invented' };
    });
    await tampering.state(() => undefined, { head: text(await tampering.hashOf(4)) });

    expect(await verified()).toEqual(brokenAt(4, 'event-cannot-be-read'));
  });
});

describe('a chain that grows while it is read', () => {
  /** A ledger in which something happens between the state and the first reading of its events. */
  const ledgerWhere = (happens: () => Promise<unknown>) =>
    new (class extends Ledger {
      private readings = 0;

      override async *history(controller: string, kind: Kind, id: string) {
        this.readings += 1;
        if (this.readings === 1) await happens();
        yield* super.history(controller, kind, id);
      }
    })(engines.dynamo, LEDGER);
  const grows = async () => of.append(await of.continues(childId, [held('r4')]));
  const verify = (ledger: Ledger) => verifyAggregate(ledger, tenant.controller, 'child', childId);

  it('is intact, and given with the event that came last', async () => {
    const verified = await verify(ledgerWhere(grows));

    expect(verified?.verification).toMatchObject({ intact: true, events: 5 });
    expect(verified?.events).toHaveLength(5);
  });

  it('is broken all the same where somebody has touched it', async () => {
    await tampering.remove(2);

    expect((await verify(ledgerWhere(grows)))?.verification).toEqual(brokenAt(2, 'sequence-has-a-gap'));
  });

  it('is none where there is no such child', async () => {
    expect(await verifyAggregate(engines.ledger, tenant.controller, 'child', 'x')).toBeUndefined();
  });
});

describe('a whole chain forged with all its hashes breaks where', () => {
  it.each([
    ['a body is no object', 'null'],
    ['a body is a text', '"x"'],
    ['a body is no JSON', '{"event":'],
  ])('%s', async (_what, body) => {
    await tampering.forge(1, body);

    expect(await verified()).toEqual(brokenAt(1, 'event-cannot-be-read'));
  });

  it.each([
    ['an event is missing', (stored: { event?: unknown }) => delete stored.event],
    [
      'an event is of another kind',
      (stored: { event: unknown }) => (stored.event = { type: 'vendor-registered' }),
    ],
    ['an aggregate is missing', (stored: { aggregate?: unknown }) => delete stored.aggregate],
  ])('%s', async (_what, change) => {
    await tampering.bodyAndHash(1, change);

    expect(await verified()).toMatchObject({ intact: false, at: 1 });
  });
});

// Reading it throws: the audit would answer 500, and `npm run verify` end at the first of them.
it.each([
  ['is no JSON', { body: text('{"childId":') }],
  ['is packed JSON no more', { packed: { B: Buffer.from('{"childId":') } }],
  ['is missing', {}],
])('a state that %s is a broken chain too', async (_what, item) => {
  await tampering.stateBody(item);

  expect(await verified()).toEqual(brokenAt(4, 'state-cannot-be-read'));
});
