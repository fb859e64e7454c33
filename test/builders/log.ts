import type { Log, LogFields } from '../../lambdas/platform/logger.ts';

export type Line = { readonly level: keyof Log; readonly code: string; readonly fields: LogFields };

/** A log that keeps its lines, to see what was written and what was not. */
export function aLog(): Log & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const at =
    (level: keyof Log) =>
    (code: string, fields: LogFields = {}) => {
      lines.push({ level, code, fields });
    };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
