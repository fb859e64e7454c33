import { Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export type AtHome = {
  /** What is refused; a service takes `*` only where its policies do. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
};

/**
 * The statement by which a resource refuses every call that was made to another region. A service of AWS that acts in
 * its own name (logs, alarms) is left out: its calls come from where the resource is, and say of no endpoint.
 */
const refuseOtherRegions = (scope: Construct, { actions, resources }: AtHome): PolicyStatement =>
  new PolicyStatement({
    sid: 'OnlyAtHome',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [...actions],
    resources: [...resources],
    conditions: {
      StringNotEquals: { 'aws:RequestedRegion': Stack.of(scope).region },
      // Holds where the key is missing, too: who does not say to be a service of AWS is none.
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  });

/**
 * The statement by which a resource refuses whoever is of another account or of none, whatever else in its policy lets
 * them in. A service of AWS that acts in its own name is of no account, and is let in by a statement that names it.
 */
const refuseOtherAccounts = (scope: Construct, { actions, resources }: AtHome): PolicyStatement =>
  new PolicyStatement({
    sid: 'OnlyOurAccount',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [...actions],
    resources: [...resources],
    conditions: {
      StringNotEquals: { 'aws:PrincipalAccount': Stack.of(scope).account },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
    },
  });

/** What every resource that holds or carries something refuses: calls made to another region, and callers of another account. */
export const refuseOthers = (scope: Construct, at: AtHome): readonly PolicyStatement[] => [
  refuseOtherRegions(scope, at),
  refuseOtherAccounts(scope, at),
];

/**
 * The statement by which a resource refuses plain HTTP; buckets, queues and topics have it of their own. A service that
 * goes on in the caller's name is left out: it does not tell how the caller came.
 */
export const refusePlainHttp = ({ actions, resources }: AtHome): PolicyStatement =>
  new PolicyStatement({
    sid: 'OnlyEncrypted',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: [...actions],
    resources: [...resources],
    conditions: { Bool: { 'aws:SecureTransport': 'false', 'aws:ViaAWSService': 'false' } },
  });

/** A key refuses other regions, other accounts, plain HTTP, and the services of other regions that would use it for a copy of theirs. */
export const keepAtHome = (key: Key): void => {
  // In the policy of a key, `*` is the key.
  const all = { actions: ['kms:*'], resources: ['*'] };
  const { region } = Stack.of(key);
  for (const statement of refuseOthers(key, all)) key.addToResourcePolicy(statement);
  key.addToResourcePolicy(refusePlainHttp(all));
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OnlyServicesAtHome',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['kms:*'],
      resources: ['*'],
      // Without the key, nobody came by way of a service.
      conditions: {
        StringNotLike: { 'kms:ViaService': `*.${region}.*` },
        Null: { 'kms:ViaService': 'false' },
      },
    }),
  );
};
