import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { number, text } from '../../lambdas/store/items.ts';
import { verifyChain } from '../../lambdas/store/verify.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
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

  // These two throw instead, so the audit answers 500 and `npm run verify` stops at the first of them.
  it.failing('an event is no JSON any more', async () => {
    await tampering.attributes(2, { body: text('{"event":') });

    expect(await verified()).toEqual(brokenAt(2, 'hash-does-not-match-body'));
  });

  it.failing('the last event is one that cannot follow, forged with its hash and the head', async () => {
    await tampering.bodyAndHash(4, (stored) => {
      stored.event = { type: 'invented' };
    });
    await tampering.state(() => undefined, { head: text(await tampering.hashOf(4)) });

    expect(await verified()).toEqual(brokenAt(4, 'state-does-not-follow-from-events'));
  });
});

describe('a chain that grows while it is read', () => {
  // The state is read before the events: what is appended in between looks like a break.
  it.failing('is intact', async () => {
    const { ledger } = engines;
    const before = await of.child(childId);
    await of.append(await of.continues(childId, [held('r4')]));

    const verification = await verifyChain(
      tenant.controller,
      'child',
      before,
      ledger.history(tenant.controller, 'child', childId),
    );

    expect(verification).toMatchObject({ intact: true });
  });
});
