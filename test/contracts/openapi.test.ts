import { describe, expect, it } from '@jest/globals';
import { openApiDocument } from '../../lambdas/contracts/openapi.ts';
import { CONTRACTS } from '../../lambdas/contracts/operations.ts';
import { HTTP_SERVICES, type Route } from '../../lambdas/contracts/route.ts';
import { ROUTES } from '../../lambdas/contracts/routes.ts';

type Operation = {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content: Record<string, { readonly schema: object }> }>;
};
type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

const document = JSON.parse(JSON.stringify(openApiDocument()));
const paths: Record<string, Record<string, Operation>> = document.paths;
const routes = Object.entries<Route>(ROUTES).map(([operation, route]) => ({ operation, ...route }));
const operationOf = ({ path, method }: Pick<Route, 'path' | 'method'>) => paths[path]?.[method.toLowerCase()];

/** Every object inside a value, itself included. */
function* objectsIn(value: Json): Generator<{ readonly [key: string]: Json }> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value as { readonly [key: string]: Json };
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

describe('the routes', () => {
  it('have one operation each', () => {
    const keys = routes.map(({ method, path }) => `${method} ${path}`);

    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have a contract each, and no contract is left over', () => {
    expect(Object.keys(CONTRACTS).sort()).toEqual(routes.map(({ operation }) => operation).sort());
  });

  it('are served by every service', () => {
    expect([...new Set(routes.map(({ service }) => service))].sort()).toEqual([...HTTP_SERVICES].sort());
  });

  it('are public only where nothing is said of anybody', () => {
    expect(routes.filter(({ roles }) => roles === 'public').map(({ operation }) => operation)).toEqual([
      'health',
      'openapi',
      'authzenConfiguration',
      'authzenTenantConfiguration',
      'signingKeys',
    ]);
  });

  it('let the data protection officer read what a case worker reads, and change nothing', () => {
    for (const { operation, status, roles } of routes) {
      const isRead = status === 200 && roles !== 'public' && roles.includes('caseworker');
      expect([operation, roles !== 'public' && roles.includes('officer')]).toEqual([operation, isRead]);
    }
  });

  it('let a vendor do nothing but check and answer its tasks', () => {
    const open = routes.filter(({ roles }) => roles !== 'public' && roles.includes('vendor'));

    expect(open.map(({ operation }) => operation)).toEqual([
      'listTasks',
      'getTask',
      'progressTask',
      'answerTask',
      'evaluate',
      'evaluateBatch',
      'searchSubject',
      'searchResource',
      'searchAction',
    ]);
  });
});

describe('the OpenAPI document', () => {
  it('says what it is', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Hjemmel', version: '1' } });
    expect(Object.keys(document).sort()).toEqual(['components', 'info', 'openapi', 'paths']);
  });

  it('holds every route and no other', () => {
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );

    expect(described.sort()).toEqual(routes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it.each(routes)('$operation asks for a token, and says what it answers', (route) => {
    const described = operationOf(route);

    expect(described?.operationId).toBe(route.operation);
    expect(described?.security).toEqual(route.roles === 'public' ? [] : [{ bearer: [] }]);
    expect(described?.['x-roles']).toEqual(route.roles === 'public' ? undefined : route.roles);
    expect(Object.keys(described?.responses ?? {})).toEqual([String(route.status), 'default']);
    expect(described?.responses[route.status]?.content['application/json']?.schema).toBeInstanceOf(Object);
  });

  it.each(routes)('$operation names its parameters', (route) => {
    const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const described = operationOf(route)?.parameters ?? [];

    expect(described.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
    expect(described.every((one) => one.required === (one.in === 'path'))).toBe(true);
    expect(described.some(({ name }) => name === 'Idempotency-Key')).toBe(
      route.method === 'POST' && route.status !== 200,
    );
  });

  it('shows a body exactly where one is read', () => {
    const withBody = routes
      .filter((route) => operationOf(route)?.requestBody)
      .map(({ operation }) => operation);
    const reading = Object.entries(CONTRACTS)
      .filter(([, contract]) => 'body' in contract)
      .map(([name]) => name);

    expect(withBody.sort()).toEqual(reading.sort());
  });

  it('names no dialect of its own', () => {
    expect([...objectsIn(document)].some((object) => '$schema' in object)).toBe(false);
  });

  it('refers to nothing that is not there', () => {
    const references = [...objectsIn(document)].flatMap(({ $ref }) =>
      typeof $ref === 'string' ? [$ref] : [],
    );

    const target = (reference: string): unknown =>
      reference
        .split('/')
        .slice(1)
        .reduce((at, name) => at?.[name], document);

    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((reference) => target(reference) === undefined)).toEqual([]);
  });

  it('refuses unknown members where the service does', () => {
    const schema =
      paths['/children/{childId}/consents']?.post?.requestBody?.content['application/json']?.schema;

    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['purposeId', 'answer', 'version'],
    });
  });
});
