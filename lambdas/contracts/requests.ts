import * as z from 'zod';
import {
  INADMISSIBLE,
  LETTER_WAYS,
  PAUSES,
  QUESTIONS,
  RESTRICTION_GROUNDS,
  WITHHELD,
} from '../domain/request.ts';
import { RIGHT_NAMES } from '../domain/rights.ts';
import { assessmentAnswer, assessmentBody } from './assessments.ts';
import { bulkRequestsQuery } from './bulks.ts';
import type { ContractsOf } from './contract.ts';
import { calendarDate, personName, slug, uniLogin, uuid } from './primitives.ts';
import { OPENED_RIGHTS, requestList, requestView, rightsPreview } from './request-views.ts';

/** Fields of a child's record that Hjemmel itself keeps, each as an enrolment takes it; a name cannot be taken away. */
const OURS = { givenName: personName, familyName: personName, uniLogin: uniLogin.nullable() } as const;
const isOurs = (field: string): field is keyof typeof OURS => Object.hasOwn(OURS, field);

const fieldName = z.string().regex(/^[\p{L}\p{N} ._/-]{1,80}$/u, 'must be the name of a field');
const value = z.string().max(500).nullable();

/** One field and what it should say (art. 16). An opinion is not corrected: a statement is added to it. */
const fieldChange = z
  .strictObject({
    field: fieldName,
    from: value,
    to: value,
    /** The requester's supplementary statement, where the field holds a professional opinion. */
    statement: z.string().min(1).max(2000).optional(),
  })
  .refine(({ field, to }) => !isOurs(field) || OURS[field].safeParse(to).success, {
    path: ['to'],
    message: 'is not such a value',
  })
  .refine(({ from, to, statement }) => statement === undefined || to === from, {
    path: ['to'],
    message: 'stays what it is where a statement is added',
  })
  .transform(({ to, ...change }) => ({ ...change, to: to?.trim() ?? null }));
const changes = z
  .array(fieldChange)
  .min(1)
  .max(20)
  .refine((all) => new Set(all.map(({ field }) => field)).size === all.length, 'names a field twice');
export const rectification = z.strictObject({ changes });

/** What a rectification changes in the record that Hjemmel keeps; null takes a value away. */
export const identityChange = (
  all: z.output<typeof rectification>['changes'],
): { givenName?: string; familyName?: string; uniLogin?: string | undefined } =>
  Object.fromEntries(
    all
      .filter(({ field, statement }) => isOurs(field) && statement === undefined)
      .map(({ field, to }) => [field, to ?? undefined]),
  );

const because = z.enum(PAUSES);
const words = z.string().min(1).max(2000);
const scope = z.union([z.literal('all'), z.array(slug).min(1).max(40)]).default('all');
const common = {
  purposes: scope,
  /** When it reached the controller, for a request on paper; today otherwise. */
  receivedOn: calendarDate.optional(),
  /** Whose request on paper a case worker registers; without it, it is the controller's own. */
  onPaper: z
    .strictObject({
      personId: uuid,
      /** What the writer was asked before anything is done; the clock is suspended until she has answered. */
      asked: z.strictObject({ because, question: words }).optional(),
    })
    .optional(),
};
const reason = words.optional();

export const requestBody = z.discriminatedUnion('right', [
  z.strictObject({ right: z.literal('access'), ...common }),
  z.strictObject({ right: z.literal('rectification'), ...common, changes: rectification.shape.changes }),
  z.strictObject({ right: z.literal('erasure'), ...common, reason }),
  z.strictObject({
    right: z.literal('restriction'),
    ...common,
    reason,
    /** Art. 18(1)(a), (b) or (c). */
    because: z.enum(RESTRICTION_GROUNDS).optional(),
  }),
  z.strictObject({
    right: z.literal('portability'),
    ...common,
    /** What is not portable is served as access. */
    elseAccess: z.boolean().default(false),
  }),
  z.strictObject({ right: z.literal('objection'), ...common, reason: words }),
]);

export const requestAnswer = z.object({
  requestId: uuid,
  right: z.enum(RIGHT_NAMES),
  receivedOn: calendarDate,
  /** The last day to answer (GDPR art. 12(3)). */
  dueOn: calendarDate.nullable(),
  /** What a person must assess first. */
  questions: z.array(z.enum(QUESTIONS)),
  /** The request for access to what is not portable. */
  accessRequestId: uuid.optional(),
});

export const previewQuery = z.strictObject({
  /** One right only; each of them when left out. */
  right: z.enum(OPENED_RIGHTS).optional(),
  /** Some purposes, by their ids with commas between; all of the child's when left out. */
  purposes: z
    .string()
    .max(4000)
    .transform((ids) => ids.split(','))
    .pipe(z.array(slug).min(1).max(40))
    .optional(),
  /** Whose request on paper a case worker would register, and when it came. */
  personId: uuid.optional(),
  receivedOn: calendarDate.optional(),
});

export const requestsQuery = z.strictObject({ after: z.string().min(1).max(300).optional() });

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

/** What a vendor handed over, for the case worker who reviews it before release. */
export const partAnswer = z.object({
  vendorId: z.string(),
  purposes: z.array(z.string()),
  data: z.unknown(),
});

export const pauseBody = z.strictObject({ because, question: words });
export const resumeBody = z.strictObject({
  /** The day the requester's answer came; today when left out. */
  answeredOn: calendarDate.optional(),
});
export const pauseAnswerBody = z.strictObject({
  /** Kept sealed; case workers read it. */
  text: words,
});
export const letterBody = z.strictObject({
  /** From the day the request was answered to today. */
  sentOn: calendarDate,
  how: z.enum(LETTER_WAYS),
});
export const letterAnswer = z.object({ requestId: uuid, sentOn: calendarDate });
export const reasonBody = z.strictObject({ reason: z.string().min(1).max(4000) });
export const clockAnswer = z.object({ requestId: uuid, dueOn: calendarDate.nullable() });

export const liftNoticeBody = z.strictObject({
  /** From which day the data may be used again; at least tomorrow. */
  liftsOn: calendarDate,
  reason: z.string().min(1).max(4000),
});
export const liftNoticeAnswer = z.object({ requestId: uuid, liftsOn: calendarDate });
export const liftAnswer = z.object({ requestId: uuid, liftedAt: z.iso.datetime() });
export const resendAnswer = z.object({ requestId: uuid });
export const taskAnswer = z.object({ requestId: uuid, taskId: z.string() });

/** The answer to a question as it might be given; without one, the letter reads as it stands. */
export const letterPreviewBody = z
  .strictObject({
    outcome: z.enum(['upheld', 'refused']).optional(),
    /** The whole request is refused for this. */
    because: z.enum(INADMISSIBLE).optional(),
    reason: z.string().min(1).max(4000).optional(),
    /** How many values a release leaves out, by reason. */
    withheld: z.partialRecord(z.enum(WITHHELD), z.int().min(1)).optional(),
  })
  .refine((body) => body.outcome !== undefined || Object.keys(body).length === 0, {
    path: ['outcome'],
    message: 'is required with the rest of an answer',
  });

/** A page to read or print, as its own markup. */
export const pageAnswer = z.object({ html: z.string() });
export const certificateAnswer = pageAnswer.extend({
  /** The signed certificate: a compact JWS (ES256); its key is at /.well-known/jwks.json. */
  jws: z.string(),
});

export const REQUESTS = {
  openRequest: { body: requestBody, answer: requestAnswer },
  previewRequest: { query: previewQuery, answer: rightsPreview },
  listRequests: { query: requestsQuery, answer: requestList },
  listBulkRequests: { query: bulkRequestsQuery, answer: requestList },
  listChildRequests: { answer: requestList },
  getRequest: { answer: requestView },
  getPackage: { query: packageQuery, answer: packageAnswer },
  getPart: { answer: partAnswer },
  assessRequest: { body: assessmentBody, answer: assessmentAnswer },
  pauseClock: { body: pauseBody, answer: clockAnswer },
  resumeClock: { body: resumeBody, answer: clockAnswer },
  answerPause: { body: pauseAnswerBody, answer: clockAnswer },
  acceptAnswer: { answer: clockAnswer },
  extendDeadline: { body: reasonBody, answer: clockAnswer },
  announceLift: { body: liftNoticeBody, answer: liftNoticeAnswer },
  liftRestriction: { answer: liftAnswer },
  resendRequest: { answer: resendAnswer },
  retryTask: { answer: taskAnswer },
  waiveTask: { body: reasonBody, answer: taskAnswer },
  getLetter: { answer: pageAnswer },
  recordLetter: { body: letterBody, answer: letterAnswer },
  previewLetter: { body: letterPreviewBody, answer: pageAnswer },
  getCertificate: { answer: certificateAnswer },
} as const satisfies ContractsOf<'requests'>;
