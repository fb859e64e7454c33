import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect as connectTcp, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Webhook } from '../domain/chain.ts';
import { isPublicAddress, LOOPBACK } from './addresses.ts';
import { type Destination, destinationOf, mayBePostedTo } from './egress-destination.ts';
import { EgressDenied, EgressFailed, type FailedReason } from './egress-error.ts';
import { type Address, type Resolve, resolveBy } from './names.ts';

export { mayBePostedTo };

/** How long a whole exchange may take, in milliseconds, from the name to the last byte. */
const WITHIN_MS = 10_000;
/** How long an issuer is waited for, in milliseconds: who waits must live to say that nothing came. */
export const ISSUER_WITHIN_MS = 3000;
/** How much of an answer is taken: of its headers, of its body, and of all that is sent with them or before them. */
export const MOST_HEADER_BYTES = 16 * 1024;
export const MOST_BODY_BYTES = 64 * 1024;
const MOST_BYTES = 256 * 1024;

export type EgressOptions = {
  /** Allows plain HTTP to loopback. */
  readonly local: boolean;
  /** Milliseconds for a whole exchange. @default 10,000 */
  readonly withinMs?: number;
  /** All addresses of a name. @default - as the servers of the machine say */
  readonly resolve?: Resolve;
  /** Opens a connection to one of the addresses it is given and to no other. @default - TCP */
  readonly dial?: (addresses: readonly Address[], to: Destination) => Socket;
  /** The authorities whose certificates are trusted, in PEM. @default - those of Node */
  readonly roots?: readonly string[];
};

export type Sending = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};
export type Answer = { readonly status: number; readonly contentType?: string; readonly body: string };

/** Sends to one registered host, and to no other. */
export type Exit = (url: string, sending: Sending) => Promise<Answer>;

/**
 * The one way out but for AWS: an exit for a registered address, which it throws EgressDenied for when its form is not
 * one to send to. Each exchange resolves the name once, checks every address, connects to one of those very addresses,
 * verifies the certificate, and only then speaks. It follows no redirect, knows no proxy, and keeps no connection.
 */
export function createEgress(options: EgressOptions): (registered: string) => Exit {
  return (registered) => {
    const home = destinationOf(registered, options.local);
    return async (url, sending) => {
      const to = destinationOf(url, options.local);
      // The host tells the scheme too: no name is sent to by plain HTTP.
      if (to.host !== home.host || to.port !== home.port) throw new EgressDenied('not-registered', to.host);
      return exchange(to, sending, options);
    };
  };
}

async function exchange(to: Destination, sending: Sending, options: EgressOptions): Promise<Answer> {
  const { withinMs = WITHIN_MS, resolve = resolveBy(), dial = dialTcp, roots } = options;
  const signal = AbortSignal.timeout(withinMs);
  const opened: Socket[] = [];
  const open = <S extends Socket>(socket: S): S => {
    // Who waits for it hears of its errors; afterwards they mean nothing.
    opened.push(socket.on('error', () => undefined));
    return socket;
  };
  try {
    const addresses = checked(to, to.secure ? await resolve(to.host, signal) : [HERE]);
    const tcp = open(dial(addresses, to));
    await once(tcp, 'connect', { signal });
    if (!to.secure) return await converse(to, sending, tcp, signal);
    const tls = open(
      connectTls({
        socket: tcp,
        servername: to.host,
        rejectUnauthorized: true,
        minVersion: 'TLSv1.2',
        ALPNProtocols: ['http/1.1'],
        ...(roots && { ca: [...roots] }),
      }),
    );
    await once(tls, 'secureConnect', { signal });
    return await converse(to, sending, tls, signal);
  } catch (error) {
    if (error instanceof EgressDenied || error instanceof EgressFailed) throw error;
    throw verdictOn(error, to.host, signal);
  } finally {
    for (const socket of opened) socket.destroy();
  }
}

const HERE: Address = { address: LOOPBACK, family: 4 };

/** Node asks for addresses once and tries each it gets, here those that were checked. */
export const dialTcp = (addresses: readonly Address[], { host, port }: Destination): Socket => {
  const given: LookupFunction = (_host, _options, callback) => callback(null, [...addresses]);
  return connectTcp({ host, port, lookup: given, autoSelectFamily: true });
};

/** One address that is not public refuses them all: whoever mixes them tries something. */
function checked(to: Destination, addresses: readonly Address[]): readonly Address[] {
  if (addresses.length === 0) throw new EgressFailed('no-address', to.host);
  if (to.secure && !addresses.every(({ address }) => isPublicAddress(address)))
    throw new EgressDenied('not-public', to.host);
  return addresses;
}

async function converse(
  to: Destination,
  { method, headers, body }: Sending,
  socket: Socket,
  signal: AbortSignal,
): Promise<Answer> {
  const isStandard = to.secure && to.port === 443;
  const request = httpRequest({
    createConnection: () => socket,
    method,
    path: to.path,
    headers: {
      ...headers,
      host: isStandard ? to.host : `${to.host}:${to.port}`,
      connection: 'close',
    },
    maxHeaderSize: MOST_HEADER_BYTES,
    signal,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    request.on('response', resolve).on('error', reject);
    // An answer that changes the protocol closes the request, and is none.
    request.on('close', () => reject(new EgressFailed('unreachable', to.host)));
  });
  request.end(body);
  const tooMuch = limited(socket, to.host);
  const response = await Promise.race([answered, tooMuch]);
  const text = await Promise.race([bodyOf(response, to.host), tooMuch]);
  // A body that ends with its connection looks complete when it is this side that has closed it.
  signal.throwIfAborted();
  const contentType = response.headers['content-type'];
  return { status: response.statusCode ?? 0, ...(contentType && { contentType }), body: text };
}

/** Rejects once more has come than any answer needs: the limits of headers and body count neither what is sent before an answer nor what frames it. */
const limited = (socket: Socket, host: string): Promise<never> =>
  new Promise((_resolve, reject) => {
    let size = 0;
    socket.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST_BYTES) reject(new EgressDenied('too-large', host));
    });
  });

async function bodyOf(response: IncomingMessage, host: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) throw new EgressDenied('too-large', host);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Node's codes for a certificate that is not to be trusted, or not for this name. */
const CERTIFICATE =
  /^(ERR_TLS_CERT|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|INVALID_(CA|PURPOSE))/;

function verdictOn(error: unknown, host: string, signal: AbortSignal): Error {
  const code = String(Object(error).code);
  if (code === 'HPE_HEADER_OVERFLOW') return new EgressDenied('too-large', host);
  const reason: FailedReason = signal.aborted
    ? 'timed-out'
    : CERTIFICATE.test(code)
      ? 'certificate'
      : 'unreachable';
  return new EgressFailed(reason, host);
}

/** Posts to the webhook of the register; the status is what the vendor answered, a redirect among them. */
export type Post = (
  webhook: Webhook,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<{ status: number }>;

/** Each post goes to the registered address of a webhook; there is no other to give it. */
export function createPost(local: boolean): Post {
  const egress = createEgress({ local });
  return async ({ url }, headers, body) => {
    const { status } = await egress(url)(url, { method: 'POST', headers, body });
    return { status };
  };
}

type Asking = {
  readonly method?: string;
  readonly headers: Headers | Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/**
 * A `fetch` for libraries that speak with an issuer of tokens: for its metadata, its keys and its tokens, at the host of
 * the registered address and at no other.
 */
export function createIssuerFetch(registered: string, options: EgressOptions) {
  const exit = createEgress({ withinMs: ISSUER_WITHIN_MS, ...options })(registered);
  return async (url: string, { method, headers, body: asked }: Asking): Promise<Response> => {
    const { status, contentType, body } = await exit(url, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers: Object.fromEntries(new Headers(headers)),
      ...(asked !== undefined && asked !== null && { body: String(asked) }),
    });
    return new Response(body || null, {
      status,
      headers: contentType ? { 'content-type': contentType } : {},
    });
  };
}
