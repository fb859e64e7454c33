import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { POLICY_DOCUMENTS, policyText } from '../../bin/policies.ts';
import { HOLES } from '../../lib/residency/holes.ts';
import { ORGANISATION_POLICY } from '../../lib/residency/organisation-policy.ts';
import { BOUNDARY_NAME, PERMISSIONS_BOUNDARY } from '../../lib/residency/permissions-boundary.ts';
import { lengthOf } from '../../lib/residency/policy.ts';
import type { Access } from '../../local/gate/calls.ts';
import type { Context } from '../../local/gate/conditions.ts';
import { isAllowed, verdictOf } from '../../local/gate/policy.ts';
import { readStatements, type Statement } from '../../local/template/grants.ts';
import { EXPECTED } from './expected-functions.ts';
import { named, referenceOf } from './names.ts';
import { synthesize } from './synth.ts';

const templates = synthesize();
const EVERYTHING: Statement = { effect: 'Allow', actions: ['*'], resources: ['*'], conditions: undefined };
const organisation = readStatements(ORGANISATION_POLICY);
const boundary = readStatements(PERMISSIONS_BOUNDARY);

const access = (action: string, context: Context = {}, resource = '*'): Access => ({
  action,
  resource,
  context,
});
const abroad = (region: string, more: Context = {}): Context => ({ 'aws:RequestedRegion': region, ...more });
/** Whether an administrator of an account under the policy may: organisations attach it beside one that allows all. */
const mayAdministrator = (call: Access): boolean =>
  isAllowed([[EVERYTHING], [EVERYTHING, ...organisation]], call);

const ROLE = 'arn:aws:iam::1:role/HjemmelService-CheckRole-x';
const BOUNDARY = `arn:aws:iam::1:policy/${BOUNDARY_NAME}`;
const bounded = { 'iam:PermissionsBoundary': BOUNDARY };
const CDK = { 'aws:PrincipalArn': 'arn:aws:iam::1:role/cdk-hnb659fds-cfn-exec-role-1-eu-central-1' };
const someone = { 'aws:PrincipalArn': 'arn:aws:iam::1:role/Administrator' };
const RESTAPIS = 'arn:aws:apigateway:eu-central-1::/restapis';
const endpoint = (...types: string[]) => ({ 'apigateway:Request/EndpointType': types });
const profile = (id: string) => `arn:aws:bedrock:eu-central-1:1:inference-profile/${id}`;
const sqsIn = (region: string) => `arn:aws:sqs:${region}:1:q`;

describe('the documents', () => {
  it.each(POLICY_DOCUMENTS)('$file is what the code says, and fits', ({ file, document, limit }) => {
    // If this fails: npm run -s policies
    expect(readFileSync(file, 'utf8')).toBe(policyText(document));
    expect(lengthOf(document)).toBeLessThanOrEqual(limit);
  });

  it('name every statement, each by a name of its own that IAM takes', () => {
    for (const { document } of POLICY_DOCUMENTS) {
      const names = document.Statement.map(({ Sid }) => Sid);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !/^[A-Za-z0-9]+$/.test(name))).toEqual([]);
    }
  });

  it('put no star in the type of a resource, where IAM matches none', () => {
    const resources = POLICY_DOCUMENTS.flatMap(({ document }) =>
      document.Statement.flatMap(({ Resource }) => [Resource].flat()),
    );
    const type = (resource: string) => resource.split(':')[5]?.split('/')[0] ?? '';
    expect(resources.filter((resource) => resource !== '*' && type(resource).includes('*'))).toEqual([]);
  });

  it('are deployed word for word', () => {
    const [policy] = named(templates.organisation, 'AWS::Organizations::Policy');
    expect(policy?.Properties).toMatchObject({
      Type: 'SERVICE_CONTROL_POLICY',
      Content: ORGANISATION_POLICY,
      TargetIds: { Ref: 'TargetIds' },
    });
    const [bound, ...more] = named(templates.data, 'AWS::IAM::ManagedPolicy');
    expect(more).toEqual([]);
    expect(bound?.Properties).toMatchObject({
      ManagedPolicyName: BOUNDARY_NAME,
      PolicyDocument: PERMISSIONS_BOUNDARY,
    });
  });
});

describe('an administrator may, at home', () => {
  it.each<[string, Access]>([
    ['deploy', access('cloudformation:CreateStack')],
    ['make a table', access('dynamodb:CreateTable')],
    ['change a table', access('dynamodb:UpdateTable')],
    ['make a key', access('kms:CreateKey', { 'kms:MultiRegion': 'false' })],
    ['make a key and say nothing of regions', access('kms:CreateKey')],
    ['make a secret', access('secretsmanager:CreateSecret')],
    ['make a regional API', access('apigateway:POST', endpoint('REGIONAL'), RESTAPIS)],
    ['add a method to an API', access('apigateway:PUT', {}, `${RESTAPIS}/x/methods/GET`)],
    ['add a resource to an API', access('apigateway:POST', {}, `${RESTAPIS}/x/resources`)],
    ['set a target at home', access('events:PutTargets', { 'events:TargetArn': [sqsIn('eu-central-1')] })],
    [
      'ask a model of the region',
      access('bedrock:InvokeModel', {}, 'arn:aws:bedrock:eu-central-1::foundation-model/m'),
    ],
    [
      'subscribe a queue at home to the alarms',
      access('sns:Subscribe', { 'sns:Protocol': 'sqs', 'sns:Endpoint': sqsIn('eu-central-1') }),
    ],
    [
      'have the alarms written to her',
      access('sns:Subscribe', { 'sns:Protocol': 'email', 'sns:Endpoint': 'kim@example.dk' }),
    ],
    [
      'make a role of ours with the boundary',
      access('iam:CreateRole', { ...bounded, ...abroad('us-east-1') }, ROLE),
    ],
    ['make a role of her own', access('iam:CreateRole', abroad('us-east-1'), 'arn:aws:iam::1:role/Auditor')],
    [
      'have the alarms sent to a telephone',
      access('sns:Subscribe', { 'sns:Protocol': 'sms', 'sns:Endpoint': '+4512345678' }),
    ],
    ['look at the firewall', access('wafv2:GetWebACL', someone)],
    ['let CloudFormation change the firewall', access('wafv2:UpdateWebACL', CDK)],
    ['take a peering back', access('ec2:DeleteVpcPeeringConnection')],
    ['let CloudFormation change the boundary', access('iam:CreatePolicyVersion', CDK, BOUNDARY)],
    ['read the bill, wherever that is', access('ce:GetCostAndUsage', abroad('us-east-1'))],
    ['ask for support', access('support:CreateCase', abroad('us-east-1'))],
    ['take copies back', access('dynamodb:DeleteTableReplica')],
    ['end a replication', access('s3:GetReplicationConfiguration')],
  ])('%s', (_says, call) => {
    expect(mayAdministrator(call)).toBe(true);
  });
});

const FORBIDDEN: readonly [string, Access][] = [
  ['make a table in London', access('dynamodb:CreateTable', abroad('eu-west-2'))],
  ['make a key in Zürich', access('kms:CreateKey', abroad('eu-central-2'))],
  ['make a bucket in another region of the EEA', access('s3:CreateBucket', abroad('eu-west-1'))],
  ['record the configuration elsewhere', access('config:PutConfigurationRecorder', abroad('us-east-1'))],
  ['have a certificate elsewhere', access('acm:RequestCertificate', abroad('us-east-1'))],
  ['make a web ACL of CloudFront', access('wafv2:CreateWebACL', abroad('us-east-1'))],
  ['call where no region is told', access('bedrock:InvokeModel', abroad('unspecified'))],
  ['call where the region is missing', access('s3:GetObject', { 'aws:RequestedRegion': undefined })],
  ['distribute by CloudFront', access('cloudfront:CreateDistribution', abroad('us-east-1'))],
  ['accelerate', access('globalaccelerator:CreateAccelerator', abroad('us-west-2'))],
  ['run a function at the edge', access('lambda:EnableReplication')],
  ['subscribe to Shield', access('shield:CreateSubscription', abroad('us-east-1'))],
  ['make an API at the edge', access('apigateway:POST', endpoint('EDGE'), RESTAPIS)],
  ['make an API that names no endpoint', access('apigateway:POST', {}, RESTAPIS)],
  ['move an API to the edge', access('apigateway:PATCH', endpoint('EDGE'), `${RESTAPIS}/x`)],
  ['replicate a bucket', access('s3:PutReplicationConfiguration')],
  ['make an access point of many regions', access('s3:CreateMultiRegionAccessPoint')],
  ['accelerate a bucket', access('s3:PutAccelerateConfiguration')],
  ['replicate a table', access('dynamodb:CreateTableReplica')],
  ['replicate a table the old way', access('dynamodb:CreateGlobalTable')],
  ['export a table', access('dynamodb:ExportTableToPointInTime')],
  ['replicate a key', access('kms:ReplicateKey')],
  ['make a key of many regions', access('kms:CreateKey', { 'kms:MultiRegion': 'true' })],
  ['replicate a secret', access('secretsmanager:ReplicateSecretToRegions')],
  [
    'make a secret with replicas',
    access('secretsmanager:CreateSecret', { 'secretsmanager:AddReplicaRegions': ['eu-west-1'] }),
  ],
  ['copy a backup', access('backup:CopyFromBackupVault')],
  ['start a copy of a backup', access('backup:StartCopyJob')],
  ['replicate the backups of a database', access('rds:StartDBInstanceAutomatedBackupsReplication')],
  ['make a global database', access('rds:CreateGlobalCluster')],
  ['replicate images', access('ecr:PutReplicationConfiguration')],
  ['copy a snapshot', access('ec2:CopySnapshot')],
  ['copy an image', access('ec2:CopyImage')],
  ['peer a network', access('ec2:CreateVpcPeeringConnection')],
  ['make a global endpoint of events', access('events:CreateEndpoint')],
  ['send events to somebody’s host', access('events:CreateApiDestination')],
  [
    'set a target abroad beside one at home',
    access('events:PutTargets', { 'events:TargetArn': [sqsIn('eu-central-1'), sqsIn('us-east-1')] }),
  ],
  [
    'subscribe a queue abroad',
    access('sns:Subscribe', { 'sns:Protocol': 'sqs', 'sns:Endpoint': sqsIn('us-east-1') }),
  ],
  [
    'send logs to a destination',
    access('logs:PutSubscriptionFilter', {}, 'arn:aws:logs:us-east-1:1:destination:d'),
  ],
  [
    'deploy to many regions',
    access('cloudformation:CreateStackInstances', {
      'cloudformation:TargetRegion': ['eu-central-1', 'us-east-1'],
    }),
  ],
  ['ask a model anywhere', access('bedrock:InvokeModel', {}, profile('global.anthropic.claude'))],
  ['ask a model in America', access('bedrock:InvokeModel', {}, profile('us.anthropic.claude'))],
  ['ask a model elsewhere in Europe', access('bedrock:InvokeModel', {}, profile('eu.anthropic.claude'))],
  ['enable a region', access('account:EnableRegion', abroad('us-east-1'))],
  ['leave the organisation', access('organizations:LeaveOrganization', abroad('us-east-1'))],
  ['make a role of ours without a boundary', access('iam:CreateRole', abroad('us-east-1'), ROLE)],
  [
    'make a role of ours with another boundary',
    access('iam:CreateRole', { 'iam:PermissionsBoundary': 'arn:aws:iam::1:policy/wide' }, ROLE),
  ],
  ['take the boundary off', access('iam:DeleteRolePermissionsBoundary', bounded, ROLE)],
  [
    'change the boundary for another',
    access(
      'iam:PutRolePermissionsBoundary',
      { 'iam:PermissionsBoundary': 'arn:aws:iam::1:policy/wide' },
      ROLE,
    ),
  ],
  ...['Associate', 'Disassociate', 'Update', 'Delete'].map((verb): [string, Access] => [
    `change the firewall by hand: ${verb}`,
    access(`wafv2:${verb}WebACL`, someone, '*'),
  ]),
  [
    'have the alarms posted to somebody’s host',
    access('sns:Subscribe', { 'sns:Protocol': 'https', 'sns:Endpoint': 'https://hooks.example/x' }),
  ],
  [
    'have them posted without encryption',
    access('sns:Subscribe', { 'sns:Protocol': 'http', 'sns:Endpoint': 'http://hooks.example/x' }),
  ],
  ['call somebody’s host by a state machine', access('states:InvokeHTTPEndpoint')],
  ['let data flow to somebody’s host', access('appflow:CreateFlow')],
  ['send messages of things to somebody’s host', access('iot:CreateTopicRuleDestination')],
  ['accept a peering', access('ec2:AcceptVpcPeeringConnection')],
  ['peer a transit gateway', access('ec2:CreateTransitGatewayPeeringAttachment')],
  ['accept a peering of transit gateways', access('ec2:AcceptTransitGatewayPeeringAttachment')],
  ['rewrite the boundary by hand', access('iam:CreatePolicyVersion', someone, BOUNDARY)],
];

describe('an administrator may not', () => {
  it.each(FORBIDDEN)('%s', (_says, call) => {
    expect(mayAdministrator(call)).toBe(false);
  });

  it.each(ORGANISATION_POLICY.Statement.map(({ Sid }, index) => [Sid, index] as const))(
    'do something that %s alone forbids',
    (_sid, index) => {
      const without = [EVERYTHING, ...organisation.toSpliced(index, 1)];
      expect(FORBIDDEN.filter(([, call]) => isAllowed([[EVERYTHING], without], call))).not.toEqual([]);
    },
  );

  it('be let by any number of further allows', () => {
    const more = fc.array(
      fc.record({
        effect: fc.constant('Allow' as const),
        actions: fc.constantFrom(['*'], ['s3:*'], ['s3:PutReplicationConfiguration']),
        resources: fc.constant(['*']),
        conditions: fc.constantFrom(undefined, { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }),
      }),
    );
    fc.assert(
      fc.property(more, more, fc.constantFrom('us-east-1', 'eu-central-1'), (before, after, region) => {
        const call = access('s3:PutReplicationConfiguration', abroad(region));
        expect(verdictOf([...before, ...organisation, ...after], call)).toBe('denied');
        expect(verdictOf([...before, ...boundary, ...after], call)).toBe('denied');
      }),
    );
  });
});

describe('the boundary', () => {
  const roles = Object.values(templates).flatMap((template) => named(template, 'AWS::IAM::Role'));

  it.each(roles)('is around $name', ({ Properties }) => {
    expect(referenceOf(Properties.PermissionsBoundary)).toBe('BoundaryPolicy');
  });

  it('leaves every function what it is granted, at home and nowhere else', () => {
    const granted = Object.values(EXPECTED).flatMap(({ may }) =>
      Object.values(may).flatMap((all) => all.split(' ')),
    );
    for (const action of new Set([...granted, 'logs:CreateLogStream', 'logs:PutLogEvents'])) {
      expect([action, verdictOf(boundary, access(action))]).toEqual([action, 'allowed']);
      expect(verdictOf(boundary, access(action, abroad('eu-west-1')))).toBe('denied');
    }
  });

  it('leaves API Gateway what its log role must have', () => {
    const must = [
      'CreateLogGroup',
      'CreateLogStream',
      'DescribeLogGroups',
      'DescribeLogStreams',
      'PutLogEvents',
    ];
    for (const action of [...must, 'GetLogEvents', 'FilterLogEvents'])
      expect(verdictOf(boundary, access(`logs:${action}`))).toBe('allowed');
  });

  it('allows no role to manage anything, whatever it is granted', () => {
    const grown = [
      'iam:CreateRole',
      'kms:PutKeyPolicy',
      'dynamodb:DeleteTable',
      's3:PutBucketPolicy',
      'sts:AssumeRole',
    ];
    expect(grown.filter((action) => isAllowed([[EVERYTHING], boundary], access(action)))).toEqual([]);
  });

  it('denies the rest and is not silent on it, so that no policy of a resource gives it either', () => {
    const rest = [
      'iam:CreateRole',
      'sns:Publish',
      's3:PutBucketPolicy',
      'lambda:InvokeFunction',
      'sqs:PurgeQueue',
    ];
    for (const action of rest)
      expect([action, verdictOf([...boundary, EVERYTHING], access(action))]).toEqual([action, 'denied']);
  });

  it('denies by name what the organisation does: a resource’s policy cannot give it either', () => {
    for (const { Sid } of HOLES)
      expect(PERMISSIONS_BOUNDARY.Statement.map((each) => each.Sid)).toContain(Sid);
    expect(verdictOf(boundary, access('kms:ReplicateKey'))).toBe('denied');
    expect(verdictOf(boundary, access('iam:CreateRole', abroad('us-east-1')))).toBe('denied');
  });
});
