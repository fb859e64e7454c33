import * as z from 'zod';
import type { ContractsOf } from './contract.ts';

/** The public half of a signing key as a JWK (RFC 7517), of the one kind that is used: P-256, for ES256. */
const signingKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.base64url(),
  y: z.base64url(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
  kid: z.base64url(),
});

/** AuthZEN 1.0 § 9: a policy decision point and where it answers. */
const authzenMetadata = z.object({
  policy_decision_point: z.string(),
  access_evaluation_endpoint: z.string(),
  access_evaluations_endpoint: z.string(),
  search_subject_endpoint: z.string(),
  search_resource_endpoint: z.string(),
  search_action_endpoint: z.string(),
});

export const ABOUT = {
  health: { answer: z.object({ status: z.literal('ok') }) },
  openapi: { answer: z.looseObject({ openapi: z.string() }) },
  /** The signature is the same as a JWT, by a key of `/.well-known/jwks.json`. */
  authzenConfiguration: { answer: authzenMetadata.extend({ signed_metadata: z.string().optional() }) },
  /** Not signed: anybody may ask for any of ten million numbers. */
  authzenTenantConfiguration: { answer: authzenMetadata },
  signingKeys: { answer: z.object({ keys: z.array(signingKey) }) },
} as const satisfies ContractsOf<'about'>;
