import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Call, readJsonCall, readS3Call, type Service } from './gate/calls.ts';
import { presignedFault } from './gate/presigned.ts';
import type { Grants } from './grants.ts';
import { type Listening, listen, readBody } from './http.ts';

export type Upstreams = Readonly<Record<Service, string>>;
export type GateOptions = {
  readonly port: number;
  /** Called after a write to a table has succeeded. */
  readonly written: (table: string) => void;
};
/** The one address at which functions reach all engines. */
export type Gate = Listening & { readonly open: (upstreams: Upstreams, grants: Grants) => void };

type Address = { readonly hostname: string; readonly port: string };
const addressOf = (endpoint: string): Address => {
  const { hostname, port } = new URL(endpoint);
  return { hostname, port };
};

type Onwards = {
  readonly call: Call;
  readonly body: Buffer | undefined;
  readonly upstream: Address;
  /** Whether it must not be told that something is missing. */
  readonly hides: () => boolean;
};

const BODY_LIMIT = 20 * 1024 * 1024;
const CREDENTIAL = /Credential=([^/,\s]+)\//;

const accessKeyOf = (request: IncomingMessage, url: URL): string => {
  const signed = CREDENTIAL.exec(request.headers.authorization ?? '')?.[1];
  return signed ?? url.searchParams.get('X-Amz-Credential')?.split('/')[0] ?? '';
};

const escapeXml = (text: string): string =>
  text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`);

const deny = (response: ServerResponse, service: Service, message: string): void => {
  if (service === 's3') {
    response.writeHead(403, { 'content-type': 'application/xml' });
    response.end(
      `<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>${escapeXml(message)}</Message></Error>`,
    );
    return;
  }
  // DynamoDB and KMS answer such a call with 400, SQS with 403; the SDK goes by the type.
  const status = service === 'sqs' ? 403 : 400;
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: 'AccessDeniedException', message, Message: message }));
};

/** Stands between the functions and the engines: lets through what the function's role is granted. */
export const startGate = async ({ port, written }: GateOptions): Promise<Gate> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let opened: { readonly addresses: Readonly<Record<Service, Address>>; readonly grants: Grants } | undefined;

  const forward = (request: IncomingMessage, response: ServerResponse, onwards: Onwards): void => {
    const { call, body, upstream, hides } = onwards;
    const { method, url: path, headers } = request;
    const onward = httpRequest({ ...upstream, method, path, headers, agent }, (answer) => {
      if (answer.statusCode === 404 && hides()) {
        answer.resume();
        deny(response, 's3', 'Access Denied');
        return;
      }
      if (answer.statusCode === 200) for (const table of call.writes) written(table);
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      // An engine that dies in the middle of an answer must not leave the caller waiting.
      answer.on('close', () => {
        if (!answer.complete) response.destroy();
      });
    });
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(503).end();
    });
    response.on('close', () => onward.destroy());
    if (body) onward.end(body);
    else request.pipe(onward);
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const target = request.headers['x-amz-target'];
    let body: Buffer | undefined;
    let call: Call | undefined;
    if (typeof target === 'string') {
      body = await readBody(request, BODY_LIMIT);
      call = readJsonCall(target, JSON.parse(body.toString('utf8') || '{}'));
    } else {
      call = readS3Call(request.method ?? 'GET', url, request.headers);
    }
    if (!call) {
      response.writeHead(400).end(`the local stack has no engine for ${String(target)}`);
      return;
    }
    if (!opened) {
      response.writeHead(503).end();
      return;
    }
    const { addresses, grants } = opened;
    const accessKey = accessKeyOf(request, url);
    const fault = call.service === 's3' && presignedFault(request.method ?? 'GET', url, request.headers);
    const why = fault || grants.refuse(accessKey, call);
    if (why !== undefined) {
      deny(response, call.service, why);
      return;
    }
    const bucketArn = `arn:aws:s3:::${url.pathname.split('/')[1]}`;
    const hides = (): boolean =>
      call.operation === 'GetObject' && !grants.maySeeMissing(accessKey, bucketArn);
    forward(request, response, { call, body, upstream: addresses[call.service], hides });
  };

  const listening = await listen((request, response) => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  }, port);
  return {
    ...listening,
    open: (upstreams, grants) => {
      const { dynamodb, sqs, kms, s3 } = upstreams;
      const addresses = {
        dynamodb: addressOf(dynamodb),
        sqs: addressOf(sqs),
        kms: addressOf(kms),
        s3: addressOf(s3),
      };
      opened = { addresses, grants };
    },
    stop: async () => {
      await listening.stop();
      agent.destroy();
    },
  };
};
