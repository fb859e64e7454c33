import { hostsIn } from '../hosts.ts';
import { hostRefusal } from '../looks.ts';
import type { Resource } from '../resource.ts';
import type { Rule } from '../rule.ts';
import { INSTRUCTION } from '../sources.ts';
import type { Hit, Template } from '../template.ts';

/** Where AWS itself posts data to an address of somebody else's. */
const POSTED: readonly { readonly type: string; readonly at: string }[] = [
  { type: 'AWS::Events::ApiDestination', at: 'InvocationEndpoint' },
  {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    at: 'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url',
  },
  { type: 'AWS::KinesisFirehose::DeliveryStream', at: 'SplunkDestinationConfiguration.HECEndpoint' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', at: 'SnowflakeDestinationConfiguration.AccountUrl' },
  { type: 'AWS::SNS::Subscription', at: 'Endpoint' },
  { type: 'AWS::SNS::Topic', at: 'Subscription.*.Endpoint' },
  { type: 'AWS::IoT::TopicRuleDestination', at: 'HttpUrlProperties.ConfirmationUrl' },
  { type: 'AWS::IoT::TopicRule', at: 'TopicRulePayload.Actions.*.Http.Url' },
  { type: 'AWS::AppSync::DataSource', at: 'HttpConfig.Endpoint' },
  { type: 'AWS::ApiGateway::Method', at: 'Integration.Uri' },
  { type: 'AWS::ApiGatewayV2::Integration', at: 'IntegrationUri' },
];

/** Services that exist to carry data to others. */
const CARRIERS = /^AWS::(AppFlow::Flow|DataSync::LocationAzureBlob|DataSync::LocationObjectStorage)$/;

export const outsideAws: Rule = {
  id: 'outside-aws',
  forbids: 'data that AWS posts to, or keeps or shows with, somebody outside it',
  because:
    'Nobody has said in which country the host is, or who reads there; the egress client of the functions asks both.',
  source: INSTRUCTION,
  remedy:
    'Send to a queue of the stack, and let a function send on through the egress client, to registered hosts only.',
  *find(template) {
    for (const { type, at } of POSTED)
      for (const resource of template.ofType(type))
        for (const { path, text } of template.texts(resource, at))
          for (const host of hostsIn(text)) {
            const refusal = hostRefusal(template, host);
            if (refusal) yield { resource, path, says: `It is posted to ${refusal}` };
          }
    yield* callsByName(template);
    yield* handedOver(template);
    for (const resource of template.ofType(CARRIERS))
      if (!staysInAws(template, resource))
        yield {
          resource,
          path: resource.path,
          says: `${resource.type} carries data to a system outside AWS`,
        };
  },
};

/** Drives of others on the desktops of staff, and people all over the world who label data. */
function* handedOver(template: Template): Iterable<Hit> {
  for (const resource of template.ofType('AWS::AppStream::Stack'))
    for (const { path, text } of template.texts(resource, 'StorageConnectors.*.ConnectorType'))
      if (text !== 'HOMEFOLDERS') yield { resource, path, says: `Files are kept with ${text}` };
  for (const { resource, path, text } of template.leaves)
    if (text.includes(':workteam/public-crowd/'))
      yield { resource, path, says: 'Data is shown to the public crowd of Mechanical Turk' };
}

/** A state machine calls an address by a task that names it. */
function* callsByName(template: Template): Iterable<Hit> {
  for (const { resource, path, keys, text } of template.leaves)
    if (keys.at(-1) === 'ApiEndpoint')
      for (const host of hostsIn(text)) {
        const refusal = hostRefusal(template, host);
        if (refusal) yield { resource, path, says: `It calls ${refusal}` };
      }
}

/** A flow of AppFlow from S3 to S3, in one region, goes nowhere. */
function staysInAws(template: Template, resource: Resource): boolean {
  const ends = [
    ...template.texts(resource, 'SourceFlowConfig.ConnectorType'),
    ...template.texts(resource, 'DestinationFlowConfigList.*.ConnectorType'),
  ];
  return (
    ends.length > 0 &&
    ends.every(({ text }) => /^(S3|Redshift|EventBridge|LookoutMetrics|CustomerProfiles)$/.test(text))
  );
}
