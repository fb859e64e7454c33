import type { Resource } from '../resource.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';
import type { Hit, Template } from '../template.ts';

export const edgeEndpoint: Rule = {
  id: 'edge-endpoint',
  forbids: 'an API, a domain or a bucket that is reached through edges, which some are when nothing is said',
  because: 'A REST API without an endpoint type is edge-optimised: every call passes CloudFront.',
  source: TRANSFER,
  remedy: 'Say it: endpoint type REGIONAL or PRIVATE, no transfer acceleration, no custom domain of Cognito.',
  *find(template) {
    yield* apis(template);
    yield* domains(template);
    for (const resource of template.ofType('AWS::S3::Bucket'))
      for (const { path, text } of template.texts(resource, 'AccelerateConfiguration.AccelerationStatus'))
        if (text !== 'Suspended')
          yield { resource, path, says: 'Uploads pass edges all over the world (transfer acceleration)' };
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
  if (imported.length === 0 && template.mayLack(resource, 'EndpointConfiguration.Types'))
    yield { resource, path, says: `${what} has no endpoint type, so it is edge-optimised: CloudFront` };
  for (const said of [...template.texts(resource, 'EndpointConfiguration.Types.*'), ...imported])
    if (!isHome(said.text))
      yield { resource, path: said.path, says: `${what} is edge-optimised, or may become so: CloudFront` };
}
