import { randomUUID } from 'node:crypto';
import type { Clock, Ids } from '../../lambdas/platform/clock.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A clock that stands still until it is told to move on. */
export class TestClock implements Clock {
  private at: number;

  constructor(at = '2026-10-05T08:00:00.000Z') {
    this.at = Date.parse(at);
  }

  now(): string {
    return new Date(this.at).toISOString();
  }

  advance(ms: number): void {
    this.at += ms;
  }

  advanceDays(days: number): void {
    this.advance(days * DAY);
  }
}

/** Ids as in production, remembered in the order they were given. */
export class TestIds implements Ids {
  readonly given: string[] = [];

  next(): string {
    const id = randomUUID();
    this.given.push(id);
    return id;
  }
}
