import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { AnswerOf, BodyOf, Contract, ContractsOf, QueryOf, Schema } from '../contracts/contract.ts';
import {
  FIREWALL_PREFIX,
  type HttpService,
  INSIDE,
  OUTSIDE,
  PERIMETER_BOUND,
  type Role,
  type Route,
} from '../contracts/route.ts';
import { type OperationsOf, ROUTES } from '../contracts/routes.ts';
import { isAssured, type Loa } from '../domain/actor.ts';
import { type CalendarDate, dateInCopenhagen, type Instant } from '../domain/dates.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Once } from '../store/ledger.ts';
import { jsonBody, rawBody } from './body.ts';
import type { Caller } from './caller.ts';
import type { Clock } from './clock.ts';
import { readEnv } from './env.ts';
import { ENV } from './env-names.ts';
import { errorName, type Log } from './logger.ts';
import { type FieldError, Problem, problemResponse } from './problem.ts';
import { isUnavailable } from './unavailable.ts';

/** A parsed call of an operation. */
export type Call<C extends Contract> = {
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly body: BodyOf<C>;
  readonly query: QueryOf<C>;
  /** Present when the caller sent an Idempotency-Key. */
  readonly once: Once | undefined;
  readonly now: Instant;
  readonly today: CalendarDate;
  /** Where the caller reached this API, without a slash at the end. */
  readonly baseUrl: () => string;
};

/** How a service carries out each of its operations. */
export type Operations<S extends HttpService, C extends ContractsOf<S>> = {
  readonly [O in OperationsOf<S>]: (call: Call<C[O]>) => Promise<Outcome<AnswerOf<C[O]>>>;
};

/** What Lambda calls for each request. */
export type HttpHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/**
 * One function's HTTP chain: find the operation, check the role, parse, run, answer; every failure is a problem document.
 * An operation is answered by its own end alone, so that nothing is written after the answer: what takes too long ends
 * with its environment.
 */
export function httpService<S extends HttpService, C extends ContractsOf<S>>(
  service: S,
  contracts: C,
  operations: Operations<S, C>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): HttpHandler {
  const byRoute = new Map(
    Object.entries<Route>(ROUTES)
      .filter(([, route]) => route.service === service)
      .map(([operation, route]) => [
        `${route.method} ${route.path}`,
        { operation: operation as OperationsOf<S>, route },
      ]),
  );
  const { insideWord } = readEnv({ insideWord: ENV.insideWord });
  return async (event) => {
    const { requestId } = event.requestContext;
    const found = byRoute.get(`${event.httpMethod} ${event.resource}`);
    if (!found) throw new Error('the stack routed a request here that this service does not know');
    const { operation, route } = found;
    const result = await answer(event, route, contracts[operation], operations[operation] as never, {
      clock,
      insideWord,
    }).catch((error: unknown) => {
      const problem = problemOf(error);
      // Of what is answered as asked, the API's access log says all: when, what, how long.
      if (problem === error) log.info('refused', { requestId, operation, reason: problem.reason });
      else log.error(problem.reason, { requestId, operation, error: errorName(error) });
      return problemResponse(problem, requestId);
    });
    return withHeaders(result, headerOf(event, 'x-request-id') ?? requestId);
  };
}

/** What a caller is told of an error: that a store does not answer now, or no more than that it is ours. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(isUnavailable(error) ? 'store-unavailable' : 'internal-error');
}

async function answer<C extends Contract>(
  event: APIGatewayProxyEvent,
  route: Route,
  contract: C,
  operate: (call: Call<C>) => Promise<Outcome<unknown>>,
  { clock, insideWord }: { readonly clock: Clock; readonly insideWord: string },
): Promise<APIGatewayProxyResult> {
  const caller = callerOf(event);
  // First: from outside, nobody learns what her role could do inside. Only the firewall knows where a call comes from,
  // and only it knows the word: were it taken away, what a caller says of herself would not pass for its.
  if (PERIMETER_BOUND.includes(caller.role) && headerOf(event, `${FIREWALL_PREFIX}${INSIDE}`) !== insideWord)
    throw new Problem(OUTSIDE.reason);
  if (route.roles !== 'public' && !route.roles.includes(caller.role)) throw new Problem('not-for-your-role');
  // Acting and reading for a child asks for NSIS Substantial; withdrawing asks for no more than giving.
  if ((caller.role === 'guardian' || caller.role === 'child') && !isAssured(caller.loa))
    throw new Problem('loa-too-low');
  const raw = rawBody(event);
  const now = clock.now();
  const outcome = await operate({
    caller,
    params: (event.pathParameters ?? {}) as Record<string, string>,
    body: (contract.body
      ? parse(contract.body, jsonBody(headerOf(event, 'content-type'), raw), 'invalid-body')
      : undefined) as BodyOf<C>,
    query: (contract.query
      ? parse(contract.query, event.queryStringParameters ?? {}, 'invalid-query')
      : undefined) as QueryOf<C>,
    once: route.method === 'POST' ? onceOf(event, caller, raw) : undefined,
    now,
    today: dateInCopenhagen(now),
    baseUrl: () => baseUrlOf(event),
  });
  if (!outcome.ok) throw new Problem(outcome.reason, outcome.detail);
  return {
    statusCode: route.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(route.keepSeconds !== undefined && { 'cache-control': `public, max-age=${route.keepSeconds}` }),
    },
    body: JSON.stringify(outcome.value),
  };
}

function callerOf(event: APIGatewayProxyEvent): Caller {
  const context = event.requestContext.authorizer ?? {};
  return {
    role: context.role as Role,
    id: String(context.id ?? ''),
    controller: String(context.controller ?? ''),
    loa: context.loa as Loa | undefined,
  };
}

function parse(schema: Schema, value: unknown, reason: 'invalid-body' | 'invalid-query'): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const whole = reason === 'invalid-query' ? '(query)' : '(body)';
  const errors = parsed.error.issues.flatMap((issue) => fieldErrors(issue, whole));
  throw new Problem(reason, undefined, errors);
}

/** What is wrong, field by field, in words for the one who sent it. */
function fieldErrors(issue: z.core.$ZodIssue, whole: string): FieldError[] {
  const field = issue.path.join('.') || whole;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.'),
      message: 'is not a field here',
    }));
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return [{ field, message: isMissing ? 'is required' : issue.message }];
}

function onceOf(event: APIGatewayProxyEvent, caller: Caller, raw: string): Once | undefined {
  const key = headerOf(event, 'idempotency-key');
  if (key === undefined) return undefined;
  if (key.length < 1 || key.length > 255) throw new Problem('invalid-idempotency-key');
  const digest = createHash('sha256').update(`${event.httpMethod} ${event.path}\n${raw}`).digest('hex');
  return { caller: `${caller.role}:${caller.id}`, key, digest };
}

/** A header by its name in lower case, however the caller wrote it. */
function headerOf({ headers }: APIGatewayProxyEvent, name: string): string | undefined {
  for (const written in headers)
    if (written.length === name.length && written.toLowerCase() === name) return headers[written];
  return undefined;
}

/** The stage is part of the address unless a custom domain hides it, and then API Gateway leaves it out of the path. */
export function baseUrlOf(event: APIGatewayProxyEvent): string {
  const { domainName, path } = event.requestContext;
  const stage = path.endsWith(event.path) ? path.slice(0, path.length - event.path.length) : '';
  const scheme = headerOf(event, 'x-forwarded-proto') ?? 'https';
  return `${scheme}://${hostOf(scheme, domainName, headerOf(event, 'host'))}${stage}`;
}

/**
 * The host of the deployment, which is signed as ours: of what the caller wrote, a port alone may count, and only beside
 * our name and without TLS, as in the local stack. API Gateway has one port.
 */
function hostOf(scheme: string, domainName = '', written = ''): string {
  const name = domainName.toLowerCase();
  const [port = ''] = /:\d+$/.exec(written) ?? [];
  const isOurs = written.toLowerCase() === `${name}${port}`;
  return isOurs && scheme === 'http' ? `${name}${port}` : name;
}

/** Nothing is cached unless its route says so, and nothing guessed at; the caller's X-Request-ID comes back as it was sent. */
const withHeaders = (result: APIGatewayProxyResult, requestId: string): APIGatewayProxyResult => ({
  ...result,
  headers: {
    'cache-control': 'no-store',
    ...result.headers,
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  },
});
