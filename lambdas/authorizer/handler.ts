import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import { cpr, cvr } from '../contracts/primitives.ts';
import { errorName, type Log } from '../platform/logger.ts';

/** The claims of a token; what a role does not need is ignored. */
const claims = z.discriminatedUnion('role', [
  z.object({ role: z.literal('guardian'), cvr, nin: cpr, loa: z.enum(['Low', 'Substantial', 'High']) }),
  z.object({ role: z.literal('child'), cvr, nin: cpr, loa: z.enum(['Low', 'Substantial', 'High']) }),
  z.object({ role: z.literal('caseworker'), cvr, sub: z.string().min(1).max(200) }),
  z.object({ role: z.literal('vendor'), cvr, vendor: z.string().min(1).max(64) }),
]);
type Claims = z.infer<typeof claims>;

export type AuthorizerDeps = {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  /** The person's id with a controller by CPR number; the number goes no further than here. */
  readonly findPerson: (controller: string, cpr: string) => Promise<string | undefined>;
  /** An opaque id for a member of staff; her sign-in name goes no further than here. */
  readonly pseudonym: (controller: string, subject: string) => Promise<string>;
  readonly log: Log;
};

/** API Gateway turns exactly this message into 401. */
const UNAUTHORIZED = 'Unauthorized';

/**
 * Turns a bearer token into the caller every function sees: role, controller, assurance and an opaque id. A token that
 * is missing, expired, of another issuer or audience, or without the claims of its role is 401; a person the
 * controller does not know is denied (403); when the issuer's keys cannot be had, it fails (500).
 */
export function createHandler({ keys, issuer, audience, findPerson, pseudonym, log }: AuthorizerDeps) {
  return async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const verified = await verify(bearerOf(event));
    const id = await idOf(verified);
    if (id === undefined) log.warn('caller-unknown', { reason: verified.role });
    return policy(event.methodArn, id, verified);
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

  async function idOf(verified: Claims): Promise<string | undefined> {
    switch (verified.role) {
      case 'caseworker':
        return pseudonym(verified.cvr, verified.sub);
      case 'vendor':
        return verified.vendor;
      default:
        return findPerson(verified.cvr, verified.nin);
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

function policy(methodArn: string, id: string | undefined, verified: Claims): APIGatewayAuthorizerResult {
  return {
    principalId: id ?? 'unknown',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Action: 'execute-api:Invoke', Effect: id === undefined ? 'Deny' : 'Allow', Resource: methodArn },
      ],
    },
    context: {
      role: verified.role,
      controller: verified.cvr,
      ...(id !== undefined && { id }),
      ...('loa' in verified && { loa: verified.loa }),
    },
  };
}
