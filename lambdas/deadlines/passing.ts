import type { Actor } from '../domain/actor.ts';
import type { Kind } from '../domain/aggregates.ts';
import { startBulk } from '../domain/bulk.ts';
import { lapsedAtMajority, lapseSettlesOn } from '../domain/coming-of-age.ts';
import { dateInCopenhagen, type Instant } from '../domain/dates.ts';
import { openOrdered, openWithdrawal } from '../domain/open-request.ts';
import { tick } from '../domain/request-clock.ts';
import type { Change } from '../store/append.ts';
import { change, opening } from '../store/execute.ts';
import { purposesOf } from '../store/register.ts';
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

/**
 * At 18 what her guardians said lapses: the vendors stop, and she is asked (forældreansvarsloven § 1). What she has not
 * said yes to when her time to answer is over is erased.
 */
async function comingOfAge(
  { ledger, ids }: Pick<DeadlinesDeps, 'ledger' | 'ids'>,
  { controller, id, by, at }: Due,
): Promise<readonly Change[]> {
  const before = await ledger.read(controller, 'child', id);
  if (!before || before.state.lapseSettled || before.state.erasure) return [];
  const on = dateInCopenhagen(at);
  const { cameOfAge } = before.state;
  const isFirst = cameOfAge === undefined;
  // Another run was first: her time to answer has only begun.
  if (!isFirst && on < lapseSettlesOn(cameOfAge)) return [];
  const purposes = await purposesOf(ledger, controller);
  const lapsed = lapsedAtMajority(before.state, before.facts, purposes, on);
  const cause = 'came-of-age';
  const event = { type: isFirst ? 'came-of-age' : 'lapse-settled', on } as const;
  const opened = isFirst
    ? openWithdrawal(id, ids.next(), lapsed, by, on, { cause, stopsOnly: true })
    : openOrdered(id, ids.next(), by, on, { cause, purposes: lapsed });
  return [
    change({ kind: 'child', id, before, events: [event] }),
    ...(lapsed.length === 0 ? [] : [opening(opened)]),
  ];
}
