import { randomInt, randomUUID } from 'node:crypto';
import type { SQSBatchResponse } from 'aws-lambda';
import { createHandler } from '../../lambdas/bulks/handler.ts';
import { bulkMessage } from '../../lambdas/contracts/messages.ts';
import type { Kind } from '../../lambdas/domain/aggregates.ts';
import {
  type BulkCause,
  type BulkEvent,
  type BulkState,
  bulkStatus,
  openBulk,
} from '../../lambdas/domain/bulk.ts';
import type { ChildEvent } from '../../lambdas/domain/child.ts';
import { messagesOf } from '../../lambdas/domain/dispatch.ts';
import type { VendorEvent } from '../../lambdas/domain/vendor.ts';
import type { Change } from '../../lambdas/store/append.ts';
import { change } from '../../lambdas/store/execute.ts';
import type { Loaded } from '../../lambdas/store/items.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { verifyAggregate } from '../../lambdas/store/verify.ts';
import { AGREEMENT } from '../builders/people.ts';
import { aProfile, terms } from '../builders/vendor.ts';
import { TestClock } from '../engines/clock.ts';
import type { Engines } from '../engines/engines.ts';
import { context, queueEvent } from '../engines/events.ts';
import { TestLog } from '../engines/log.ts';
import { storedOf } from '../engines/stored.ts';

export const SCHOOL = '280123';
export const ENDED: BulkCause = { kind: 'agreement-ended', vendorId: 'skolefoto', agreementId: AGREEMENT };
export const LEFT: BulkCause = { kind: 'child-left', institution: SCHOOL };
const CASEWORKER = { role: 'caseworker', id: 'caseworker-1' } as const;

const established: ChildEvent = {
  type: 'basis-established',
  purposeId: 'photo',
  kind: 'statute',
  article: '6(1)(e)',
  provision: 'folkeskoleloven § 18',
  version: 1,
  from: '2026-01-01',
};

/** A controller with a vendor whose agreement instructs photos, on the real ledger; the worker is the real one. */
export class Controller {
  readonly id = String(randomInt(10_000_000, 99_999_999));
  readonly clock = new TestClock();
  readonly log = new TestLog();
  readonly ledger: Ledger;

  constructor({ ledger }: Engines) {
    this.ledger = ledger;
  }

  append(...changes: readonly Change[]): Promise<boolean> {
    return this.ledger.append({ controller: this.id, by: CASEWORKER, at: this.clock.now(), changes });
  }

  async contracts(): Promise<void> {
    const [vendorId, agreementId] = ['skolefoto', AGREEMENT];
    const events: VendorEvent[] = [
      { type: 'vendor-registered', vendorId, profile: aProfile() },
      { type: 'agreement-drafted', agreementId, terms: terms() },
      { type: 'agreement-signed', agreementId, signedOn: '2026-01-01' },
    ];
    await this.append(change({ kind: 'vendor', id: vendorId, before: undefined, events }));
  }

  /** Enrols children in a class, with a ground for photos unless told otherwise; their ids in the order of the lists. */
  async enrols(count: number, more: readonly ChildEvent[] = [established], name = '5.A'): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    for (let from = 0; from < count; from += 10)
      await this.append(
        ...ids.slice(from, from + 10).map((childId) =>
          change({
            kind: 'child',
            id: childId,
            before: undefined,
            events: [
              { type: 'child-enrolled', childId, group: { institution: SCHOOL, name }, guardians: {} },
              ...more,
            ],
          }),
        ),
      );
    return ids.toSorted();
  }

  async changes(childId: string, ...events: readonly ChildEvent[]): Promise<void> {
    const before = await this.read('child', childId);
    await this.append(change({ kind: 'child', id: childId, before, events }));
  }

  async opens(cause: BulkCause, over: Partial<BulkState> = {}): Promise<string> {
    const bulkId = over.bulkId ?? randomUUID();
    const opened = {
      bulkId,
      cause,
      startsOn: '2026-10-05',
      perMinute: 600,
      openedBy: CASEWORKER,
      ...over,
    };
    const events = openBulk(undefined, opened, this.clock.now());
    await this.append(change({ kind: 'bulk', id: bulkId, before: undefined, events }));
    return bulkId;
  }

  async read<K extends Kind>(kind: K, id: string): Promise<Loaded<K>> {
    const loaded = await this.ledger.read(this.id, kind, id);
    if (!loaded) throw new Error(`there is no such ${kind}`);
    return loaded;
  }

  async eventsOf(bulkId: string): Promise<BulkEvent[]> {
    const history = await Array.fromAsync(this.ledger.history(this.id, 'bulk', bulkId));
    return history.map((entry) => storedOf(entry).event as BulkEvent);
  }

  /** The message dispatch sends for the last event of a bulk, with how long it is held back; undefined when none. */
  async nextMessage(bulkId: string) {
    const events = await this.eventsOf(bulkId);
    const last = events.at(-1);
    const [dispatched] = last ? messagesOf(last, bulkId) : [];
    if (dispatched?.to !== 'bulks') return undefined;
    const message = bulkMessage.parse({ controller: this.id, bulkId, version: events.length });
    return { message, afterSeconds: dispatched.afterSeconds };
  }

  /** Gives a message to the worker. */
  deliver(message: unknown, ledger = this.ledger): Promise<SQSBatchResponse> {
    const { clock, log } = this;
    return createHandler({ ledger, clock, log })(queueEvent(message), context);
  }

  /** Delivers message after message, each as `deliver` says, until the bulk is done; how long each was held back. */
  async works(
    bulkId: string,
    deliver: (message: unknown) => Promise<unknown> = (message) => this.deliver(message),
  ): Promise<number[]> {
    const heldBack: number[] = [];
    for (let tries = 0; tries < 200; tries += 1) {
      const next = await this.nextMessage(bulkId);
      if (!next) return heldBack;
      heldBack.push(next.afterSeconds);
      await deliver(next.message);
    }
    throw new Error(`the bulk is ${bulkStatus((await this.read('bulk', bulkId)).state)} for ever`);
  }

  /** The requests that stand on a list. */
  async requestsOn(list: string) {
    return (await this.ledger.listed(this.id, 'request', list)).map(({ state, version }) => ({
      ...state,
      version,
    }));
  }

  async isIntact(kind: Kind, id: string): Promise<boolean> {
    return (await verifyAggregate(this.ledger, this.id, kind, id))?.verification.intact ?? false;
  }
}
