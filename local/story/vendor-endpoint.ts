import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A vendor's webhook endpoint for the story: verifies each notice's signature and keeps what it said. */
export type VendorEndpoint = {
  readonly url: string;
  /** The secret the vendor got when it was registered. */
  secret: string;
  readonly notices: {
    readonly verified: boolean;
    readonly event: { type: string; data: { taskId: string } };
  }[];
  stop(): Promise<void>;
};

export async function startVendorEndpoint(): Promise<VendorEndpoint> {
  const notices: VendorEndpoint['notices'] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      notices.push({ verified: isSigned(endpoint.secret, body, request.headers), event: JSON.parse(body) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endpoint: VendorEndpoint = {
    url: `http://127.0.0.1:${port}/hjemmel`,
    secret: '',
    notices,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return endpoint;
}

function isSigned(secret: string, body: string, headers: NodeJS.Dict<string | string[]>): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
