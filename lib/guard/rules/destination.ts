import { destinationsOutside, regionsOutside } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const destination: Rule = {
  id: 'destination',
  forbids: 'a destination of events, messages, logs or streams that is not known to be in an allowed region',
  because: 'What is sent is copied, and where it is received it is kept.',
  source: TRANSFER,
  remedy:
    'Send to a resource of this stack by Fn::GetAtt, or write the ARN with its region; give a parameter AllowedValues.',
  *find(template) {
    yield* destinationsOutside(
      template,
      [
        { type: 'AWS::Events::Rule', at: 'Targets.*.Arn' },
        { type: 'AWS::Events::EventBusPolicy', at: 'EventBusName' },
        { type: 'AWS::Pipes::Pipe', at: 'Source' },
        { type: 'AWS::Pipes::Pipe', at: 'Target' },
        { type: 'AWS::Pipes::Pipe', at: 'Enrichment' },
        { type: 'AWS::Scheduler::Schedule', at: 'Target.Arn' },
        { type: 'AWS::SNS::Subscription', at: 'Endpoint' },
        { type: 'AWS::SNS::Subscription', at: 'TopicArn' },
        { type: 'AWS::SNS::Topic', at: 'Subscription.*.Endpoint' },
        { type: 'AWS::Logs::SubscriptionFilter', at: 'DestinationArn' },
        { type: 'AWS::Logs::Destination', at: 'TargetArn' },
        { type: 'AWS::Logs::DeliveryDestination', at: 'DestinationResourceArn' },
        { type: 'AWS::Lambda::EventInvokeConfig', at: 'DestinationConfig.OnSuccess.Destination' },
        { type: 'AWS::Lambda::EventInvokeConfig', at: 'DestinationConfig.OnFailure.Destination' },
        { type: 'AWS::CloudWatch::MetricStream', at: 'FirehoseArn' },
        { type: 'AWS::MSK::Replicator', at: 'KafkaClusters.*.AmazonMskCluster.MskClusterArn' },
        { type: 'AWS::RDS::Integration', at: 'TargetArn' },
        { type: 'AWS::Oam::Link', at: 'SinkIdentifier' },
      ],
      'What is sent',
    );
    yield* regionsOutside(
      template,
      [
        { type: 'AWS::SNS::Subscription', at: 'Region' },
        { type: 'AWS::Config::AggregationAuthorization', at: 'AuthorizedAwsRegion' },
        { type: 'AWS::SSM::ResourceDataSync', at: 'S3Destination.BucketRegion' },
        { type: 'AWS::SSM::ResourceDataSync', at: 'BucketRegion' },
      ],
      'What is sent is received',
    );
  },
};
