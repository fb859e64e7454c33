import { Validations } from 'aws-cdk-lib';
import { CfnManagedPolicy, type IManagedPolicy, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BOUNDARY_NAME, PERMISSIONS_BOUNDARY } from '../residency/permissions-boundary.ts';

/** The bound around every role: word for word the document in `docs/residency`. */
export class Boundary extends Construct {
  readonly policy: IManagedPolicy;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    // Not the construct that writes policies: it would merge and reorder what others read in the document.
    const policy = new CfnManagedPolicy(this, 'Policy', {
      managedPolicyName: BOUNDARY_NAME,
      description: 'Hjemmel: the most a role may do, and never outside its region',
      policyDocument: PERMISSIONS_BOUNDARY,
    });
    this.policy = ManagedPolicy.fromManagedPolicyArn(this, 'Reference', policy.ref);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Grants nothing: it is a bound around what roles are granted, resource by resource, elsewhere.',
    });
  }
}
