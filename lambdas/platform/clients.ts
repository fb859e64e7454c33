import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { checkEndpoint, endpointOf, type Going, type Service } from './endpoints.ts';
import { readEnv } from './env.ts';
import { endpointEnv } from './env-names.ts';
import { REGION } from './region.ts';
import { assertSurroundings, isLocal } from './surroundings.ts';

export { isLocal };

/** What pins every client: each option that is given here is one the SDK does not look for in the environment or in files. */
function pinned(service: Service) {
  assertSurroundings(process.env);
  const endpoint = isLocal() ? readEnv({ url: endpointEnv(service) }).url : endpointOf(service);
  return {
    region: REGION,
    endpoint,
    credentials: ownCredentials(),
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
  };
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

type Next = (args: { readonly request: unknown }) => unknown;
/** What all clients have in common; each types its middleware by its own commands. */
type Guardable = {
  readonly middlewareStack: {
    add(middleware: never, options: { step: 'build'; priority: 'low'; name: string }): void;
    add(middleware: never, options: { step: 'finalizeRequest'; priority: 'low'; name: string }): void;
  };
};

/** Checks where a request goes once it is made, for links are signed and never sent, and last of all before it is sent. */
function guarded<C extends Guardable>(service: Service, client: C): C {
  const local = isLocal();
  const check = (next: Next) => (args: { readonly request: unknown }) => {
    checkEndpoint(service, local, args.request as Going);
    return next(args);
  };
  const stack = client.middlewareStack;
  stack.add(check as never, { step: 'build', priority: 'low', name: 'checkWhenMade' });
  stack.add(check as never, { step: 'finalizeRequest', priority: 'low', name: 'checkBeforeSent' });
  return client;
}

export const dynamoClient = (): DynamoDBClient => guarded('dynamodb', new DynamoDBClient(pinned('dynamodb')));

export const kmsClient = (): KMSClient => guarded('kms', new KMSClient(pinned('kms')));

/** Sends to the endpoint it is pinned to, whatever host a queue's URL names. */
export const sqsClient = (): SQSClient => guarded('sqs', new SQSClient(pinned('sqs')));

/** A bucket's name is a name: neither an ARN nor a redirect leads to another region. */
export const s3Client = (): S3Client =>
  guarded(
    's3',
    new S3Client({
      ...pinned('s3'),
      forcePathStyle: isLocal(),
      followRegionRedirects: false,
      useArnRegion: false,
      disableMultiregionAccessPoints: true,
    }),
  );
