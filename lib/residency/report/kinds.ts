import type { Role } from './shape.ts';

type Kind = {
  readonly role: Role;
  /** What it is to data, in one line. */
  readonly says: string;
  /** The rules of the guard that look at resources of this type, or at what would copy them or send from them. */
  readonly guard: readonly string[];
};

/** What a role may do; who may be let in is asked of the policies of resources too. */
const GRANTS = ['policy-abroad', 'policy-everywhere', 'policy-copies'];
const POLICIES = [...GRANTS, 'edge-access'];

/** Every type of resource the report knows. One that is not here makes it fail: nobody has said what it does with data. */
const KINDS: Readonly<Record<string, Kind>> = {
  'AWS::DynamoDB::Table': { role: 'rests', says: 'A table', guard: ['table-replica'] },
  'AWS::S3::Bucket': { role: 'rests', says: 'A bucket', guard: ['bucket-copy', 'edge-endpoint'] },
  'AWS::SQS::Queue': { role: 'rests', says: 'A queue', guard: [] },
  'AWS::SNS::Topic': { role: 'rests', says: 'A topic', guard: ['destination', 'outside-aws'] },
  'AWS::Logs::LogGroup': { role: 'rests', says: 'A log', guard: ['destination'] },
  'AWS::KMS::Key': { role: 'rests', says: 'A key', guard: ['multi-region-key'] },

  'AWS::Lambda::Function': {
    role: 'works',
    says: 'Holds data in memory while a call lasts; its environment has names, no data',
    guard: ['environment', 'telemetry', 'third-country-host'],
  },

  'AWS::ApiGateway::RestApi': {
    role: 'passes',
    says: 'Calls and answers pass, and are not kept',
    guard: ['edge-endpoint'],
  },
  'AWS::ApiGateway::Stage': {
    role: 'passes',
    says: 'Bodies are not logged',
    guard: [],
  },
  'AWS::ApiGateway::Method': {
    role: 'passes',
    says: 'One method of one path, to one function',
    guard: ['outside-aws'],
  },
  'AWS::ApiGateway::Authorizer': { role: 'passes', says: 'The token passes to `authorizer`', guard: [] },
  'AWS::WAFv2::WebACL': {
    role: 'passes',
    says: 'Looks at each call before the API does; samples none',
    guard: ['edge-service'],
  },
  'AWS::Lambda::EventSourceMapping': {
    role: 'passes',
    says: 'Messages and events pass to a function',
    guard: [],
  },
  'AWS::Events::Rule': { role: 'passes', says: 'A clock; carries no data', guard: ['destination'] },

  'AWS::CloudWatch::Alarm': { role: 'watches', says: 'Counts; no data of persons', guard: [] },
  'AWS::Logs::MetricFilter': { role: 'watches', says: 'Counts log lines by their code', guard: [] },

  'AWS::IAM::ManagedPolicy': { role: 'rules', says: 'The permissions boundary', guard: GRANTS },
  'AWS::IAM::Role': { role: 'rules', says: 'Whom a function acts as', guard: POLICIES },
  'AWS::IAM::Policy': { role: 'rules', says: 'What a function may do', guard: GRANTS },
  'AWS::S3::BucketPolicy': { role: 'rules', says: 'What a bucket refuses', guard: POLICIES },
  'AWS::SQS::QueuePolicy': { role: 'rules', says: 'What a queue refuses', guard: POLICIES },
  'AWS::SNS::TopicPolicy': { role: 'rules', says: 'What a topic refuses', guard: POLICIES },
  'AWS::Logs::ResourcePolicy': { role: 'rules', says: 'Who may write the firewall’s log', guard: POLICIES },
  'AWS::Organizations::Policy': { role: 'rules', says: 'The organisation’s policy', guard: [] },
  'AWS::Lambda::Permission': { role: 'rules', says: 'Who may call a function', guard: ['edge-access'] },

  'AWS::ApiGateway::Account': { role: 'wires', says: 'Lets the API write logs', guard: [] },
  'AWS::ApiGateway::Deployment': { role: 'wires', says: 'The routes, as deployed', guard: [] },
  'AWS::ApiGateway::GatewayResponse': { role: 'wires', says: 'Fixed texts of refusals', guard: [] },
  'AWS::ApiGateway::Resource': { role: 'wires', says: 'One part of a path', guard: [] },
  'AWS::WAFv2::LoggingConfiguration': { role: 'wires', says: 'What of a blocked call is logged', guard: [] },
  'AWS::WAFv2::WebACLAssociation': { role: 'wires', says: 'Puts the firewall before the API', guard: [] },
};

/** What is known of a type; throws for one that is not known. */
export function kindOf(type: string): Kind {
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (!kind)
    throw new Error(
      `${type}: nobody has said what it does with data; say so in lib/residency/report/kinds.ts, and what holds it`,
    );
  return kind;
}

/** The service of a type, as IAM names it in actions: `AWS::DynamoDB::Table` is `dynamodb`. */
export const serviceOf = (type: string): string => type.split('::')[1]?.toLowerCase() ?? '';
