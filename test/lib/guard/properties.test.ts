import { describe, expect, it } from '@jest/globals';
import { ANYTHING, placed, rulesIn } from './placed.ts';

/** Properties that say in which region something is to be: the rule, the type, the property. */
const REGIONS: readonly (readonly [string, string, string])[] = [
  ['table-replica', 'AWS::DynamoDB::GlobalTable', 'Replicas.*.Region'],
  ['table-replica', 'AWS::DynamoDB::GlobalTable', 'GlobalTableWitnesses.*.Region'],
  ['table-replica', 'Custom::DynamoDBReplica', 'Region'],
  ['table-replica', 'AWS::Cassandra::Keyspace', 'ReplicationSpecification.RegionList.*'],
  ['table-replica', 'AWS::Cassandra::Table', 'ReplicaSpecifications.*.Region'],
  ['secret-replica', 'AWS::SecretsManager::Secret', 'ReplicaRegions.*.Region'],
  ['file-system-replica', 'AWS::EFS::FileSystem', 'ReplicationConfiguration.Destinations.*.Region'],
  [
    'file-system-replica',
    'AWS::EFS::FileSystem',
    'ReplicationConfiguration.Destinations.*.AvailabilityZoneName',
  ],
  ['database-copy', 'AWS::RDS::DBInstance', 'AutomaticBackupReplicationRegion'],
  ['database-copy', 'AWS::RDS::DBInstance', 'SourceRegion'],
  ['database-copy', 'AWS::Neptune::DBCluster', 'SourceRegion'],
  ['database-copy', 'AWS::DocDB::DBCluster', 'SourceRegion'],
  ['database-copy', 'AWS::Redshift::Cluster', 'SnapshotCopyConfiguration.DestinationRegion'],
  ['database-copy', 'AWS::Redshift::Cluster', 'DestinationRegion'],
  ['database-copy', 'AWS::RedshiftServerless::Namespace', 'SnapshotCopyConfigurations.*.DestinationRegion'],
  ['database-copy', 'AWS::DSQL::Cluster', 'MultiRegionProperties.WitnessRegion'],
  ['database-copy', 'AWS::ElastiCache::ReplicationGroup', 'GlobalReplicationGroupRegion'],
  ['backup-copy', 'AWS::DLM::LifecyclePolicy', 'PolicyDetails.Schedules.*.CrossRegionCopyRules.*.Target'],
  [
    'backup-copy',
    'AWS::DLM::LifecyclePolicy',
    'PolicyDetails.Schedules.*.CrossRegionCopyRules.*.TargetRegion',
  ],
  ['backup-copy', 'AWS::DLM::LifecyclePolicy', 'PolicyDetails.Actions.*.CrossRegionCopy.*.Target'],
  ['backup-copy', 'AWS::DLM::LifecyclePolicy', 'PolicyDetails.CrossRegionCopyTargets.*.TargetRegion'],
  ['backup-copy', 'AWS::DLM::LifecyclePolicy', 'CrossRegionCopyTargets.*.TargetRegion'],
  ['backup-copy', 'AWS::ImageBuilder::DistributionConfiguration', 'Distributions.*.Region'],
  [
    'backup-copy',
    'AWS::ECR::ReplicationConfiguration',
    'ReplicationConfiguration.Rules.*.Destinations.*.Region',
  ],
  ['network', 'AWS::EC2::VPCPeeringConnection', 'PeerRegion'],
  ['network', 'AWS::EC2::TransitGatewayPeeringAttachment', 'PeerRegion'],
  ['network', 'AWS::EC2::VPCEndpoint', 'ServiceRegion'],
  ['network', 'AWS::EC2::VPCEndpointService', 'SupportedRegions.*'],
  ['network', 'AWS::EC2::IPAM', 'OperatingRegions.*.RegionName'],
  ['network', 'AWS::EC2::IPAMPool', 'Locale'],
  ['network', 'AWS::Route53::RecordSet', 'Region'],
  ['network', 'AWS::Route53::RecordSetGroup', 'RecordSets.*.Region'],
  ['network', 'AWS::Route53::HostedZone', 'VPCs.*.VPCRegion'],
  ['network', 'AWS::EC2::Subnet', 'AvailabilityZone'],
  ['destination', 'AWS::SNS::Subscription', 'Region'],
  ['destination', 'AWS::Config::AggregationAuthorization', 'AuthorizedAwsRegion'],
  ['destination', 'AWS::SSM::ResourceDataSync', 'S3Destination.BucketRegion'],
  ['destination', 'AWS::SSM::ResourceDataSync', 'BucketRegion'],
];

describe('a property that says a region', () => {
  it.each(REGIONS)('%s: %s %s', (rule, type, path) => {
    expect(rulesIn(placed(type, path, 'us-east-1'))).toEqual([rule]);
    expect(rulesIn(placed(type, path, ANYTHING))).toEqual([rule]);
    expect(rulesIn(placed(type, path, 'xx-nowhere-9'))).toEqual([rule]);
    expect(rulesIn(placed(type, path, 'eu-central-1'))).toEqual([]);
    expect(rulesIn(placed(type, path, { Ref: 'AWS::Region' }))).toEqual([]);
    expect(rulesIn(placed(type, path, ''))).toEqual([]);
  });
});

/** Properties that say where something is sent, as an ARN: the rule, the type, the property */
const DESTINATIONS: readonly (readonly [string, string, string])[] = [
  [
    'backup-copy',
    'AWS::Backup::BackupPlan',
    'BackupPlan.BackupPlanRule.*.CopyActions.*.DestinationBackupVaultArn',
  ],
  [
    'backup-copy',
    'AWS::Backup::BackupPlan',
    'BackupPlan.BackupPlanRule.*.TargetLogicallyAirGappedBackupVaultArn',
  ],
  ['destination', 'AWS::Events::Rule', 'Targets.*.Arn'],
  ['destination', 'AWS::Events::EventBusPolicy', 'EventBusName'],
  ['destination', 'AWS::Pipes::Pipe', 'Source'],
  ['destination', 'AWS::Pipes::Pipe', 'Target'],
  ['destination', 'AWS::Pipes::Pipe', 'Enrichment'],
  ['destination', 'AWS::Scheduler::Schedule', 'Target.Arn'],
  ['destination', 'AWS::SNS::Subscription', 'Endpoint'],
  ['destination', 'AWS::SNS::Subscription', 'TopicArn'],
  ['destination', 'AWS::SNS::Topic', 'Subscription.*.Endpoint'],
  ['destination', 'AWS::Logs::SubscriptionFilter', 'DestinationArn'],
  ['destination', 'AWS::Logs::Destination', 'TargetArn'],
  ['destination', 'AWS::Logs::DeliveryDestination', 'DestinationResourceArn'],
  ['destination', 'AWS::Lambda::EventInvokeConfig', 'DestinationConfig.OnSuccess.Destination'],
  ['destination', 'AWS::Lambda::EventInvokeConfig', 'DestinationConfig.OnFailure.Destination'],
  ['destination', 'AWS::CloudWatch::MetricStream', 'FirehoseArn'],
  ['destination', 'AWS::MSK::Replicator', 'KafkaClusters.*.AmazonMskCluster.MskClusterArn'],
  ['destination', 'AWS::RDS::Integration', 'TargetArn'],
  ['destination', 'AWS::Oam::Link', 'SinkIdentifier'],
];

describe('a property that says where something is sent', () => {
  const arn = (region: string) => `arn:aws:sqs:${region}:111111111111:jobs`;

  it.each(DESTINATIONS)('%s: %s %s', (rule, type, path) => {
    expect(rulesIn(placed(type, path, arn('us-east-1')))).toEqual([rule]);
    expect(rulesIn(placed(type, path, ANYTHING))).toEqual([rule]);
    expect(rulesIn(placed(type, path, arn('eu-central-1')))).toEqual([]);
    expect(rulesIn(placed(type, path, { 'Fn::GetAtt': ['It', 'Arn'] }))).toEqual([]);
  });
});

describe('a destination by what CloudFormation knows', () => {
  it.each(['AWS::StackId', 'AWS::StackName', 'AWS::AccountId', 'AWS::NotificationARNs'])('%s', (name) => {
    expect(rulesIn(placed('AWS::Logs::Destination', 'TargetArn', { Ref: name }))).toEqual([]);
  });

  it('or by one replica that is no list', () => {
    expect(rulesIn(placed('AWS::DynamoDB::GlobalTable', 'Replicas.Region', 'us-east-1'))).toEqual([
      'table-replica',
    ]);
  });
});

/** Properties with a bucket that objects are copied to, and how a bucket is written there. */
const BUCKETS: readonly (readonly [string, string, (bucket: string) => string])[] = [
  [
    'AWS::S3::Bucket',
    'ReplicationConfiguration.Rules.*.Destination.Bucket',
    (name) => `arn:aws:s3:::${name}`,
  ],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    'S3DestinationConfiguration.BucketARN',
    (name) => `arn:aws:s3:::${name}`,
  ],
  [
    'AWS::KinesisFirehose::DeliveryStream',
    'ExtendedS3DestinationConfiguration.BucketARN',
    (name) => `arn:aws:s3:::${name}`,
  ],
  ['AWS::DataSync::LocationS3', 'S3BucketArn', (name) => `arn:aws:s3:::${name}`],
  ['AWS::FSx::DataRepositoryAssociation', 'DataRepositoryPath', (name) => `s3://${name}/in`],
  ['AWS::FSx::FileSystem', 'LustreConfiguration.ExportPath', (name) => `s3://${name}/in`],
];

describe('a property that says a bucket', () => {
  const bucket = (properties: { [name: string]: string } = {}) => ({
    Type: 'AWS::S3::Bucket',
    Properties: properties,
  });

  it.each(BUCKETS)('bucket-copy: %s %s', (type, path, written) => {
    const { Parameters, Resources } = placed(type, path, written('somewhere'));
    const beside = (Own: { Type: string; Properties: { [name: string]: string } }) => ({
      Parameters: Parameters ?? {},
      Resources: { ...(Resources as object), Own },
    });

    expect(rulesIn(beside(bucket()))).toEqual(['bucket-copy']);
    expect(rulesIn(placed(type, path, ANYTHING))).toEqual(['bucket-copy']);
    expect(rulesIn(beside(bucket({ BucketName: 'somewhere' })))).toEqual([]);
    expect(rulesIn(beside(bucket({ BucketName: 'somewhere-else' })))).toEqual(['bucket-copy']);
    expect(rulesIn(placed(type, path, { 'Fn::Sub': written(`\${It}`) }))).toEqual([]);
  });
});
