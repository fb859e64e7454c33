/**
 * What a template says without any data following it: words for people, filters that only look, and policies that only
 * forbid. Everything that is not here counts.
 */

/** Types that watch or forbid; data goes nowhere because of them. */
const WATCHING =
  /^AWS::(Config::(ConfigRule|OrganizationConfigRule|ConformancePack|OrganizationConformancePack|RemediationConfiguration|ConfigurationAggregator)|Organizations::\w+|FIS::\w+|Macie::\w+|ControlTower::\w+|Budgets::\w+|CE::\w+|BillingConductor::\w+|CloudWatch::(Dashboard|AnomalyDetector|InsightRule)|Logs::(QueryDefinition|MetricFilter)|GuardDuty::(Filter|IPSet|ThreatIntelSet)|SecurityHub::\w+|AccessAnalyzer::\w+|NetworkFirewall::RuleGroup|Route53Resolver::FirewallDomainList|WAFv2::(RegexPatternSet|IPSet|RuleGroup)|CloudFormation::(GuardHook|LambdaHook|WaitCondition|WaitConditionHandle)|IoT::SecurityProfile|Athena::NamedQuery|CDK::Metadata|Backup::(Framework|ReportPlan)|AuditManager::\w+|ResourceExplorer2::\w+)$/;

/** Properties that are words for people. */
const WORDS =
  /(^|[a-z])(Description|Comments?|Documentation|Notes?|Title|Label|Summary|Reason|Cause|DisplayName|Message)$|^(description|comment|summary|title|label|message|reason|origin|Sid|Id|Header|Footer)$/;
const TAGS =
  /^(Tags?|TagSet|TagList|TagSpecifications|[A-Z]\w*Tags|TagFilters|CostFilters|tags|OTEL_RESOURCE_ATTRIBUTES|DD_TAGS|[lL]abels)$/;

/** Properties that only compare: what an event, a line or a header must look like. */
const FILTERS =
  /^(EventPattern|FindingCriteria|FilterPattern|FilterCriteria|FilterPolicy|Dimensions|MetricDataQueries|Metrics|SearchString|ByteMatchStatement|DashboardBody|(String|Numeric|Boolean|Timestamp)(Not)?(Equals|Matches|Like|LessThan|GreaterThan)\w*)$|^projection\./;

/** A list of what is kept out; to be on it is not to be let in. */
const KEPT_OUT =
  /den(y|ied)|block(ed|list)|forbidden|disallowed|exclud(e|ed)|unsupported|prohibited|rejected|banned/i;
const LISTED = /region|zone|location|countr|place|list|^[a-z]+$/i;

/** A property that is the name of something; a region in it is a word like any other. */
const NAME =
  /(Name|Names|Prefix|Suffix|Path|Namespace|Alias|Identifier|Key|Family|Group|Username|Qualifier|_NAME)$|^(Name|Id|id|name|NAME)$/;
/** Names that are places. */
const PLACE_NAME =
  /(Region|Zone|Host|Domain|Server|Service|Endpoint|Model|Broker|Url)_?(Names?|Id|Identifier|Prefix)$/i;

/** Policies of an organisation that do more than forbid: they copy, or let AWS learn. */
const ACTING = /^(BACKUP_POLICY|AISERVICES_OPT_OUT_POLICY)$/;

/** True for a resource because of which no data goes anywhere; some types say by a kind of their own what they are. */
export const isWatching = (type: string, kind: string): boolean => WATCHING.test(type) && !ACTING.test(kind);

/** What an update takes away. */
const TAKEN_AWAY = /^RemoveRegions|^RemoveReplicaRegions$/;

/** True for a property under which nothing is a place. */
export const isInert = (key: string, parent = ''): boolean =>
  TAKEN_AWAY.test(key) ||
  (key === 'Delete' && parent.endsWith('Updates')) ||
  WORDS.test(key) ||
  TAGS.test(key) ||
  FILTERS.test(key) ||
  (KEPT_OUT.test(key) && LISTED.test(key));

/** True for a comparison that keeps out what it lists. */
export const isNegative = (operator: string): boolean =>
  /^(NotIn|DoesNotExist|NotEquals|NOT_IN|NOT_EQUALS|ne)$/.test(operator);

/** True for a property that names something, where only an ARN or a host is a place. */
export const isName = (key: string): boolean => NAME.test(key) && !PLACE_NAME.test(key);
