import type { AUDIT } from '../contracts/audit.ts';
import { LISTS } from '../domain/aggregates.ts';
import type { Instant } from '../domain/dates.ts';
import {
  type Counted,
  countedOf,
  figuresByRight,
  figuresOf,
  lastMonths,
  type Month,
} from '../domain/figures.ts';
import { ok } from '../domain/outcome.ts';
import type { Operations } from '../platform/http.ts';
import type { Ledger } from '../store/ledger.ts';
import { pageOf } from '../store/pages.ts';

const MONTHS = 12;

/** The figures of a month, or of the last twelve: counted on the requests themselves, never kept as numbers. */
export const figuresOperation =
  (ledger: Ledger): Operations<'audit', typeof AUDIT>['getFigures'] =>
  async ({ caller: { controller }, query, now, today }) => {
    const asked = query.month === undefined ? lastMonths(today, MONTHS) : [query.month];
    return ok({ months: await Promise.all(asked.map((month) => figuresIn(ledger, controller, month, now))) });
  };

async function figuresIn(ledger: Ledger, controller: string, month: Month, now: Instant) {
  const [counted, inBulks] = await Promise.all([
    countedIn(ledger, controller, month, now),
    ledger.count(controller, LISTS.receivedIn(month), { sort: 'bulk' }),
  ]);
  return { month, total: figuresOf(counted), rights: figuresByRight(counted), inBulks };
}

/** The requests received in a month, page by page: only what is counted of each is held, not the requests. */
async function countedIn(
  ledger: Ledger,
  controller: string,
  month: Month,
  now: Instant,
): Promise<readonly Counted[]> {
  const counted: Counted[] = [];
  let after: string | undefined;
  do {
    const within = { sort: 'single', after };
    const page = await pageOf(ledger, controller, 'request', LISTS.receivedIn(month), within);
    counted.push(...page.loaded.map(({ state }) => countedOf(state, now)));
    after = page.more.next;
  } while (after !== undefined);
  return counted;
}
