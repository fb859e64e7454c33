import { LISTS } from '../domain/aggregates.ts';
import { ok } from '../domain/outcome.ts';
import { missDeadline } from '../domain/request.ts';
import { type Clock, today } from '../platform/clock.ts';
import { errorName, type Log } from '../platform/logger.ts';
import { change, execute } from '../store/execute.ts';
import type { Ledger } from '../store/ledger.ts';

export type DeadlinesDeps = { readonly ledger: Ledger; readonly clock: Clock; readonly log: Log };

const PAGE = 100;

/** Every hour: records each request whose last day to answer (GDPR art. 12(3)) has passed, once, and raises the alarm. */
export function createHandler({ ledger, clock, log }: DeadlinesDeps) {
  const record = async (controller: string, requestId: string): Promise<boolean> => {
    const by = { role: 'system', id: 'deadlines' } as const;
    const outcome = await execute(ledger, { controller, by, at: clock.now() }, async () => {
      const before = await ledger.read(controller, 'request', requestId);
      const missed = before && missDeadline(before.state, today(clock));
      if (!missed) return ok({ changes: [], answer: false });
      return ok({
        changes: [change({ kind: 'request', id: requestId, before, events: [missed] })],
        answer: true,
      });
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value;
  };

  return async (): Promise<{ missed: number }> => {
    let missed = 0;
    let failed = 0;
    let after: string | undefined;
    do {
      // A recorded request leaves the list, and the list is in the order of the last day.
      const due = { list: LISTS.due, everywhere: true } as const;
      const page = await ledger.list('', due, { limit: PAGE, after, before: today(clock) });
      for (const { controller, id } of page.entries) {
        try {
          if (await record(controller, id)) missed += 1;
        } catch (error) {
          // One that cannot be recorded must not hide the others; the alarm for it is the failed run.
          failed += 1;
          log.error('deadline-not-recorded', { error: errorName(error) });
        }
      }
      after = page.next;
    } while (after !== undefined);
    if (missed > 0) log.error('deadline-missed', { count: missed });
    log.info('deadlines-checked', { count: missed });
    if (failed > 0) throw new Error(`${failed} missed deadlines could not be recorded`);
    return { missed };
  };
}
