/**
 * The shape of the two tables, once: the stack declares it, the stores write it. Both have a string partition key
 * and a string sort key; the ledger streams new images and expires idempotency records.
 */
export const KEYS = { partition: 'pk', sort: 'sk' } as const;

/** The attribute DynamoDB's time-to-live reads, in epoch seconds. */
export const EXPIRES = 'expires';

/** Every item says what it is; the stream's filter lets only `event` through to dispatch. */
export const KIND = 'kind';
export const EVENT_KIND = 'event';

/** How many days a package can be fetched. */
export const PACKAGE_DAYS = 30;

/** How many days a vendor's part is kept at most: longer than the last vendor may take (three months and a roll). */
export const PART_DAYS = 180;
