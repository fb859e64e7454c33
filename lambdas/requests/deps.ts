import type { CalendarDate } from '../domain/dates.ts';
import type { Matter } from '../domain/matter.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { RequestState } from '../domain/request.ts';
import { type Caller, isStaff, isVisible } from '../platform/caller.ts';
import type { Clock, Ids } from '../platform/clock.ts';
import type { Log } from '../platform/logger.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Packages } from '../store/packages.ts';
import { registerOf } from '../store/register.ts';
import type { Signer } from '../store/signer.ts';
import type { Vault } from '../store/vault.ts';

export type RequestsDeps = {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly packages: Packages;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
};

/** A request the caller may see: staff every one, a family those of its child, for as long as it may know of her. */
export async function visibleRequest(
  { ledger }: Pick<RequestsDeps, 'ledger'>,
  caller: Caller,
  requestId: string | undefined,
  today: CalendarDate,
): Promise<Outcome<Loaded<'request'>>> {
  const request = await ledger.read(caller.controller, 'request', requestId ?? '');
  if (!request) return refused('no-such-request');
  if (isStaff(caller)) return ok(request);
  const child = await ledger.read(caller.controller, 'child', request.state.childId);
  return child && isVisible(caller, child, today) ? ok(request) : refused('no-such-request');
}

/** What a request is decided on today, with every purpose and vendor of the controller. */
export async function matterOf(
  ledger: Ledger,
  controller: string,
  { childId }: RequestState,
  today: CalendarDate,
): Promise<Matter> {
  const [child, register] = await Promise.all([
    ledger.read(controller, 'child', childId),
    registerOf(ledger, controller),
  ]);
  if (!child) throw new Error('the request names no child');
  return { child: child.state, facts: child.facts, ...register, today };
}
