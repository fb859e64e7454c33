import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { rightMessage } from '../contracts/messages.ts';
import { LISTS } from '../domain/aggregates.ts';
import { assignTasks, decideRequest, effectsOfCompletion } from '../domain/carry-out.ts';
import type { ChildEvent } from '../domain/child.ts';
import { dateInCopenhagen, type Instant } from '../domain/dates.ts';
import { hoursAfter } from '../domain/deadline.ts';
import { evolveChild } from '../domain/evolve-child.ts';
import { owedErasure } from '../domain/keeping.ts';
import { namedId } from '../domain/named-id.ts';
import { openOrdered } from '../domain/open-request.ts';
import { type Outcome, ok } from '../domain/outcome.ts';
import type { PurposeState } from '../domain/purpose.ts';
import {
  type Evidence,
  isEnded,
  isRefusedWhole,
  type Opening,
  type RequestEvent,
  type RequestState,
} from '../domain/request.ts';
import { withdrawing } from '../domain/request-commands.ts';
import { requestStatus } from '../domain/request-status.ts';
import type { Right } from '../domain/rights.ts';
import type { VendorState } from '../domain/vendor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import { fifoConsumer } from '../platform/messages.ts';
import { change, type Decided, execute, opening } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import { purposesOf, vendorsOf } from '../store/register.ts';
import { HOLDING, holdBackOthers } from './hold-back.ts';

/** Everything a right's worker sees of the request it carries out. */
export type Work = {
  readonly controller: string;
  readonly request: RequestState;
  readonly child: Loaded<'child'>;
  readonly purposes: readonly PurposeState[];
  readonly vendors: readonly VendorState[];
};

/** What a right leaves when every vendor has answered: its evidence, and what else changes in the same transaction. */
export type Completion = {
  readonly evidence: Evidence;
  readonly vault?: readonly TransactWriteItem[];
};

export type WorkerDeps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log };

/** Completes a request of one right; called again after a crash or a lost race, so it must be repeatable. */
export type Complete = (work: Work) => Promise<Completion>;

/** Takes back what a request that has ended has left lying; done again, it finds nothing. */
export type Discard = (controller: string, request: RequestState) => Promise<void>;

/** What is to be discarded when the erasure of the child closed the request, and when it is completed. */
export type Discards = { readonly closed?: Discard; readonly completed?: Discard };

/**
 * A right's worker: looks at the request and takes its next step, until it must wait for a vendor or a person. Driven
 * by state alone, so a message that comes twice, late or out of order does nothing a second time.
 */
export function createRightWorker(
  right: Right,
  { ledger, clock, log }: WorkerDeps,
  complete: Complete,
  discards: Discards = {},
) {
  return fifoConsumer(rightMessage, log, async ({ controller, requestId }) => {
    const read = async () => {
      const request = await ledger.read(controller, 'request', requestId);
      if (request?.state.right !== right) throw new Error('the message names no request of this right');
      return request;
    };
    const step = () =>
      execute(ledger, { controller, by: { role: 'system', id: right }, at: clock.now() }, async () => {
        const request = await read();
        switch (requestStatus(request.state)) {
          case 'received':
            return decided(ledger, request, await workOf(ledger, controller, request.state), clock.now());
          case 'all-answered':
            return completed(request, await workOf(ledger, controller, request.state), complete, clock);
          case 'closed':
            await discards.closed?.(controller, request.state);
            return ok({ changes: [], answer: false });
          case 'completed':
            await discards.completed?.(controller, request.state);
            return ok({ changes: [], answer: false });
          default:
            return ok({ changes: [], answer: false });
        }
      });
    if (HOLDING.includes(right)) await holdBackOthers({ ledger, clock }, controller, (await read()).state);
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      const went = await step();
      // A lost race: the message goes back and is tried again on what the winner left.
      if (!went.ok) throw new Error(went.reason);
      if (!went.value) return;
    }
    throw new Error('the request takes step after step without waiting for anyone');
  });
}

/** Deciding, assigning to every eighty vendors, completing: more steps in one go are a fault. */
const MOST_STEPS = 20;

/** True as the answer: there may be a next step at once. */
type Step = Outcome<Decided<boolean>>;

/** Takes back what nobody wants any more, decides, or goes on assigning tasks: what one transaction takes of it. */
async function decided(
  ledger: Ledger,
  request: Loaded<'request'>,
  { controller, child, purposes, vendors }: Work,
  at: Instant,
): Promise<Step> {
  const { state, facts } = child;
  const step = (event: RequestEvent, answer = true): Step =>
    ok({ changes: [change({ kind: 'request', id: request.id, before: request, events: [event] })], answer });
  if (request.state.decisions) return step(assignTasks(request.state, at));
  const moot = withdrawing(request.state);
  if (moot) return step(moot);
  if (await isNeededFirst(ledger, controller, request.state)) {
    const { deferredUntil } = request.state;
    if (deferredUntil !== undefined && deferredUntil > at) return ok({ changes: [], answer: false });
    return step({ type: 'request-deferred', until: hoursAfter(at, DEFERRED_HOURS) }, false);
  }
  const matter = { child: state, facts, purposes, vendors, today: dateInCopenhagen(at) };
  const event = decideRequest(request.state, matter, at);
  return ok({
    changes: [
      change({ kind: 'request', id: request.id, before: request, events: [event] }),
      // A hold that comes at the same moment finds the erasure, or is found by it.
      change({ kind: 'child', id: child.id, before: child, events: [] }),
    ],
    answer: true,
  });
}

/** How long an erasure waits before it looks again whether the family has been answered. */
const DEFERRED_HOURS = 24;

/** True while the family waits for the data that the controller would erase: it is handed over first (art. 15, 20). */
async function isNeededFirst(ledger: Ledger, controller: string, request: RequestState): Promise<boolean> {
  if (request.right !== 'erasure' || request.cause === undefined) return false;
  const requests = await ledger.listed(controller, 'request', LISTS.requestsOf(request.childId));
  return requests.some(
    ({ state }) => (state.right === 'access' || state.right === 'portability') && !isEnded(state),
  );
}

async function completed(
  request: Loaded<'request'>,
  work: Work,
  complete: Complete,
  clock: Clock,
): Promise<Step> {
  const { evidence, vault = [] } = isRefusedWhole(request.state) ? { evidence: {} } : await complete(work);
  const { child } = work;
  const at = clock.now();
  const effects: ChildEvent[] = effectsOfCompletion(request.state, child.state, dateInCopenhagen(at));
  const erased = effects.some(({ type }) => type === 'child-erased');
  const owed = owedAfter(request.state, work, effects, at);
  return ok({
    changes: [
      change({
        kind: 'request',
        id: request.id,
        before: request,
        events: [{ type: 'request-completed', at, evidence }],
      }),
      change({ kind: 'child', id: child.id, before: child, events: effects, ...(erased && { facts: {} }) }),
      ...(owed ? [opening(owed)] : []),
    ],
    vault,
    answer: true,
  });
}

/** The erasure that a hold kept from being carried out, when the hold has ended; undefined where none is owed. */
function owedAfter(
  request: RequestState,
  { child, purposes, vendors }: Work,
  effects: readonly ChildEvent[],
  at: Instant,
): Opening | undefined {
  const hasEnded = request.liftedAt !== undefined || effects.some(({ type }) => type === 'hold-lifted');
  if (!hasEnded || child.state.erasure) return undefined;
  const today = dateInCopenhagen(at);
  const after = effects.reduce(evolveChild, child.state);
  const owed = owedErasure(request, { child: after, facts: child.facts, purposes, vendors, today });
  if (owed.length === 0) return undefined;
  const by = { role: 'system', id: request.right } as const;
  const requestId = namedId(`${request.requestId} erasure`);
  return openOrdered(request.childId, requestId, by, today, { cause: 'hold-ended', purposes: owed });
}

/** The child, the purposes she has a ground for or the request names, and the vendors it may concern. */
async function workOf(ledger: Ledger, controller: string, request: RequestState): Promise<Work> {
  const child = await ledger.read(controller, 'child', request.childId);
  if (!child) throw new Error('the request names no child');
  const named = request.purposes === 'all' ? [] : request.purposes;
  const purposeIds = [...new Set([...Object.keys(child.state.grounds), ...named])];
  const [purposes, vendors] = await Promise.all([
    purposesOf(ledger, controller, purposeIds),
    vendorsOf(ledger, controller, request.vendorId === undefined ? undefined : [request.vendorId]),
  ]);
  return { controller, request, child, purposes, vendors };
}
