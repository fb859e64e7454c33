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

export const ABOUT = {
  health: { answer: z.object({ status: z.literal('ok') }) },
  openapi: { answer: z.looseObject({ openapi: z.string() }) },
  authzenConfiguration: {
    answer: z.object({
      policy_decision_point: z.string(),
      access_evaluation_endpoint: z.string(),
      access_evaluations_endpoint: z.string(),
    }),
  },
  signingKeys: { answer: z.object({ keys: z.array(signingKey) }) },
} as const satisfies ContractsOf<'about'>;
