import * as z from 'zod';
import { TASK_ACTIONS } from '../domain/request.ts';
import { RIGHT_NAMES } from '../domain/rights.ts';
import type { ContractsOf } from './contract.ts';
import { bilingual, calendarDate, personName, slug, uniLogin, uuid } from './primitives.ts';

/** Fields of a child's record that Hjemmel itself keeps, each as an enrolment takes it; a name cannot be taken away. */
const OURS = { givenName: personName, familyName: personName, uniLogin: uniLogin.nullable() } as const;
const isOurs = (field: string): field is keyof typeof OURS => Object.hasOwn(OURS, field);

const fieldChange = z
  .strictObject({
    field: z.string().regex(/^[\p{L}\p{N} ._/-]{1,80}$/u, 'must be the name of a field'),
    from: z.string().max(500).nullable(),
    to: z.string().max(500).nullable(),
  })
  .refine(({ field, to }) => !isOurs(field) || OURS[field].safeParse(to).success, {
    path: ['to'],
    message: 'is not such a value',
  })
  .transform(({ field, from, to }) => ({ field, from, to: to?.trim() ?? null }));
const changes = z
  .array(fieldChange)
  .min(1)
  .max(20)
  .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, 'names a field twice');
export const rectification = z.strictObject({ changes });

/** What a rectification changes in the record that Hjemmel keeps; null takes a value away. */
export const identityChange = (
  changes: z.output<typeof rectification>['changes'],
): { givenName?: string; familyName?: string; uniLogin?: string | undefined } =>
  Object.fromEntries(
    changes.filter(({ field }) => isOurs(field)).map(({ field, to }) => [field, to ?? undefined]),
  );

const scope = z.union([z.literal('all'), z.array(slug).min(1).max(40)]).default('all');
const common = {
  purposes: scope,
  /** When it reached the controller, for a request on paper; today otherwise. */
  receivedOn: calendarDate.optional(),
  /** Whose request on paper a case worker registers; without it, it is the controller's own. */
  onPaper: z.strictObject({ personId: uuid }).optional(),
};

export const requestBody = z.discriminatedUnion('right', [
  z.strictObject({ right: z.literal('access'), ...common }),
  z.strictObject({ right: z.literal('rectification'), ...common, changes: rectification.shape.changes }),
  z.strictObject({ right: z.literal('erasure'), ...common, reason: z.string().max(2000).optional() }),
  z.strictObject({ right: z.literal('restriction'), ...common, reason: z.string().max(2000).optional() }),
  z.strictObject({ right: z.literal('portability'), ...common }),
  z.strictObject({ right: z.literal('objection'), ...common, reason: z.string().min(1).max(2000) }),
]);

const status = z.enum([
  'received',
  'awaiting-decision',
  'with-vendors',
  'all-answered',
  'completed',
  'closed',
]);
const right = z.enum(RIGHT_NAMES);

export const requestAnswer = z.object({
  requestId: uuid,
  right,
  receivedOn: calendarDate,
  /** The last day to answer (GDPR art. 12(3)). */
  dueOn: calendarDate.nullable(),
});

const requestSummary = requestAnswer.extend({ childId: uuid, status, missed: z.boolean() });

export const requestsQuery = z.strictObject({ after: z.string().min(1).max(300).optional() });
export const requestList = z.object({ requests: z.array(requestSummary), next: z.string().optional() });

const taskView = z.object({
  vendorId: z.string(),
  action: z.enum(TASK_ACTIONS),
  purposes: z.array(z.string()),
  status: z.enum(['queued', 'notified', 'done', 'no-data', 'refused']),
  notifiedAt: z.iso.datetime().optional(),
  answeredAt: z.iso.datetime().optional(),
  erased: z.array(z.object({ category: z.string(), count: z.int() })).optional(),
  reference: z.string().optional(),
  /** Why the vendor refused. */
  reason: z.string().optional(),
});

export const requestView = requestSummary.extend({
  article: z.string(),
  name: bilingual,
  /** What the requester wrote. */
  reason: z.string().optional(),
  objection: z.object({ outcome: z.enum(['upheld', 'refused']), reason: z.string() }).optional(),
  decisions: z.array(
    z.object({
      purposeId: z.string(),
      vendorId: z.string(),
      outcome: z.enum(['granted', 'refused', 'not-applicable']),
      citation: z.string(),
    }),
  ),
  tasks: z.array(taskView),
  evidence: z
    .object({
      packages: z
        .array(z.object({ format: z.enum(['json', 'html']), digest: z.string(), bytes: z.int() }))
        .optional(),
      changedFields: z.array(z.string()).optional(),
      otherFields: z.int().optional(),
      erasedPersons: z.int().optional(),
    })
    .optional(),
  completedAt: z.iso.datetime().optional(),
  /** When a restriction was lifted; its tasks are then to resume. */
  liftedAt: z.iso.datetime().optional(),
});

export const packageQuery = z.strictObject({
  /** The page where there is one, otherwise the file, when left out. */
  format: z.enum(['json', 'html']).optional(),
});
export const packageAnswer = z.object({
  format: z.enum(['json', 'html']),
  url: z.string(),
  expiresInSeconds: z.int(),
  digest: z.string(),
});

export const decisionBody = z.strictObject({
  outcome: z.enum(['upheld', 'refused']),
  /** Told to the requester (GDPR art. 12(4)). */
  reason: z.string().min(1).max(4000),
});
export const decisionAnswer = z.object({ requestId: uuid, outcome: z.enum(['upheld', 'refused']) });
export const liftAnswer = z.object({ requestId: uuid, liftedAt: z.iso.datetime() });

export const REQUESTS = {
  openRequest: { body: requestBody, answer: requestAnswer },
  listRequests: { query: requestsQuery, answer: requestList },
  listChildRequests: { answer: requestList },
  getRequest: { answer: requestView },
  getPackage: { query: packageQuery, answer: packageAnswer },
  decideObjection: { body: decisionBody, answer: decisionAnswer },
  liftRestriction: { answer: liftAnswer },
} as const satisfies ContractsOf<'requests'>;
