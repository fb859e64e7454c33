import * as z from 'zod';
import { INADMISSIBLE, QUESTIONS, WITHHELD } from '../domain/request.ts';
import { slug, uuid } from './primitives.ts';

/** Told to the requester (GDPR art. 12(4)). */
const reason = z.string().min(1).max(4000);
const outcome = z.enum(['upheld', 'refused']);

/** A value of a vendor's part that a family does not get, by JSON pointer (RFC 6901). */
const withholding = z.strictObject({
  vendorId: slug,
  pointer: z
    .string()
    .regex(/^(\/([^~/]|~[01])*)*$/, 'must be a JSON pointer')
    .max(500),
  because: z.enum(WITHHELD),
});

/** A person's answer to the question that waits for one; naming it, two people never answer different ones by mistake. */
export const assessmentBody = z.discriminatedUnion('question', [
  z.strictObject({
    question: z.literal('admissible'),
    outcome: z.literal('refused'),
    because: z.enum(INADMISSIBLE),
    reason,
  }),
  z.strictObject({ question: z.literal('joint'), outcome, reason: reason.optional() }),
  z.strictObject({ question: z.literal('maturity'), outcome, reason }),
  z.strictObject({
    question: z.literal('accuracy'),
    outcome,
    reason,
    /** Names and Unilogin have been corrected where they come from: the register or the school's administration system. */
    correctedAtSource: z.boolean().default(false),
  }),
  z.strictObject({ question: z.literal('objection'), outcome, reason }),
  z.strictObject({
    question: z.literal('release'),
    outcome,
    reason,
    withhold: z.array(withholding).max(500).default([]),
  }),
]);
export const assessmentAnswer = z.object({ requestId: uuid, question: z.enum(QUESTIONS), outcome });
