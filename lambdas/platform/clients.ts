import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { inTime } from './attempt.ts';
import { type Called, checkEndpoint, endpointOf, type Going, type Service } from './endpoints.ts';
import { readEnv } from './env.ts';
import { endpointEnv } from './env-names.ts';
import { PATIENT, type Patience } from './patience.ts';
import { REGION } from './region.ts';
import { assertSurroundings, isLocal } from './surroundings.ts';

export { isLocal };

/** Where a client's calls go, and as whom. */
export type Bearings = {
  readonly endpoint: string;
  readonly credentials: NonNullable<DynamoDBClientConfig['credentials']>;
  /** They go to loopback and nowhere else. */
  readonly local: boolean;
};

/** Those of a function: in our region with its own credentials, or in the local stack. */
function ofFunction(service: Service): Bearings {
  assertSurroundings(process.env);
  const local = isLocal();
  const endpoint = local ? readEnv({ url: endpointEnv(service) }).url : endpointOf(service);
  return { endpoint, credentials: ownCredentials(), local };
}

/** The function's own, as Lambda gives them; the SDK's search for others would call hosts that nobody checks. */
function ownCredentials() {
  const { accessKeyId, secretAccessKey } = readEnv({
    accessKeyId: 'AWS_ACCESS_KEY_ID',
    secretAccessKey: 'AWS_SECRET_ACCESS_KEY',
  });
  const sessionToken = process.env.AWS_SESSION_TOKEN;
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}

/** What pins every client: each option that is given here is one the SDK does not look for in the environment or in files. */
export const pinned = ({ endpoint, credentials }: Bearings) => ({
  region: REGION,
  endpoint,
  credentials,
  // The bounds of each call are ours.
  defaultsMode: 'legacy' as const,
  useFipsEndpoint: false,
  useDualstackEndpoint: false,
});

/** What bounds every call, whatever the environment says of attempts. */
const bounded = ({ connectMs, attempts }: Patience) => ({
  maxAttempts: attempts,
  retryMode: 'standard',
  // The handler's other limits end when an answer begins, or begin again with every byte; ours is in `hurried`.
  requestHandler: { connectionTimeout: connectMs, socketTimeout: 0 },
});

type Next = (args: { readonly request: unknown }) => unknown;
/** What all clients have in common; each types its middleware by its own commands. */
type Guardable = {
  readonly config: { readonly requestHandler: { handle(request: never, options?: never): unknown } };
  readonly middlewareStack: {
    add(middleware: never, options: { step: 'build'; priority: 'low'; name: string }): void;
  };
};

/** Checks where a request goes once it is made, for links are signed and never sent, and by what sends it, after which nothing can change it. */
export function guarded<C extends Guardable>(service: Called, { local }: Bearings, client: C): C {
  const check = (request: unknown) => checkEndpoint(service, local, request as Going);
  const whenMade = (next: Next) => (args: { readonly request: unknown }) => {
    check(args.request);
    return next(args);
  };
  client.middlewareStack.add(whenMade as never, { step: 'build', priority: 'low', name: 'checkWhenMade' });
  const { requestHandler } = client.config;
  const send = requestHandler.handle.bind(requestHandler);
  requestHandler.handle = async (request, options) => {
    check(request);
    return send(request, options);
  };
  return client;
}

/** Ends every attempt in its time, whatever takes it: a server that does not answer, or an answer that drips. */
function hurried<C extends Guardable>(client: C, { attemptMs }: Patience): C {
  const { requestHandler } = client.config;
  requestHandler.handle = inTime(requestHandler.handle.bind(requestHandler) as never, attemptMs);
  return client;
}

/** The options that every client has. */
const common = (to: Bearings, patience: Patience) => ({ ...pinned(to), ...bounded(patience) });

/** A client that goes where it should and no longer than it should. */
const ours = <C extends Guardable>(service: Service, to: Bearings, patience: Patience, client: C): C =>
  guarded(service, to, hurried(client, patience));

export const dynamoClient = (to = ofFunction('dynamodb'), patience = PATIENT): DynamoDBClient =>
  ours('dynamodb', to, patience, new DynamoDBClient(common(to, patience)));

export const kmsClient = (to = ofFunction('kms'), patience = PATIENT): KMSClient =>
  ours('kms', to, patience, new KMSClient(common(to, patience)));

/** Sends to the endpoint it is pinned to, whatever host a queue's URL names. */
export const sqsClient = (to = ofFunction('sqs'), patience = PATIENT): SQSClient =>
  ours('sqs', to, patience, new SQSClient(common(to, patience)));

/** A bucket's name is a name: neither an ARN nor a redirect leads to another region. */
export const s3Client = (to = ofFunction('s3'), patience = PATIENT): S3Client =>
  ours(
    's3',
    to,
    patience,
    new S3Client({
      ...common(to, patience),
      forcePathStyle: to.local,
      followRegionRedirects: false,
      useArnRegion: false,
      disableMultiregionAccessPoints: true,
    }),
  );
