import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { AUDIT } from '../contracts/audit.ts';
import type { CHILDREN } from '../contracts/children.ts';
import type { AnswerOf, Contract, Schema } from '../contracts/contract.ts';
import type { REGISTER } from '../contracts/register.ts';
import type { REQUESTS } from '../contracts/requests.ts';
import { FIREWALL_PREFIX, type Route } from '../contracts/route.ts';
import { ROUTES } from '../contracts/routes.ts';
import type { Bilingual } from '../domain/purpose.ts';
import { REFUSALS } from '../domain/reasons.ts';
import type { Caller } from '../platform/caller.ts';
import type { HttpHandler } from '../platform/http.ts';
import type { FieldError, ProblemReason } from '../platform/problem.ts';

type Contracts = typeof CHILDREN & typeof REQUESTS & typeof REGISTER & typeof AUDIT;
/** What the pages can ask and do: the operations of these four services, and nothing else. */
export type PageOperation = keyof Contracts;
export type PageService = 'children' | 'requests' | 'register' | 'audit';
export type Services = Readonly<Record<PageService, HttpHandler>>;

type Sent<C extends Contract, K extends 'body' | 'query'> =
  C extends Record<K, infer S extends Schema> ? z.input<S> : undefined;

/** What an operation is given; `once` makes a command that is sent twice happen once. */
export type Input<O extends PageOperation> = {
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: Sent<Contracts[O], 'body'>;
  readonly query?: Sent<Contracts[O], 'query'>;
  readonly once?: string;
};
export type AnswerTo<O extends PageOperation> = AnswerOf<Contracts[O]>;

/** Why the API did not do it: its stable reason, in words for people, and what is wrong field by field. */
export type Refusal = {
  readonly ok: false;
  readonly status: number;
  readonly reason: ProblemReason;
  readonly says: Bilingual;
  /** What it is about, by its name or id: which purpose is unknown, which provision it rests on. */
  readonly detail?: string;
  readonly errors: readonly FieldError[];
};
export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Carries out an operation of the API as the signed-in person. */
export type Api = <O extends PageOperation>(operation: O, input?: Input<O>) => Promise<Result<AnswerTo<O>>>;

/** What a page throws when it cannot go on without what was refused; the visitor is shown why. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** What the API would answer about something that is not there. */
export const notThere = (reason: keyof typeof REFUSALS, says: Bilingual = REFUSALS[reason]): Refusal => ({
  ok: false,
  status: 404,
  reason,
  says,
  errors: [],
});

/** The value of a result; throws Refused when there is none. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(result);
  return result.value;
}

/**
 * The API for one visit: each call goes through the very handler that API Gateway calls, with the signed-in person as its
 * caller, so that a page can do no more than she could by the API, and adds no rule of its own.
 */
export function createApi(services: Services, visit: APIGatewayProxyEvent, caller: Caller): Api {
  return async (operation, input = {}) => {
    const route: Route = ROUTES[operation];
    const event = eventOf(visit, caller, route, input as Input<PageOperation>);
    const { statusCode, body } = await services[route.service as PageService](event, {} as Context);
    const answer = JSON.parse(body);
    if (statusCode < 400) return { ok: true, value: answer };
    const { reason, title, titleDa, detail, errors = [] } = answer;
    const says = { da: titleDa, en: title };
    return { ok: false, status: statusCode, reason, says, ...(detail !== undefined && { detail }), errors };
  };
}

function eventOf(
  visit: APIGatewayProxyEvent,
  { role, id, controller, loa }: Caller,
  { method, path }: Route,
  { params = {}, body, query, once }: Input<PageOperation>,
): APIGatewayProxyEvent {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...visit,
    resource: path,
    path: filled,
    httpMethod: method,
    headers: {
      ...passedOn(visit.headers),
      'content-type': 'application/json',
      ...(once !== undefined && { 'idempotency-key': once }),
    },
    multiValueHeaders: {},
    pathParameters: { ...params },
    queryStringParameters: Object.fromEntries(asked.map(([name, value]) => [name, String(value)])),
    multiValueQueryStringParameters: {},
    requestContext: { ...visit.requestContext, authorizer: { role, id, controller, loa } },
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
  };
}

/** What the firewall says of where the visitor is, and where she reached us; never her cookies. */
const passedOn = (headers: APIGatewayProxyEvent['headers']): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => {
      const lower = name.toLowerCase();
      return (
        lower.startsWith(FIREWALL_PREFIX) || ['host', 'x-forwarded-proto', 'x-request-id'].includes(lower)
      );
    }),
  );
