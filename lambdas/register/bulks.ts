import type { REGISTER } from '../contracts/register.ts';
import { childrenOf, LISTS } from '../domain/aggregates.ts';
import { type BulkState, bulkStatus } from '../domain/bulk.ts';
import { ok, refused } from '../domain/outcome.ts';
import type { Operations } from '../platform/http.ts';
import type { Ledger } from '../store/ledger.ts';
import { pageOf } from '../store/pages.ts';

type BulkOperations = Pick<Operations<'register', typeof REGISTER>, 'listBulks' | 'getBulk'>;

/** Erasures for many children at once, and how far they are: counted on the lists themselves, never kept as a number. */
export function bulkOperations(ledger: Ledger): BulkOperations {
  return {
    listBulks: async ({ caller: { controller }, query: { after } }) => {
      const { loaded, more } = await pageOf(ledger, controller, 'bulk', LISTS.bulks, { after });
      return ok({ bulks: loaded.map(({ state }) => summaryOf(state)), ...more });
    },

    getBulk: async ({ caller: { controller }, params }) => {
      const bulk = await ledger.read(controller, 'bulk', params.bulkId ?? '');
      if (!bulk) return refused('no-such-bulk');
      const { cause, portion, seen } = bulk.state;
      const ofBulk = LISTS.ofBulk(bulk.id);
      const [toSee, opened, stillOpen] = await Promise.all([
        bulkStatus(bulk.state) === 'done'
          ? 0
          : ledger.count(controller, childrenOf(cause), { after: portion?.upTo }),
        ledger.count(controller, ofBulk),
        ledger.count(controller, ofBulk, { sort: 'open' }),
      ]);
      return ok({ ...summaryOf(bulk.state), seen, toSee, opened, stillOpen });
    },
  };
}

function summaryOf(bulk: BulkState) {
  const { bulkId, cause, startsOn, perMinute, startedAt, finishedAt } = bulk;
  return {
    bulkId,
    cause,
    startsOn,
    perMinute,
    status: bulkStatus(bulk),
    ...(startedAt !== undefined && { startedAt }),
    ...(finishedAt !== undefined && { finishedAt }),
  };
}
