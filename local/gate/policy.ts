import type { Statement } from '../template/grants.ts';
import { ACCOUNT, REGION } from '../template/physical.ts';
import { wildcard } from '../wildcard.ts';
import type { Access } from './calls.ts';
import { type Context, conditionsHold } from './conditions.ts';

/** What is true of every call of a function; loopback stands for the TLS of the cloud. */
const ALWAYS: Context = {
  'aws:PrincipalAccount': ACCOUNT,
  'aws:PrincipalIsAWSService': 'false',
  'aws:RequestedRegion': REGION,
  'aws:ResourceAccount': ACCOUNT,
  'aws:SecureTransport': 'true',
  'aws:ViaAWSService': 'false',
};

const ROOT = /^(arn:[^:]+:iam::\d+:)root$/;

/** Whether a principal of a resource's policy is the caller; the account's root stands for everyone in the account. */
const isMeant = (principal: string, caller: string): boolean => {
  const account = ROOT.exec(principal)?.[1];
  return principal === '*' || principal === caller || (account !== undefined && caller.startsWith(account));
};

const concerns = (statement: Statement, { action, resource, principal = '' }: Access): boolean => {
  const { actions, exceptActions, resources, principals } = statement;
  const named = (patterns: readonly string[]) => patterns.some((pattern) => wildcard(pattern, true)(action));
  return (
    (exceptActions ? !named(exceptActions) : named(actions)) &&
    resources.some((pattern) => wildcard(pattern)(resource)) &&
    (principals === undefined || principals.some((each) => isMeant(each, principal)))
  );
};

/** What one policy says of an access; a deny outweighs every allow, and saying nothing allows nothing. */
export type Verdict = 'allowed' | 'denied' | 'silent';

/** Reads one policy. A condition that is not understood never grants, and always denies. */
export const verdictOf = (statements: readonly Statement[], access: Access): Verdict => {
  const context = { ...ALWAYS, ...access.context };
  let verdict: Verdict = 'silent';
  for (const statement of statements) {
    if (!concerns(statement, access)) continue;
    const holds = conditionsHold(statement.conditions, context);
    if (statement.effect === 'Deny' && holds !== false) return 'denied';
    if (statement.effect === 'Allow' && holds === true) verdict = 'allowed';
  }
  return verdict;
};

/** Whether every one of these policies allows an access: what a role is granted, and each of the bounds around it. */
export const isAllowed = (policies: readonly (readonly Statement[])[], access: Access): boolean =>
  policies.length > 0 && policies.every((statements) => verdictOf(statements, access) === 'allowed');
