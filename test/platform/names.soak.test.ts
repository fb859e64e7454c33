import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createEgress, createPost } from '../../lambdas/platform/egress.ts';
import { resolveBy } from '../../lambdas/platform/names.ts';
import { CERTIFICATE, type Endpoint, egressTo, HOST, startEndpoint } from './endpoint.ts';
import { type NameServer, startNameServer } from './name-server.ts';

const GET = { method: 'GET', headers: {} } as const;
const FOUR = '93.184.216.34';
const SIX = '2a00:1450:4001:0:0:0:0:200e';

let server: NameServer;
let endpoint: Endpoint;
beforeAll(async () => {
  server = await startNameServer({
    [`${HOST}.`]: { four: [FOUR], six: [SIX] },
    'four.example.': { four: [FOUR, '1.1.1.1'] },
    'mixed.example.': { four: [FOUR], six: ['fd00:0:0:0:0:0:0:1'] },
    'silent.example.': 'silent',
  });
  endpoint = await startEndpoint((_request, response) => response.writeHead(204).end(), CERTIFICATE);
});
beforeEach(() => {
  server.asked.length = 0;
});
afterAll(async () => {
  server.stop();
  await endpoint.stop();
});

const resolve = (host: string, signal = AbortSignal.timeout(2000)) =>
  resolveBy([server.address])(host, signal);

describe('a name', () => {
  it('is asked for in full, once for each kind of address, and has all of them', async () => {
    expect(await resolve(HOST)).toEqual([
      { address: FOUR, family: 4 },
      { address: '2a00:1450:4001::200e', family: 6 },
    ]);
    expect(server.asked).toEqual([`${HOST}.`, `${HOST}.`]);
  });

  it('may have addresses of one kind', async () => {
    expect(await resolve('four.example')).toEqual([
      { address: FOUR, family: 4 },
      { address: '1.1.1.1', family: 4 },
    ]);
  });

  it('that does not exist has none, and is completed by nothing', async () => {
    expect(await resolve('nowhere.invalid')).toEqual([]);
    expect(new Set(server.asked)).toEqual(new Set(['nowhere.invalid.']));
  });

  it('whose servers are silent fails as such, when it is told to end', async () => {
    const begun = performance.now();

    await expect(resolve('silent.example', AbortSignal.timeout(100))).rejects.toMatchObject({
      name: 'EgressFailed',
      reason: 'name-too-slow',
      message: expect.stringMatching(/^silent\.example: name-too-slow: /),
    });
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('whose servers are silent fails as such by itself, long before an exchange would end', async () => {
    const begun = performance.now();

    await expect(resolve('silent.example', AbortSignal.timeout(20_000))).rejects.toMatchObject({
      reason: 'name-too-slow',
    });
    expect(performance.now() - begun).toBeLessThan(8000);
  });

  it('is not asked for when there is no time left', async () => {
    await expect(resolve(HOST, AbortSignal.abort())).rejects.toThrow('aborted');
    expect(server.asked).toEqual([]);
  });
});

describe('an exchange', () => {
  const by = (withinMs: number) => ({ withinMs, resolve: resolveBy([server.address]) });
  /** No name is connected to that is not expected to be. */
  const exitTo = (host: string, withinMs: number) =>
    createEgress({
      ...by(withinMs),
      local: false,
      dial: () => {
        throw new Error('dialled');
      },
    })(`https://${host}/`)(`https://${host}/hook`, GET);

  it('is held up by no other, however many names are silent', async () => {
    const slow = Array.from({ length: 12 }, () => exitTo('silent.example', 1500));
    const failed = Promise.allSettled(slow);
    const begun = performance.now();

    const { exit, dialled } = egressTo(endpoint.port, by(1000));
    expect(await exit(`https://${HOST}/hook`, GET)).toMatchObject({ status: 204 });

    expect(performance.now() - begun).toBeLessThan(1000);
    expect(dialled).toEqual([FOUR, '2a00:1450:4001::200e']);
    expect(new Set((await failed).map((each) => Object(each).reason?.reason))).toEqual(
      new Set(['name-too-slow']),
    );
  });

  it('checks the addresses of both kinds', async () => {
    await expect(exitTo('mixed.example', 1000)).rejects.toMatchObject({
      name: 'EgressDenied',
      reason: 'not-public',
    });
  });

  it('with a name that does not exist is none', async () => {
    await expect(exitTo('nowhere.invalid', 1000)).rejects.toMatchObject({
      name: 'EgressFailed',
      reason: 'no-address',
    });
  });

  it('asks the servers of the machine when it is told of none', async () => {
    const post = createPost(false);

    await expect(
      post({ url: 'https://hook.nowhere.invalid/', country: 'DK' }, {}, '{}'),
    ).rejects.toMatchObject({
      name: 'EgressFailed',
      // Where no server can be reached, as on a machine without a network, it is too slow.
      reason: expect.stringMatching(/^(no-address|name-too-slow)$/),
    });
  });
});
