import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AnswerHeader, GatewayAnswer } from '../template/api.ts';

/** The answers API Gateway gives by itself; the template may dress them. */
export type AnswerType =
  | 'ACCESS_DENIED'
  | 'AUTHORIZER_CONFIGURATION_ERROR'
  | 'AUTHORIZER_FAILURE'
  | 'DEFAULT_5XX'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'REQUEST_TOO_LARGE'
  | 'THROTTLED'
  | 'UNAUTHORIZED'
  | 'WAF_FILTERED';

const DEFAULTS: Readonly<Record<AnswerType, readonly [status: number, message: string]>> = {
  ACCESS_DENIED: [403, 'User is not authorized to access this resource'],
  AUTHORIZER_CONFIGURATION_ERROR: [500, 'Internal server error'],
  AUTHORIZER_FAILURE: [500, 'Internal server error'],
  // What a broken function is answered has no name of its own.
  DEFAULT_5XX: [502, 'Internal server error'],
  INTEGRATION_FAILURE: [500, 'Internal server error'],
  INTEGRATION_TIMEOUT: [504, 'Endpoint request timed out'],
  MISSING_AUTHENTICATION_TOKEN: [403, 'Missing Authentication Token'],
  REQUEST_TOO_LARGE: [413, 'Request Too Long'],
  THROTTLED: [429, 'Too Many Requests'],
  UNAUTHORIZED: [401, 'Unauthorized'],
  WAF_FILTERED: [403, 'Forbidden'],
};
const TEMPLATE = '{"message":$context.error.messageString}';
const VARIABLE = /\$context\.([\w.]*\w)/g;

/** What the variables of an answer's template stand for. */
export type AnswerContext = {
  readonly requestId: string;
  readonly httpMethod: string;
  readonly path: string;
  readonly resourcePath: string;
  /** The headers of the request, their names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly authorizer?: Readonly<Record<string, string>>;
};

const variables = (context: AnswerContext, type: AnswerType, message: string): Record<string, string> => ({
  requestId: context.requestId,
  extendedRequestId: context.requestId,
  httpMethod: context.httpMethod,
  path: context.path,
  resourcePath: context.resourcePath,
  'error.message': message,
  'error.messageString': JSON.stringify(message),
  'error.responseType': type,
  'error.validationErrorString': '',
  'identity.sourceIp': '127.0.0.1',
});

const KNOWN = Object.keys(
  variables({ requestId: '', httpMethod: '', path: '', resourcePath: '', headers: {} }, 'UNAUTHORIZED', ''),
);

const refuseUnknown = (answers: ReadonlyMap<string, GatewayAnswer>): void => {
  for (const [type, { templates }] of answers) {
    for (const [, name = ''] of Object.values(templates).join('\n').matchAll(VARIABLE)) {
      if (!KNOWN.includes(name) && !name.startsWith('authorizer.')) {
        throw new Error(
          `the gateway response ${type} uses $context.${name}, which the local stack does not know`,
        );
      }
    }
  }
};

/** Undefined when the request has no such header; the answer then has none either. */
const headerOf = (header: AnswerHeader, headers: IncomingHttpHeaders): string | string[] | undefined =>
  'literal' in header ? header.literal : headers[header.ofRequest.toLowerCase()];

export type Answerer = (
  response: ServerResponse,
  type: AnswerType,
  context: AnswerContext,
  message?: string,
) => void;

/** Writes API Gateway's own answers, by the template's gateway responses where it has them. */
export const createAnswerer = (answers: ReadonlyMap<string, GatewayAnswer>): Answerer => {
  refuseUnknown(answers);
  return (response, type, context, message) => {
    const [status, standard] = DEFAULTS[type];
    const declared = answers.get(type) ?? answers.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const [contentType, template] = Object.entries(declared?.templates ?? {})[0] ?? [
      'application/json',
      TEMPLATE,
    ];
    const values = variables(context, type, message ?? standard);
    const body = template.replace(VARIABLE, (_, name: string) => {
      return values[name] ?? context.authorizer?.[name.replace(/^authorizer\./, '')] ?? '';
    });
    const headers = Object.entries(declared?.headers ?? {}).flatMap(([name, header]) => {
      const value = headerOf(header, context.headers);
      return value === undefined ? [] : [[name.toLowerCase(), value]];
    });
    response.writeHead(answers.get(type)?.status ?? status, {
      'content-type': contentType,
      'x-amzn-errortype': `${type}Exception`,
      'x-amzn-requestid': context.requestId,
      ...Object.fromEntries(headers),
    });
    response.end(body);
  };
};
