import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { createEgress, type EgressOptions } from '../../lambdas/platform/egress.ts';
import type { Address } from '../../lambdas/platform/names.ts';
import { type Certificate, selfSigned } from './certificate.ts';

export const HOST = 'vendor.example';
export const PUBLIC: Address = { address: '93.184.216.34', family: 4 };
export const CERTIFICATE = selfSigned(HOST);

export type Endpoint = {
  readonly port: number;
  /** `METHOD path` of every request that was spoken, to whomever. */
  readonly spoken: string[];
  /** How many connections were opened. */
  readonly connections: () => number;
  readonly stop: () => Promise<void>;
};

/** A server on loopback: TLS with a certificate, else plain HTTP. */
export async function startEndpoint(answer: RequestListener, certificate?: Certificate): Promise<Endpoint> {
  const spoken: string[] = [];
  const listener: RequestListener = (request, response) => {
    spoken.push(`${request.method} ${request.url}`);
    answer(request, response);
  };
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  const { port, connections } = await listening(server);
  return {
    port,
    spoken,
    connections,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Listens on loopback, on any free port, and counts. */
export async function listening(server: Server) {
  let opened = 0;
  server.on('connection', () => {
    opened += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, connections: () => opened };
}

/** An egress to which the whole internet is one port of loopback; it keeps the addresses that would have been dialled, and its sockets. */
export function egressTo(port: number, options: Partial<EgressOptions> = {}) {
  const dialled: string[] = [];
  const sockets: Socket[] = [];
  const egress = createEgress({
    local: false,
    resolve: async () => [PUBLIC],
    roots: [CERTIFICATE.cert],
    dial: (addresses) => {
      dialled.push(...addresses.map(({ address }) => address));
      const socket = connect(port, '127.0.0.1');
      sockets.push(socket);
      return socket;
    },
    ...options,
  });
  return { dialled, sockets, exit: egress(`https://${HOST}/`) };
}
