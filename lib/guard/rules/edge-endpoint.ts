import type { Resource } from '../resource.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';
import type { Hit, Template } from '../template.ts';

/** Switches that send what a resource gets, or does, around the world, and how each says that it is off. */
const SWITCHES: readonly {
  readonly type: RegExp | string;
  readonly at: string;
  readonly off: string;
  readonly says: string;
}[] = [
  {
    type: 'AWS::S3::Bucket',
    at: 'AccelerateConfiguration.AccelerationStatus',
    off: 'Suspended',
    says: 'Uploads pass edges all over the world (transfer acceleration)',
  },
  {
    type: 'AWS::EC2::VPNConnection',
    at: 'EnableAcceleration',
    off: 'false',
    says: 'The tunnel begins at the edge of Global Accelerator',
  },
  {
    type: 'AWS::WorkSpaces::Directory',
    at: 'StreamingProperties.GlobalAccelerator.Mode',
    off: 'DISABLED',
    says: 'Screens are streamed through Global Accelerator',
  },
  {
    type: /^AWS::ObservabilityAdmin::(Organization)?TelemetryRule$/,
    at: 'Rule.AllRegions',
    off: 'false',
    says: 'The rule is copied to every region',
  },
];

export const edgeEndpoint: Rule = {
  id: 'edge-endpoint',
  forbids: 'what is reached through edges: an API, a domain, a bucket; some are when nothing is said',
  because: 'A REST API without an endpoint type is edge-optimised: every call passes CloudFront.',
  source: TRANSFER,
  remedy: 'Say it: endpoint type REGIONAL or PRIVATE, no transfer acceleration, no custom domain of Cognito.',
  *find(template) {
    yield* apis(template);
    yield* domains(template);
    for (const { type, at, off, says } of SWITCHES)
      for (const resource of template.ofType(type))
        for (const { path, text } of template.texts(resource, at))
          if (text !== off) yield { resource, path, says };
    for (const resource of template.ofType('AWS::Cognito::UserPoolDomain'))
      for (const { path } of template.select(resource, 'CustomDomainConfig'))
        yield { resource, path, says: 'A custom domain of a user pool is served through CloudFront' };
  },
};

const isHome = (text: string): boolean => text === 'REGIONAL' || text === 'PRIVATE';

function* apis(template: Template): Iterable<Hit> {
  for (const resource of template.ofType('AWS::ApiGateway::RestApi')) {
    const imported = template.texts(resource, 'Parameters.endpointConfigurationTypes');
    yield* wrongTypes(template, resource, imported, 'The API');
  }
}

function* domains(template: Template): Iterable<Hit> {
  for (const resource of template.ofType('AWS::ApiGateway::DomainName'))
    yield* wrongTypes(template, resource, [], 'The domain');
}

type Said = { readonly path: string; readonly text: string };

function* wrongTypes(
  template: Template,
  resource: Resource,
  imported: readonly Said[],
  what: string,
): Iterable<Hit> {
  const path = `${resource.path}/Properties/EndpointConfiguration`;
  const types = template.texts(resource, 'EndpointConfiguration.Types.*');
  if (
    imported.length === 0 &&
    (types.length === 0 || template.mayLack(resource, 'EndpointConfiguration.Types'))
  )
    yield { resource, path, says: `${what} has no endpoint type, so it is edge-optimised: CloudFront` };
  for (const said of [...types, ...imported])
    if (!isHome(said.text))
      yield { resource, path: said.path, says: `${what} is edge-optimised, or may become so: CloudFront` };
}
