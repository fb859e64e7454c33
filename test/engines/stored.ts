import type { StoredEvent } from '../../lambdas/store/event.ts';
import type { LedgerEntry } from '../../lambdas/store/ledger.ts';

/** What the body of an event says. */
export const storedOf = ({ body }: LedgerEntry): StoredEvent => JSON.parse(body) as StoredEvent;
