import { Ledger } from '../../lambdas/store/ledger.ts';
import { beforeEachTransaction } from '../engines/calls.ts';
import { type Engines, LEDGER } from '../engines/engines.ts';
import type { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from './flows.ts';
import { answerAll, deliver } from './workers.ts';

type Enrolled = { readonly childId: string; readonly guardianId: string };

/** An erasure that waits only for its worker: all vendors have erased. */
export async function allButErased(
  tenant: Tenant,
  enrolled: Enrolled,
  flow = 'an erasure by the controller',
): Promise<string> {
  const requestId = await assign(tenant, flowOf(flow), enrolled);
  await answerAll(tenant, requestId);
  return requestId;
}

/** Erases a child; the id of the request. */
export async function erase(tenant: Tenant, enrolled: Enrolled): Promise<string> {
  const requestId = await allButErased(tenant, enrolled);
  await deliver(tenant, 'erasure', requestId);
  return requestId;
}

/** A ledger whose first transaction comes after something else has happened. */
export function ledgerAfter(engines: Engines, happens: () => Promise<unknown>): Ledger {
  const client = engines.anotherDynamo();
  beforeEachTransaction(client, async (_input, nth) => {
    if (nth === 1) await happens();
  });
  return new Ledger(client, LEDGER);
}
