import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';

/** What the library says of an answer that is none, or that the broker should not have given. */
const BROKERS_FAULT = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

/**
 * Why a code was not exchanged for who she is: she broke it off, what came back is not to be trusted, or the broker does
 * not answer as it should, which it alone can mend.
 */
export function blame(error: unknown): 'sign-in-cancelled' | 'sign-in-failed' | 'issuer-unavailable' {
  if (error instanceof AuthorizationResponseError)
    return error.error === 'access_denied' ? 'sign-in-cancelled' : 'sign-in-failed';
  // A code that was used before, or that is too old; anything else it says is about the pages themselves.
  if (error instanceof ResponseBodyError)
    return error.error === 'invalid_grant' ? 'sign-in-failed' : 'issuer-unavailable';
  if (error instanceof ClientError && error.code !== undefined && !BROKERS_FAULT.has(error.code))
    return 'sign-in-failed';
  return 'issuer-unavailable';
}

/** What lies behind an error that the library only passes on. */
export const causeOf = (error: unknown): unknown =>
  error instanceof ClientError && error.cause instanceof Error ? error.cause : error;
