import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { PAGE_ROUTES } from '../../lambdas/contracts/page-routes.ts';
import { FIREWALL_PREFIX, INSIDE, OUTSIDE, type Route } from '../../lambdas/contracts/route.ts';
import { ROUTES } from '../../lambdas/contracts/routes.ts';
import { isInEea, STANDINGS } from '../../lambdas/domain/countries.ts';
import { boundPaths, pathExpressions } from './bound-paths.ts';

type Rule = CfnWebACL.RuleProperty;
type Statement = CfnWebACL.StatementProperty;

/** Calls of one address within five minutes: a third of what the stage takes of all, and a vendor's backend is one. */
const ADDRESS_LIMIT = 100_000;
/** The same for batches: ten a second, which are 980 questions, and half of what the method takes of all. */
const BATCH_LIMIT = 3_000;
/** The same for searches: one a second, half of what the scarcest of their methods takes of all. */
const SEARCH_LIMIT = 300;
/** The same for pages, whose callers have a session in a cookie: a town hall and its case workers are one address. */
const PAGE_LIMIT = 10_000;
/** The same for all else without a token: the public routes answer alike each time, and the rest refuses. */
const TOKENLESS_LIMIT = 300;

/** The answer to an address that asks too often. */
export const TOO_MANY = {
  reason: 'too-many-requests',
  status: 429,
  da: 'For mange forespørgsler; vent lidt og prøv igen.',
  en: 'Too many requests; wait a little and try again.',
  // A fifth of what WAF counts.
  retryAfter: 60,
} as const;

type Refusal = { readonly reason: string; readonly status: number; readonly retryAfter?: number };
const block = ({ reason, status, retryAfter }: Refusal): CfnWebACL.RuleActionProperty => ({
  block: {
    customResponse: {
      responseCode: status,
      customResponseBodyKey: reason,
      responseHeaders: [
        { name: 'Cache-Control', value: 'no-store' },
        ...(retryAfter === undefined ? [] : [{ name: 'Retry-After', value: String(retryAfter) }]),
      ],
    },
  },
});

/** Rules of AWS's that would break what the API is for, and why each only counts. */
const COUNTED: Readonly<Record<string, string>> = {
  SizeRestrictions_BODY: 'Allows 8 KB; a class, an agreement or a package of ours has up to 256 KB.',
  CrossSiteScripting_BODY:
    'A citizen may write what she likes in her own request; it is escaped wherever it is shown.',
  GenericLFI_BODY: 'The same: a path in a text opens no file.',
  GenericRFI_BODY:
    'The same: an address in a text is not fetched. Webhooks are, by a client with rules of its own.',
  NoUserAgent_HEADER: "A vendor's backend need not name itself; its token does.",
};

const managed = (
  name: string,
  counted: readonly string[] = [],
): Omit<Rule, 'priority' | 'visibilityConfig'> => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
});

const perAddress = (limit: number, only?: Statement): Statement => ({
  rateBasedStatement: { aggregateKeyType: 'IP', limit, ...(only && { scopeDownStatement: only }) },
});

/** A path written otherwise is the same path. */
const AS_READ = ['URL_DECODE', 'NORMALIZE_PATH'].map((type, priority) => ({ type, priority }));

const anyOf = (statements: readonly Statement[]): Statement => {
  const [only] = statements;
  return statements.length === 1 && only ? only : { orStatement: { statements: [...statements] } };
};

const not = (statement: Statement): Statement => ({ notStatement: { statement } });

const WITH_TOKEN: Statement = {
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { Name: 'authorization' } },
    comparisonOperator: 'GT',
    size: 0,
    textTransformations: [{ type: 'NONE', priority: 0 }],
  },
};

const pagePaths = (): readonly string[] => [...new Set(Object.values(PAGE_ROUTES).map(({ path }) => path))];

/** Where one call of the check reads most: all but its single question and its batch. */
const searchPaths = (): readonly string[] =>
  Object.values<Route>(ROUTES)
    .filter((one) => one.service === 'check' && one !== ROUTES.evaluate && one !== ROUTES.evaluateBatch)
    .map(({ path }) => path);

/** Countries of the EEA on a day, as WAF names them. */
export const eeaCountries = (on: string): readonly string[] =>
  [...new Set(STANDINGS.map(({ country }) => country))].filter((country) => isInEea(country, on)).sort();

/** The rules of the web ACL, in their order. The first that blocks ends it; 1,111 capacity units, of the 1,500 that the price of a web ACL covers. */
export const firewallRules = ({
  stageName,
  today,
  insideWord,
}: {
  readonly stageName: string;
  readonly today: string;
  readonly insideWord: string;
}): readonly Rule[] => {
  const inside: Statement = { geoMatchStatement: { countryCodes: [...eeaCountries(today)] } };
  const at = (paths: readonly string[]): Statement =>
    anyOf(
      pathExpressions(paths, stageName).map((regexString) => ({
        regexMatchStatement: { regexString, fieldToMatch: { uriPath: {} }, textTransformations: AS_READ },
      })),
    );
  const rules: Omit<Rule, 'priority' | 'visibilityConfig'>[] = [
    {
      name: 'ForgedHeader',
      action: { block: {} },
      statement: {
        byteMatchStatement: {
          searchString: FIREWALL_PREFIX,
          positionalConstraint: 'STARTS_WITH',
          // More headers than WAF reads could hide one, so they are refused too.
          fieldToMatch: {
            headers: { matchPattern: { all: {} }, matchScope: 'KEY', oversizeHandling: 'MATCH' },
          },
          textTransformations: [{ type: 'LOWERCASE', priority: 0 }],
        },
      },
    },
    // Not inside, and not `in one of the others`: an address whose country nobody knows is outside.
    {
      name: 'BoundPathFromOutside',
      action: block(OUTSIDE),
      statement: {
        andStatement: {
          statements: [not(inside), at(boundPaths(Object.values<Route>(ROUTES)))],
        },
      },
    },
    // Vendors share a method's bucket: one that empties it would take it from all.
    {
      name: 'BatchRate',
      action: block(TOO_MANY),
      statement: perAddress(BATCH_LIMIT, at([ROUTES.evaluateBatch.path])),
    },
    { name: 'SearchRate', action: block(TOO_MANY), statement: perAddress(SEARCH_LIMIT, at(searchPaths())) },
    { name: 'AddressRate', action: block(TOO_MANY), statement: perAddress(ADDRESS_LIMIT) },
    { name: 'PageRate', action: block(TOO_MANY), statement: perAddress(PAGE_LIMIT, at(pagePaths())) },
    {
      name: 'TokenlessRate',
      action: block(TOO_MANY),
      statement: perAddress(TOKENLESS_LIMIT, {
        andStatement: { statements: [not(at(pagePaths())), not(WITH_TOKEN)] },
      }),
    },
    managed('AWSManagedRulesAmazonIpReputationList'),
    managed('AWSManagedRulesKnownBadInputsRuleSet'),
    managed('AWSManagedRulesCommonRuleSet', Object.keys(COUNTED)),
    {
      name: 'SayInside',
      action: { count: { customRequestHandling: { insertHeaders: [{ name: INSIDE, value: insideWord }] } } },
      statement: inside,
    },
  ];
  return rules.map((rule, priority) => ({
    ...rule,
    priority,
    visibilityConfig: {
      cloudWatchMetricsEnabled: true,
      metricName: rule.name,
      // A sample is a whole request, its token included.
      sampledRequestsEnabled: false,
    },
  }));
};
