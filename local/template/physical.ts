import { createHash } from 'node:crypto';

/** What the local stack calls itself where the cloud has a region and an account. */
export const REGION = 'eu-central-1';
export const ACCOUNT = '000000000000';

export type Declared = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
};
/** What `Ref` and `Fn::GetAtt` give for a resource. */
export type Physical = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> };

/** A UUID that is the same at every start. */
export const stableUuid = (seed: string): string => {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

export const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** The name of a resource that the template leaves to CloudFormation: stack and id, without the CDK's hash. */
export const generatedName = ({ stack, id }: Declared): string =>
  `${stack}-${id.replace(/[0-9A-F]{8}$/, '')}`;

const named = (declared: Declared, property: string): string => {
  const given = declared.properties[property];
  return typeof given === 'string' ? given : generatedName(declared);
};

const fifoName = (declared: Declared): string => {
  const name = named(declared, 'QueueName');
  return declared.properties.FifoQueue === true && !name.endsWith('.fifo') ? `${name}.fifo` : name;
};

const table = (declared: Declared): Physical => {
  const name = named(declared, 'TableName');
  const tableArn = arn('dynamodb', `table/${name}`);
  return { ref: name, attributes: { Arn: tableArn, StreamArn: `${tableArn}/stream/local` } };
};

const lambda = (declared: Declared): Physical => {
  const name = named(declared, 'FunctionName');
  return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
};

const role = (declared: Declared): Physical => {
  const name = named(declared, 'RoleName');
  return {
    ref: name,
    attributes: { Arn: `arn:aws:iam::${ACCOUNT}:role/${name}`, RoleId: stableUuid(`role/${name}`) },
  };
};

/** How each type of resource is called locally; `endpoint` is where functions reach the engines. */
export const physical = (declared: Declared, endpoint: string): Physical | undefined => {
  const name = generatedName(declared);
  switch (declared.type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable':
      return table(declared);
    case 'AWS::SQS::Queue': {
      const queue = fifoName(declared);
      const url = `${endpoint}/${ACCOUNT}/${queue}`;
      return { ref: url, attributes: { Arn: arn('sqs', queue), QueueName: queue, QueueUrl: url } };
    }
    case 'AWS::S3::Bucket': {
      const bucket = named(declared, 'BucketName').toLowerCase();
      return { ref: bucket, attributes: { Arn: `arn:aws:s3:::${bucket}` } };
    }
    case 'AWS::KMS::Key': {
      const key = stableUuid(`key/${declared.stack}/${declared.id}`);
      return { ref: key, attributes: { Arn: arn('kms', `key/${key}`), KeyId: key } };
    }
    case 'AWS::Lambda::Function':
      return lambda(declared);
    case 'AWS::IAM::Role':
      return role(declared);
    case 'AWS::IAM::ManagedPolicy':
      return {
        ref: `arn:aws:iam::${ACCOUNT}:policy/${named(declared, 'ManagedPolicyName')}`,
        attributes: {},
      };
    case 'AWS::ApiGateway::RestApi':
      return { ref: 'local', attributes: { RootResourceId: 'root', RestApiId: 'local' } };
    case 'AWS::ApiGateway::Resource':
    case 'AWS::ApiGateway::Authorizer':
    case 'AWS::ApiGateway::Stage':
    case 'AWS::ApiGateway::Deployment':
    case 'AWS::ApiGateway::RequestValidator':
      return { ref: `${declared.stack}/${declared.id}`, attributes: {} };
    case 'AWS::Events::Rule':
      return { ref: name, attributes: { Arn: arn('events', `rule/${name}`) } };
    case 'AWS::Scheduler::Schedule':
      return { ref: name, attributes: { Arn: arn('scheduler', `schedule/default/${name}`) } };
    case 'AWS::Logs::LogGroup':
      return { ref: name, attributes: { Arn: arn('logs', `log-group:${name}:*`) } };
    case 'AWS::SNS::Topic':
      return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } };
    default:
      return undefined;
  }
};
