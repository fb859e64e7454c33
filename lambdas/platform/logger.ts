import { systemClock } from './clock.ts';
import { EgressDenied, EgressFailed } from './egress-error.ts';

/** What may stand in a log line: codes, counts and the id of the HTTP request or message. No ids of people, no text they wrote. */
export type LogFields = {
  readonly operation?: string;
  readonly status?: number;
  readonly reason?: string;
  readonly count?: number;
  readonly requestId?: string;
  readonly error?: string;
};

/** Writes one JSON line per call; `code` says what happened and is what alarms look for. */
export type Log = {
  info(code: string, fields?: LogFields): void;
  warn(code: string, fields?: LogFields): void;
  error(code: string, fields?: LogFields): void;
};

/** Lambda takes each line of the standard output as it is; written at once, so that none is lost when the environment freezes. */
export function createLog(service: string): Log {
  const at =
    (level: 'INFO' | 'WARN' | 'ERROR') =>
    (code: string, fields: LogFields = {}) => {
      const line = { level, message: code, timestamp: systemClock.now(), service, code, ...fields };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    };
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') };
}

/**
 * An error as a log may hold it: its kind, of one on the way out the reason, and where it was thrown; never its message,
 * which may quote input.
 */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return 'not-an-error';
  const { name, message, stack = '' } = error;
  // The stack begins with the message; what follows it are places in the code.
  const places = stack.includes(message) ? stack.slice(stack.indexOf(message) + message.length) : '';
  const at = /\n\s+at ([^\n]+)/.exec(places)?.[1] ?? 'unknown place';
  const reason = error instanceof EgressDenied || error instanceof EgressFailed ? `: ${error.reason}` : '';
  return `${name}${reason} at ${at}`;
}
