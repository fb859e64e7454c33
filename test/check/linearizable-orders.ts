import type { Read } from './linearizable.ts';

/** What a process that only asks is told to ask, and for how long. */
export type Orders = {
  readonly endpoint: string;
  readonly controller: string;
  /** The moment from which all processes count, in nanoseconds of the machine's monotonic clock. */
  readonly origin: bigint;
  readonly vendorIds: readonly string[];
  readonly childIds: readonly string[];
  readonly purposes: readonly string[];
  /** Check functions, each with a client and a register cache of its own. */
  readonly handlers: number;
  /** Calls that each function has in flight. */
  readonly lanes: number;
  /** Goes on until so many questions were asked by single checks, so many in batches, and it is so long after the origin. */
  readonly until: { readonly singles: number; readonly inBatches: number; readonly ms: number };
  /** How long each lane rests between two calls, in milliseconds. */
  readonly restMs: number;
  /** For how many milliseconds its database answers with what it has once read of a child: 0 for the real one. */
  readonly staleMs: number;
};

/** What was asked of one child in one call, and what was answered. */
export type Asked = Read & {
  readonly vendorId: string;
  readonly childId: string;
  readonly isSingle: boolean;
};

/** All that a process asked, and the codes of the errors it logged. */
export type Reading = { readonly asked: readonly Asked[]; readonly errors: readonly string[] };

/** Milliseconds since the origin: the same in every process of a machine. */
export const since = (origin: bigint): number => Number(process.hrtime.bigint() - origin) / 1e6;
