import { en } from 'zod/locales';
// The small edition: it loads in less than half the time, and vendors wait for this function to start.
import * as z from 'zod/mini';
import { isCalendarDate } from '../domain/dates.ts';
import { isInstant } from '../domain/moments.ts';
import type { ContractsOf } from './contract.ts';
import { outsideLink } from './outside-link.ts';

// It brings no words of its own for what is wrong.
z.config(en());

const text = z.string().check(z.minLength(1));

/** OpenID AuthZEN Authorization API 1.0: unknown members are accepted everywhere, and left out of what is read. */
const properties = z.optional(z.looseObject({}));
const entity = z.object({ type: text, id: text, properties });
const action = z.object({ name: text, properties });

/** A moment, or a whole day in Copenhagen, that is over. */
const asOf = z
  .string()
  .check(
    z.refine(
      (when) => isCalendarDate(when) || isInstant(when),
      'must be a date (2026-03-03) or a moment with its offset (2026-03-03T10:00:00Z)',
    ),
  );
const context = z.optional(z.object({ asOf: z.optional(asOf) }));

export const evaluationBody = z.object({ subject: entity, action, resource: entity, context });

/** At the top of a batch or in one of its items anything may be missing: together they must make a question. */
const part = z.optional(z.object({ type: z.optional(text), id: z.optional(text), properties }));
const partial = {
  subject: part,
  action: z.optional(z.object({ name: z.optional(text), properties })),
  resource: part,
  context,
};

export const SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'] as const;

/** A batch holds at most 98 questions: with the vendor and the purpose they are 100 keys, which DynamoDB reads in one batch. */
export const BATCH_LIMIT = 98;

export const evaluationsBody = z.object({
  ...partial,
  /** An item is read on its own: one that cannot be read denies only itself. */
  evaluations: z.optional(z.array(z.unknown()).check(z.maxLength(BATCH_LIMIT))),
  options: z.optional(z.object({ evaluations_semantic: z.optional(z.enum(SEMANTICS)) })),
});
export const evaluationItem = z.object(partial);

const PLACE = /^[0-9a-z-]{0,64}$/;
const page = z.optional(
  z.object({
    token: z.optional(z.string().check(z.regex(PLACE, 'must be a next_token that was given'))),
    limit: z.optional(z.int().check(z.minimum(0))),
  }),
);
export type Page = NonNullable<z.output<typeof page>>;

/** What is searched for leaves out its id; one that is sent is ignored. */
const sought = z.object({ type: text, properties });
const present = z.optional(
  z.object({ asOf: z.optional(z.never({ error: 'is for evaluations: a search is about now' })) }),
);
export const subjectSearchBody = z.object({
  subject: sought,
  action,
  resource: entity,
  context: present,
  page,
});
export const resourceSearchBody = z.object({
  subject: entity,
  action,
  resource: sought,
  context: present,
  page,
});
export const actionSearchBody = z.object({ subject: entity, resource: entity, context: present, page });

const basis = z.union([
  z.object({ kind: z.enum(['statute', 'necessity']), article: z.string(), provision: z.string() }),
  z.object({ kind: z.literal('consent'), article: z.string(), version: z.int(), textHash: z.string() }),
]);

const words = z.object({ da: z.string(), en: z.string() });

export const evaluationAnswer = z.object({
  decision: z.boolean(),
  context: z.optional(
    z.object({
      /** A stable code; every answer that is decided has one. */
      reason: z.optional(z.string()),
      /** The same in words that may be shown to a user, by language; a vendor gets these. */
      reason_user: z.optional(words),
      /** The same in words for a case worker, who gets these. */
      reason_admin: z.optional(words),
      basis: z.optional(basis),
      agreementId: z.optional(z.string()),
      /** How many events the ledger of the vendor held: with it, the exact agreement is found again. */
      agreementVersion: z.optional(z.int()),
      /** The moment until which an allow may be relied on; what begins later needs a new check. */
      validUntil: z.optional(z.iso.datetime()),
      /** The past moment the answer is of: the one asked about, or of a day its beginning or the first moment of a no. */
      asOf: z.optional(z.iso.datetime()),
      remedy: z.optional(z.string()),
      link: z.optional(outsideLink),
      error: z.optional(z.object({ status: z.int(), message: z.string() })),
    }),
  ),
});
export const evaluationsAnswer = z.union([
  z.object({ evaluations: z.array(evaluationAnswer) }),
  evaluationAnswer,
]);

const pageAnswer = z.object({
  /** Continues the search; empty when there is no more. */
  next_token: z.string(),
  count: z.int(),
});
export const entityFound = z.object({ type: z.string(), id: z.string() });
export const actionFound = z.object({ name: z.string() });
const entitiesAnswer = z.object({ results: z.readonly(z.array(entityFound)), page: pageAnswer });
const actionsAnswer = z.object({ results: z.readonly(z.array(actionFound)), page: pageAnswer });

export const CHECK = {
  evaluate: { body: evaluationBody, answer: evaluationAnswer },
  evaluateBatch: { body: evaluationsBody, answer: evaluationsAnswer },
  searchSubject: { body: subjectSearchBody, answer: entitiesAnswer },
  searchResource: { body: resourceSearchBody, answer: entitiesAnswer },
  searchAction: { body: actionSearchBody, answer: actionsAnswer },
} as const satisfies ContractsOf<'check'>;
