import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { type Claims, claims } from '../contracts/claims.ts';
import type { Caller } from '../platform/caller.ts';
import { callerOf, type Identities } from '../platform/identities.ts';
import { errorName, type Log } from '../platform/logger.ts';

export type AuthorizerDeps = {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  readonly identities: Identities;
  readonly log: Log;
};

/** API Gateway turns exactly this message into 401. */
const UNAUTHORIZED = 'Unauthorized';

/**
 * Turns a bearer token into the caller every function sees: role, controller, assurance and an opaque id. A token that
 * is missing, expired, of another issuer or audience, or without the claims of its role is 401; a person the
 * controller does not know is denied (403); when the issuer's keys cannot be had, it fails (500).
 */
export function createHandler({ keys, issuer, audience, identities, log }: AuthorizerDeps) {
  return async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const verified = await verify(bearerOf(event));
    const caller = await callerOf(verified, identities);
    if (!caller) log.warn('caller-unknown', { reason: verified.role });
    return caller ? allowed(event.methodArn, caller) : denied(event.methodArn);
  };

  async function verify(token: string | undefined): Promise<Claims> {
    if (token === undefined) throw new Error(UNAUTHORIZED);
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience, requiredClaims: ['exp'] });
      return claims.parse(payload);
    } catch (error) {
      if (isTokensFault(error)) throw new Error(UNAUTHORIZED);
      // The issuer's keys cannot be had: nobody's token is at fault, so nobody is told to sign in again.
      log.error('token-check-failed', { error: errorName(error) });
      throw error;
    }
  }
}

/** What `jose` says of an answer that is no key set. Where none came, the error is EgressDenied or EgressFailed, and not one of `jose`. */
const ISSUERS_FAULT = new Set(['ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']);

/** True when the token itself is to blame; a JWKS that cannot be fetched or read is not the token's fault. */
function isTokensFault(error: unknown): boolean {
  if (error instanceof z.ZodError) return true;
  return error instanceof errors.JOSEError && !ISSUERS_FAULT.has(error.code);
}

function bearerOf(event: APIGatewayRequestAuthorizerEvent): string | undefined {
  const header = Object.entries(event.headers ?? {}).find(
    ([name]) => name.toLowerCase() === 'authorization',
  )?.[1];
  return /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
}

const policy = (methodArn: string, Effect: 'Allow' | 'Deny') => ({
  Version: '2012-10-17',
  Statement: [{ Action: 'execute-api:Invoke', Effect, Resource: methodArn }],
});

const denied = (methodArn: string): APIGatewayAuthorizerResult => ({
  principalId: 'unknown',
  policyDocument: policy(methodArn, 'Deny'),
});

const allowed = (methodArn: string, { id, role, controller, loa }: Caller): APIGatewayAuthorizerResult => ({
  principalId: id,
  policyDocument: policy(methodArn, 'Allow'),
  context: { role, controller, id, ...(loa && { loa }) },
});
