import { z } from 'zod';
import type { Functions } from '../functions/functions.ts';
import { isThrottled } from '../functions/pool.ts';
import type { Api, Authorizer } from '../template/api.ts';
import { arn } from '../template/physical.ts';
import { wildcard } from '../wildcard.ts';
import type { ProxyEvent } from './event.ts';

export type Verdict =
  | { readonly kind: 'allowed'; readonly context: Readonly<Record<string, string>> }
  | {
      readonly kind: 'refused';
      readonly type:
        | 'UNAUTHORIZED'
        | 'ACCESS_DENIED'
        | 'AUTHORIZER_FAILURE'
        | 'AUTHORIZER_CONFIGURATION_ERROR';
      readonly message?: string;
    };

const many = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const policy = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.enum(['Allow', 'Deny']), Action: many, Resource: many })),
  }),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
});
type Policy = z.infer<typeof policy>;

const SOURCE = /^method\.request\.(header|querystring)\.(.+)$/;

/** The value of an identity source, such as `method.request.header.Authorization`. */
const identity = (source: string, event: ProxyEvent): string | undefined => {
  const [, place, name = ''] = SOURCE.exec(source) ?? [];
  if (!place) throw new Error(`the local stack does not understand the identity source ${source}`);
  if (place === 'querystring') return event.queryStringParameters?.[name];
  return Object.entries(event.headers).find(([header]) => header.toLowerCase() === name.toLowerCase())?.[1];
};

const decide = ({ policyDocument, principalId, context }: Policy, methodArn: string): Verdict => {
  const applies = (effect: 'Allow' | 'Deny'): boolean =>
    policyDocument.Statement.some(
      (statement) =>
        statement.Effect === effect &&
        statement.Action.some((action) => wildcard(action, true)('execute-api:Invoke')) &&
        statement.Resource.some((resource) => wildcard(resource)(methodArn)),
    );
  if (applies('Deny')) {
    const message =
      'User is not authorized to access this resource with an explicit deny in an identity-based policy';
    return { kind: 'refused', type: 'ACCESS_DENIED', message };
  }
  if (!applies('Allow')) return { kind: 'refused', type: 'ACCESS_DENIED' };
  const texts = Object.entries(context ?? {}).map(([name, value]) => [name, String(value)]);
  return { kind: 'allowed', context: { ...Object.fromEntries(texts), principalId } };
};

/** Asks the Lambda authorizer of a route, and remembers its policies for as long as the template says. */
export const createAuthorizers = (
  api: Api,
  functions: Functions,
  now: () => number = Date.now,
): ((authorizer: Authorizer, event: ProxyEvent) => Promise<Verdict>) => {
  const remembered = new Map<string, { readonly policy: Policy; readonly until: number }>();

  const ask = async (authorizer: Authorizer, event: ProxyEvent, methodArn: string, token: string) => {
    const { headers, multiValueHeaders, httpMethod, path, pathParameters, requestContext, resource } = event;
    const { queryStringParameters, multiValueQueryStringParameters, stageVariables } = event;
    const request = {
      headers,
      multiValueHeaders,
      httpMethod,
      path,
      pathParameters,
      requestContext,
      resource,
      queryStringParameters,
      multiValueQueryStringParameters,
      stageVariables,
    };
    const input =
      authorizer.kind === 'TOKEN'
        ? { type: 'TOKEN', authorizationToken: token, methodArn }
        : { type: 'REQUEST', methodArn, ...request };
    return functions.invoke(authorizer.functionArn, input);
  };

  return async (authorizer, event) => {
    const sources = authorizer.identitySources.map((source) => identity(source, event));
    const [token = ''] = sources;
    if (
      sources.some((value) => !value) ||
      (authorizer.identityPattern && !authorizer.identityPattern.test(token))
    ) {
      return { kind: 'refused', type: 'UNAUTHORIZED' };
    }
    const key = JSON.stringify([authorizer.id, ...sources]);
    const methodArn = arn('execute-api', `${api.id}/${api.stage}/${event.httpMethod}${event.path}`);
    const known = remembered.get(key);
    if (known && known.until > now()) return decide(known.policy, methodArn);
    remembered.delete(key);

    const outcome = await ask(authorizer, event, methodArn, token);
    if (!outcome.ok) {
      if (isThrottled(outcome)) return { kind: 'refused', type: 'AUTHORIZER_CONFIGURATION_ERROR' };
      const unauthorized = outcome.error.errorMessage === 'Unauthorized';
      return { kind: 'refused', type: unauthorized ? 'UNAUTHORIZED' : 'AUTHORIZER_FAILURE' };
    }
    const parsed = policy.safeParse(JSON.parse(outcome.payload));
    if (!parsed.success) return { kind: 'refused', type: 'AUTHORIZER_CONFIGURATION_ERROR' };
    if (authorizer.cacheSeconds > 0 && sources.length > 0) {
      remembered.set(key, { policy: parsed.data, until: now() + authorizer.cacheSeconds * 1000 });
    }
    return decide(parsed.data, methodArn);
  };
};
