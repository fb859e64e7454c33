import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A webhook as it was received. */
export type Received = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
};

/** A vendor's endpoint on loopback that answers as it is told. */
export type VendorEndpoint = {
  readonly url: string;
  readonly received: readonly Received[];
  stop(): Promise<void>;
};

/** `answer` gives the status for the n-th webhook, the first being 0. */
export async function startVendorEndpoint(
  answer: (n: number, body: string) => number = () => 204,
): Promise<VendorEndpoint> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const status = answer(received.length, body);
    const headers = request.headers as Record<string, string>;
    received.push({ path: request.url ?? '', headers, body, status });
    response.writeHead(status, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hjemmel`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The event in a webhook, if the secret signed it. */
export const verified = (
  secret: string,
  { body, headers }: Received,
): { type: string; data: { taskId: string } } =>
  new Webhook(secret).verify(body, { ...headers }) as { type: string; data: { taskId: string } };
