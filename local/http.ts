import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';

export type Listening = {
  readonly server: Server;
  readonly port: number;
  /** Ends all connections at once. */
  readonly stop: () => Promise<void>;
  /** Takes no more requests, and waits a while for those under way. */
  readonly drain: (milliseconds: number) => Promise<void>;
};

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
  const close = (end: () => void): Promise<void> =>
    new Promise((resolve) => {
      if (!server.listening) resolve();
      server.close(() => resolve());
      end();
    });
  const stop = (): Promise<void> => close(() => server.closeAllConnections());
  const drain = async (milliseconds: number): Promise<void> => {
    const timer = setTimeout(() => server.closeAllConnections(), milliseconds);
    await close(() => server.closeIdleConnections());
    clearTimeout(timer);
  };
  return { server, port: address.port, stop, drain };
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

/** Whether nobody listens on a port. */
const isFree = async (port: number): Promise<boolean> => {
  try {
    await (await listen(() => undefined, port)).stop();
    return true;
  } catch {
    return false;
  }
};

/** A port nobody listens on now, for a program that must be told one. */
export const freePort = async (): Promise<number> => {
  // Below those that the system gives to whoever asks for any, so that nobody is given it before it is used.
  const port = 20_000 + Math.floor(Math.random() * 12_000);
  return (await isFree(port)) ? port : freePort();
};

/** A port for the API whose neighbour, the issuer's, is free too. */
export const freePair = async (): Promise<number> => {
  const port = await freePort();
  return port < 65_535 && (await isFree(port + 1)) ? port : freePair();
};
