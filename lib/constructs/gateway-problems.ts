import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

type GatewayProblem = {
  readonly type: ResponseType;
  /** @default - the status API Gateway chose; the body then leaves it out, as RFC 9457 allows */
  readonly status?: number;
  readonly reason: string;
  readonly en: string;
  readonly da: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** After these a change may have been made, and who sent no key cannot repeat it safely. */
const CHANGE_UNKNOWN = {
  en: 'Whether a change was made is not known: send it again with the same Idempotency-Key if it had one, otherwise look first.',
  da: 'Om en ændring nåede igennem, vides ikke: send den igen med samme Idempotency-Key, hvis den havde en; se ellers først efter, om den er sket.',
} as const;

const NOT_CHECKED: Omit<GatewayProblem, 'type'> = {
  status: 503,
  reason: 'caller-not-checked',
  en: 'Who you are cannot be checked right now, so nothing was done; wait a little and try again.',
  da: 'Vi kan ikke kontrollere, hvem du er, lige nu, så intet er sket; vent lidt og prøv igen.',
  headers: { 'Retry-After': '5' },
};

const PROBLEMS: Readonly<Record<string, GatewayProblem>> = {
  Unauthorized: {
    type: ResponseType.UNAUTHORIZED,
    status: 401,
    reason: 'token-missing-or-invalid',
    en: 'A valid bearer token is needed.',
    da: 'Der skal et gyldigt bearer-token til.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  },
  AccessDenied: {
    type: ResponseType.ACCESS_DENIED,
    status: 403,
    reason: 'not-allowed',
    en: 'You may not do this; guardians and children must be registered at this municipality.',
    da: 'Det må du ikke; forældre og børn skal være registreret i denne kommune.',
  },
  // So named by API Gateway, but what it means is that no method is at this path.
  NoSuchRoute: {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    status: 404,
    reason: 'no-such-route',
    en: 'There is nothing here.',
    da: 'Her er ikke noget.',
  },
  BodyTooLarge: {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: 413,
    reason: 'body-too-large',
    en: 'The body is too large.',
    da: 'Indholdet er for stort.',
  },
  Throttled: {
    type: ResponseType.THROTTLED,
    status: 429,
    reason: 'too-many-requests',
    en: 'Too many requests; wait a little and try again.',
    da: 'For mange forespørgsler; vent lidt og prøv igen.',
    // The bucket fills within a second, unless others empty it.
    headers: { 'Retry-After': '1' },
  },
  // What Lambda answers at its limit of concurrent executions is this to API Gateway, and so is a function that it may not
  // call or cannot reach: no other name tells them apart.
  Busy: {
    type: ResponseType.INTEGRATION_FAILURE,
    status: 503,
    reason: 'service-busy',
    en: `The service has too much to do right now; wait a little and try again. ${CHANGE_UNKNOWN.en}`,
    da: `Tjenesten har for travlt lige nu; vent lidt og prøv igen. ${CHANGE_UNKNOWN.da}`,
    headers: { 'Retry-After': '2' },
  },
  TooLate: {
    type: ResponseType.INTEGRATION_TIMEOUT,
    status: 503,
    reason: 'no-answer-in-time',
    en: `The service did not answer in time. ${CHANGE_UNKNOWN.en}`,
    da: `Tjenesten svarede ikke i tide. ${CHANGE_UNKNOWN.da}`,
    headers: { 'Retry-After': '5' },
  },
  AuthorizerFailed: { type: ResponseType.AUTHORIZER_FAILURE, ...NOT_CHECKED },
  // What Lambda answers for an authorizer that it will not run now.
  AuthorizerBusy: { type: ResponseType.AUTHORIZER_CONFIGURATION_ERROR, ...NOT_CHECKED },
  Filtered: {
    type: ResponseType.WAF_FILTERED,
    status: 403,
    reason: 'blocked-by-firewall',
    en: 'The firewall blocked this request; if it should not have, write to us and quote the instance.',
    da: 'Firewallen har blokeret forespørgslen; skriv til os og oplys instance, hvis det er en fejl.',
  },
  Default4xx: {
    type: ResponseType.DEFAULT_4XX,
    reason: 'request-refused',
    en: 'The request was refused.',
    da: 'Forespørgslen blev afvist.',
  },
  Default5xx: {
    type: ResponseType.DEFAULT_5XX,
    reason: 'internal-error',
    en: `Something went wrong on our side. ${CHANGE_UNKNOWN.en}`,
    da: `Noget gik galt hos os. ${CHANGE_UNKNOWN.da}`,
  },
};

/** Gives what API Gateway answers by itself the form of every other error: an RFC 9457 problem with a stable reason. */
export const addGatewayProblems = (api: RestApi): void => {
  for (const [id, { type, status, reason, en, da, headers }] of Object.entries(PROBLEMS)) {
    const body = {
      type: `urn:hjemmel:problem:${reason}`,
      title: en,
      titleDa: da,
      ...(status && { status }),
      reason,
      instance: 'urn:hjemmel:request:$context.requestId',
    };
    api.addGatewayResponse(id, {
      type,
      ...(status && { statusCode: String(status) }),
      responseHeaders: {
        ...literal({
          'Content-Type': 'application/problem+json; charset=utf-8',
          'Cache-Control': 'no-store',
          ...headers,
        }),
        'X-Request-ID': 'method.request.header.X-Request-ID',
      },
      // API Gateway picks the template by this key whatever the client accepts; the header above says what it is.
      templates: { 'application/json': JSON.stringify(body) },
    });
  }
};

/** API Gateway takes a header's value for an expression unless it is quoted. */
const literal = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `'${value}'`]));
