import * as z from 'zod';
import type { Contract, Schema } from './contract.ts';
import { CONTRACTS } from './operations.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

const problem = {
  description: 'A problem document (RFC 9457) with a stable reason',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** This API as an OpenAPI 3.1 document, made from the routes and the schemas that parse the requests. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operation, route] of Object.entries<Route>(ROUTES)) {
    const item = paths[route.path] ?? {};
    paths[route.path] = item;
    item[route.method.toLowerCase()] = operationOf(
      operation,
      route,
      CONTRACTS[operation as keyof typeof CONTRACTS],
    );
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hjemmel',
      version: '1',
      description:
        'May this vendor process this child’s data, for this purpose, now, and on what legal ground?',
    },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: PROBLEM },
    },
  };
}

function operationOf(operation: string, route: Route, contract: Contract) {
  const parameters = [
    ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    })),
    ...queryParameters(contract),
    ...(route.method === 'POST' && route.status !== 200
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: false,
            schema: { type: 'string', minLength: 1, maxLength: 255 },
          },
        ]
      : []),
  ];
  return {
    operationId: operation,
    summary: route.summary,
    ...(route.roles === 'public' ? { security: [] } : { security: [{ bearer: [] }], 'x-roles': route.roles }),
    ...(parameters.length > 0 && { parameters }),
    ...(contract.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(contract.body) } },
      },
    }),
    responses: {
      [route.status]: {
        description: 'Success',
        content: { 'application/json': { schema: schemaOf(contract.answer) } },
      },
      default: problem,
    },
  };
}

function queryParameters(contract: Contract) {
  if (!contract.query) return [];
  const schema = schemaOf(contract.query) as { properties?: Record<string, unknown> };
  return Object.entries(schema.properties ?? {}).map(([name, of]) => ({
    name,
    in: 'query',
    required: false,
    schema: of,
  }));
}

/** Checks that only code can make (modulus 11, dates that exist) are left out of the schema; the service makes them all the same. */
function schemaOf(schema: Schema): Record<string, unknown> {
  const { $schema: _dialect, ...body } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return body;
}

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'reason'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    titleDa: { type: 'string' },
    status: { type: 'integer' },
    reason: { type: 'string' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};
