import { REGION } from '../../lambdas/platform/region.ts';
import { HOLES } from './holes.ts';
import { BOUNDARY_NAME } from './permissions-boundary.ts';
import type { PolicyDocument } from './policy.ts';

/** What AWS takes of a service control policy, in characters without white space. */
export const ORGANISATION_POLICY_LIMIT = 5120;

/**
 * Control planes that have one endpoint for the world and that an account cannot be run without. They know names of
 * people and resources and what was paid, and no child's data. Nothing else is called outside the region.
 */
const CONTROL_PLANES = [
  'account:*',
  'billing:*',
  'budgets:*',
  'ce:*',
  'health:*',
  'iam:*',
  'invoicing:*',
  'organizations:*',
  'payments:*',
  'route53:*',
  'sts:*',
  'support:*',
  'tax:*',
];

const BOUNDARY = `arn:*:iam::*:policy/${BOUNDARY_NAME}`;
/** Roles of our stacks: CloudFormation begins the name of each with the name of its stack. */
const OUR_ROLES = 'arn:*:iam::*:role/Hjemmel*';
/** Whoever is not CloudFormation, by the name that the CDK gives its role: what it changes is changed by a template. */
const BY_HAND = { ArnNotLike: { 'aws:PrincipalArn': 'arn:*:iam::*:role/cdk-*-cfn-exec-role-*' } };

/** The service control policy: what nobody in the accounts it is attached to may do, their administrators included. */
export const ORGANISATION_POLICY: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'OtherRegions',
      Effect: 'Deny',
      NotAction: CONTROL_PLANES,
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': REGION } },
    },
    ...HOLES,
    {
      Sid: 'MoreRegionsOrNoOrganisation',
      Effect: 'Deny',
      Action: ['account:EnableRegion', 'organizations:LeaveOrganization'],
      Resource: '*',
    },
    {
      Sid: 'RolesWithoutBoundary',
      Effect: 'Deny',
      Action: ['iam:CreateRole', 'iam:PutRolePermissionsBoundary'],
      Resource: OUR_ROLES,
      // Holds without the key, too: a role that is made without any boundary.
      Condition: { ArnNotLike: { 'iam:PermissionsBoundary': BOUNDARY } },
    },
    {
      Sid: 'BoundaryTakenOff',
      Effect: 'Deny',
      Action: ['iam:DeleteRolePermissionsBoundary'],
      Resource: OUR_ROLES,
    },
    {
      Sid: 'BoundaryRewritten',
      Effect: 'Deny',
      Action: [
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:SetDefaultPolicyVersion',
      ],
      Resource: BOUNDARY,
      Condition: BY_HAND,
    },
    {
      Sid: 'FirewallChanged',
      Effect: 'Deny',
      // Associate, Disassociate, Create, Update and Delete: another web ACL in its place is none of ours.
      Action: ['wafv2:*eWebACL'],
      Resource: '*',
      Condition: BY_HAND,
    },
  ],
};
