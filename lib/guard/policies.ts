import { type Dict, dictAt, FREE, isDict, isList, type Json, OWN } from './read/json.ts';
import { KNOWN_REGIONS } from './regions.ts';
import type { Resource } from './resource.ts';
import type { Template } from './template.ts';
import type { Statement } from './walk.ts';

/** A text in a statement, at its place. */
export type Said = { readonly resource: Resource; readonly path: string; readonly text: string };

/** A condition of a statement: one value it compares a key with. */
export type Compared = Said & { readonly operator: string; readonly key: string };

const GRANTS_TO_WHO_HAS_IT =
  /^AWS::(IAM::(Policy|ManagedPolicy|Role|User|Group|RolePolicy|UserPolicy|GroupPolicy)|SSO::PermissionSet)$/;

/** True for a statement that grants to who has the policy; in any other, `*` is the one resource it is attached to. */
export const isIdentityBased = ({ resource, keys }: Statement): boolean =>
  GRANTS_TO_WHO_HAS_IT.test(resource.type) && !keys.includes('AssumeRolePolicyDocument');

/** Every text of an element of a statement, an element alone or a list. */
export function said(template: Template, statement: Statement, element: string): readonly Said[] {
  return textsUnder(template, statement.body[element], `${statement.path}/${element}`).map((each) => ({
    resource: statement.resource,
    ...each,
  }));
}

function textsUnder(
  template: Template,
  raw: Json | undefined,
  path: string,
): { path: string; text: string }[] {
  if (raw === undefined) return [];
  return template.evaluator.all(raw).flatMap(({ value }) => {
    if (value === undefined) return [];
    if (isList(value)) return value.flatMap((each, index) => textsUnder(template, each, `${path}/${index}`));
    if (isDict(value))
      return Object.entries(value).flatMap(([key, each]) => textsUnder(template, each, `${path}/${key}`));
    return template.evaluator.texts(value).map((text) => ({ path, text }));
  });
}

/** Every value the conditions of a statement compare with. */
export function compared(template: Template, statement: Statement): readonly Compared[] {
  const condition = statement.body.Condition;
  if (condition === undefined) return [];
  const path = `${statement.path}/Condition`;
  return template.evaluator
    .all(condition)
    .flatMap(({ value }) =>
      isDict(value)
        ? Object.entries(value).flatMap(([operator, keys]) =>
            comparedBy(template, statement, operator, keys, path),
          )
        : [],
    );
}

const comparedBy = (
  template: Template,
  { resource }: Statement,
  operator: string,
  keys: Json,
  path: string,
): Compared[] =>
  template.evaluator.all(keys).flatMap(({ value }) =>
    Object.entries(isDict(value) ? (value as Dict) : {}).flatMap(([key, raw]) =>
      textsUnder(template, raw, `${path}/${operator}/${key.replaceAll('/', '~1')}`).map((each) => ({
        resource,
        operator,
        key: key.toLowerCase(),
        ...each,
      })),
    ),
  );

const EQUALS = /^(For(All|Any)Values?:)?String(Equals|EqualsIgnoreCase|Like)(IfExists)?$/;

/** Whether a comparison is one that holds for some values only, and not for all others. */
export const isPositive = ({ operator }: Compared): boolean =>
  !/Not|Null|Numeric|Date|Bool|IpAddress/.test(operator);

/** True when a statement allows calls to allowed regions only: by its own conditions, by a Deny beside it, or by the boundary of its role. */
export function isBounded(template: Template, statement: Statement): boolean {
  const known = BOUNDED.get(statement) ?? findBounded(template, statement);
  BOUNDED.set(statement, known);
  return known;
}

/** Several rules ask it of every statement. */
const BOUNDED = new WeakMap<Statement, boolean>();

function findBounded(template: Template, statement: Statement): boolean {
  const conditions = compared(template, statement).filter(({ operator }) => EQUALS.test(operator));
  const isBound = ['aws:requestedregion', 'ec2:region', 'kms:viaservice'].some((key) => {
    const values = conditions.filter((each) => each.key === key).map(({ text }) => text);
    return values.length > 0 && values.every((value) => meansAllowed(template, value));
  });
  return (
    isBound ||
    statement.document.some((other) => deniesAbroad(template, statement, other)) ||
    isInBoundary(template, statement)
  );
}

/** Whether a statement denies, outside the allowed regions, all that another one allows. */
function deniesAbroad(template: Template, allowing: Statement, other: Json): boolean {
  if (!isDict(other) || other.Effect !== 'Deny') return false;
  const denying = { ...allowing, body: other };
  const isOnAll = said(template, denying, 'Resource').some(({ text }) => text === '*');
  const conditions = compared(template, denying);
  const regions = conditions.filter(
    ({ key, operator }) => key === 'aws:requestedregion' && NOT_EQUALS.test(operator),
  );
  return (
    isOnAll &&
    deniesActions(template, allowing, denying) &&
    regions.length > 0 &&
    regions.length === conditions.length &&
    regions.every(({ text }) => meansAllowed(template, text))
  );
}

/** Control planes of the account: exempt from a region's bound, they carry no data. */
const CONTROL_PLANE =
  /^(iam|sts|organizations|account|route53|route53domains|support|supportplans|trustedadvisor|health|budgets|ce|cur|tax|billing|payments|invoicing|consolidatedbilling|freetier|aws-portal|sso|pricing|tag|servicequotas|access-analyzer):/i;

function deniesActions(template: Template, allowing: Statement, denying: Statement): boolean {
  if (denying.body.NotAction === undefined)
    return said(template, denying, 'Action').some(({ text }) => text === '*');
  const allowed = said(template, allowing, 'Action').map(({ text }) => text.toLowerCase());
  return said(template, denying, 'NotAction').every(
    ({ text }) =>
      CONTROL_PLANE.test(text) ||
      (allowed.length > 0 && !allowed.some((action) => action === '*' || action.startsWith(serviceOf(text)))),
  );
}

const serviceOf = (action: string): string => `${action.toLowerCase().split(':')[0]}:`;

/** Whether every role that has a statement has a boundary, in the same template, that denies other regions. */
function isInBoundary(template: Template, statement: Statement): boolean {
  const roles = rolesOf(template, statement.resource);
  return (
    roles.length > 0 &&
    roles.every((role) => {
      const id = dictAt(role.properties, 'PermissionsBoundary').Ref;
      const boundary = template.resource(id);
      const document = boundary && dictAt(boundary.properties, 'PolicyDocument').Statement;
      return isList(document) && document.some((other) => deniesAbroad(template, statement, other));
    })
  );
}

/** The roles a policy is of: itself, or those it names. */
function rolesOf(template: Template, resource: Resource): readonly Resource[] {
  if (resource.type === 'AWS::IAM::Role') return [resource];
  const named = isDict(resource.properties) ? resource.properties.Roles : undefined;
  return (isList(named) ? named : []).flatMap(
    (role) => template.resource(isDict(role) ? role.Ref : undefined) ?? [],
  );
}

const NOT_EQUALS = /^(ForAllValues:)?StringNot(Equals|EqualsIgnoreCase|Like)(IfExists)?$/;

/** Whether every region that a value, with its wildcards, stands for is allowed. */
export function meansAllowed(template: Template, value: string): boolean {
  if (value.includes(FREE)) return false;
  const region = /^[\w*?.-]+?\.([a-z0-9*?-]+)\.amazonaws\.(com|eu)$/.exec(value)?.[1] ?? value;
  const pattern = new RegExp(
    `^${region
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );
  const meant = KNOWN_REGIONS.filter((each) => pattern.test(each));
  return meant.length > 0 ? meant.every((each) => template.allowed.has(each)) : region.includes(OWN);
}
