import { z } from 'zod';
import type { Resource } from './resources.ts';

export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: unknown;
};
/** The statements of each role, by the role's ARN. */
export type Grants = ReadonlyMap<string, readonly Statement[]>;

const many = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Action: many,
    Resource: many,
    Condition: z.unknown().optional(),
  })
  .transform(({ Effect, Action, Resource: on, Condition }): Statement => {
    return { effect: Effect, actions: Action, resources: on, conditions: Condition };
  });
const policyDocument = z.object({
  Statement: z.union([statement, z.array(statement)]).transform((value) => [value].flat()),
});

/** What every role may do: its inline policies and those attached to it. AWS-managed policies only write logs here. */
export const readGrants = (resources: readonly Resource[]): Grants => {
  const grants = new Map<string, Statement[]>();
  const byName = new Map<string, Statement[]>();
  for (const role of resources.filter(({ type }) => type === 'AWS::IAM::Role')) {
    const { Policies = [] } = role.read(
      { Policies: z.array(z.object({ PolicyDocument: policyDocument })).optional() },
      [
        'AssumeRolePolicyDocument',
        'Description',
        'ManagedPolicyArns',
        'MaxSessionDuration',
        'Path',
        'PermissionsBoundary',
        'RoleName',
        'Tags',
      ],
    );
    const { ref, attributes } = role.physical();
    const statements = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    grants.set(attributes.Arn ?? ref, statements);
    byName.set(ref, statements);
  }
  for (const policy of resources.filter(
    ({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy',
  )) {
    const { Roles = [], PolicyDocument } = policy.read(
      { Roles: z.array(z.string()).optional(), PolicyDocument: policyDocument },
      ['PolicyName', 'ManagedPolicyName', 'Description', 'Path'],
    );
    for (const name of Roles) byName.get(name)?.push(...PolicyDocument.Statement);
  }
  return grants;
};
