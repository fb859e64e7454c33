import { describe, expect, it } from '@jest/globals';
import { PAGE_ROUTES, type PageRoute } from '../../lambdas/contracts/page-routes.ts';
import type { Route } from '../../lambdas/contracts/route.ts';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import { CHECK_THROTTLES, LEDGER_UNITS } from '../../lib/constructs/http-api.ts';
import { named, nameOf, referenceOf } from './names.ts';
import { synthesize } from './synth.ts';

const { service } = synthesize();
const methods = named(service, 'AWS::ApiGateway::Method');
const resources = named(service, 'AWS::ApiGateway::Resource');
const routes = Object.entries<Route>(ROUTES).map(([operation, route]) => ({ operation, ...route }));
const pages = Object.entries<PageRoute>(PAGE_ROUTES).map(([operation, route]) => ({ operation, ...route }));

const pathOf = (resourceId: unknown): string => {
  const found = resources.find(({ id }) => id === (resourceId as { Ref?: string }).Ref);
  return found ? `${pathOf(found.Properties.ParentId)}/${found.Properties.PathPart}` : '';
};
const served = methods.map(({ Properties }) => ({
  operation: Properties.OperationName as string,
  method: Properties.HttpMethod as string,
  path: pathOf(Properties.ResourceId) || '/',
  function: /Function/.test(JSON.stringify(Properties.Integration.Uri))
    ? Object.keys(service.findResources('AWS::Lambda::Function')).find((id) =>
        JSON.stringify(Properties.Integration.Uri).includes(id),
      )
    : undefined,
  integration: Properties.Integration.Type as string,
  authorization: Properties.AuthorizationType as string,
  authorizer: Properties.AuthorizerId && referenceOf(Properties.AuthorizerId),
}));

describe('the API', () => {
  it('is reached in its own region, not by way of CloudFront', () => {
    const [api, ...more] = named(service, 'AWS::ApiGateway::RestApi');
    expect(more).toEqual([]);
    expect(api?.Properties.EndpointConfiguration).toEqual({ Types: ['REGIONAL'] });
  });

  it('serves every route and every page, each by its own service, and no other', () => {
    const wanted = [...routes, ...pages].map(({ operation, method, path, service: name }) => ({
      operation,
      method,
      path,
      function: `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`,
      integration: 'AWS_PROXY',
    }));
    const found = served.map(({ authorization: _, authorizer: __, ...route }) => ({
      ...route,
      function: nameOf(route.function ?? ''),
    }));
    const byOperation = (a: { operation: string }, b: { operation: string }) =>
      a.operation < b.operation ? -1 : 1;
    expect(found.sort(byOperation)).toEqual(wanted.sort(byOperation));
  });

  it.each(routes)('$operation asks for a token unless it is public', ({ operation, roles }) => {
    const route = served.find((candidate) => candidate.operation === operation);
    expect([route?.authorization, route?.authorizer]).toEqual(
      roles === 'public' ? ['NONE', undefined] : ['CUSTOM', 'HttpTokens'],
    );
  });

  it.each(pages)('$operation asks for no token, which no browser sends', ({ operation }) => {
    const route = served.find((candidate) => candidate.operation === operation);
    expect([route?.authorization, route?.authorizer]).toEqual(['NONE', undefined]);
  });

  it('may call each service by one permission: from its stage, behind the firewall, and never as a test of a method', () => {
    const allowed = named(service, 'AWS::Lambda::Permission')
      .map(({ Properties }) => Properties)
      .filter((one) => one.Principal === 'apigateway.amazonaws.com')
      .filter((one) => !JSON.stringify(one.FunctionName).includes('Authorizer'));
    const functions = [...new Set([...routes, ...pages].map(({ service: name }) => name))].map(
      (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Function`,
    );
    expect(allowed.map(({ FunctionName }) => referenceOf(FunctionName)).sort()).toEqual(functions.sort());
    expect(new Set(allowed.map(({ SourceArn }) => referenceOf(SourceArn)))).toEqual(
      new Set([
        'arn:AWS::Partition:execute-api:eu-central-1:AWS::AccountId:HttpApi/HttpApiDeploymentStagev1/*/*',
      ]),
    );
  });

  it('takes and gives every body as bytes, so that pages may be compressed', () => {
    const [api] = named(service, 'AWS::ApiGateway::RestApi');
    expect(api?.Properties.BinaryMediaTypes).toEqual(['*/*']);
  });

  it('asks the authorizer anew for every call', () => {
    const [authorizer] = named(service, 'AWS::ApiGateway::Authorizer');
    expect(authorizer?.Properties).toMatchObject({
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
      IdentitySource: 'method.request.header.Authorization',
    });
  });

  it('is throttled, the check by numbers of its own, and logs no bodies', () => {
    const [stage] = named(service, 'AWS::ApiGateway::Stage');
    const common = { DataTraceEnabled: false, LoggingLevel: 'ERROR', MetricsEnabled: true };
    const setting = (HttpMethod: string, ResourcePath: string, rate: number, burst: number) => ({
      ...common,
      HttpMethod,
      ResourcePath,
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
    });

    expect(stage?.Properties.StageName).toBe('v1');
    expect(stage?.Properties.MethodSettings).toEqual([
      setting('*', '/*', 1000, 2000),
      setting('POST', '/~1access~1v1~1evaluation', 500, 500),
      setting('POST', '/~1access~1v1~1evaluations', 20, 20),
      setting('POST', '/~1access~1v1~1search~1subject', 5, 5),
      setting('POST', '/~1access~1v1~1search~1resource', 2, 5),
      setting('POST', '/~1access~1v1~1search~1action', 10, 20),
    ]);
  });

  it('leaves room for who withdraws, however fast the check is called', () => {
    const [stage] = named(service, 'AWS::ApiGateway::Stage');
    const settings: { ResourcePath: string; ThrottlingRateLimit: number; ThrottlingBurstLimit: number }[] =
      stage?.Properties.MethodSettings;
    const checks = settings.filter(({ ResourcePath }) => ResourcePath.includes('access'));
    const sum = (name: 'ThrottlingRateLimit' | 'ThrottlingBurstLimit') =>
      checks.map((each) => each[name]).reduce((a, b) => a + b, 0);

    // Every route of the check has a setting, and together they take less than half of what AWS grants an account.
    expect(checks).toHaveLength(routes.filter(({ service: name }) => name === 'check').length);
    expect(sum('ThrottlingRateLimit')).toBeLessThan(10_000 / 2);
    expect(sum('ThrottlingBurstLimit')).toBeLessThan(5_000 / 2);
  });

  it('leaves the ledger a fifth of what it gives, though every call of the check reads the most it can', () => {
    const units = (of: 'rate' | 'burst') =>
      Object.values(CHECK_THROTTLES).reduce((sum, each) => sum + each[of] * each.worstUnits, 0);

    expect(units('rate')).toBeLessThanOrEqual(LEDGER_UNITS * 0.8);
    // Who was quiet and then sends all at once takes it for a second at most.
    expect(units('burst')).toBeLessThanOrEqual(LEDGER_UNITS);
  });

  it('logs nothing of who asked about whom', () => {
    const [stage] = named(service, 'AWS::ApiGateway::Stage');
    expect(Object.values(JSON.parse(stage?.Properties.AccessLogSetting.Format))).toEqual([
      '$context.requestId',
      '$context.requestTime',
      '$context.httpMethod',
      '$context.resourcePath',
      '$context.status',
      '$context.responseLatency',
      '$context.integrationLatency',
      '$context.error.responseType',
    ]);
  });
});

describe('what API Gateway answers by itself', () => {
  const answers = named(service, 'AWS::ApiGateway::GatewayResponse').map(({ Properties }) => ({
    type: Properties.ResponseType as string,
    status: Properties.StatusCode as string | undefined,
    headers: Properties.ResponseParameters as Record<string, string>,
    body: JSON.parse(Properties.ResponseTemplates['application/json']),
  }));

  it('has the status and the reason of a problem of ours', () => {
    expect(answers.map(({ type, status, body }) => [type, status, body.reason])).toEqual([
      ['UNAUTHORIZED', '401', 'token-missing-or-invalid'],
      ['ACCESS_DENIED', '403', 'not-allowed'],
      ['MISSING_AUTHENTICATION_TOKEN', '404', 'no-such-route'],
      ['REQUEST_TOO_LARGE', '413', 'body-too-large'],
      ['THROTTLED', '429', 'too-many-requests'],
      ['INTEGRATION_FAILURE', '503', 'service-busy'],
      ['INTEGRATION_TIMEOUT', '503', 'no-answer-in-time'],
      ['AUTHORIZER_FAILURE', '503', 'caller-not-checked'],
      ['AUTHORIZER_CONFIGURATION_ERROR', '503', 'caller-not-checked'],
      ['WAF_FILTERED', '403', 'blocked-by-firewall'],
      ['DEFAULT_4XX', undefined, 'request-refused'],
      ['DEFAULT_5XX', undefined, 'internal-error'],
    ]);
  });

  it.each(answers)('$type is a problem document', ({ status, headers, body }) => {
    expect(headers['gatewayresponse.header.Content-Type']).toBe("'application/problem+json; charset=utf-8'");
    expect(headers['gatewayresponse.header.X-Request-ID']).toBe('method.request.header.X-Request-ID');
    expect(body).toEqual({
      type: `urn:hjemmel:problem:${body.reason}`,
      title: expect.stringMatching(/\.$/),
      titleDa: expect.stringMatching(/\.$/),
      ...(status && { status: Number(status) }),
      reason: expect.stringMatching(/^[a-z-]+$/),
      instance: 'urn:hjemmel:request:$context.requestId',
    });
  });

  it('says when to come again where that helps, and nowhere else', () => {
    const later = answers.flatMap(({ type, headers }) => {
      const value = headers['gatewayresponse.header.Retry-After'];
      return value ? [[type, value]] : [];
    });
    expect(later).toEqual([
      ['THROTTLED', "'1'"],
      ['INTEGRATION_FAILURE', "'2'"],
      ['INTEGRATION_TIMEOUT', "'5'"],
      ['AUTHORIZER_FAILURE', "'5'"],
      ['AUTHORIZER_CONFIGURATION_ERROR', "'5'"],
    ]);
  });

  it.each(['service-busy', 'no-answer-in-time'])(
    'promises who sent no Idempotency-Key nothing about sending it again: %s',
    (reason) => {
      const { title, titleDa } = answers.find(({ body }) => body.reason === reason)?.body ?? {};
      expect(title).toMatch(
        / Whether a change was made is not known: .*same Idempotency-Key if it had one, otherwise look first\.$/,
      );
      expect(titleDa).toMatch(
        / Om en ændring nåede igennem, vides ikke: .*samme Idempotency-Key, hvis den havde en; se ellers først efter, om den er sket\.$/,
      );
    },
  );

  it('asks for a bearer token with a 401', () => {
    const [unauthorized] = answers;
    expect(unauthorized?.headers['gatewayresponse.header.WWW-Authenticate']).toBe("'Bearer'");
  });
});
