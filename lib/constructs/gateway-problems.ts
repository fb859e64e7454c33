import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

type GatewayProblem = {
  readonly type: ResponseType;
  /** @default - the status API Gateway chose; the body then leaves it out, as RFC 9457 allows */
  readonly status?: number;
  readonly reason: string;
  readonly title: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const PROBLEMS: Readonly<Record<string, GatewayProblem>> = {
  Unauthorized: {
    type: ResponseType.UNAUTHORIZED,
    status: 401,
    reason: 'token-missing-or-invalid',
    title: 'A valid bearer token is needed',
    headers: { 'WWW-Authenticate': 'Bearer' },
  },
  AccessDenied: {
    type: ResponseType.ACCESS_DENIED,
    status: 403,
    reason: 'not-allowed',
    title: 'You may not do this',
  },
  // So named by API Gateway, but what it means is that no method is at this path.
  NoSuchRoute: {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    status: 404,
    reason: 'no-such-route',
    title: 'There is nothing here',
  },
  BodyTooLarge: {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: 413,
    reason: 'body-too-large',
    title: 'The body is too large',
  },
  Throttled: {
    type: ResponseType.THROTTLED,
    status: 429,
    reason: 'too-many-requests',
    title: 'Too many requests; wait a little and try again',
  },
  Default4xx: { type: ResponseType.DEFAULT_4XX, reason: 'request-refused', title: 'The request was refused' },
  Default5xx: {
    type: ResponseType.DEFAULT_5XX,
    reason: 'internal-error',
    title: 'Something went wrong on our side',
  },
};

/** Gives what API Gateway answers by itself the form of every other error: an RFC 9457 problem with a stable reason. */
export const addGatewayProblems = (api: RestApi): void => {
  for (const [id, { type, status, reason, title, headers }] of Object.entries(PROBLEMS)) {
    const body = { type: `urn:hjemmel:problem:${reason}`, title, ...(status && { status }), reason };
    api.addGatewayResponse(id, {
      type,
      ...(status && { statusCode: String(status) }),
      responseHeaders: literal({
        'Content-Type': 'application/problem+json',
        'Cache-Control': 'no-store',
        ...headers,
      }),
      // API Gateway picks the template by this key whatever the client accepts; the header above says what it is.
      templates: { 'application/json': JSON.stringify(body) },
    });
  }
};

/** API Gateway takes a header's value for an expression unless it is quoted. */
const literal = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
