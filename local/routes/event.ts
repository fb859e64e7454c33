import type { IncomingMessage } from 'node:http';
import type { Api } from '../template/api.ts';
import { ACCOUNT } from '../template/physical.ts';
import type { Match } from './match.ts';

type Single = Readonly<Record<string, string>>;
type Multi = Readonly<Record<string, readonly string[]>>;

/** The request as API Gateway hands it to a function: payload format 1.0. */
export type ProxyEvent = {
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Single;
  readonly multiValueHeaders: Multi;
  readonly queryStringParameters: Single | null;
  readonly multiValueQueryStringParameters: Multi | null;
  readonly pathParameters: Single | null;
  readonly stageVariables: null;
  readonly requestContext: Readonly<Record<string, unknown>>;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
};

const group = (pairs: Iterable<readonly [string, string]>): Record<string, string[]> => {
  const grouped = new Map<string, string[]>();
  for (const [name, value] of pairs) grouped.set(name, [...(grouped.get(name) ?? []), value]);
  return Object.fromEntries(grouped);
};
const lasts = (grouped: Multi): Record<string, string> =>
  Object.fromEntries(Object.entries(grouped).map(([name, values]) => [name, values.at(-1) ?? '']));
const orNull = <T extends object>(value: T): T | null => (Object.keys(value).length > 0 ? value : null);

const headersOf = (request: IncomingMessage, inserts: Single): Record<string, string[]> => {
  const pairs: [string, string][] = [];
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    pairs.push([request.rawHeaders[index] ?? '', request.rawHeaders[index + 1] ?? '']);
  }
  return {
    ...group(pairs),
    'X-Forwarded-For': ['127.0.0.1'],
    'X-Forwarded-Port': [String(request.socket.localPort)],
    'X-Forwarded-Proto': ['http'],
    ...Object.fromEntries(Object.entries(inserts).map(([name, value]) => [name, [value]])),
  };
};

const isBinary = (contentType: string | undefined, binaryTypes: readonly string[]): boolean =>
  binaryTypes.some((type) => type === '*/*' || type === contentType?.split(';')[0]?.trim());

const IDENTITY = {
  accessKey: null,
  accountId: null,
  caller: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  user: null,
  userArn: null,
};

export type EventInput = {
  readonly api: Api;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly match: Match;
  readonly requestId: string;
  readonly body: Buffer;
  /** The headers that the firewall inserts. */
  readonly inserts: Single;
};

/** Makes the event of a request; the authorizer's context is added once it is known. */
export const toEvent = ({ api, request, url, match, requestId, body, inserts }: EventInput): ProxyEvent => {
  const headers = headersOf(request, inserts);
  const query = group(url.searchParams);
  const binary = isBinary(request.headers['content-type'], api.binaryTypes);
  const now = new Date();
  return {
    resource: match.route.path,
    path: url.pathname,
    httpMethod: request.method ?? 'GET',
    headers: lasts(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lasts(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull(match.parameters),
    stageVariables: null,
    requestContext: {
      accountId: ACCOUNT,
      apiId: api.id,
      domainName: (request.headers.host ?? '').replace(/:\d+$/, ''),
      domainPrefix: api.id,
      extendedRequestId: requestId,
      httpMethod: request.method ?? 'GET',
      identity: { ...IDENTITY, sourceIp: '127.0.0.1', userAgent: request.headers['user-agent'] ?? null },
      // As behind a custom domain, which hides the stage: here nothing answers below it.
      path: url.pathname,
      protocol: 'HTTP/1.1',
      requestId,
      requestTime: now.toUTCString(),
      requestTimeEpoch: now.getTime(),
      resourceId: match.route.resourceId,
      resourcePath: match.route.path,
      stage: api.stage,
    },
    body: body.length === 0 ? null : body.toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary && body.length > 0,
  };
};
