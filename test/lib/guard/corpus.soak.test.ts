import { afterAll, describe, expect, it } from '@jest/globals';
import { RULES } from '../../../lib/guard/rules.ts';
import { scratchFolder } from '../synth.ts';
import { type Case, LEAKS, LOOK_ALIKES, rulesOf, written } from './corpus.ts';

const folder = scratchFolder();
const run = new Map([...LEAKS, ...LOOK_ALIKES].map((each) => [each.name, written(folder, each)]));
const found = (name: string) => run.get(name)?.() ?? [];

/** For every rule, something that only looks like what it forbids. */
const TWINS: Readonly<Record<string, string>> = {
  'unknown-region': 'env-agnostic-assembly-with-region',
  'stack-abroad': 'stack-in-stockholm-allowed',
  unreadable: 'cfn-include-plain',
  'remote-template': 'stack-set-home-region',
  'third-party-type': 'custom-auto-delete-objects',
  'stack-output-abroad': 'get-stack-output-home',
  'table-replica': 'global-table-single-home-replica',
  'bucket-copy': 's3-same-stack-replication',
  'multi-region-key': 'kms-multi-region-false-by-if',
  'secret-replica': 'secret-replica-allowed',
  'file-system-replica': 'efs-replication-inside-allowed-region',
  'database-copy': 'rds-backup-replication-to-allowed-ireland',
  'backup-copy': 'backup-plan-copy-to-second-home-vault',
  'edge-service': 'alb-with-regional-waf-geo-block',
  'edge-endpoint': 'rest-api-type-by-parameter-regional-only',
  'edge-access': 'lambda-api-permission',
  network: 'vpc-endpoints-home',
  model: 'bedrock-home-foundation-model',
  environment: 'lambda-s3-use-arn-region-off',
  telemetry: 'lambda-datadog-site-eu',
  'third-country-host': 'env-sentry-germany',
  'outside-aws': 'api-destination-datadog-eu',
  destination: 'event-rule-to-home-bus-of-other-account',
  'identity-provider': 'cognito-oidc-municipality',
  'ai-training': 'ai-opt-out-policy',
  'open-to-the-world': 'star-means-this-resource',
  'policy-abroad': 'iam-deny-named-us-regions',
  'policy-everywhere': 'iam-star-with-home-region-condition',
  'policy-copies': 'iam-secret-replication-only-to-allowed',
  arn: 'names-tags-descriptions-with-us',
  endpoint: 's3-host-legacy-frankfurt',
  region: 'env-allowed-and-forbidden-region-lists',
};

describe('the guard on what others wrote', () => {
  const named = (cases: readonly Case[]) => cases.map((each) => [each.name, each.why, each] as const);

  it.each(named(LEAKS))('finds %s: %s', (name, _why, { rules }) => {
    expect(rulesOf(found(name))).toEqual(rules);
  });

  it.each(named(LOOK_ALIKES))('is silent on %s: %s', (name) => {
    expect(found(name)).toEqual([]);
  });

  it.each(RULES.map(({ id }) => id))('has a look-alike for %s', (id) => {
    expect(LOOK_ALIKES.map(({ name }) => name)).toContain(TWINS[id]);
  });

  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    'without %s, something leaves unseen',
    (id, rule) => {
      const others = RULES.filter((each) => each !== rule);
      const unseen = LEAKS.filter(
        ({ name, rules }) => rules.includes(id) && run.get(name)?.(others).length === 0,
      );

      expect(unseen).not.toEqual([]);
    },
  );

  afterAll(() => {
    const seen = LEAKS.filter(({ name }) => found(name).length > 0).length;
    const silent = LOOK_ALIKES.filter(({ name }) => found(name).length === 0).length;
    process.stdout.write(
      `The region guard finds ${seen} of ${LEAKS.length} leaks, and is silent on ${silent} of ${LOOK_ALIKES.length} look-alikes.\n`,
    );
  });
});
