import { Readable } from 'node:stream';

type Options = { readonly abortSignal?: unknown };
type Answered = { readonly response: { readonly body?: unknown } };
/** Sends one attempt of a call; what it answers has a body that is still to be read. */
type Send = (request: never, options?: Options) => Promise<Answered>;

/** Sends as `send` does, but ends each attempt whose answer is not read in time, and cuts its connection: nothing goes on of what was given up. */
export const inTime =
  (send: Send, attemptMs: number): Send =>
  (request, options) =>
    new Promise((resolve, reject) => {
      const ending = new AbortController();
      let body: Readable | undefined;
      const timer = setTimeout(() => {
        const late = new TooLate(attemptMs);
        reject(late);
        // Whoever reads it is told why it ends.
        body?.destroy(late);
        ending.abort(late);
      }, attemptMs);
      const end = () => clearTimeout(timer);
      const abortSignal = either(ending.signal, options?.abortSignal as AbortSignal | undefined);
      send(request, { ...options, abortSignal }).then(
        (answered) => {
          if (answered.response.body instanceof Readable) body = answered.response.body.once('close', end);
          else end();
          resolve(answered);
        },
        (error: unknown) => {
          end();
          reject(error);
        },
      );
    });

const either = (ours: AbortSignal, given: AbortSignal | undefined): AbortSignal =>
  given ? AbortSignal.any([ours, given]) : ours;

/** Named as the SDK names what takes too long, which it tries again. */
class TooLate extends Error {
  override readonly name = 'TimeoutError';

  constructor(milliseconds: number) {
    super(`not answered within ${milliseconds} ms`);
  }
}
