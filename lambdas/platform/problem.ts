import type { APIGatewayProxyResult } from 'aws-lambda';
import { OUTSIDE } from '../contracts/route.ts';
import { REFUSALS, type RefusalReason } from '../domain/reasons.ts';

/**
 * What a reason's problem says: its status, its words, and after how many seconds the same may be asked again, where
 * waiting helps.
 */
type Words = {
  readonly status: number;
  readonly da: string;
  readonly en: string;
  readonly retryAfter?: number;
};

/** Reasons the boundary itself gives, before any command is decided. */
const BOUNDARY = {
  'body-not-json': { status: 400, da: 'Indholdet er ikke gyldig JSON.', en: 'The body is not valid JSON.' },
  'content-type-not-json': {
    status: 400,
    da: 'Send indholdet som application/json.',
    en: 'Send the body as application/json.',
  },
  'invalid-body': {
    status: 400,
    da: 'Indholdet har fejl; se errors.',
    en: 'The body has errors; see errors.',
  },
  'invalid-query': {
    status: 400,
    da: 'Forespørgslen har fejl; se errors.',
    en: 'The query has errors; see errors.',
  },
  'invalid-idempotency-key': {
    status: 400,
    da: 'Idempotency-Key skal være 1 til 255 tegn.',
    en: 'Idempotency-Key must be 1 to 255 characters.',
  },
  'body-too-large': { status: 413, da: 'Indholdet er over 256 KB.', en: 'The body is over 256 KB.' },
  'not-for-your-role': { status: 403, da: 'Det må din rolle ikke.', en: 'Your role may not do this.' },
  [OUTSIDE.reason]: OUTSIDE,
  'store-unavailable': {
    status: 503,
    retryAfter: 2,
    da: 'Vi kan ikke få svar fra vores datalager lige nu. Vent lidt, og prøv igen. Et spørgsmål har ikke ændret noget. Om en ændring nåede igennem, vides ikke: havde den en Idempotency-Key, så send den igen med samme nøgle, og den sker kun én gang; ellers se først efter, om den er sket.',
    en: 'Our data store does not answer right now. Wait a little and try again. A question changed nothing. Whether a change was made is not known: if it had an Idempotency-Key, send it again with the same key, and it is made only once; otherwise look first whether it was made.',
  },
  'internal-error': {
    status: 500,
    da: 'Noget gik galt hos os; prøv igen.',
    en: 'Something went wrong on our side; try again.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type ProblemReason = RefusalReason | keyof typeof BOUNDARY;
export type FieldError = { readonly field: string; readonly message: string };

/** A request that is answered with a problem document. */
export class Problem extends Error {
  readonly reason: ProblemReason;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;

  constructor(reason: ProblemReason, detail?: string, errors?: readonly FieldError[]) {
    super(reason);
    this.name = 'Problem';
    this.reason = reason;
    this.detail = detail;
    this.errors = errors;
  }
}

/**
 * The HTTP status of a reason: what is not there, or the caller may not know of, is 404; what is another's to fetch or
 * to say 403; a lost race 409; a refusal of the domain 422.
 */
export function statusOf(reason: ProblemReason): number {
  if (reason in BOUNDARY) return BOUNDARY[reason as keyof typeof BOUNDARY].status;
  switch (reason) {
    case 'no-such-controller':
    case 'controller-not-described':
    case 'no-such-purpose':
    case 'no-such-vendor':
    case 'no-such-agreement':
    case 'no-such-child':
    case 'no-such-group':
    case 'no-such-conflict':
    case 'no-such-bulk':
    case 'no-such-request':
    case 'no-such-task':
    case 'no-package-yet':
    case 'package-expired':
    case 'no-such-format':
    case 'no-such-part':
    case 'certificate-for-erasure-only':
      return 404;
    case 'loa-too-low':
    case 'package-for-requester-only':
    case 'pause-for-requester-only':
    case 'not-the-other-holder':
    case 'right-not-for-caller':
      return 403;
    case 'conflict':
    case 'already-registered':
    case 'task-already-answered':
      return 409;
    default:
      return 422;
  }
}

/**
 * An RFC 9457 problem document with a stable `reason`, its words in Danish and English, and the request's id to quote;
 * with `Retry-After` where waiting helps.
 */
export function problemResponse(problem: Problem, requestId: string): APIGatewayProxyResult {
  const status = statusOf(problem.reason);
  const words: Omit<Words, 'status'> = { ...REFUSALS, ...BOUNDARY }[problem.reason];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(words.retryAfter !== undefined && { 'retry-after': String(words.retryAfter) }),
    },
    body: JSON.stringify({
      type: `urn:hjemmel:problem:${problem.reason}`,
      title: words.en,
      titleDa: words.da,
      status,
      reason: problem.reason,
      ...(problem.detail !== undefined && { detail: problem.detail }),
      ...(problem.errors && { errors: problem.errors }),
      instance: `urn:hjemmel:request:${requestId}`,
    }),
  };
}
