import { z } from 'zod';
import { type Firewall, readFirewall } from './firewall.ts';
import type { Resource } from './resources.ts';
import { methodSettings, type Throttles } from './throttles.ts';

export type Authorizer = {
  readonly id: string;
  readonly kind: 'TOKEN' | 'REQUEST';
  readonly functionArn: string;
  /** For example `method.request.header.Authorization`. */
  readonly identitySources: readonly string[];
  readonly identityPattern: RegExp | undefined;
  readonly cacheSeconds: number;
};
export type LocalRoute = {
  readonly method: string;
  /** For example `/children/{childId}`. */
  readonly path: string;
  readonly resourceId: string;
  readonly functionArn: string;
  readonly timeoutMilliseconds: number;
  readonly authorizer: Authorizer | undefined;
};
/** A header as it is, or the one of the request that it repeats. */
export type AnswerHeader = { readonly literal: string } | { readonly ofRequest: string };
export type GatewayAnswer = {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, AnswerHeader>>;
  readonly templates: Readonly<Record<string, string>>;
};
export type Api = {
  readonly id: string;
  readonly stage: string;
  readonly routes: readonly LocalRoute[];
  readonly answers: ReadonlyMap<string, GatewayAnswer>;
  readonly throttles: Throttles;
  readonly binaryTypes: readonly string[];
  /** Without one, every call passes as it is. */
  readonly firewall: Firewall | undefined;
};

const INVOCATION =
  /^arn:aws:apigateway:[^:]+:lambda:path\/2015-03-31\/functions\/(?<arn>[^/]+)\/invocations$/;
const functionOf = (uri: string): string => {
  const found = INVOCATION.exec(uri)?.groups?.arn;
  if (!found) throw new Error(`an integration must be a Lambda function, not ${uri}`);
  return found;
};
const uri = z.string().transform(functionOf);

const readAuthorizer = (resource: Resource): Authorizer => {
  const read = resource.read(
    {
      Type: z.enum(['TOKEN', 'REQUEST']),
      AuthorizerUri: uri,
      IdentitySource: z.string().optional(),
      IdentityValidationExpression: z.string().optional(),
      AuthorizerResultTtlInSeconds: z.number().optional(),
    },
    ['Name', 'RestApiId', 'AuthorizerCredentials'],
  );
  return {
    id: resource.physical().ref,
    kind: read.Type,
    functionArn: read.AuthorizerUri,
    identitySources: (read.IdentitySource ?? '')
      .split(',')
      .map((source) => source.trim())
      .filter(Boolean),
    identityPattern: read.IdentityValidationExpression
      ? new RegExp(read.IdentityValidationExpression)
      : undefined,
    cacheSeconds: read.AuthorizerResultTtlInSeconds ?? 300,
  };
};

type Node = { readonly id: string; readonly parent: string; readonly part: string };

const readNode = (resource: Resource): Node => {
  const { ParentId, PathPart } = resource.read({ ParentId: z.string(), PathPart: z.string() }, ['RestApiId']);
  return { id: resource.physical().ref, parent: ParentId, part: PathPart };
};

const pathOf = (id: string, nodes: readonly Node[]): string => {
  const node = nodes.find((candidate) => candidate.id === id);
  return node ? `${pathOf(node.parent, nodes)}/${node.part}` : '';
};

const integration = z.strictObject({
  Type: z.literal('AWS_PROXY', 'only Lambda proxy integrations run locally'),
  IntegrationHttpMethod: z.literal('POST'),
  Uri: uri,
  TimeoutInMillis: z.number().optional(),
});

const readMethod = (
  resource: Resource,
  nodes: readonly Node[],
  authorizers: readonly Authorizer[],
): LocalRoute => {
  const read = resource.read(
    {
      HttpMethod: z.string(),
      ResourceId: z.string(),
      AuthorizationType: z.enum(['NONE', 'CUSTOM']),
      AuthorizerId: z.string().optional(),
      ApiKeyRequired: z.literal(false).optional(),
      Integration: integration,
    },
    ['RestApiId', 'OperationName', 'MethodResponses'],
  );
  const authorizer = authorizers.find(({ id }) => id === read.AuthorizerId);
  if (read.AuthorizationType === 'CUSTOM' && !authorizer)
    throw new Error(`${resource.id}: no such authorizer`);
  return {
    method: read.HttpMethod,
    path: pathOf(read.ResourceId, nodes) || '/',
    resourceId: read.ResourceId,
    functionArn: read.Integration.Uri,
    timeoutMilliseconds: read.Integration.TimeoutInMillis ?? 29_000,
    authorizer,
  };
};

const readAnswer = (resource: Resource): [string, GatewayAnswer] => {
  const read = resource.read(
    {
      ResponseType: z.string(),
      StatusCode: z.coerce.number().optional(),
      ResponseParameters: z.record(z.string(), z.string()).optional(),
      ResponseTemplates: z.record(z.string(), z.string()).optional(),
    },
    ['RestApiId'],
  );
  const headers = Object.entries(read.ResponseParameters ?? {}).map(
    ([name, value]): [string, AnswerHeader] => {
      const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
      const literal = /^'(.*)'$/.exec(value)?.[1];
      const ofRequest = /^method\.request\.header\.(.+)$/.exec(value)?.[1];
      if (header !== undefined && literal !== undefined) return [header, { literal }];
      if (header !== undefined && ofRequest !== undefined) return [header, { ofRequest }];
      throw new Error(`${resource.id}: a gateway response's ${name} cannot be understood: ${value}`);
    },
  );
  return [
    read.ResponseType,
    {
      status: read.StatusCode,
      headers: Object.fromEntries(headers),
      templates: read.ResponseTemplates ?? {},
    },
  ];
};

/** The REST API of the template, or undefined when it declares none. */
export const readApi = (resources: readonly Resource[]): Api | undefined => {
  const ofType = (type: string) =>
    resources.filter((resource) => resource.type === `AWS::ApiGateway::${type}`);
  const [api, ...more] = ofType('RestApi');
  if (!api) return undefined;
  if (more.length > 0) throw new Error('the local stack serves one REST API');
  const { BinaryMediaTypes } = api.read(
    {
      BinaryMediaTypes: z.array(z.string()).optional(),
      EndpointConfiguration: z.object({ Types: z.tuple([z.literal('REGIONAL')]) }),
    },
    [
      'Name',
      'Description',
      'DisableExecuteApiEndpoint',
      'MinimumCompressionSize',
      'Policy',
      'Tags',
      'SecurityPolicy',
      'EndpointAccessMode',
    ],
  );
  const [stage] = ofType('Stage').map((resource) =>
    resource.read({ StageName: z.string(), MethodSettings: methodSettings.optional() }, [
      'RestApiId',
      'DeploymentId',
      'AccessLogSetting',
      'TracingEnabled',
      'Tags',
      'Description',
    ]),
  );
  const nodes = ofType('Resource').map(readNode);
  const authorizers = ofType('Authorizer').map(readAuthorizer);
  return {
    id: api.physical().ref,
    stage: stage?.StageName ?? 'local',
    routes: ofType('Method').map((method) => readMethod(method, nodes, authorizers)),
    answers: new Map(ofType('GatewayResponse').map(readAnswer)),
    throttles: stage?.MethodSettings ?? new Map(),
    binaryTypes: BinaryMediaTypes ?? [],
    firewall: readFirewall(resources),
  };
};
