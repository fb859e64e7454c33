import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { FIREWALL_PREFIX, INSIDE, type Role } from '../../../lambdas/contracts/route.ts';
import { type Operation, ROUTES } from '../../../lambdas/contracts/routes.ts';

export type Described = {
  readonly role: Role;
  readonly id: string;
  readonly controller: string;
  readonly params?: Readonly<Record<string, string>>;
  /** @default - none, as of a GET */
  readonly body?: unknown;
};

const DOMAIN = 'api.hjemmel.example';
/** What the firewall says of a call from inside. */
export const INSIDE_WORD = randomUUID();

const IDENTITY = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  sourceIp: '192.0.2.1',
  user: null,
  userAgent: 'bench/1.0',
  userArn: null,
};

/** A call as a regional REST API hands it to its function, as large as a real one: all headers twice, a bearer token. */
export function apiEvent(operation: Operation, described: Described): APIGatewayProxyEvent {
  const { role, id, controller, params = {}, body } = described;
  const { method, path: resource } = ROUTES[operation];
  const path = resource.replace(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const requestId = randomUUID();
  const headers = {
    Accept: 'application/json',
    'Accept-Encoding': 'gzip, deflate, br',
    Authorization: `Bearer ${'e'.repeat(900)}`,
    'Content-Type': 'application/json',
    Host: DOMAIN,
    'User-Agent': IDENTITY.userAgent,
    'X-Amzn-Trace-Id': 'Root=1-6741b9c0-3f1e5c2a7d4b8e9f0a1b2c3d',
    'X-Forwarded-For': IDENTITY.sourceIp,
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
    'X-Request-ID': randomUUID(),
    [`${FIREWALL_PREFIX}${INSIDE}`]: INSIDE_WORD,
  };
  const now = Date.now();
  return {
    resource,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: Object.keys(params).length > 0 ? params : null,
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'a1b2c3d4e5',
      authorizer: { role, id, controller, loa: 'Substantial', principalId: id, integrationLatency: 4 },
      domainName: DOMAIN,
      domainPrefix: 'api',
      extendedRequestId: 'JKJaXmPLvHcESHA=',
      httpMethod: method,
      identity: IDENTITY,
      path,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: new Date(now).toUTCString(),
      requestTimeEpoch: now,
      resourceId: 'us4z18',
      resourcePath: resource,
      stage: 'v1',
    },
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
  };
}

/** What Lambda gives a handler beside the event. */
export const context: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: 'Check',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:123456789012:function:Check',
  memoryLimitInMB: '1024',
  awsRequestId: randomUUID(),
  logGroupName: '/aws/lambda/Check',
  logStreamName: 'bench',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
