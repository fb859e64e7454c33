import { z } from 'zod';
import type { Resource } from './resources.ts';

export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** `NotAction`: concerns every action but these, and `actions` is empty. */
  readonly exceptActions?: readonly string[] | undefined;
  readonly resources: readonly string[];
  readonly conditions: unknown;
  /** Whom the policy of a resource speaks of: ARNs, names of services or `*`. Undefined in the policy of a role. */
  readonly principals?: readonly string[] | undefined;
};
/** The policies of each role, by the role's ARN, all of which must allow: what it is granted, and its boundary. */
export type Grants = ReadonlyMap<string, readonly (readonly Statement[])[]>;

const many = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const principal = z
  .union([z.literal('*'), z.record(z.string(), many)])
  .transform((value) => (value === '*' ? ['*'] : Object.values(value).flat()));
const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: principal.optional(),
    Action: many.optional(),
    NotAction: many.optional(),
    Resource: many,
    Condition: z.unknown().optional(),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), {
    message: 'a statement has either Action or NotAction',
  })
  .transform(({ Effect, Principal, Action = [], NotAction, Resource: on, Condition }): Statement => {
    const [actions, exceptActions, principals] = [Action, NotAction, Principal];
    return { effect: Effect, actions, exceptActions, resources: on, conditions: Condition, principals };
  });
const policyDocument = z.object({
  Statement: z.union([statement, z.array(statement)]).transform((value) => [value].flat()),
});

/** The statements of a policy document; throws when it says something that is not understood. */
export const readStatements = (document: unknown): readonly Statement[] =>
  policyDocument.parse(document).Statement;

type Policy = {
  readonly arn: string;
  readonly roles: readonly string[];
  readonly statements: readonly Statement[];
};

const readPolicy = (policy: Resource): Policy => {
  const { Roles = [], PolicyDocument } = policy.read(
    { Roles: z.array(z.string()).optional(), PolicyDocument: policyDocument },
    ['PolicyName', 'ManagedPolicyName', 'Description', 'Path'],
  );
  const arn = policy.type === 'AWS::IAM::ManagedPolicy' ? policy.physical().ref : '';
  return { arn, roles: Roles, statements: PolicyDocument.Statement };
};

const readRole = (
  role: Resource,
  policies: readonly Policy[],
): [string, readonly (readonly Statement[])[]] => {
  const { Policies = [], PermissionsBoundary } = role.read(
    {
      Policies: z.array(z.object({ PolicyDocument: policyDocument })).optional(),
      PermissionsBoundary: z.string().optional(),
    },
    [
      'AssumeRolePolicyDocument',
      'Description',
      'ManagedPolicyArns',
      'MaxSessionDuration',
      'Path',
      'RoleName',
      'Tags',
    ],
  );
  const { ref, attributes } = role.physical();
  const granted = [
    ...Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    ...policies.filter(({ roles }) => roles.includes(ref)).flatMap(({ statements }) => statements),
  ];
  const boundary = policies.find(({ arn }) => arn !== '' && arn === PermissionsBoundary);
  if (PermissionsBoundary !== undefined && !boundary)
    throw new Error(`${role.stack}/${role.id}: no stack declares the boundary ${PermissionsBoundary}`);
  return [attributes.Arn ?? ref, boundary ? [granted, boundary.statements] : [granted]];
};

/** What every role may do: its own policies and its boundary. AWS-managed policies only write logs here. */
export const readGrants = (resources: readonly Resource[]): Grants => {
  const ofType = (...types: readonly string[]) => resources.filter(({ type }) => types.includes(type));
  const policies = ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').map(readPolicy);
  return new Map(ofType('AWS::IAM::Role').map((role) => readRole(role, policies)));
};
