import * as z from 'zod';
import { cpr, cvr } from './primitives.ts';

const person = { cvr, nin: cpr, loa: z.enum(['Low', 'Substantial', 'High']) };
const member = { cvr, sub: z.string().min(1).max(200) };

/** What a token says of who has signed in, an access token and an ID token alike; what a role does not need is ignored. */
export const claims = z.discriminatedUnion('role', [
  z.object({ role: z.literal('guardian'), ...person }),
  z.object({ role: z.literal('child'), ...person }),
  z.object({ role: z.literal('caseworker'), ...member }),
  z.object({ role: z.literal('officer'), ...member }),
  z.object({ role: z.literal('vendor'), cvr, vendor: z.string().min(1).max(64) }),
]);
export type Claims = z.infer<typeof claims>;
