import type { APIGatewayProxyEvent } from 'aws-lambda';
import { FIREWALL_PREFIX, INSIDE } from '../../lambdas/contracts/route.ts';
import { ENV } from '../../lambdas/platform/env-names.ts';

type Described = {
  readonly method?: string;
  readonly resource?: string;
  readonly path?: string;
  readonly body?: string | null;
  readonly base64?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the firewall said of where the call comes from; null is nothing, as of a call from outside. */
  readonly perimeter?: string | null;
  readonly query?: Readonly<Record<string, string>> | null;
  readonly params?: Readonly<Record<string, string>> | null;
  /** What the authorizer found; null for a public route. */
  readonly caller?: Readonly<Record<string, string>> | null;
};

export const CASEWORKER = { role: 'caseworker', controller: '13748136', id: 'kim' };
/** What the firewall says of a call from inside; every service that a test makes is told it. */
export const INSIDE_WORD = 'c41a6c9e-1f0d-4a53-9f7e-2f8a3b1c5d60';
process.env[ENV.insideWord] = INSIDE_WORD;
const DOMAIN = 'api.example.org';

/** An event as API Gateway sends it to a function (REST API, proxy integration, stage `v1`). */
export function httpEvent({
  method = 'POST',
  resource = '/children/{childId}/requests',
  path = resource.replace(/\{(\w+)\}/g, '$1'),
  body = null,
  base64 = false,
  headers = { 'Content-Type': 'application/json' },
  perimeter = INSIDE_WORD,
  query = null,
  params = null,
  caller = CASEWORKER,
}: Described = {}): APIGatewayProxyEvent {
  const firewall = perimeter === null ? {} : { [`${FIREWALL_PREFIX}${INSIDE}`]: perimeter };
  const all = { Host: DOMAIN, 'X-Forwarded-Proto': 'https', ...firewall, ...headers };
  return {
    resource,
    path,
    httpMethod: method,
    headers: all,
    multiValueHeaders: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
    queryStringParameters: query,
    multiValueQueryStringParameters:
      query && Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
    pathParameters: params,
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      authorizer: caller,
      domainName: DOMAIN,
      domainPrefix: 'api',
      extendedRequestId: 'JKJaXmPLvHcESHA=',
      httpMethod: method,
      identity: {
        sourceIp: '192.0.2.1',
        userAgent: 'test',
      } as APIGatewayProxyEvent['requestContext']['identity'],
      path: `/v1${path}`,
      protocol: 'HTTP/1.1',
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
      requestTime: '23/Nov/2026:09:00:00 +0000',
      requestTimeEpoch: 1_795_424_400_000,
      resourceId: 'us4z18',
      resourcePath: resource,
      stage: 'v1',
    },
    body,
    isBase64Encoded: base64,
  };
}
