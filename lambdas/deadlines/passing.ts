import type { Actor } from '../domain/actor.ts';
import { type Kind, LISTS } from '../domain/aggregates.ts';
import { startBulk } from '../domain/bulk.ts';
import { lapsedAtMajority } from '../domain/coming-of-age.ts';
import { dateInCopenhagen, type Instant } from '../domain/dates.ts';
import { openWithdrawal } from '../domain/open-request.ts';
import { tick } from '../domain/request-clock.ts';
import type { Change } from '../store/append.ts';
import { change } from '../store/execute.ts';
import type { DeadlinesDeps } from './deps.ts';

type Due = {
  readonly controller: string;
  readonly kind: Kind;
  readonly id: string;
  readonly by: Actor;
  readonly at: Instant;
};

/** What the passing of time makes of one aggregate; nothing when another run was first. */
export async function passing(
  deps: Pick<DeadlinesDeps, 'ledger' | 'ids'>,
  due: Due,
): Promise<readonly Change[]> {
  const { ledger } = deps;
  const { controller, id, at } = due;
  switch (due.kind) {
    case 'request': {
      const before = await ledger.read(controller, 'request', id);
      const events = before ? tick(before.state, at) : [];
      return before && events.length > 0 ? [change({ kind: 'request', id, before, events })] : [];
    }
    case 'bulk': {
      const before = await ledger.read(controller, 'bulk', id);
      const started = before && startBulk(before.state, at);
      return started ? [change({ kind: 'bulk', id, before, events: [started] })] : [];
    }
    case 'child':
      return comingOfAge(deps, due);
    default:
      throw new Error(`nothing about a ${due.kind} waits for time to pass`);
  }
}

/** At 18 what her guardians said lapses: the vendors stop, and she is asked (forældreansvarsloven § 1). */
async function comingOfAge(
  { ledger, ids }: Pick<DeadlinesDeps, 'ledger' | 'ids'>,
  { controller, id, by, at }: Due,
): Promise<readonly Change[]> {
  const before = await ledger.read(controller, 'child', id);
  if (!before || before.state.cameOfAge !== undefined || before.state.erasure) return [];
  const on = dateInCopenhagen(at);
  const purposes = (await ledger.listed(controller, 'purpose', LISTS.purposes)).map(({ state }) => state);
  const lapsed = lapsedAtMajority(before.state, before.facts, purposes, on);
  const requestId = ids.next();
  const opened = openWithdrawal(id, requestId, lapsed, by, on, { cause: 'came-of-age' });
  return [
    change({ kind: 'child', id, before, events: [{ type: 'came-of-age', on }] }),
    ...(lapsed.length === 0
      ? []
      : [change({ kind: 'request', id: requestId, before: undefined, events: [opened] })]),
  ];
}
