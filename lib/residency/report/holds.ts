import { RULES } from '../../guard/rules.ts';
import { ORGANISATION_POLICY } from '../organisation-policy.ts';
import { PERMISSIONS_BOUNDARY } from '../permissions-boundary.ts';
import type { Statement } from '../policy.ts';
import type { Hold } from './shape.ts';

const STATEMENTS = {
  'organisation-policy': ORGANISATION_POLICY.Statement,
  'permissions-boundary': PERMISSIONS_BOUNDARY.Statement,
} as const;
type Policy = keyof typeof STATEMENTS;

/** Rules of the guard, by their ids; throws for one that the guard does not have. */
export const guardRules = (...ids: readonly string[]): Hold[] =>
  ids.map((id): Hold => {
    if (!RULES.some((rule) => rule.id === id)) throw new Error(`the guard has no rule ${id}`);
    return `guard/${id}`;
  });

/** Statements of one of the two policies, by their Sids; throws for one that is not in it. */
export const statements = (policy: Policy, ...sids: readonly string[]): Hold[] =>
  sids.map((sid): Hold => {
    if (!STATEMENTS[policy].some(({ Sid }) => Sid === sid))
      throw new Error(`${policy} has no statement ${sid}`);
    return `${policy}/${sid}`;
  });

/** A check that the functions make at every call; the file has a function or constant of that name. */
export const inCode = (name: string, file: `lambdas/${string}.ts`): Hold => `code/${file}#${name}`;

/** A rule of the web ACL, by its name. */
export const firewallRule = (name: string): Hold => `firewall/${name}`;

/** A statement of the policy of a resource, as the template has it. */
export const resourcePolicy = (name: string): Hold => `resource-policy/${name}`;

/** An arrangement of people, which nothing enforces. */
export const byHand = (name: string): Hold => `by-hand/${name}`;

/** The statements of both policies that deny actions of a service by name: for `dynamodb`, `Replicas` among them. */
export const statementsFor = (service: string): Hold[] =>
  (Object.keys(STATEMENTS) as Policy[]).flatMap((policy) =>
    STATEMENTS[policy]
      .filter((statement) => deniesOf(statement, service))
      .map(({ Sid }): Hold => `${policy}/${Sid}`),
  );

const deniesOf = (statement: Statement, service: string): boolean =>
  'Action' in statement &&
  statement.Effect === 'Deny' &&
  [statement.Action].flat().some((action) => action.startsWith(`${service}:`));

/** The services that the organisation's policy lets be called outside the region, as it names them: `iam:*`. */
export const leftOut = (): readonly string[] =>
  ORGANISATION_POLICY.Statement.flatMap((statement) => ('NotAction' in statement ? statement.NotAction : []));
