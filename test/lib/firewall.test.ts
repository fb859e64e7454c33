import { describe, expect, it } from '@jest/globals';
import { PAGE_ROUTES } from '../../lambdas/contracts/page-routes.ts';
import { OUTSIDE, PERIMETER_BOUND, type Route } from '../../lambdas/contracts/route.ts';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import { CHECK_THROTTLES } from '../../lib/constructs/http-api.ts';
import { boundPaths, pathExpressions } from '../../lib/residency/bound-paths.ts';
import { eeaCountries } from '../../lib/residency/firewall-rules.ts';
import { pass, type Seen } from '../../local/routes/firewall.ts';
import { loadTemplate } from '../../local/template.ts';
import { named, referenceOf } from './names.ts';
import { PARAMETERS, stubbedApp, synthesize } from './synth.ts';

const { service } = synthesize();
const [acl, ...otherAcls] = named(service, 'AWS::WAFv2::WebACL');
const { directory } = stubbedApp({ checkSchemas: false }).synth();
const { api, functions } = loadTemplate(directory, { endpoint: 'http://h', parameters: PARAMETERS });
const firewall = api?.firewall ?? [];

/** Its word as it is deployed: made up by CloudFormation. */
const word = functions.find(({ name }) => name.includes('Check'))?.environment.INSIDE_WORD;
const INSIDE = { 'x-amzn-waf-perimeter': word };
const at = (country: string, path: string, ...headerNames: string[]) =>
  pass(firewall, { country, path, headerNames } satisfies Seen);

const routes = Object.values<Route>(ROUTES);
const paths = [...new Set(routes.map(({ path }) => path))];
const filled = (path: string) => path.replace(/\{\w+\}/g, '0b5e8c1a-5d5c-4a0e-9d0c-2f2f0c1f7a11');
/** Whether anybody but vendors and staff has business at a path. */
const isShared = (path: string) =>
  routes.some(
    (route) =>
      route.path === path &&
      (route.roles === 'public' || route.roles.some((role) => !PERIMETER_BOUND.includes(role))),
  );

describe('the web ACL', () => {
  it('is regional, and stands before the only stage', () => {
    expect(otherAcls).toEqual([]);
    expect(acl?.Properties).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
    const [association] = named(service, 'AWS::WAFv2::WebACLAssociation');
    expect(JSON.stringify(association?.Properties.ResourceArn)).toMatch(/\/restapis\/.*\/stages\//);
    expect(JSON.stringify(association?.Properties.WebACLArn)).toContain(acl?.id);
  });

  it('says from inside the EEA that a call is inside, at every path', () => {
    for (const country of ['DK', 'DE', 'IS', 'LI', 'NO', 'AX', 'RE'])
      for (const path of paths)
        expect([country, path, at(country, filled(path))]).toEqual([
          country,
          path,
          { kind: 'passed', inserts: INSIDE },
        ]);
  });

  it('says so by a word that is the deployment’s own, and that every service behind it is told', () => {
    expect(word).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const answering = new Set(api?.routes.map(({ functionArn }) => functionArn));
    const told = functions.filter(({ environment }) => environment.INSIDE_WORD === word);
    expect(new Set(told.map(({ arn }) => arn))).toEqual(answering);
    // No document, code or template holds it: a template that did would be the same in every deployment.
    expect(JSON.stringify([service.toJSON(), ROUTES])).not.toContain(word);
  });

  it.each(['US', 'GB', 'CH', 'GL', 'FO', 'SJ', 'XX', '', 'dk'])('says so of nobody in %j', (country) => {
    expect(at(country, '/children')).toEqual({ kind: 'passed', inserts: {} });
  });

  it.each(paths)(
    'lets a caller from outside to %s only if a family or anybody has business there',
    (path) => {
      for (const written of [filled(path), `/v1${filled(path)}`, `${filled(path)}/`]) {
        const passage = at('US', written);
        expect([written, passage.kind]).toEqual([written, isShared(path) ? 'passed' : 'blocked']);
      }
    },
  );

  it.each([
    ['encoded', '/v1/%76endors'],
    ['by a detour', '/v1/children/../vendors'],
    ['with two slashes', '/v1//vendors'],
  ])('knows a path that is written otherwise: %s', (_how, path) => {
    expect(at('US', path)).toMatchObject({ kind: 'blocked', rule: 'BoundPathFromOutside' });
  });

  it('tells a caller it keeps out why, in both languages, and what to do', () => {
    const passage = at('US', '/v1/tasks');
    const answer = passage.kind === 'blocked' ? passage.answer : undefined;
    expect(answer).toMatchObject({ status: 403, headers: { 'cache-control': 'no-store' } });
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      type: 'urn:hjemmel:problem:outside-perimeter-caller',
      title: OUTSIDE.en,
      titleDa: OUTSIDE.da,
      status: 403,
      reason: 'outside-perimeter-caller',
    });
  });

  it.each(['x-amzn-waf-perimeter', 'X-Amzn-Waf-Perimeter', 'x-amzn-waf-anything'])(
    'lets nobody send %s',
    (header) => {
      for (const country of ['DK', 'US'])
        expect(at(country, '/children', 'accept', header)).toEqual({
          kind: 'blocked',
          rule: 'ForgedHeader',
          answer: undefined,
        });
    },
  );
});

describe('the countries', () => {
  it('are those of the EEA on the day of synthesis', () => {
    expect(eeaCountries('2026-11-22')).toEqual(expect.arrayContaining(['DK', 'IE', 'IS', 'LI', 'NO', 'SE']));
    expect(eeaCountries('2026-11-22')).not.toContain('GB');
    expect(eeaCountries('2020-01-31')).toContain('GB');
    expect(eeaCountries('2012-12-31')).not.toContain('HR');
    // WAF takes fifty in one statement.
    expect(eeaCountries('2026-11-22').length).toBeLessThanOrEqual(50);
  });
});

describe('the paths of vendors and staff', () => {
  it('come from the routes: one route for a family, or for anybody, opens its path', () => {
    const route = (path: string, roles: Route['roles']) => ({ ...ROUTES.health, path, roles });
    const found = boundPaths([
      route('/a', ['vendor']),
      route('/a', ['caseworker', 'vendor']),
      route('/b', ['caseworker']),
      route('/b', ['guardian', 'caseworker']),
      route('/c', 'public'),
    ]);
    expect(found).toEqual(['/a']);
    expect(boundPaths(routes)).toEqual(
      expect.arrayContaining(['/tasks', '/vendors/{vendorId}', '/access/v1/evaluation']),
    );
  });

  it('fit into expressions that WAF takes', () => {
    const many = Array.from({ length: 60 }, (_, index) => `/some/rather/long/path/{id}/number${index}`);
    const expressions = pathExpressions(many, 'v1');
    expect(expressions.filter((each) => each.length > 512)).toEqual([]);
    const matching = (path: string) => expressions.filter((each) => new RegExp(each).test(path)).length;
    expect(many.map((path) => matching(`/v1${filled(path)}`))).toEqual(many.map(() => 1));
    expect(matching('/some/rather/long/path/x/number')).toBe(0);
    expect(matching('/some/rather/long/path/x/y/number1')).toBe(0);
  });
});

const literal = (text: string) => text.replace(/[[\]]/g, String.raw`\$&`);

type Json = Record<string, unknown>;
const inner = (statement: Json): [string, Json] => Object.entries(statement)[0] as [string, Json];
/** In which WAF counts unless it is told otherwise, in seconds. */
const FIVE_MINUTES = 300;
const TRANSFORMED = 10;
/** What AWS counts for a statement (web ACL capacity units), by its documentation. */
const unitsOf = (statement: Json): number => {
  const [kind, body] = inner(statement);
  const transformed = ((body.TextTransformations ?? []) as { Type: string }[]).filter(
    ({ Type }) => Type !== 'NONE',
  );
  const own: Record<string, number> = {
    GeoMatchStatement: 1,
    SizeConstraintStatement: 1,
    ByteMatchStatement: 2,
    RegexMatchStatement: 3,
    RateBasedStatement: 2,
    NotStatement: 0,
    AndStatement: 0,
    OrStatement: 0,
  };
  const groups: Record<string, number> = {
    AWSManagedRulesAmazonIpReputationList: 25,
    AWSManagedRulesKnownBadInputsRuleSet: 200,
    AWSManagedRulesCommonRuleSet: 700,
  };
  const units = kind === 'ManagedRuleGroupStatement' ? groups[String(body.Name)] : own[kind];
  if (units === undefined) throw new Error(`no units for ${kind}`);
  const nested = [body.Statement, body.ScopeDownStatement, ...((body.Statements ?? []) as Json[])].filter(
    Boolean,
  );
  return (
    units +
    TRANSFORMED * transformed.length +
    nested.reduce<number>((sum, each) => sum + unitsOf(each as Json), 0)
  );
};

describe('the rules', () => {
  const rules = acl?.Properties.Rules as (Json & { Name: string; Priority: number; Statement: Json })[];

  const rateOf = (name: string): Json => inner(rules.find(({ Name }) => Name === name)?.Statement ?? {})[1];

  it('stand in their order', () => {
    expect(rules.map(({ Name }) => Name)).toEqual([
      'ForgedHeader',
      'BoundPathFromOutside',
      'BatchRate',
      'SearchRate',
      'AddressRate',
      'PageRate',
      'TokenlessRate',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
      'SayInside',
    ]);
    expect(rules.map(({ Priority }) => Priority)).toEqual(rules.map((_, index) => index));
  });

  it('cost what is stated, below what costs more', () => {
    const units = rules.reduce((sum, { Statement }) => sum + unitsOf(Statement), 0);
    expect(units).toBe(1111);
    expect(units).toBeLessThan(1500);
  });

  it('let a body of 256 KB, a free text and a backend without a name through', () => {
    const common = rules.find(({ Name }) => Name === 'AWSManagedRulesCommonRuleSet');
    const [, group] = inner(common?.Statement ?? {});
    expect(group.RuleActionOverrides).toEqual(
      [
        'SizeRestrictions_BODY',
        'CrossSiteScripting_BODY',
        'GenericLFI_BODY',
        'GenericRFI_BODY',
        'NoUserAgent_HEADER',
      ].map((Name) => ({ Name, ActionToUse: { Count: {} } })),
    );
  });

  it('hold an address to a rate, and more strictly without a token', () => {
    const limit = (name: string) => {
      const { Limit, AggregateKeyType, EvaluationWindowSec } = rateOf(name);
      return [Limit, AggregateKeyType, EvaluationWindowSec ?? 'five minutes'];
    };
    expect(limit('BatchRate')).toEqual([3_000, 'IP', 'five minutes']);
    expect(limit('SearchRate')).toEqual([300, 'IP', 'five minutes']);
    expect(limit('AddressRate')).toEqual([100_000, 'IP', 'five minutes']);
    expect(limit('PageRate')).toEqual([10_000, 'IP', 'five minutes']);
    expect(limit('TokenlessRate')).toEqual([300, 'IP', 'five minutes']);
  });

  it.each([
    ['BatchRate', ['evaluateBatch']],
    ['SearchRate', ['searchSubject', 'searchResource', 'searchAction']],
  ] as const)(
    'leave others half of what a method takes: %s, whatever is in the headers',
    (name, operations) => {
      const { Limit, ScopeDownStatement } = rateOf(name);
      const [kind, { RegexString, FieldToMatch, TextTransformations }] = inner(ScopeDownStatement as Json);
      const limited = paths.filter((path) => new RegExp(String(RegexString)).test(`/v1${filled(path)}`));

      expect([kind, FieldToMatch]).toEqual(['RegexMatchStatement', { UriPath: {} }]);
      expect(TextTransformations).toMatchObject([{ Type: 'URL_DECODE' }, { Type: 'NORMALIZE_PATH' }]);
      expect(limited).toEqual(operations.map((operation) => ROUTES[operation].path));
      for (const operation of operations)
        expect(Number(Limit) / FIVE_MINUTES).toBeLessThanOrEqual(CHECK_THROTTLES[operation].rate / 2);
    },
  );

  it('hold pages to a rate of their own: browsers send no token, and a town hall is one address', () => {
    const wanted = Object.values(PAGE_ROUTES).map(({ path }) => path.replace(/\{\w+\+\}/, 'some/where'));
    const apis = paths.map(filled);
    /** Whether a call without a token counts toward a rule. */
    const counts = (statement: Json, path: string): boolean => {
      const [kind, body] = inner(statement);
      if (kind === 'RegexMatchStatement') return new RegExp(String(body.RegexString)).test(path);
      if (kind === 'NotStatement') return !counts(body.Statement as Json, path);
      if (kind === 'AndStatement') return (body.Statements as Json[]).every((each) => counts(each, path));
      return false;
    };
    const counted = (name: string) => (path: string) => counts(rateOf(name).ScopeDownStatement as Json, path);

    for (const path of wanted.flatMap((each) => [each, `/v1${each}`]))
      expect([path, counted('PageRate')(path), counted('TokenlessRate')(path)]).toEqual([path, true, false]);
    for (const path of [...apis, '/desk', '/other/assets/x'])
      expect([path, counted('PageRate')(path), counted('TokenlessRate')(path)]).toEqual([path, false, true]);
  });

  it('tell an address that asks too often when to come again, and no other', () => {
    const later = rules.flatMap(({ Name, Action }) => {
      const headers: { Name: string; Value: string }[] =
        Object(Action).Block?.CustomResponse?.ResponseHeaders ?? [];
      return headers.filter((header) => header.Name === 'Retry-After').map(({ Value }) => [Name, Value]);
    });
    expect(later).toEqual([
      ['BatchRate', '60'],
      ['SearchRate', '60'],
      ['AddressRate', '60'],
      ['PageRate', '60'],
      ['TokenlessRate', '60'],
    ]);
  });
});

describe('what is written of calls', () => {
  it('is what was blocked, without token, cookie and query, for 90 days, encrypted', () => {
    const [logging] = named(service, 'AWS::WAFv2::LoggingConfiguration');
    expect(logging?.Properties).toMatchObject({
      RedactedFields: [
        { SingleHeader: { Name: 'authorization' } },
        { SingleHeader: { Name: 'cookie' } },
        { QueryString: {} },
      ],
      LoggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [{ Behavior: 'KEEP', Conditions: [{ ActionCondition: { Action: 'BLOCK' } }] }],
      },
    });
    const group = named(service, 'AWS::Logs::LogGroup').find(({ name }) => name === 'HttpFirewallLogs');
    expect(group?.Properties.RetentionInDays).toBe(90);
    expect(referenceOf(group?.Properties.KmsKeyId)).toBe('OperationsKey');
    const [destination] = logging?.Properties.LogDestinationConfigs ?? [];
    expect(referenceOf(destination)).toMatch(
      new RegExp(`:log-group:${literal(referenceOf(group?.Properties.LogGroupName))}$`),
    );
  });

  it('is in a group whose name begins as WAF asks, and ends as no other deployment’s does', () => {
    const fixed = named(service, 'AWS::Logs::LogGroup').map(({ Properties }) => Properties.LogGroupName);
    // A group that is kept would stand in the way of the next attempt.
    expect(fixed.filter((name) => typeof name === 'string')).toEqual([]);
    const names = fixed.filter(Boolean).map(referenceOf);
    expect(names).toContain('aws-waf-logs-hjemmel-AWS::StackId at / [2] at - [0]');
  });

  it('is never a sample, which would hold the token', () => {
    expect(JSON.stringify(acl?.Properties)).not.toContain('"SampledRequestsEnabled":true');
  });
});
