import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Functions } from './functions/functions.ts';
import { isThrottled, PAYLOAD_LIMIT } from './functions/pool.ts';
import type { Outcome } from './functions/protocol.ts';
import { BodyTooLarge, readBody } from './http.ts';
import { type AnswerContext, type AnswerType, createAnswerer } from './routes/answers.ts';
import { createAuthorizers } from './routes/authorizer.ts';
import { type ProxyEvent, toEvent } from './routes/event.ts';
import { COUNTRY_HEADER, type Passage, pass } from './routes/firewall.ts';
import { createMatcher } from './routes/match.ts';
import { createThrottle } from './routes/throttle.ts';
import type { Api } from './template/api.ts';

const BODY_LIMIT = 10 * 1024 * 1024;

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const proxyResult = z.strictObject({
  statusCode: z.coerce.number().int(),
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(headerValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

const write = (response: ServerResponse, payload: string, requestId: string): boolean => {
  const parsed = proxyResult.safeParse(JSON.parse(payload));
  if (!parsed.success) return false;
  const { statusCode, headers, multiValueHeaders, isBase64Encoded } = parsed.data;
  const body = Buffer.from(parsed.data.body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  response.writeHead(statusCode, {
    'content-type': 'application/json',
    ...lowerCase(headers ?? {}),
    ...lowerCase(multiValueHeaders ?? {}),
    'x-amzn-requestid': requestId,
    ...(body.length > 0 && { 'content-length': body.length }),
  });
  response.end(body);
  return true;
};

const lowerCase = <T>(headers: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** Whoever calls on loopback is in Denmark, unless she says otherwise. */
const passageOf = (
  { firewall = [] }: Api,
  { headers, rawHeaders }: IncomingMessage,
  path: string,
): Passage => {
  const country = String(headers[COUNTRY_HEADER] ?? 'DK');
  return pass(firewall, { country, path, headerNames: rawHeaders.filter((_, index) => index % 2 === 0) });
};

/** Answers requests to the template's REST API as API Gateway's Lambda proxy integration does. */
export const createRoutes = (api: Api, functions: Functions): RequestListener => {
  const match = createMatcher(api.routes);
  const answer = createAnswerer(api.answers);
  const authorize = createAuthorizers(api, functions);
  const hasRoom = createThrottle(api.throttles);

  const integrate = async (
    arn: string,
    event: ProxyEvent,
    milliseconds: number,
  ): Promise<Outcome | undefined> => {
    const late = new AbortController();
    const timer = sleep(milliseconds, undefined, { signal: late.signal }).catch(() => undefined);
    const outcome = await Promise.race([functions.invoke(arn, event), timer]);
    late.abort();
    return outcome ?? undefined;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID();
    // Put together, not resolved: a path that begins with two slashes would count as a host.
    const url = new URL(`http://127.0.0.1${request.url ?? '/'}`);
    const found = match(request.method ?? 'GET', url.pathname);
    const context: AnswerContext = {
      requestId,
      httpMethod: request.method ?? 'GET',
      path: url.pathname,
      resourcePath: found?.route.path ?? '',
      headers: request.headers,
    };
    const refuse = (type: AnswerType, message?: string): void => answer(response, type, context, message);
    const passage = passageOf(api, request, url.pathname);
    if (passage.kind === 'blocked') {
      if (!passage.answer) return refuse('WAF_FILTERED');
      response.writeHead(passage.answer.status, passage.answer.headers).end(passage.answer.body);
      return;
    }
    const { inserts } = passage;
    if (!found) return refuse('MISSING_AUTHENTICATION_TOKEN');
    if (!hasRoom(found.route)) return refuse('THROTTLED');
    let body: Buffer;
    try {
      body = await readBody(request, BODY_LIMIT);
    } catch (error) {
      if (error instanceof BodyTooLarge) return refuse('REQUEST_TOO_LARGE');
      throw error;
    }
    const { route } = found;
    let event = toEvent({ api, request, url, match: found, requestId, body, inserts });
    if (route.authorizer) {
      const verdict = await authorize(route.authorizer, event);
      if (verdict.kind === 'refused') return refuse(verdict.type, verdict.message);
      event = { ...event, requestContext: { ...event.requestContext, authorizer: verdict.context } };
    }
    // The whole event is what Lambda takes 6 MB of.
    if (body.length > PAYLOAD_LIMIT * 0.75 && Buffer.byteLength(JSON.stringify(event)) > PAYLOAD_LIMIT) {
      return refuse('REQUEST_TOO_LARGE');
    }
    const outcome = await integrate(route.functionArn, event, route.timeoutMilliseconds);
    if (!outcome) return refuse('INTEGRATION_TIMEOUT');
    if (isThrottled(outcome)) return refuse('INTEGRATION_FAILURE');
    if (!outcome.ok || !write(response, outcome.payload, requestId)) refuse('DEFAULT_5XX');
  };

  return (request, response) => {
    handle(request, response).catch((error: unknown) => {
      // The client went away.
      if (!request.complete) return;
      console.error('the local API failed:', error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
};
