import { describe, expect, it } from '@jest/globals';
import { placed, rulesIn } from './placed.ts';

/** Properties that let data leave by their value: the rule, the type, the property, values that do and values that do not. */
const VALUES: readonly (readonly [string, string, string, readonly unknown[], readonly unknown[]])[] = [
  [
    'multi-region-key',
    'AWS::KMS::Key',
    'MultiRegion',
    [true, 'true', { Ref: 'Anything' }],
    [false, 'false', 'False'],
  ],
  ['database-copy', 'AWS::RDS::DBCluster', 'GlobalClusterIdentifier', ['all', { Ref: 'Anything' }], ['']],
  ['database-copy', 'AWS::ElastiCache::ReplicationGroup', 'GlobalReplicationGroupId', ['all'], ['']],
  ['database-copy', 'AWS::MemoryDB::Cluster', 'MultiRegionClusterName', ['all'], ['']],
  [
    'edge-endpoint',
    'AWS::S3::Bucket',
    'AccelerateConfiguration.AccelerationStatus',
    ['Enabled', { Ref: 'Anything' }],
    ['Suspended'],
  ],
  [
    'edge-endpoint',
    'AWS::ApiGateway::RestApi',
    'EndpointConfiguration',
    [{ Ref: 'AWS::NoValue' }, { 'Fn::If': ['C', { Types: ['REGIONAL'] }, { Ref: 'AWS::NoValue' }] }],
    [{ 'Fn::If': ['C', { Types: ['REGIONAL'] }, { Types: ['PRIVATE'] }] }],
  ],
  [
    'multi-region-key',
    'AWS::KMS::Key',
    'MultiRegion',
    [{ 'Fn::If': ['C', true, false] }],
    [{ 'Fn::If': ['C', false, 'false'] }],
  ],
  ['edge-endpoint', 'AWS::EC2::VPNConnection', 'EnableAcceleration', [true], [false]],
  [
    'edge-endpoint',
    'AWS::WorkSpaces::Directory',
    'StreamingProperties.GlobalAccelerator.Mode',
    ['ENABLED_AUTO'],
    ['DISABLED'],
  ],
  ['edge-endpoint', 'AWS::ObservabilityAdmin::TelemetryRule', 'Rule.AllRegions', [true], [false]],
  ['edge-endpoint', 'AWS::ObservabilityAdmin::OrganizationTelemetryRule', 'Rule.AllRegions', [true], [false]],
  ['edge-endpoint', 'AWS::ApiGateway::RestApi', 'EndpointConfiguration.Types', [[]], []],
  [
    'outside-aws',
    'AWS::AppStream::Stack',
    'StorageConnectors.*.ConnectorType',
    ['GOOGLE_DRIVE', 'ONE_DRIVE'],
    ['HOMEFOLDERS'],
  ],
  [
    'outside-aws',
    'AWS::SageMaker::HumanTaskUi',
    'Workteam',
    ['arn:aws:sagemaker:eu-central-1:394669845002:workteam/public-crowd/default'],
    ['arn:aws:sagemaker:eu-central-1:111111111111:workteam/private-crowd/own'],
  ],
  ['edge-endpoint', 'AWS::Cognito::UserPoolDomain', 'CustomDomainConfig', [{ CertificateArn: 'x' }], []],
  ['edge-endpoint', 'AWS::ApiGateway::RestApi', '', [{}, { EndpointConfiguration: {} }], []],
  ['edge-endpoint', 'AWS::ApiGateway::DomainName', '', [{}, { EndpointConfiguration: {} }], []],
  [
    'edge-endpoint',
    'AWS::ApiGateway::RestApi',
    'EndpointConfiguration.Types.*',
    ['EDGE', { Ref: 'Anything' }],
    ['REGIONAL', 'PRIVATE'],
  ],
  [
    'edge-endpoint',
    'AWS::ApiGateway::RestApi',
    'Parameters.endpointConfigurationTypes',
    ['EDGE', { Ref: 'Anything' }],
    ['REGIONAL', 'PRIVATE'],
  ],
  [
    'edge-endpoint',
    'AWS::ApiGateway::DomainName',
    'EndpointConfiguration.Types.*',
    ['EDGE', { Ref: 'Anything' }],
    ['REGIONAL', 'PRIVATE'],
  ],
  ['edge-service', 'Custom::CDKBucketDeployment', 'DistributionId', ['E1', { Ref: 'Anything' }], []],
  [
    'edge-service',
    'AWS::WAFv2::WebACL',
    'Scope',
    ['CLOUDFRONT', { Ref: 'Anything' }],
    ['REGIONAL', 'regional'],
  ],
  ['edge-service', 'AWS::WAFv2::RuleGroup', 'Scope', ['CLOUDFRONT'], ['REGIONAL']],
  ['edge-service', 'AWS::WAFv2::IPSet', 'Scope', ['CLOUDFRONT'], ['REGIONAL']],
  ['edge-service', 'AWS::WAFv2::RegexPatternSet', 'Scope', ['CLOUDFRONT'], ['REGIONAL']],
  ['network', 'AWS::Route53::HealthCheck', 'HealthCheckConfig.Regions', [['eu-central-1']], []],
  ['network', 'AWS::Route53::HostedZone', 'QueryLoggingConfig', [{ CloudWatchLogsLogGroupArn: 'x' }], []],
  [
    'network',
    'AWS::EC2::VPCEndpoint',
    'ServiceName',
    [
      { Ref: 'Anything' },
      { 'Fn::Sub': `com.amazonaws.\${Anything}.sqs` },
      { 'Fn::Sub': `com.amazonaws.vpce.\${Anything}.vpce-svc-0123456789abcdef0` },
      { 'Fn::Sub': `aws.api.\${Anything}.bedrock` },
      { 'Fn::Sub': `eu.amazonaws.\${Anything}.sqs` },
      'com.amazonaws.s3-global.accesspoint',
    ],
    [
      { 'Fn::Sub': `com.amazonaws.\${AWS::Region}.sqs` },
      'com.amazonaws.eu-central-1.sqs',
      'com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0',
      { 'Fn::Sub': `com.amazonaws.eu-central-1.\${Anything}` },
      { 'Fn::Sub': `com.amazonaws.vpce.eu-central-1.\${Anything}` },
      { 'Fn::Sub': `aws.api.eu-central-1.\${Anything}` },
      { 'Fn::Sub': `eu.amazonaws.eu-central-1.\${Anything}` },
      'aws.api.eu-central-1.bedrock',
      'eu.amazonaws.eu-central-1.sqs',
    ],
  ],
  [
    'endpoint',
    'AWS::EC2::VPCEndpoint',
    'ServiceName',
    [
      'com.amazonaws.us-east-1.sqs',
      'com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0',
      'aws.api.us-east-1.bedrock',
      'cn.com.amazonaws.cn-north-1.sqs',
      'eu.amazonaws.eusc-de-east-1.sqs',
    ],
    [],
  ],
  [
    'identity-provider',
    'AWS::Cognito::UserPoolIdentityProvider',
    'ProviderType',
    ['Google', 'Facebook', 'LoginWithAmazon', 'SignInWithApple'],
    ['OIDC', 'SAML'],
  ],
  [
    'identity-provider',
    'AWS::Cognito::IdentityPool',
    'SupportedLoginProviders',
    [
      { 'accounts.google.com': 'x' },
      { 'graph.facebook.com': 'x' },
      { 'www.amazon.com': 'x' },
      { 'appleid.apple.com': 'x' },
      { 'api.twitter.com': 'x' },
      { 'www.digits.com': 'x' },
    ],
    [{ 'login.municipality.dk': 'x' }],
  ],
  [
    'stack-output-abroad',
    'Custom::CrossRegionExportWriter',
    'WriterProps.region',
    ['us-east-1', { Ref: 'Anything' }],
    ['eu-central-1'],
  ],
  [
    'stack-output-abroad',
    'Custom::CrossRegionExportReader',
    'ReaderProps.region',
    ['us-east-1', { Ref: 'Anything' }],
    ['eu-central-1'],
  ],
  [
    'edge-access',
    'AWS::Lambda::Permission',
    'Principal',
    ['edgelambda.amazonaws.com', 'replicator.lambda.amazonaws.com'],
    ['apigateway.amazonaws.com'],
  ],
];

const rows = VALUES.flatMap(([rule, type, path, leaks, others]) => [
  ...leaks.map((value) => [type, path, JSON.stringify(value), [rule]] as const),
  ...others.map((value) => [type, path, JSON.stringify(value), []] as const),
]);

describe('a property with a value', () => {
  it.each(rows)('%s %s %s: %j', (type, path, value, rules) => {
    expect(rulesIn(placed(type, path, JSON.parse(value)))).toEqual(rules);
  });
});

describe('a flow of AppFlow', () => {
  const flow = (from: string, to: string) => ({
    SourceFlowConfig: { ConnectorType: from },
    DestinationFlowConfigList: [{ ConnectorType: to }],
  });

  it.each(['S3', 'Redshift', 'EventBridge', 'LookoutMetrics', 'CustomerProfiles'])('stays by %s', (own) => {
    expect(rulesIn(placed('AWS::AppFlow::Flow', '', flow('S3', own)))).toEqual([]);
    expect(rulesIn(placed('AWS::AppFlow::Flow', '', flow(own, 'S3')))).toEqual([]);
    expect(rulesIn(placed('AWS::AppFlow::Flow', '', flow(own, 'Salesforce')))).toEqual(['outside-aws']);
    expect(rulesIn(placed('AWS::AppFlow::Flow', '', flow('Salesforce', own)))).toEqual(['outside-aws']);
  });
});
