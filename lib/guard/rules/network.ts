import { regionsOutside } from '../looks.ts';
import { FREE } from '../read/json.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const network: Rule = {
  id: 'network',
  forbids: 'a network that reaches into another region: peering, gateways, endpoints, zones',
  because:
    'What is joined to the network can read what is in it, and what is routed there is processed there.',
  source: TRANSFER,
  remedy: 'Keep networks, endpoints and zones in the region of the stack.',
  *find(template) {
    yield* regionsOutside(
      template,
      [
        { type: 'AWS::EC2::VPCPeeringConnection', at: 'PeerRegion' },
        { type: 'AWS::EC2::TransitGatewayPeeringAttachment', at: 'PeerRegion' },
        { type: 'AWS::EC2::VPCEndpoint', at: 'ServiceRegion' },
        { type: 'AWS::EC2::VPCEndpointService', at: 'SupportedRegions.*' },
        { type: 'AWS::EC2::VPCEndpointService', at: 'SupportedRegions.*.Region' },
        { type: 'AWS::EC2::IPAM', at: 'OperatingRegions.*.RegionName' },
        { type: 'AWS::EC2::IPAMPool', at: 'Locale' },
        { type: 'AWS::Route53::RecordSet', at: 'Region' },
        { type: 'AWS::Route53::RecordSetGroup', at: 'RecordSets.*.Region' },
        { type: 'AWS::Route53::HostedZone', at: 'VPCs.*.VPCRegion' },
        { type: /./, at: 'AvailabilityZone' },
      ],
      'The network, or a part of it, is',
    );
    for (const resource of template.ofType('AWS::EC2::VPCEndpoint'))
      for (const { path, text } of template.texts(resource, 'ServiceName')) {
        const region =
          /^(?:com\.amazonaws|aws\.api|eu\.amazonaws)(?:\.vpce)?\.([^.]+)\./.exec(text)?.[1] ?? text;
        if (/s3-global\.accesspoint$/.test(text))
          yield { resource, path, says: 'The endpoint is for access points of several regions' };
        else if (text.startsWith(FREE) || region.includes(FREE))
          yield { resource, path, says: 'The service the endpoint is for is decided only at deploy' };
      }
    for (const resource of template.ofType('AWS::Route53::HealthCheck'))
      for (const { path } of template.select(resource, 'HealthCheckConfig.Regions'))
        yield { resource, path, says: 'The endpoint is read from regions all over the world' };
    for (const resource of template.ofType('AWS::Route53::HostedZone'))
      for (const { path } of template.select(resource, 'QueryLoggingConfig'))
        yield { resource, path, says: 'Queries are logged in us-east-1, the only region for it' };
  },
};
