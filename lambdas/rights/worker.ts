import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { rightMessage } from '../contracts/messages.ts';
import { LISTS } from '../domain/aggregates.ts';
import { assignTasks, decideRequest, effectsOfCompletion } from '../domain/carry-out.ts';
import type { ChildEvent } from '../domain/child.ts';
import { dateInCopenhagen } from '../domain/dates.ts';
import { type Outcome, ok } from '../domain/outcome.ts';
import type { PurposeState } from '../domain/purpose.ts';
import { type Evidence, isRefusedWhole, type RequestState } from '../domain/request.ts';
import { requestStatus } from '../domain/request-status.ts';
import type { Right } from '../domain/rights.ts';
import type { VendorState } from '../domain/vendor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import { fifoConsumer } from '../platform/messages.ts';
import { change, type Decided, execute } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';

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

/** Takes back what was left of a request that the erasure of its child closed meanwhile. */
export type Discard = (controller: string, request: RequestState) => Promise<void>;

/**
 * A right's worker: looks at the request and takes its next step, until it must wait for a vendor or a person. Driven
 * by state alone, so a message that comes twice, late or out of order does nothing a second time.
 */
export function createRightWorker(
  right: Right,
  { ledger, clock, log }: WorkerDeps,
  complete: Complete,
  discard?: Discard,
) {
  return fifoConsumer(rightMessage, log, async ({ controller, requestId }) => {
    const step = () =>
      execute(ledger, { controller, by: { role: 'system', id: right }, at: clock.now() }, async () => {
        const request = await ledger.read(controller, 'request', requestId);
        if (request?.state.right !== right) throw new Error('the message names no request of this right');
        switch (requestStatus(request.state)) {
          case 'received':
            return decided(request, await workOf(ledger, controller, request.state), clock);
          case 'all-answered':
            return completed(request, await workOf(ledger, controller, request.state), complete, clock);
          case 'closed':
            await discard?.(controller, request.state);
            return ok({ changes: [], answer: false });
          default:
            return ok({ changes: [], answer: false });
        }
      });
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

/** Decides a request, or goes on assigning its tasks where there are more than one transaction takes. */
function decided(request: Loaded<'request'>, { child, purposes, vendors }: Work, clock: Clock): Step {
  const { state, facts } = child;
  const at = clock.now();
  const event = request.state.decisions
    ? assignTasks(request.state, at)
    : decideRequest(
        request.state,
        { child: state, facts, purposes, vendors, today: dateInCopenhagen(at) },
        at,
      );
  return ok({
    changes: [change({ kind: 'request', id: request.id, before: request, events: [event] })],
    answer: true,
  });
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
  return ok({
    changes: [
      change({
        kind: 'request',
        id: request.id,
        before: request,
        events: [{ type: 'request-completed', at, evidence }],
      }),
      change({ kind: 'child', id: child.id, before: child, events: effects, ...(erased && { facts: {} }) }),
    ],
    vault,
    answer: true,
  });
}

/** The child, the purposes she has a ground for or the request names, and the vendors it may concern. */
async function workOf(ledger: Ledger, controller: string, request: RequestState): Promise<Work> {
  const child = await ledger.read(controller, 'child', request.childId);
  if (!child) throw new Error('the request names no child');
  const named = request.purposes === 'all' ? [] : request.purposes;
  const purposeIds = [...new Set([...Object.keys(child.state.grounds), ...named])];
  const [purposes, vendors] = await Promise.all([
    ledger.readMany(controller, 'purpose', purposeIds),
    request.vendorId === undefined
      ? ledger.listed(controller, 'vendor', LISTS.vendors)
      : ledger.readMany(controller, 'vendor', [request.vendorId]),
  ]);
  return {
    controller,
    request,
    child,
    purposes: purposes.map(({ state }) => state),
    vendors: vendors.map(({ state }) => state),
  };
}
