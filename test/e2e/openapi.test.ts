import { beforeAll, describe, expect, it } from '@jest/globals';
import { CONTRACTS } from '../../lambdas/contracts/operations.ts';
import type { Route } from '../../lambdas/contracts/route.ts';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import { newTenant } from './stack.ts';

type Operation = {
  operationId: string;
  security: unknown[];
  responses: Record<string, unknown>;
  requestBody?: unknown;
};
let paths: Record<string, Record<string, Operation>>;

beforeAll(async () => {
  const document = await newTenant().done('openapi');
  expect(document.openapi).toBe('3.1.0');
  paths = (document as unknown as { paths: typeof paths }).paths;
});

describe('the OpenAPI document', () => {
  it.each(Object.entries<Route>(ROUTES))('lists %s', (operation, { method, path, status, roles }) => {
    const listed = paths[path]?.[method.toLowerCase()];

    expect(listed?.operationId).toBe(operation);
    expect(Object.keys(listed?.responses ?? {})).toEqual([String(status), 'default']);
    expect(listed?.security).toEqual(roles === 'public' ? [] : [{ bearer: [] }]);
    expect(listed?.requestBody !== undefined).toBe('body' in CONTRACTS[operation as keyof typeof CONTRACTS]);
  });

  it('lists nothing else', () => {
    const listed = Object.values(paths).flatMap((item) => Object.values(item));
    expect(listed.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('refers only to what it holds', async () => {
    const document = await newTenant().done('openapi');
    const schemas = Object.keys((document.components as { schemas: object }).schemas);
    const referred = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
    expect(referred.filter(([, name]) => !schemas.includes(name ?? ''))).toEqual([]);
  });
});
