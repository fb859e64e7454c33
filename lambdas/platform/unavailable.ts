/** The SDK's and the store's names for: not now. */
const NAMES: ReadonlySet<string> = new Set([
  'StoreBusy',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
]);

/** The system's codes for: nobody answers there. */
const CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Why a transaction was cancelled, where the reason is one of not now. */
const CANCELLED: ReadonlySet<string> = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);

type Failed = {
  readonly name?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $retryable?: { readonly throttling?: boolean };
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
};

/**
 * True when something was not done because a store or a key service is slow, busy or away: the same may succeed a
 * moment later. False for all that would fail again, such as what is not allowed or not understood.
 */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name = '', code = '', $metadata, $retryable, CancellationReasons = [] }: Failed = error;
  const status = $metadata?.httpStatusCode ?? 0;
  return (
    NAMES.has(name) ||
    CODES.has(code) ||
    status >= 500 ||
    status === 429 ||
    $retryable?.throttling === true ||
    CancellationReasons.some(({ Code = '' }) => CANCELLED.has(Code))
  );
}
