import type { Schema } from '../../lambdas/contracts/contract.ts';

/** Where a schema finds fault with a value, `(body)` for the whole; empty when it accepts it. */
export function faults(schema: Schema, value: unknown): string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.') || '(body)');
}
