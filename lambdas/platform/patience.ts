/** How long a call of AWS may take; in milliseconds. What takes longer fails as a `TimeoutError`. */
export type Patience = {
  /** Until an attempt has a connection; waiting for one of the fifty counts. */
  readonly connectMs: number;
  /** Until an attempt is answered and its answer is read, the connection included: then its connection is cut. */
  readonly attemptMs: number;
  /** How many attempts there are at most. */
  readonly attempts: number;
};

/** Of commands and workers: long enough for a slow moment. */
export const PATIENT: Patience = { connectMs: 1_000, attemptMs: 3_000, attempts: 2 };

/** Of the check, which is asked before every use of data: whoever waits for it uses nothing meanwhile. */
export const BRISK: Patience = { connectMs: 500, attemptMs: 1_000, attempts: 2 };
