/** How long a call of AWS may take; all in milliseconds. What takes longer fails as a `TimeoutError`. */
export type Patience = {
  /** Until there is a connection. */
  readonly connectMs: number;
  /** Until an attempt is answered, or goes on being answered. */
  readonly attemptMs: number;
  readonly attempts: number;
  /** The whole call: every attempt, and the waiting between them. */
  readonly inAllMs: number;
};

/** Of commands and workers: long enough for a slow moment, and half of what the shortest function may take (10 s). */
export const PATIENT: Patience = { connectMs: 1_000, attemptMs: 2_500, attempts: 2, inAllMs: 5_500 };

/** Of the check, which is asked before every use of data: whoever waits for it uses nothing meanwhile. */
export const BRISK: Patience = { connectMs: 500, attemptMs: 1_000, attempts: 2, inAllMs: 2_500 };

/** Fails when a call takes longer in all; an attempt that is still under way then ends by its own limit. */
export function within<T>(milliseconds: number, call: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate(milliseconds)), milliseconds);
    // Told directly: each promise in between would cost every check a turn.
    call.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** Named as the SDK names what takes too long. */
class TooLate extends Error {
  override readonly name = 'TimeoutError';

  constructor(milliseconds: number) {
    super(`not answered within ${milliseconds} ms`);
  }
}
