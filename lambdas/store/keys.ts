import type { Kind, ListEntry } from '../domain/aggregates.ts';
import { sha256 } from '../domain/canonical.ts';

/** Primary keys of both tables. A CVR number, a kind and an id hold no `#`, so parts cannot run together. */
export type Key = { readonly pk: string; readonly sk: string };

const STATE = 'state';
const EVENT_PREFIX = 'e#';

export const aggregatePartition = (controller: string, kind: Kind, id: string): string =>
  `${controller}#${kind}#${id}`;

export const stateKey = (controller: string, kind: Kind, id: string): Key => ({
  pk: aggregatePartition(controller, kind, id),
  sk: STATE,
});

export const eventKey = (controller: string, kind: Kind, id: string, seq: number): Key => ({
  pk: aggregatePartition(controller, kind, id),
  sk: `${EVENT_PREFIX}${String(seq).padStart(9, '0')}`,
});

export const eventRange = { from: EVENT_PREFIX, to: `${EVENT_PREFIX}~` } as const;

export const listPartition = (controller: string, entry: Pick<ListEntry, 'list' | 'everywhere'>): string =>
  `${entry.everywhere ? '*' : controller}#list#${entry.list}`;

export const listKey = (controller: string, entry: ListEntry, kind: Kind, id: string): Key => ({
  pk: listPartition(controller, entry),
  sk: `${entry.sort}#${controller}#${kind}#${id}`,
});

/** What the places of all entries under one sort key begin with. */
export const underSort = (sort: string): string => `${sort}#`;

/** The sort key in an entry's place; a sort key holds no `#`. */
export const sortIn = (place: string): string => place.slice(0, place.indexOf('#'));

/** The caller's key is digested: a caller may write anything into it, and nothing a person wrote becomes a key. */
export const onceKey = (controller: string, caller: string, key: string): Key => ({
  pk: `${controller}#once#${sha256(`${caller}\n${key}`)}`,
  sk: 'once',
});

/** A session of the pages that was signed out of. */
export const sessionKey = (controller: string, sessionId: string): Key => ({
  pk: `${controller}#session#${sessionId}`,
  sk: 'ended',
});

export const personKey = (controller: string, personId: string): Key => ({
  pk: `${controller}#person#${personId}`,
  sk: 'person',
});

export const NOTE_PREFIX = 'note#';

export const noteKey = (controller: string, personId: string, noteId: string): Key => ({
  pk: `${controller}#person#${personId}`,
  sk: `${NOTE_PREFIX}${noteId}`,
});

export const markPartition = (controller: string, mark: string): string => `${controller}#mark#${mark}`;

export const markKey = (controller: string, mark: string, personId: string): Key => ({
  pk: markPartition(controller, mark),
  sk: personId,
});

export const lookupKey = (controller: string, mac: string): Key => ({
  pk: `${controller}#cpr#${mac}`,
  sk: 'cpr',
});
