import { type Kind, LISTS } from '../domain/aggregates.ts';
import { ok } from '../domain/outcome.ts';
import { TASKS_AT_ONCE } from '../domain/task.ts';
import { errorName } from '../platform/logger.ts';
import { type Decided, execute } from '../store/execute.ts';
import type { DeadlinesDeps } from './deps.ts';
import { passing } from './passing.ts';

const PAGE = 100;

/** What rings when it happened at least once: a day that is near, a day that passed, a vendor that is late. */
const ALARMS: readonly string[] = ['deadline-near', 'deadline-missed', 'task-escalated'];

/**
 * Every hour: whatever waits for time to pass and whose time has come. Requests near or past their last day (GDPR art.
 * 12(3)), vendors to be reminded or late, children who come of age, bulks that start. Each is recorded once.
 */
export function createHandler(deps: DeadlinesDeps) {
  const { ledger, clock, log } = deps;

  /** Takes one aggregate over its moment, as far as one append goes; the types of the events that were recorded. */
  const take = async (controller: string, kind: Kind, id: string): Promise<readonly string[]> => {
    const at = clock.now();
    const by = { role: 'system', id: 'deadlines' } as const;
    const outcome = await execute(ledger, { controller, by, at }, async () => {
      const changes = await passing(deps, { controller, kind, id, by, at });
      const types = changes.flatMap(({ events }) => events.map(({ type }) => type));
      return ok<Decided<string[]>>({ changes, answer: types });
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.value;
  };

  return async (): Promise<Readonly<Record<string, number>>> => {
    const happened: Record<string, number> = {};
    // Rings at the first of a kind, not at the end: a run that dies later has told what it recorded.
    const tell = (types: readonly string[]) => {
      for (const type of types) {
        if (happened[type] === undefined && ALARMS.includes(type)) log.error(type);
        happened[type] = (happened[type] ?? 0) + 1;
      }
    };
    let failed = 0;
    let after: string | undefined;
    do {
      // What was taken moves on to its next moment or leaves the list, which is in the order of those moments.
      const due = { list: LISTS.clock, everywhere: true } as const;
      const page = await ledger.list('', due, { limit: PAGE, after, before: clock.now() });
      for (const { controller, kind, id } of page.entries) {
        try {
          let recorded: readonly string[];
          do {
            recorded = await take(controller, kind, id);
            tell(recorded);
          } while (recorded.length >= TASKS_AT_ONCE);
        } catch (error) {
          // One that cannot be taken must not hide the others; the alarm for it is the failed run.
          failed += 1;
          log.error('deadline-not-recorded', { error: errorName(error) });
        }
      }
      after = page.next;
    } while (after !== undefined);
    log.info('deadlines-checked', { count: Object.values(happened).reduce((sum, count) => sum + count, 0) });
    if (failed > 0) throw new Error(`${failed} moments that have come could not be recorded`);
    return happened;
  };
}
