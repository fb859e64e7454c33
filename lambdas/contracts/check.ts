import * as z from 'zod';
import type { ContractsOf } from './contract.ts';
import { outsideLink } from './primitives.ts';

/** OpenID AuthZEN Authorization API 1.0: unknown members are accepted and ignored everywhere. */
const properties = z.looseObject({}).optional();
const entity = z.looseObject({ type: z.string().min(1), id: z.string().min(1), properties });
const action = z.looseObject({ name: z.string().min(1), properties });
const context = z.looseObject({}).optional();

export const evaluationBody = z.looseObject({ subject: entity, action, resource: entity, context });

const partial = {
  subject: entity.optional(),
  action: action.optional(),
  resource: entity.optional(),
  context,
};

export const SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;

/** A batch holds at most 98 questions: with the vendor and the purpose they are 100 keys, which DynamoDB reads in one batch. */
export const BATCH_LIMIT = 98;

export const evaluationsBody = z.looseObject({
  ...partial,
  /** An item is read on its own: one that cannot be read denies only itself. */
  evaluations: z.array(z.unknown()).max(BATCH_LIMIT).optional(),
  options: z.looseObject({ evaluations_semantic: z.enum(SEMANTICS).optional() }).optional(),
});
export const evaluationItem = z.looseObject(partial);

const basis = z.union([
  z.object({ kind: z.enum(['statute', 'necessity']), article: z.string(), provision: z.string() }),
  z.object({ kind: z.literal('consent'), article: z.string(), version: z.int(), textHash: z.string() }),
]);

export const evaluationAnswer = z.object({
  decision: z.boolean(),
  context: z
    .object({
      reason: z.string().optional(),
      basis: basis.optional(),
      agreementId: z.string().optional(),
      remedy: z.string().optional(),
      link: outsideLink.optional(),
      error: z.object({ status: z.int(), message: z.string() }).optional(),
    })
    .optional(),
});
export const evaluationsAnswer = z.union([
  z.object({ evaluations: z.array(evaluationAnswer) }),
  evaluationAnswer,
]);

export const CHECK = {
  evaluate: { body: evaluationBody, answer: evaluationAnswer },
  evaluateBatch: { body: evaluationsBody, answer: evaluationsAnswer },
} as const satisfies ContractsOf<'check'>;
