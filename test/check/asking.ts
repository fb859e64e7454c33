import { createHandler } from '../../lambdas/check/handler.ts';
import type { OperationsOf } from '../../lambdas/contracts/routes.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { Ledger } from '../../lambdas/store/ledger.ts';
import { callsOf } from '../engines/calls.ts';
import { LEDGER } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';
import type { Reply, Tenant } from '../engines/tenant.ts';

export const question = (childId: string, purpose = 'photos', vendorId = 'bogklub') => ({
  subject: { type: 'vendor', id: vendorId },
  action: { name: purpose },
  resource: { type: 'child', id: childId },
});

/** A check function just started, whose every call of the database is seen. */
export function aCheck(tenant: Tenant) {
  const client = tenant.engines.anotherDynamo();
  const calls = callsOf(client);
  const handler = createHandler({ ...tenant.deps(), ledger: new Ledger(client, LEDGER) });
  const ask = async (operation: OperationsOf<'check'>, body: unknown, caller: Caller): Promise<Reply> => {
    const { statusCode, body: text } = await handler(apiEvent(operation, caller, { body }), context);
    return { status: statusCode, body: JSON.parse(text) };
  };
  const bogklub = tenant.vendor('bogklub');
  return {
    one: (body: unknown, caller = bogklub) => ask('evaluate', body, caller),
    many: (body: unknown, caller = bogklub) => ask('evaluateBatch', body, caller),
    find: (operation: OperationsOf<'check'>, body: unknown, caller = bogklub) => ask(operation, body, caller),
    client,
    /** What was asked of the database since the last time, and forgets it. */
    calls: () => calls.splice(0),
    stop: () => client.destroy(),
  };
}
