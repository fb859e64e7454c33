import { randomUUID } from 'node:crypto';
import { type CalendarDate, dateInCopenhagen, type Instant } from '../domain/dates.ts';

/** The time; injected everywhere, because the law counts it. */
export type Clock = { now(): Instant };

/** New ids: opaque, unguessable, UUID version 4. */
export type Ids = { next(): string };

export const systemClock: Clock = { now: () => new Date().toISOString() };
export const randomIds: Ids = { next: randomUUID };

/** The date in Copenhagen now. */
export const today = (clock: Clock): CalendarDate => dateInCopenhagen(clock.now());
