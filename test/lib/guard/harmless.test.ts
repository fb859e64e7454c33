import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../lib/guard/read/json.ts';
import { placed, rulesIn } from './placed.ts';

/** Types that watch or forbid: what they say of a region has no data follow it. */
const WATCHING = [
  'Config::ConfigRule Config::OrganizationConfigRule Config::ConformancePack Config::OrganizationConformancePack',
  'Config::RemediationConfiguration Config::ConfigurationAggregator Organizations::Policy FIS::ExperimentTemplate',
  'Macie::AllowList ControlTower::EnabledControl Budgets::Budget CE::CostCategory BillingConductor::BillingGroup',
  'CloudWatch::Dashboard CloudWatch::AnomalyDetector CloudWatch::InsightRule Logs::QueryDefinition Logs::MetricFilter',
  'GuardDuty::Filter GuardDuty::IPSet GuardDuty::ThreatIntelSet SecurityHub::Hub AccessAnalyzer::Analyzer',
  'NetworkFirewall::RuleGroup Route53Resolver::FirewallDomainList WAFv2::RegexPatternSet WAFv2::IPSet WAFv2::RuleGroup',
  'CloudFormation::GuardHook CloudFormation::LambdaHook CloudFormation::WaitCondition',
  'CloudFormation::WaitConditionHandle IoT::SecurityProfile Athena::NamedQuery CDK::Metadata Backup::Framework',
  'Backup::ReportPlan AuditManager::Assessment ResourceExplorer2::View',
].flatMap((line) => line.split(' '));

describe('a type that watches or forbids', () => {
  it.each(WATCHING)('AWS::%s', (type) => {
    expect(rulesIn(placed(`AWS::${type}`, 'Place', 'us-east-1'))).toEqual([]);
    expect(rulesIn(placed(`AWS::${type.replace('::', '::Not::')}`, 'Place', 'us-east-1'))).toEqual([
      'region',
    ]);
  });

  it.each(['BACKUP_POLICY', 'AISERVICES_OPT_OUT_POLICY'])(
    'AWS::Organizations::Policy, but for %s',
    (Type) => {
      const policy = (type: string) =>
        placed('AWS::Organizations::Policy', '', { Type: type, Place: 'us-east-1' });

      expect(rulesIn(policy(Type))).toEqual(['region']);
      expect(rulesIn(policy('SERVICE_CONTROL_POLICY'))).toEqual([]);
    },
  );
});

/** Properties that only say, compare or keep out. */
const INERT = [
  'Description RuleDescription Comment Comments Documentation Note Notes Title Label Summary Reason Cause DisplayName',
  'Message AlarmDescription description comment summary title label message reason Sid Id Header Footer Tag Tags TagSet',
  'TagList TagSpecifications HostedZoneTags FileSystemTags TagFilters CostFilters tags OTEL_RESOURCE_ATTRIBUTES DD_TAGS',
  'Labels labels EventPattern FindingCriteria FilterPattern FilterCriteria FilterPolicy Dimensions MetricDataQueries',
  'Metrics SearchString ByteMatchStatement DashboardBody StringEquals StringMatches StringLike StringNotEquals',
  'NumericLessThan NumericGreaterThan BooleanEquals TimestampEquals StringEqualsPath projection/region/values',
  'DeniedRegions DeniedRegion denyRegions BlockedZones BLOCKED_REGIONS RegionBlocklist ForbiddenLocations',
  'DisallowedCountries ExcludedRegions ExcludeRegions UnsupportedRegions ProhibitedPlaces RejectedRegions BannedRegions',
  'DENIED_ZONES_1 DENIED_LOCATIONS_1 BLOCKED_COUNTRIES_1 EXCLUDED_PLACES_1 BLOCKED_LIST_1 DENIED_REGIONS_1',
  'denylist blocklist denied RemoveRegions RemoveRegionsOnDelete RemoveReplicaRegions',
].flatMap((line) => line.split(' ').map((name) => name.replaceAll('/', '.')));

/** Properties that look like those, and say a place. */
const TELLING = [
  'Descriptions Commentary Titled LabelRegion Untitled Messages Identity Headers Tagged TagRegion Patterns Filter Metric',
  'Dimension StringEqual Numeric AllowedRegions Regions EnabledRegions BlockPublicAccess BlockStorage1 REJECTED_QUEUE_1',
  'projection AddRegions ReplicaRegions RemoveReplicaRegionsLater',
].flatMap((line) => line.split(' '));

const setting = (key: string, value: Json) => placed('Custom::Anything', '', { [key]: value });

describe('a property that only says something', () => {
  it.each(INERT)('%s', (key) => {
    expect(rulesIn(setting(key, 'us-east-1'))).toEqual([]);
    expect(rulesIn(setting(key, ['https://sqs.us-east-1.amazonaws.com']))).toEqual([]);
    expect(rulesIn(setting('Settings', [{ Name: key, Value: 'us-east-1' }]))).toEqual([]);
    expect(rulesIn(setting('Settings', [{ Key: key, value: 'us-east-1' }]))).toEqual([]);
    expect(rulesIn(setting('Settings', [{ name: key, value: 'us-east-1' }]))).toEqual([]);
  });

  it.each(TELLING)('but not %s', (key) => {
    expect(rulesIn(setting(key, 'us-east-1'))).toEqual(['region']);
    expect(rulesIn(setting('Settings', [{ Name: key, Value: 'us-east-1' }]))).toEqual(['region']);
  });

  it('but not a value without a name', () => {
    expect(rulesIn(setting('Settings', [{ Value: 'us-east-1' }]))).toEqual(['region']);
    expect(rulesIn(setting('Settings', [{ Name: 'Description', Other: 'us-east-1' }]))).toEqual(['region']);
    expect(rulesIn(setting('Settings', [{ Name: 'Description', Value: 'x', Other: 'us-east-1' }]))).toEqual([
      'region',
    ]);
  });

  it('but not what only has an effect, and is no statement', () => {
    expect(rulesIn(setting('Taint', { Effect: 'NoSchedule', Place: 'us-east-1' }))).toEqual(['region']);
    expect(rulesIn(setting('Taint', { Effect: 'Deny', Place: 'us-east-1' }))).toEqual(['region']);
  });
});

/** Properties that name something; a region in them is a word. */
const NAMES = [
  'TableName TableNames ObjectPrefix NameSuffix LogPath Namespace Alias DBInstanceIdentifier PartitionKey Family SecurityGroup',
  'Username Qualifier TABLE_NAME Name Id id name NAME',
].flatMap((line) => line.split(' '));
/** Properties that end like a name, and are places. */
const PLACES = [
  'RegionName ZoneName HostName DomainName ServerName ServiceName EndpointName ModelName BrokerName UrlPrefix RegionId',
  'REGION_NAME ModelId ModelIdentifier HostNames Names1 Filename1 Path1',
].flatMap((line) => line.split(' '));

describe('a name', () => {
  it.each(NAMES)('%s is a word', (key) => {
    expect(rulesIn(setting(key, 'us-east-1'))).toEqual([]);
    expect(rulesIn(setting(key, 'arn:aws:sqs:us-east-1:1:jobs'))).toEqual(key === 'Id' ? [] : ['arn']);
  });

  it.each(PLACES)('%s is a place', (key) => {
    expect(rulesIn(setting(key, 'us-east-1'))).toEqual(['region']);
  });

  it('is a zone all the same', () => {
    expect(rulesIn(setting('Name', 'us-east-1a'))).toEqual(['region']);
  });
});

describe('a list', () => {
  const compared = (operator: Json, key = 'values') =>
    setting('Where', [{ attribute: 'region', operator, [key]: ['us-east-1'] }]);

  it.each(['NotIn', 'DoesNotExist', 'NotEquals', 'NOT_IN', 'NOT_EQUALS', 'ne'])(
    'that %s keeps out',
    (operator) => {
      expect(rulesIn(compared(operator))).toEqual([]);
      expect(rulesIn(compared(operator, 'targets'))).toEqual(['region']);
      expect(rulesIn(compared(`x${operator}`))).toEqual(['region']);
      expect(rulesIn(compared(`${operator}x`))).toEqual(['region']);
    },
  );

  it.each(['In', 'Exists', 'eq', 7])('that %s lets in', (operator) => {
    expect(rulesIn(compared(operator))).toEqual(['region']);
  });

  it('of what an update takes away', () => {
    expect(rulesIn(setting('ReplicaUpdates', { Delete: { RegionName: 'us-east-1' } }))).toEqual([]);
    expect(rulesIn(setting('ReplicaUpdates', { Create: { RegionName: 'us-east-1' } }))).toEqual(['region']);
    expect(rulesIn(setting('Replicas', { Delete: { RegionName: 'us-east-1' } }))).toEqual(['region']);
  });
});
