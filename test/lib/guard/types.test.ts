import { describe, expect, it } from '@jest/globals';
import { placed, rulesIn } from './placed.ts';

/** Types that let data leave by being there: the rule, and the types it forbids. */
const FORBIDDEN: readonly (readonly [string, readonly string[]])[] = [
  [
    'database-copy',
    [
      'AWS::RDS::GlobalCluster',
      'AWS::DocDB::GlobalCluster',
      'AWS::Neptune::GlobalCluster',
      'AWS::ElastiCache::GlobalReplicationGroup',
      'AWS::MemoryDB::MultiRegionCluster',
    ],
  ],
  [
    'edge-service',
    [
      'AWS::CloudFront::Distribution',
      'AWS::CloudFront::KeyValueStore',
      'AWS::GlobalAccelerator::Accelerator',
      'AWS::Amplify::App',
      'AWS::Amplify::Branch',
      'AWS::Amplify::Domain',
      'AWS::Lightsail::Distribution',
      'AWS::AppSync::DomainName',
      'AWS::AppSync::DomainNameApiAssociation',
      'AWS::WAF::WebACL',
      'AWS::S3::MultiRegionAccessPoint',
      'AWS::S3::MultiRegionAccessPointPolicy',
      'AWS::Events::Endpoint',
      'AWS::SES::MultiRegionEndpoint',
      'AWS::Connect::TrafficDistributionGroup',
      'AWS::ECR::PublicRepository',
      'AWS::Shield::Protection',
      'AWS::IVS::Channel',
      'AWS::Chatbot::SlackChannelConfiguration',
      'AWS::SupportApp::SlackChannelConfiguration',
      'AWS::ARCRegionSwitch::Plan',
      'AWS::Route53GlobalResolver::GlobalResolver',
      'AWS::AWSExternalAnthropic::Workspace',
      'AWS::Route53RecoveryControl::Cluster',
      'AWS::Route53RecoveryReadiness::Cell',
    ],
  ],
  ['multi-region-key', ['AWS::KMS::ReplicaKey']],
  [
    'outside-aws',
    ['AWS::AppFlow::Flow', 'AWS::DataSync::LocationAzureBlob', 'AWS::DataSync::LocationObjectStorage'],
  ],
  [
    'remote-template',
    [
      'AWS::CloudFormation::Stack',
      'AWS::CloudFormation::StackSet',
      'AWS::CloudFormation::ModuleVersion',
      'AWS::CloudFormation::ModuleDefaultVersion',
      'AWS::ServiceCatalog::CloudFormationProduct',
      'AWS::ServiceCatalog::CloudFormationProvisionedProduct',
      'AWS::Proton::ServiceTemplate',
    ],
  ],
  ['third-party-type', ['Datadog::Monitors::Monitor', 'MongoDB::Atlas::Cluster', 'Hosted::AWS::Table']],
  ['unreadable', ['AWS::Serverless::Function', 'Our::Company::Queue::MODULE']],
];

/** Types that only look like those. */
const HARMLESS = [
  'AWS::RDS::DBCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::MemoryDB::Cluster',
  'AWS::AmplifyUIBuilder::Theme',
  'AWS::Lightsail::Instance',
  'AWS::AppSync::GraphQLApi',
  'AWS::WAFRegional::WebACL',
  'AWS::S3::AccessPoint',
  'AWS::Events::EventBus',
  'AWS::SES::EmailIdentity',
  'AWS::Connect::Instance',
  'AWS::ECR::Repository',
  'AWS::KMS::Key',
  'AWS::NetworkManager::GlobalNetwork',
  'AWS::CloudFormation::Macro',
  'AWS::AppFlow::ConnectorProfile',
  'AWS::DataSync::LocationEFS',
  'AWS::CloudFormation::CustomResource',
  'AWS::ServiceCatalog::Portfolio',
  'Custom::S3AutoDeleteObjects',
];

describe('a type', () => {
  it.each(FORBIDDEN.flatMap(([rule, types]) => types.map((type) => [rule, type] as const)))(
    '%s: %s',
    (rule, type) => {
      expect(rulesIn(placed(type, '', {}))).toEqual([rule]);
    },
  );

  it.each(HARMLESS)('%s lets nothing leave by being there', (type) => {
    expect(rulesIn(placed(type, '', {}))).toEqual([]);
  });
});
