import { z } from 'zod';
import type { Resource } from './resources.ts';

/** What a rule of the web ACL looks at. */
export type Match =
  | { readonly kind: 'country'; readonly codes: readonly string[] }
  | { readonly kind: 'path'; readonly pattern: RegExp }
  | { readonly kind: 'header'; readonly prefix: string }
  | { readonly kind: 'not'; readonly match: Match }
  | { readonly kind: 'and' | 'or'; readonly matches: readonly Match[] };

/** What a web ACL answers a call that it blocks; undefined leaves the answer to API Gateway. */
export type FirewallAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
export type FirewallRule = {
  readonly name: string;
  readonly match: Match;
  readonly action:
    | { readonly kind: 'block'; readonly answer: FirewallAnswer | undefined }
    | { readonly kind: 'count'; readonly inserts: Readonly<Record<string, string>> };
};
/** The rules of the web ACL that mean something on one machine, in their order. */
export type Firewall = readonly FirewallRule[];

/** WAF puts this before the name of every header it inserts. */
const INSERTED = 'x-amzn-waf-';

const transformations = z.array(
  z.strictObject({
    Priority: z.number(),
    Type: z.enum(['NONE', 'LOWERCASE', 'URL_DECODE', 'NORMALIZE_PATH']),
  }),
);
const country = z
  .strictObject({ GeoMatchStatement: z.strictObject({ CountryCodes: z.array(z.string()) }) })
  .transform(({ GeoMatchStatement }): Match => ({ kind: 'country', codes: GeoMatchStatement.CountryCodes }));
const path = z
  .strictObject({
    RegexMatchStatement: z.strictObject({
      RegexString: z.string(),
      FieldToMatch: z.strictObject({ UriPath: z.strictObject({}) }),
      TextTransformations: transformations,
    }),
  })
  .transform(({ RegexMatchStatement }): Match => {
    return { kind: 'path', pattern: new RegExp(RegexMatchStatement.RegexString) };
  });
const header = z
  .strictObject({
    ByteMatchStatement: z.strictObject({
      SearchString: z.string(),
      PositionalConstraint: z.literal('STARTS_WITH'),
      FieldToMatch: z.strictObject({
        Headers: z.strictObject({
          MatchPattern: z.strictObject({ All: z.strictObject({}) }),
          MatchScope: z.literal('KEY'),
          OversizeHandling: z.literal('MATCH'),
        }),
      }),
      TextTransformations: transformations,
    }),
  })
  .transform(
    ({ ByteMatchStatement }): Match => ({ kind: 'header', prefix: ByteMatchStatement.SearchString }),
  );
const match: z.ZodType<Match> = z.lazy(() => z.union([country, path, header, not, and, or]));
const not = z
  .strictObject({ NotStatement: z.strictObject({ Statement: match }) })
  .transform(({ NotStatement }): Match => ({ kind: 'not', match: NotStatement.Statement }));
const and = z
  .strictObject({ AndStatement: z.strictObject({ Statements: z.array(match) }) })
  .transform(({ AndStatement }): Match => ({ kind: 'and', matches: AndStatement.Statements }));
const or = z
  .strictObject({ OrStatement: z.strictObject({ Statements: z.array(match) }) })
  .transform(({ OrStatement }): Match => ({ kind: 'or', matches: OrStatement.Statements }));

const pairs = z.array(z.strictObject({ Name: z.string(), Value: z.string() }));
const blocks = z.strictObject({
  Block: z.strictObject({
    CustomResponse: z
      .strictObject({
        ResponseCode: z.number(),
        CustomResponseBodyKey: z.string(),
        ResponseHeaders: pairs.optional(),
      })
      .optional(),
  }),
});
const counts = z.strictObject({
  Count: z.strictObject({ CustomRequestHandling: z.strictObject({ InsertHeaders: pairs }) }),
});
const rule = z.strictObject({
  Name: z.string(),
  Priority: z.number(),
  Statement: z.union([
    match,
    // One machine has neither so many callers nor AWS's lists of attacks.
    z.strictObject({ RateBasedStatement: z.unknown() }).transform(() => undefined),
    z.strictObject({ ManagedRuleGroupStatement: z.unknown() }).transform(() => undefined),
  ]),
  Action: z.union([blocks, counts]).optional(),
  OverrideAction: z.unknown().optional(),
  VisibilityConfig: z.unknown(),
});
const bodies = z.record(
  z.string(),
  z.strictObject({ Content: z.string(), ContentType: z.literal('APPLICATION_JSON') }),
);

type Action = z.infer<NonNullable<typeof rule.shape.Action>>;

const actionOf = (action: NonNullable<Action>, texts: z.infer<typeof bodies>): FirewallRule['action'] => {
  if ('Count' in action) {
    const inserts = action.Count.CustomRequestHandling.InsertHeaders;
    return {
      kind: 'count',
      inserts: Object.fromEntries(inserts.map(({ Name, Value }) => [`${INSERTED}${Name}`, Value])),
    };
  }
  const custom = action.Block.CustomResponse;
  if (!custom) return { kind: 'block', answer: undefined };
  const text = texts[custom.CustomResponseBodyKey];
  if (!text) throw new Error(`the web ACL has no body ${custom.CustomResponseBodyKey}`);
  const headers = (custom.ResponseHeaders ?? []).map(({ Name, Value }) => [Name.toLowerCase(), Value]);
  return {
    kind: 'block',
    answer: {
      status: custom.ResponseCode,
      headers: { ...Object.fromEntries(headers), 'content-type': 'application/json' },
      body: text.Content,
    },
  };
};

/** The web ACL of the template; undefined when it declares none, and then every call passes as it is. */
export const readFirewall = (resources: readonly Resource[]): Firewall | undefined => {
  const [acl, ...more] = resources.filter(({ type }) => type === 'AWS::WAFv2::WebACL');
  if (!acl) return undefined;
  if (more.length > 0) throw new Error('the local stack has one web ACL');
  const { Rules, CustomResponseBodies = {} } = acl.read(
    {
      Scope: z.literal('REGIONAL'),
      DefaultAction: z.strictObject({ Allow: z.strictObject({}) }),
      Rules: z.array(rule),
      CustomResponseBodies: bodies.optional(),
    },
    ['Name', 'Description', 'VisibilityConfig', 'Tags'],
  );
  return Rules.toSorted((a, b) => a.Priority - b.Priority).flatMap(({ Name, Statement, Action }) =>
    Statement && Action
      ? [{ name: Name, match: Statement, action: actionOf(Action, CustomResponseBodies) }]
      : [],
  );
};
