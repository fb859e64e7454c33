import type { Execution } from '../store/execute.ts';
import type { Call } from './http.ts';

/** A call as the execution of a command: in the caller's controller, by the caller, now, once per key. */
export const executionOf = ({
  caller,
  now,
  once,
}: Pick<Call<never>, 'caller' | 'now' | 'once'>): Execution => ({
  controller: caller.controller,
  by: { role: caller.role, id: caller.id },
  at: now,
  once,
});
