import type { Statement } from '../template/grants.ts';
import { ACCOUNT, REGION } from '../template/physical.ts';
import { wildcard } from '../wildcard.ts';
import type { Access } from './calls.ts';

/** What is true of every call; loopback stands for the TLS of the cloud. */
const ALWAYS: Readonly<Record<string, string>> = {
  'aws:PrincipalAccount': ACCOUNT,
  'aws:RequestedRegion': REGION,
  'aws:ResourceAccount': ACCOUNT,
  'aws:SecureTransport': 'true',
};

type Compare = (wanted: string, actual: string) => boolean;
const like: Compare = (wanted, actual) => wildcard(wanted)(actual);
const equal: Compare = (wanted, actual) => wanted === actual;
const OPERATORS: Readonly<Record<string, Compare>> = {
  StringEquals: equal,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (wanted, actual) => wanted.toLowerCase() === actual,
};

const entries = (value: unknown): [string, unknown][] => Object.entries(Object(value));

/** Whether all conditions hold; undefined when one of them is not understood. */
const conditionsHold = (
  conditions: unknown,
  context: Readonly<Record<string, string>>,
): boolean | undefined => {
  let all = true;
  for (const [operator, keys] of entries(conditions ?? {})) {
    const ifExists = operator.endsWith('IfExists');
    const compare = OPERATORS[operator.replace(/IfExists$/, '')];
    if (!compare) return undefined;
    for (const [key, wanted] of entries(keys)) {
      const actual = context[key];
      const holds =
        actual === undefined ? ifExists : [wanted].flat().some((each) => compare(String(each), actual));
      all &&= holds;
    }
  }
  return all;
};

const concerns = ({ actions, resources }: Statement, { action, resource }: Access): boolean =>
  actions.some((pattern) => wildcard(pattern, true)(action)) &&
  resources.some((pattern) => wildcard(pattern)(resource));

/** Whether a role's statements allow one access. A condition that is not understood never grants, and always denies. */
export const isAllowed = (statements: readonly Statement[], access: Access): boolean => {
  const context = { ...ALWAYS, ...access.context };
  let allowed = false;
  for (const statement of statements) {
    if (!concerns(statement, access)) continue;
    const holds = conditionsHold(statement.conditions, context);
    if (statement.effect === 'Deny' && holds !== false) return false;
    if (statement.effect === 'Allow' && holds === true) allowed = true;
  }
  return allowed;
};
