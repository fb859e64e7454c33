import { CfnParameter, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { Construct } from 'constructs';
import { ORGANISATION_POLICY } from './residency/organisation-policy.ts';

/** The service control policy, for the organisation's management account and nowhere else. */
export class OrganisationStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const targets = new CfnParameter(this, 'TargetIds', {
      type: 'CommaDelimitedList',
      description: 'Accounts or organisational units the policy is attached to',
      allowedPattern: '^(\\d{12}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$',
      constraintDescription: 'must be ids of accounts or organisational units',
    });
    new CfnPolicy(this, 'Policy', {
      name: 'hjemmel-one-region',
      description: 'No call, copy or way out of the region in which the data of children is kept',
      type: 'SERVICE_CONTROL_POLICY',
      content: ORGANISATION_POLICY,
      targetIds: targets.valueAsList,
    });
  }
}
