import { z } from 'zod';
import type { Assembly } from './assembly.ts';
import type { Resolver } from './intrinsics.ts';
import { type Physical, physical } from './physical.ts';

/** One resource of the template, with its properties resolved on demand. */
export type Resource = {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  /**
   * The properties the caller reads, checked against `shape`; `ignored` names those without meaning locally.
   * A property that is in neither is an error: it would do something in the cloud that it does not do here.
   */
  readonly read: <S extends z.ZodRawShape>(shape: S, ignored?: readonly string[]) => z.infer<z.ZodObject<S>>;
  readonly physical: () => Physical;
};

/** These mean nothing on one machine: nobody is alarmed, and nothing is retained. */
const WITHOUT_MEANING: readonly string[] = [
  'AWS::ApiGateway::Account',
  'AWS::ApiGateway::Deployment',
  'AWS::CDK::Metadata',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::KMS::Alias',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::ResourcePolicy',
  'AWS::Organizations::Policy',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::WAFv2::LoggingConfiguration',
  'AWS::WAFv2::WebACLAssociation',
];

const UNDERSTOOD: readonly string[] = [
  'AWS::ApiGateway::Authorizer',
  'AWS::ApiGateway::GatewayResponse',
  'AWS::ApiGateway::Method',
  'AWS::ApiGateway::Resource',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Key',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::Scheduler::Schedule',
  'AWS::WAFv2::WebACL',
];

/** All resources that mean something locally; a type that is neither understood nor without meaning is an error. */
export const listResources = (assembly: Assembly, resolve: Resolver, endpoint: string): Resource[] => {
  const unknown: string[] = [];
  const resources: Resource[] = [];
  for (const stack of assembly.stacks) {
    for (const [id, { Type: type, Properties: properties = {} }] of Object.entries(
      stack.template.Resources,
    )) {
      const where = `${stack.name}/${id} (${type})`;
      if (WITHOUT_MEANING.includes(type)) continue;
      if (!UNDERSTOOD.includes(type)) {
        unknown.push(where);
        continue;
      }
      resources.push({
        stack: stack.name,
        id,
        type,
        read: (shape, ignored = []) => {
          const strange = Object.keys(properties).filter(
            (name) => !(name in shape) && !ignored.includes(name),
          );
          if (strange.length > 0) {
            throw new Error(
              `${where}: the local stack does not understand the property ${strange.join(', ')}`,
            );
          }
          const used = Object.keys(shape).filter((name) => name in properties);
          const resolved = Object.fromEntries(used.map((name) => [name, resolve(stack, properties[name])]));
          const parsed = z.object(shape).safeParse(resolved);
          if (parsed.success) return parsed.data;
          throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
        },
        physical: () => {
          const found = physical({ stack: stack.name, id, type, properties }, endpoint);
          if (!found) throw new Error(`${where} has no local name`);
          return found;
        },
      });
    }
  }
  if (unknown.length > 0) {
    throw new Error(`the local stack does not know what to do with: ${unknown.join('; ')}`);
  }
  return resources;
};
