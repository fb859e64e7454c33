import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createEgress, createPost, dialTcp } from '../../lambdas/platform/egress.ts';
import type { Address } from '../../lambdas/platform/names.ts';
import { CERTIFICATE, type Endpoint, egressTo, HOST, PUBLIC, startEndpoint } from './endpoint.ts';
import { closedAddress, familyOf, openAddress } from './ranges.ts';

const GET = { method: 'GET', headers: {} } as const;
const HOOK = `https://${HOST}/hook`;
const LOOPBACK: Address = { address: '127.0.0.1', family: 4 };

let endpoint: Endpoint;
let received: { headers: Record<string, unknown>; body: string }[];
beforeAll(async () => {
  received = [];
  endpoint = await startEndpoint(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    if (request.url === '/away') response.writeHead(302, { location: `https://${HOST}/hook` });
    else response.writeHead(202);
    response.end('thank you');
  }, CERTIFICATE);
});
afterEach(() => {
  received.length = 0;
  endpoint.spoken.length = 0;
});
afterAll(() => endpoint.stop());

describe('an exchange', () => {
  it('carries method, headers and body to the host, and its answer back', async () => {
    const { exit, dialled } = egressTo(endpoint.port);

    const answer = await exit(`https://${HOST}:443/hook?x=1`, {
      method: 'POST',
      headers: { 'webhook-id': 'w1' },
      body: '{"a":"æ"}',
    });

    expect(answer).toEqual({ status: 202, body: 'thank you' });
    expect(endpoint.spoken).toEqual(['POST /hook?x=1']);
    expect(received[0]).toMatchObject({
      headers: { 'webhook-id': 'w1', 'content-length': '10', host: HOST, connection: 'close' },
      body: '{"a":"æ"}',
    });
    expect(dialled).toEqual([PUBLIC.address]);
  });

  it('names the port to the host when it is another', async () => {
    const egress = createEgress({
      local: false,
      resolve: async () => [PUBLIC],
      roots: [CERTIFICATE.cert],
      dial: () => connect(endpoint.port, '127.0.0.1'),
    });

    await egress(`https://${HOST}:8443/`)(`https://${HOST}:8443/hook`, GET);

    expect(received[0]?.headers.host).toBe(`${HOST}:8443`);
  });

  it('answers a redirect and does not follow it', async () => {
    const { exit } = egressTo(endpoint.port);

    expect(await exit(`https://${HOST}/away`, GET)).toMatchObject({ status: 302 });
    expect(endpoint.spoken).toEqual(['GET /away']);
  });

  it('is a connection of its own each time, whose name is resolved anew', async () => {
    const asked: string[] = [];
    const before = endpoint.connections();
    const resolve = async (host: string) => [PUBLIC].filter(() => asked.push(host));
    const { exit } = egressTo(endpoint.port, { resolve });

    for (const _ of [1, 2, 3]) await exit(HOOK, GET);

    expect(asked).toEqual([HOST, HOST, HOST]);
    expect(endpoint.connections() - before).toBe(3);
  });

  it.each(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'NODE_USE_ENV_PROXY'])(
    'takes no way by %s',
    async (name) => {
      process.env[name] = name === 'NODE_USE_ENV_PROXY' ? '1' : 'http://127.0.0.1:1';
      const { exit, dialled } = egressTo(endpoint.port);

      expect(await exit(HOOK, GET)).toMatchObject({ status: 202 });
      expect(dialled).toEqual([PUBLIC.address]);
      delete process.env[name];
    },
  );
});

describe('only the registered host is sent to', () => {
  it.each([
    'https://evil.example/hook',
    `https://sub.${HOST}/hook`,
    `https://${HOST}.evil.example/hook`,
    `https://${HOST}:8443/hook`,
    'https://xn--vendor-0fb.example/',
  ])('and not %s', async (url) => {
    const { exit, dialled } = egressTo(endpoint.port);

    await expect(exit(url, GET)).rejects.toMatchObject({ name: 'EgressDenied', reason: 'not-registered' });
    expect(dialled).toEqual([]);
  });

  it.each([`https://${HOST.toUpperCase()}/hook`, `https://${HOST}./hook`, `https://${HOST}:443/hook`])(
    'however it is written: %s',
    async (url) => {
      expect(await egressTo(endpoint.port).exit(url, GET)).toMatchObject({ status: 202 });
    },
  );

  it.each(['http://vendor.example/', 'https://127.0.0.1/', 'https://localhost/', 'nonsense'])(
    'and %s cannot be registered',
    (registered) => {
      expect(() => createEgress({ local: false })(registered)).toThrow(
        expect.objectContaining({ name: 'EgressDenied' }),
      );
    },
  );
});

describe('a name that leads to what is not public', () => {
  const refused = async (...addresses: string[]) => {
    const resolve = async () => addresses.map((address) => ({ address, family: familyOf(address) }));
    const { exit, dialled } = egressTo(endpoint.port, { resolve });
    await expect(exit(HOOK, GET)).rejects.toMatchObject({ name: 'EgressDenied', reason: 'not-public' });
    expect(dialled).toEqual([]);
    expect(endpoint.spoken).toEqual([]);
  };

  it.each([
    '127.0.0.1',
    '169.254.169.254',
    '10.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a9fe:a9fe',
    'fd00:ec2::254',
    'not-an-address',
  ])('is refused: %s', (address) => refused(address));

  it('is refused when one is private among public ones', async () => {
    await refused('93.184.216.34', '10.0.0.1');
    await refused('10.0.0.1', '93.184.216.34', '1.1.1.1');
    await refused('2a00:1450:4001::200e', '93.184.216.34', '::1');
  });

  it('is refused when it changes from one exchange to the next', async () => {
    const answers = [[PUBLIC], [LOOPBACK], [PUBLIC, LOOPBACK]];
    const { exit, dialled } = egressTo(endpoint.port, { resolve: async () => answers.shift() ?? [] });

    expect(await exit(HOOK, GET)).toMatchObject({ status: 202 });
    for (const _ of [1, 2]) await expect(exit(HOOK, GET)).rejects.toMatchObject({ reason: 'not-public' });

    expect(dialled).toEqual([PUBLIC.address]);
  });

  it('cannot change between the check and the connection: it is asked for once', async () => {
    const answers = [[PUBLIC], [LOOPBACK]];
    const { exit, dialled } = egressTo(endpoint.port, { resolve: async () => answers.shift() ?? [] });

    await exit(HOOK, GET);

    expect(dialled).toEqual([PUBLIC.address]);
    expect(answers).toEqual([[LOOPBACK]]);
  });

  it('never leads to a connection, wherever it stands among public ones', async () => {
    const opened = endpoint.connections();
    await fc.assert(
      fc.asyncProperty(
        fc.array(openAddress, { maxLength: 4 }),
        fc.array(closedAddress, { minLength: 1, maxLength: 2 }),
        fc.nat(4),
        async (open, closed, place) => {
          const addresses = open.toSpliced(place, 0, ...closed);
          const resolve = async () => addresses.map((address) => ({ address, family: familyOf(address) }));
          const { exit, dialled } = egressTo(endpoint.port, { resolve });
          const outcome = await exit(HOOK, GET).catch(({ reason }) => reason);
          return outcome === 'not-public' && dialled.length === 0;
        },
      ),
      { numRuns: 300 },
    );
    expect(endpoint.connections()).toBe(opened);
  });
});

describe('a connection is opened', () => {
  const to = { secure: true, host: 'nowhere.invalid', port: 0, path: '/' };
  const opens = (addresses: readonly Address[]) =>
    new Promise<string | undefined>((resolve, reject) => {
      const socket = dialTcp(addresses, { ...to, port: endpoint.port });
      socket.once('connect', () => {
        resolve(socket.remoteAddress);
        socket.destroy();
      });
      socket.once('error', reject);
    });

  it('to the addresses that were checked; the name is not asked for again', async () => {
    expect(await opens([LOOPBACK])).toBe('127.0.0.1');
  });

  it('to the next when the first does not answer', async () => {
    expect(await opens([{ address: '::1', family: 6 }, LOOPBACK])).toBe('127.0.0.1');
  });
});

describe('a post', () => {
  let plain: Endpoint;
  beforeAll(async () => {
    plain = await startEndpoint((_request, response) => response.writeHead(204).end());
  });
  afterAll(() => plain.stop());

  it('goes to loopback by plain HTTP in the local stack, and answers the status', async () => {
    const url = `http://127.0.0.1:${plain.port}/hook`;

    expect(await createPost(true)({ url, country: 'DK' }, {}, '{}')).toEqual({ status: 204 });
    expect(plain.spoken).toEqual(['POST /hook']);
  });

  it('does not leave by plain HTTP when deployed', async () => {
    const before = plain.connections();

    const webhook = { url: `http://127.0.0.1:${plain.port}/hook`, country: 'DK' };

    await expect(createPost(false)(webhook, {}, '{}')).rejects.toMatchObject({ reason: 'not-https' });
    expect(plain.connections()).toBe(before);
  });

  it('does not fall back to plain HTTP where TLS is not spoken', async () => {
    const { exit } = egressTo(plain.port);
    plain.spoken.length = 0;

    await expect(exit(HOOK, GET)).rejects.toMatchObject({ name: 'EgressFailed', reason: 'unreachable' });
    expect(plain.spoken).toEqual([]);
  });
});
