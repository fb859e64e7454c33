import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createPool, type Pool } from '../../local/functions/pool.ts';
import type { Outcome } from '../../local/functions/protocol.ts';
import { listen } from '../../local/http.ts';
import { createThrottle } from '../../local/routes/throttle.ts';
import { createRoutes } from '../../local/routes.ts';
import type { Api } from '../../local/template/api.ts';
import { loadTemplate } from '../../local/template.ts';
import { PARAMETERS, stubbedApp } from '../lib/synth.ts';
import { temporary } from './fixture/temporary.ts';

const { directory } = stubbedApp({ checkSchemas: false }).synth();
const { api, functions: definitions } = loadTemplate(directory, {
  endpoint: 'http://127.0.0.1:1',
  parameters: PARAMETERS,
});
if (!api) throw new Error('the template declares no API');

const AUTHORIZER = api.routes.find(({ authorizer }) => authorizer)?.authorizer?.functionArn;

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const ok = (payload: unknown): Outcome => ({ ok: true, payload: JSON.stringify(payload), requestId: 'r' });
const failed = (errorType: string): Outcome => ({
  ok: false,
  error: { errorType, errorMessage: errorType },
  requestId: 'r',
});
const ADMITTED = ok({
  principalId: 'p',
  policyDocument: { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] },
});
const DONE = ok({ statusCode: 200, body: '{}' });

type Invoke = (arn: string) => Outcome | Promise<Outcome>;
/** The real template's API over functions that do as told; the authorizer lets in unless it is told too. */
async function anApi({
  authorizer = () => ADMITTED,
  service = () => DONE,
  change = {},
}: {
  authorizer?: Invoke;
  service?: Invoke;
  change?: Partial<Api>;
}) {
  const invoke = async (arn: string) => (arn === AUTHORIZER ? authorizer(arn) : service(arn));
  const routes = createRoutes(
    { ...(api as Api), ...change },
    {
      invoke,
      warm: () => undefined,
      stop: async () => undefined,
    },
  );
  const { port, stop } = await listen(routes, 0);
  stops.push(stop);
  const send = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer t', 'content-type': 'application/json', ...headers },
      body: '{}',
    });
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
  };
  return { send };
}

const EVALUATION = '/access/v1/evaluation';
const SEARCH = '/access/v1/search/action';
const REQUEST = '/children/c/requests';

/** What an overloaded API answers, said the same way each time. */
const expectLater = (
  { status, headers, body }: Awaited<ReturnType<Awaited<ReturnType<typeof anApi>>['send']>>,
  expected: readonly [status: number, reason: string, retryAfter: string],
) => {
  expect([status, body.reason, headers.get('retry-after')]).toEqual(expected);
  expect(body).toMatchObject({
    type: `urn:hjemmel:problem:${expected[1]}`,
    title: expect.stringMatching(/\.$/),
    titleDa: expect.stringMatching(/\.$/),
    status,
    instance: expect.stringMatching(/^urn:hjemmel:request:[0-9a-f-]{36}$/),
  });
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
};

describe('a method that is called too often', () => {
  it('answers 429, and no other method does', async () => {
    // Filled so slowly that none comes in meanwhile, however slow this machine is.
    const throttles = new Map([[`POST ${SEARCH}`, { rate: 0.001, burst: 5 }]]);
    const { send } = await anApi({ change: { throttles } });

    const answers = await Promise.all(Array.from({ length: 12 }, () => send(SEARCH)));

    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(7);
    for (const each of refused) expectLater(each, [429, 'too-many-requests', '1']);
    expect((await send(EVALUATION)).status).toBe(200);
    expect((await send(REQUEST)).status).toBe(200);
  });

  it('takes as many as the template says, and again when its bucket has filled', () => {
    let now = 0;
    const hasRoom = createThrottle(api.throttles, () => now);
    const taken = (path: string, tries = 5_000) => {
      const route = api.routes.find((each) => each.path === path && each.method === 'POST');
      if (!route) throw new Error(`no route ${path}`);
      return Array.from({ length: tries }, () => hasRoom(route)).filter(Boolean).length;
    };

    expect([taken(SEARCH), taken(EVALUATION), taken('/children/{childId}/requests')]).toEqual([
      20, 500, 2000,
    ]);
    expect(taken(SEARCH)).toBe(0);
    now += 100;
    expect([taken(SEARCH), taken(EVALUATION)]).toEqual([1, 50]);
    now += 3_600_000;
    expect(taken(SEARCH)).toBe(20);
  });
});

describe('a function that cannot be run', () => {
  /** A function that takes a moment, one at a time. */
  const aPool = (maximumWaiting?: number): Pool => {
    const code = join(temporary(), 'code');
    mkdirSync(code);
    const handler = `exports.handler = () => new Promise((resolve) => setTimeout(resolve, 100, { statusCode: 200, body: '{}' }));`;
    writeFileSync(join(code, 'index.js'), handler);
    const [definition] = definitions;
    if (!definition) throw new Error('the template declares no function');
    const pool = createPool(
      { ...definition, code },
      {
        environment: {},
        log: new PassThrough().resume(),
        maximumInstances: 1,
        ...(maximumWaiting !== undefined && { maximumWaiting }),
      },
    );
    stops.push(pool.stop);
    return pool;
  };

  it('because too many wait for it answers 503 at once, and those who wait are answered', async () => {
    const pool = aPool(2);
    const { send } = await anApi({ service: () => pool.invoke({}) });

    const answers = await Promise.all(Array.from({ length: 7 }, () => send(EVALUATION)));

    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(4);
    for (const each of refused) expectLater(each, [503, 'service-busy', '2']);
    expect((await send(EVALUATION)).status).toBe(200);
  });

  it('lets hundreds wait, unless it is told otherwise', async () => {
    const pool = aPool();
    const outcomes: Outcome[] = [];
    // One runs, five hundred wait.
    for (let nth = 0; nth < 510; nth += 1) void pool.invoke({}).then((outcome) => outcomes.push(outcome));
    await new Promise((resolve) => setImmediate(resolve));

    expect(outcomes.map((each) => (each.ok ? 'ran' : each.error.errorType))).toEqual(
      Array(9).fill('TooManyRequestsException'),
    );
  });

  it.each([
    ['cannot be run', 'TooManyRequestsException'],
    ['fails', 'Error'],
  ])('answers 503 when it is the authorizer that %s', async (_how, errorType) => {
    let reached = 0;
    const { send } = await anApi({
      authorizer: () => failed(errorType),
      service: () => {
        reached += 1;
        return DONE;
      },
    });

    expectLater(await send(EVALUATION), [503, 'caller-not-checked', '5']);
    expect(reached).toBe(0);
  });

  it('because it broke is no reason to come again soon', async () => {
    for (const outcome of [failed('TypeError'), ok({ hello: 'world' })]) {
      const { send } = await anApi({ service: () => outcome });
      const { status, headers, body } = await send(EVALUATION);

      expect([status, body.reason, headers.get('retry-after')]).toEqual([502, 'internal-error', null]);
    }
  });

  it('in the time there is answers 503', async () => {
    const routes = (api as Api).routes.map((route) => ({ ...route, timeoutMilliseconds: 50 }));
    const { send } = await anApi({ service: () => new Promise(() => undefined), change: { routes } });

    expectLater(await send(EVALUATION), [503, 'no-answer-in-time', '5']);
  });
});

describe('X-Request-ID', () => {
  type Case = {
    readonly what: string;
    readonly status: number;
    readonly how?: Parameters<typeof anApi>[0];
    readonly path?: string;
    readonly more?: Record<string, string>;
  };
  const CASES: readonly Case[] = [
    { what: 'no token', status: 401, more: { authorization: '' } },
    { what: 'a bad token', status: 401, how: { authorizer: () => failed('Unauthorized') } },
    { what: 'no such route', status: 404, path: '/nowhere' },
    { what: 'the firewall', status: 403, more: { 'x-amzn-waf-perimeter': 'x' } },
    { what: 'a broken authorizer', status: 503, how: { authorizer: () => failed('Error') } },
    { what: 'a busy function', status: 503, how: { service: () => failed('TooManyRequestsException') } },
    { what: 'a broken function', status: 502, how: { service: () => failed('Error') } },
  ];

  it.each(CASES)('comes back when the answer is of API Gateway: $what', async (each) => {
    const { status, how = {}, path = EVALUATION, more = {} } = each;
    const { send } = await anApi(how);

    const sent = await send(path, { 'X-Request-ID': 'abc-1', ...more });
    const without = await send(path, more);

    expect([sent.status, sent.headers.get('x-request-id')]).toEqual([status, 'abc-1']);
    expect([without.status, without.headers.get('x-request-id')]).toEqual([status, null]);
  });
});
