import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';

export type Listening = { readonly server: Server; readonly port: number; stop: () => Promise<void> };

/** The port is another program's; says so before anything is started. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(`port ${port} is in use by another program; choose another one with --port`);
  }
}

/** Listens on loopback only; port 0 takes any free one. */
export const listen = async (handler: RequestListener, port: number): Promise<Listening> => {
  const server = createServer({ keepAliveTimeout: 30_000 }, handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUse(port) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { server, port: address.port, stop };
};

export class BodyTooLarge extends Error {}

/** Reads a request's body, up to a limit. */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) throw new BodyTooLarge(`the body has more than ${limit} bytes`);
  return Buffer.concat(chunks);
};

/** A port nobody listens on now, for a program that must be told one. */
export const freePort = async (): Promise<number> => {
  const { port, stop } = await listen(() => undefined, 0);
  await stop();
  return port;
};
