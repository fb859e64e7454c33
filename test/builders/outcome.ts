import type { Outcome } from '../../lambdas/domain/outcome.ts';

/** What a decision answers; a refusal is not expected here. */
export const accepted = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`refused: ${outcome.reason}`);
  return outcome.value;
};

/** The reason for a refusal, or `accepted`: for tables that hold both. */
export const reasonOf = <T>(outcome: Outcome<T>): string => (outcome.ok ? 'accepted' : outcome.reason);
