import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ok } from '../../lambdas/domain/outcome.ts';
import { isUnavailable } from '../../lambdas/platform/unavailable.ts';
import { execute } from '../../lambdas/store/execute.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { httpEvent } from '../builders/http-event.ts';
import { fakeService } from './fake-service.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const BY = { role: 'caseworker', id: 'kim' } as const;
const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const failing = (name: string, more: object = {}) =>
  Object.assign(new Error('SECRET of Karla'), { name, ...more });
const cancelled = (...codes: string[]) =>
  failing('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

const LATER: readonly (readonly [string, Error])[] = [
  ['a store that is too busy', failing('StoreBusy')],
  ['a call that took too long', failing('TimeoutError')],
  ['nobody at the port', failing('Error', { code: 'ECONNREFUSED' })],
  [
    'nobody at any address of the host',
    Object.assign(new AggregateError([], 'SECRET of Karla'), { code: 'ECONNREFUSED' }),
  ],
  ['a host that has no address', failing('Error', { code: 'ENOTFOUND' })],
  ['a connection that was cut', failing('Error', { code: 'ECONNRESET' })],
  ['too many reads of a table', failing('ProvisionedThroughputExceededException')],
  ['too many calls of a key', failing('ThrottlingException')],
  ['too many calls of a bucket', failing('SlowDown', { $metadata: { httpStatusCode: 503 } })],
  ['what the SDK says is one too many', failing('Odd', { $retryable: { throttling: true } })],
  ['an error of the service', failing('InternalServerError', { $metadata: { httpStatusCode: 500 } })],
  ['a transaction that was throttled', cancelled('None', 'ThrottlingError')],
];
const NEVER: readonly (readonly [string, unknown])[] = [
  ['a mistake of ours', new TypeError('x is undefined')],
  ['what is not allowed', failing('AccessDeniedException', { $metadata: { httpStatusCode: 400 } })],
  ['what is not understood', failing('ValidationException', { $metadata: { httpStatusCode: 400 } })],
  ['a table that is not there', failing('ResourceNotFoundException', { $metadata: { httpStatusCode: 400 } })],
  ['a transaction whose condition failed', cancelled('ConditionalCheckFailed')],
  ['a host that nothing may be sent to', failing('EgressDenied')],
  ['what is no error', 'TimeoutError'],
];

const answerTo = async (error: unknown) => {
  const { send, log } = fakeService(async () => {
    throw error;
  });
  const { statusCode, headers, document } = await send(httpEvent({ body: '{}' }));
  return { statusCode, headers, document, lines: log.lines };
};

describe('a caller is told to come again', () => {
  it.each(LATER)('after %s', async (_what, error) => {
    expect(isUnavailable(error)).toBe(true);
    const { statusCode, headers, document, lines } = await answerTo(error);

    expect(statusCode).toBe(503);
    expect(headers).toMatchObject({
      'retry-after': '2',
      'cache-control': 'no-store',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    expect(document).toMatchObject({
      reason: 'store-unavailable',
      status: 503,
      title: expect.stringContaining('Idempotency-Key'),
      titleDa: expect.stringContaining('Idempotency-Key'),
    });
    expect(lines).toContainEqual({
      level: 'error',
      code: 'store-unavailable',
      fields: expect.objectContaining({ operation: 'openRequest', error: expect.stringContaining(' at ') }),
    });
    expect(JSON.stringify([document, lines])).not.toContain('Karla');
  });

  it.each(NEVER)('but not after %s', async (_what, error) => {
    expect(isUnavailable(error)).toBe(false);
    const { statusCode, headers, document, lines } = await answerTo(error);

    expect([statusCode, document.reason]).toEqual([500, 'internal-error']);
    expect(headers).not.toHaveProperty('retry-after');
    expect(lines.map(({ code }) => code)).toContain('internal-error');
  });
});

describe('a command', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  /** A ledger whose every call takes its time, and that keeps what happens in the order it does. */
  const slowLedger = (eachMs: number, order: string[]) => {
    const ledger: Partial<Ledger> = {
      recall: async () => {
        await sleep(eachMs);
        return undefined;
      },
      append: async () => {
        await sleep(eachMs);
        order.push('appended');
        return true;
      },
    };
    return ledger as Ledger;
  };

  it('that is at work for long is answered by its own end: nothing is written after the answer', async () => {
    jest.useFakeTimers();
    const order: string[] = [];
    const ledger = slowLedger(4_000, order);
    const { send } = fakeService(async ({ now, once }) =>
      execute(ledger, { controller: '13748136', by: BY, at: now, once }, async () => {
        await sleep(4_000);
        return ok({ changes: [], answer: {} });
      }),
    );
    const answer = send(httpEvent({ body: '{}', headers: { ...JSON_TYPE, 'Idempotency-Key': 'k' } }));
    void answer.then(() => order.push('answered'));

    await jest.advanceTimersByTimeAsync(60_000);

    expect(order).toEqual(['appended', 'answered']);
    expect(await answer).toMatchObject({ statusCode: 201 });
  });
});
