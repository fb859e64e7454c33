import type { Template } from 'aws-cdk-lib/assertions';
import { named, referenceOf } from './names.ts';

export type Statement = {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: unknown;
};

/** The statements of every policy a function acts under, by the function's construct. */
export const statementsByFunction = (template: Template): ReadonlyMap<string, readonly Statement[]> => {
  const policies = named(template, 'AWS::IAM::Policy');
  return new Map(
    policies.map(({ name, Properties }) => [
      name.replace(/RoleDefaultPolicy$/, ''),
      Properties.PolicyDocument.Statement.map((statement: Record<string, unknown>) => ({
        actions: [statement.Action].flat(),
        resources: [statement.Resource].flat().map(referenceOf),
        conditions: statement.Condition,
      })),
    ]),
  );
};

/** What a function may do, resource by resource. */
export const permissionsOf = (statements: readonly Statement[]): Record<string, string> => {
  const may = new Map<string, Set<string>>();
  for (const { actions, resources } of statements) {
    for (const resource of resources) may.set(resource, new Set([...(may.get(resource) ?? []), ...actions]));
  }
  return Object.fromEntries([...may].map(([resource, actions]) => [resource, [...actions].sort().join(' ')]));
};
