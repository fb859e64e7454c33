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
export const refuseOtherRegions = (scope: Construct, { actions, resources }: AtHome): PolicyStatement =>
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

/** A key refuses other regions, plain HTTP, and the services of other regions that would use it for a copy of theirs. */
export const keepAtHome = (key: Key): void => {
  // In the policy of a key, `*` is the key.
  const all = { actions: ['kms:*'], resources: ['*'] };
  const { region } = Stack.of(key);
  key.addToResourcePolicy(refuseOtherRegions(key, all));
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
