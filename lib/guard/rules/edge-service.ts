import { each } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

/** Services whose resources are everywhere, and what each would do with data. */
const EDGE: readonly { readonly type: RegExp; readonly says: string }[] = [
  { type: /^AWS::CloudFront::/, says: 'CloudFront answers from edges all over the world' },
  {
    type: /^AWS::GlobalAccelerator::/,
    says: 'Global Accelerator takes traffic in at edges all over the world',
  },
  { type: /^AWS::Amplify::(App|Branch|Domain)$/, says: 'Amplify Hosting answers through CloudFront' },
  { type: /^AWS::Lightsail::Distribution$/, says: 'A distribution of Lightsail is one of CloudFront' },
  {
    type: /^AWS::AppSync::DomainName(ApiAssociation)?$/,
    says: 'A domain name of AppSync is served through CloudFront',
  },
  { type: /^AWS::WAF::/, says: 'WAF Classic without a region filters for CloudFront' },
  {
    type: /^AWS::S3::MultiRegionAccessPoint(Policy)?$/,
    says: 'A multi-region access point sends requests to buckets of several regions',
  },
  { type: /^AWS::Events::Endpoint$/, says: 'A global endpoint sends events to a second region' },
  {
    type: /^AWS::SES::MultiRegionEndpoint$/,
    says: 'A multi-region endpoint sends mail from several regions',
  },
  {
    type: /^AWS::Connect::TrafficDistributionGroup$/,
    says: 'A traffic distribution group carries calls between regions',
  },
  { type: /^AWS::ECR::PublicRepository$/, says: 'A public repository is in us-east-1 and on CloudFront' },
  {
    type: /^AWS::Shield::/,
    says: 'The service is global: it keeps what it knows in us-west-2 and us-east-1',
  },
  { type: /^AWS::Route53GlobalResolver::/, says: 'The resolver answers from edges all over the world' },
  { type: /^AWS::AWSExternalAnthropic::/, says: 'The models answer outside AWS, wherever there is room' },
  { type: /^AWS::IVS::/, says: 'Interactive Video takes in and delivers at edges all over the world' },
  { type: /^AWS::(Chatbot|SupportApp)::/, says: 'The service sends messages to chats outside AWS' },
  {
    type: /^AWS::ARCRegionSwitch::|^AWS::Route53Recovery(Control|Readiness)::/,
    says: 'The service moves traffic between regions',
  },
];

export const edgeService: Rule = {
  id: 'edge-service',
  forbids: 'a service that is everywhere: edges, accelerators, multi-region endpoints',
  because:
    'What passes an edge is decrypted and often kept there, and the edge is where the caller is, not where the law is.',
  source: TRANSFER,
  remedy: 'Serve from the region: a regional API, a load balancer, a bucket behind them.',
  *find(template) {
    for (const { type, says } of EDGE) yield* each(template, type, says);
    for (const resource of template.ofType('Custom::CDKBucketDeployment'))
      for (const { path } of template.select(resource, 'DistributionId'))
        yield { resource, path, says: 'What is deployed is delivered by CloudFront' };
    for (const resource of template.ofType(/^AWS::WAFv2::(WebACL|RuleGroup|IPSet|RegexPatternSet)$/))
      for (const { path, text } of template.texts(resource, 'Scope'))
        if (text.toUpperCase() !== 'REGIONAL')
          yield {
            resource,
            path,
            says: 'A web ACL with scope CLOUDFRONT filters at edges all over the world',
          };
  },
};
