import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MOST_BODY_BYTES } from '../../lambdas/platform/egress.ts';
import { selfSigned } from './certificate.ts';
import { CERTIFICATE, egressTo, HOST, listening, startEndpoint } from './endpoint.ts';

const GET = { method: 'GET', headers: {} } as const;
const HOOK = `https://${HOST}/hook?token=secret`;

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});
type Starting = Parameters<typeof startEndpoint>;
const start = async (answer: Starting[0], certificate: Starting[1] = CERTIFICATE) => {
  const endpoint = await startEndpoint(answer, certificate);
  running.push(endpoint.stop);
  return endpoint;
};

/** A server that speaks TLS, and then whatever it wants. */
const startRaw = async (speak: (socket: Socket) => void): Promise<number> =>
  serve(createTlsServer(CERTIFICATE, speak));
const serve = async (server: Server): Promise<number> => {
  const open = new Set<Socket>();
  server.on('connection', (socket) => open.add(socket.on('error', () => undefined)));
  server.on('secureConnection', (socket: Socket) => socket.on('error', () => undefined));
  const { port } = await listening(server);
  running.push(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return port;
};

describe('the certificate', () => {
  it.each([
    ['of another host', selfSigned('other.example')],
    ['that has run out', selfSigned(HOST, { from: 2020, until: 2021 })],
    ['of the future', selfSigned(HOST, { from: 2990, until: 2999 })],
  ])('%s: nothing is said to it', async (_what, certificate) => {
    const endpoint = await start((_request, response) => response.end(), certificate);
    const { exit } = egressTo(endpoint.port, { roots: [certificate.cert] });

    await expect(exit(HOOK, GET)).rejects.toMatchObject({ name: 'EgressFailed', reason: 'certificate' });
    expect(endpoint.connections()).toBe(1);
    expect(endpoint.spoken).toEqual([]);
  });

  it('of nobody that is trusted: nothing is said to it, whatever the environment allows', async () => {
    const endpoint = await start((_request, response) => response.end(), selfSigned(HOST));
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    const { exit } = egressTo(endpoint.port);

    await expect(exit(HOOK, GET)).rejects.toMatchObject({ reason: 'certificate' });
    delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    expect(endpoint.spoken).toEqual([]);
  });

  it('is asked for by the name of the host', async () => {
    const names: (string | false | null)[] = [];
    const server = createTlsServer(CERTIFICATE, (socket) => {
      names.push(socket.servername);
      socket.end('HTTP/1.1 204 \r\n\r\n');
    });

    await egressTo(await serve(server)).exit(HOOK, GET);

    expect(names).toEqual([HOST]);
  });

  it('of an old version of TLS is not looked at', async () => {
    const options = {
      ...CERTIFICATE,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL@SECLEVEL=0',
    } as const;
    const port = await serve(createTlsServer(options));

    await expect(egressTo(port).exit(HOOK, GET)).rejects.toMatchObject({ reason: 'unreachable' });
  });
});

describe('time', () => {
  const withinMs = 150;
  const isLate = async (port: number) => {
    const { exit, sockets } = egressTo(port, { withinMs });
    const begun = performance.now();
    await expect(exit(HOOK, GET)).rejects.toMatchObject({ name: 'EgressFailed', reason: 'timed-out' });
    expect(performance.now() - begun).toBeLessThan(10 * withinMs);
    expect(sockets.every(({ destroyed }) => destroyed)).toBe(true);
  };

  it('is limited while TLS is agreed on', async () => isLate(await serve(createTcpServer(() => undefined))));

  it('is limited until the answer begins', async () => isLate((await start(() => undefined)).port));

  it('is limited when the answer comes a byte at a time', async () => {
    const port = await startRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const drip = setInterval(() => socket.write('.'), 20);
      socket.on('close', () => clearInterval(drip));
    });

    await isLate(port);
  });

  it('is limited when the headers never end', async () => {
    const port = await startRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('a: b\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    });

    await isLate(port);
  });
});

describe('size', () => {
  const answers = (bytes: number) => start((_request, response) => response.end('x'.repeat(bytes)));

  it('may be what the limit says', async () => {
    const { exit } = egressTo((await answers(MOST_BODY_BYTES)).port);

    expect((await exit(HOOK, GET)).body).toHaveLength(MOST_BODY_BYTES);
  });

  it('may not be more', async () => {
    const { exit } = egressTo((await answers(MOST_BODY_BYTES + 1)).port);

    await expect(exit(HOOK, GET)).rejects.toMatchObject({ name: 'EgressDenied', reason: 'too-large' });
  });

  it('is limited for a body without end, and the connection is closed', async () => {
    let sent = 0;
    const closed = Promise.withResolvers<void>();
    const port = await startRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = (): void => {
        sent += 16_384;
        if (!socket.destroyed) socket.write('x'.repeat(16_384), () => setImmediate(more));
      };
      more();
      socket.on('close', closed.resolve);
    });

    await expect(egressTo(port).exit(HOOK, GET)).rejects.toMatchObject({ reason: 'too-large' });
    await closed.promise;
    expect(sent).toBeLessThan(50 * MOST_BODY_BYTES);
  });

  it('is limited for answers before the answer, which never comes', async () => {
    let sent = 0;
    const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(400);
    const port = await startRaw((socket) => {
      const more = (): void => {
        sent += hints.length;
        if (!socket.destroyed) socket.write(hints, () => setImmediate(more));
      };
      more();
    });

    await expect(egressTo(port, { withinMs: 2000 }).exit(HOOK, GET)).rejects.toMatchObject({
      name: 'EgressDenied',
      reason: 'too-large',
    });
    expect(sent).toBeLessThan(50 * MOST_BODY_BYTES);
  });

  it('leaves room for one or two, which servers send unasked', async () => {
    const port = await startRaw((socket) =>
      socket.end('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 204 \r\n\r\n'),
    );

    expect(await egressTo(port).exit(HOOK, GET)).toEqual({ status: 204, body: '' });
  });

  it.each([
    ['one is huge', `a: ${'x'.repeat(20_000)}\r\n`],
    ['there are many', 'a: b\r\n'.repeat(10_000)],
  ])('is limited for headers: %s', async (_what, headers) => {
    const port = await startRaw((socket) => socket.end(`HTTP/1.1 200 OK\r\n${headers}\r\n`));

    await expect(egressTo(port).exit(HOOK, GET)).rejects.toMatchObject({
      name: 'EgressDenied',
      reason: 'too-large',
    });
  });
});

describe('an answer that is none', () => {
  it.each([
    ['nothing', ''],
    ['not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['less than was promised', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
  ])('%s', async (_what, bytes) => {
    const port = await startRaw((socket) => socket.end(bytes));

    await expect(egressTo(port, { withinMs: 2000 }).exit(HOOK, GET)).rejects.toMatchObject({
      name: 'EgressFailed',
      reason: 'unreachable',
      message: expect.not.stringMatching(/secret|hook/),
    });
  });

  it('nobody at the port', async () => {
    const gone = await startEndpoint(() => undefined);
    await gone.stop();

    await expect(egressTo(gone.port).exit(HOOK, GET)).rejects.toMatchObject({ reason: 'unreachable' });
  });

  it('a name without an address', async () => {
    await expect(egressTo(1, { resolve: async () => [] }).exit(HOOK, GET)).rejects.toMatchObject({
      name: 'EgressFailed',
      reason: 'no-address',
      message: `${HOST}: no-address: see that the name exists in DNS`,
    });
  });
});
