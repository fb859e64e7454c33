import type { Log, LogFields } from '../../lambdas/platform/logger.ts';

type Line = LogFields & { readonly level: 'info' | 'warn' | 'error'; readonly code: string };

/** A log that can be read back. */
export class TestLog implements Log {
  readonly lines: Line[] = [];

  info(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'info', code, ...fields });
  }

  warn(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'warn', code, ...fields });
  }

  error(code: string, fields: LogFields = {}): void {
    this.lines.push({ level: 'error', code, ...fields });
  }

  /** The codes of what alarms look for. */
  errors(): string[] {
    return this.lines.filter(({ level }) => level === 'error').map(({ code }) => code);
  }
}
