import { z } from 'zod';
import type { Functions } from '../functions/functions.ts';
import { ACCOUNT, arn, REGION } from '../template/physical.ts';
import type { Schedule } from '../template/sources.ts';
import { openCheckpoint } from './checkpoint.ts';
import { keepRunning, pause, type Running } from './source.ts';

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const RETRIES = 2;
/** Timers hold no more than this; a longer wait is cut in pieces. */
const LONGEST_WAIT = 3_600_000;

/** The milliseconds between two runs of `rate(...)`; other expressions are refused. */
export const parseRate = (expression: string): number => {
  const [, count = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const milliseconds = Number(count) * (UNITS[unit] ?? 0);
  if (milliseconds > 0) return milliseconds;
  throw new Error(`the local stack runs schedules such as rate(1 hour), not ${expression}`);
};

const eventOf = ({ id, input }: Schedule, now: number): unknown =>
  input === undefined
    ? {
        version: '0',
        id: `${id}-${now}`,
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account: ACCOUNT,
        time: new Date(now).toISOString(),
        region: REGION,
        resources: [arn('events', `rule/${id}`)],
        detail: {},
      }
    : JSON.parse(input);

/**
 * Runs a function by the clock. When it last ran is kept, so that a stack that is often stopped still runs it: at
 * the start, if its time has passed.
 */
export const startSchedule = (
  schedule: Schedule,
  options: { readonly functions: Functions; readonly file: string; readonly report: (line: string) => void },
): Running => {
  const every = parseRate(schedule.expression);
  const checkpoint = openCheckpoint(options.file, (value) => z.number().parse(value));
  let last = checkpoint.read();
  if (last === undefined) {
    last = Date.now();
    checkpoint.write(last);
  }
  let due = last + every;
  return keepRunning(schedule.id, options.report, async (signal) => {
    const wait = due - Date.now();
    if (wait > 0) return pause(Math.min(wait, LONGEST_WAIT), signal);
    const now = Date.now();
    for (let attempt = 0; attempt <= RETRIES && !signal.aborted; attempt += 1) {
      const outcome = await options.functions.invoke(schedule.functionArn, eventOf(schedule, now));
      if (outcome.ok) break;
      options.report(`${schedule.id}: ${outcome.error.errorMessage}`);
      await pause(1000 * 2 ** attempt, signal);
    }
    checkpoint.write(now);
    due = now + every;
  });
};
