import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { dynamoClient, kmsClient, s3Client, sqsClient } from '../../lambdas/platform/clients.ts';
import { BRISK, PATIENT, type Patience } from '../../lambdas/platform/patience.ts';
import { isUnavailable } from '../../lambdas/platform/unavailable.ts';
import '../builders/one-realm.ts';

/** A fifth of a second where the check has a second. */
const SHORT: Patience = { connectMs: 100, attemptMs: 200, attempts: 2 };
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const get = new GetItemCommand({ TableName: 'ledger', Key: { pk: { S: 'a' } } });

const stops: (() => void)[] = [];
afterEach(() => {
  jest.restoreAllMocks();
  for (const stop of stops.splice(0)) stop();
});

/** A store that answers as told, and how often it was asked. */
async function aStore(answer: (nth: number, ...args: Parameters<RequestListener>) => void) {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    // Without reading it, a connection that is kept would not be taken for another request.
    request.resume();
    answer(asked, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const at = { endpoint: `http://127.0.0.1:${port}`, credentials, local: true };
  const client = dynamoClient(at, SHORT);
  stops.push(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  const open = new Set<Socket>();
  let most = 0;
  server.on('connection', (socket) => {
    most = Math.max(most, open.add(socket).size);
    socket.once('close', () => open.delete(socket));
  });
  return { at, client, asked: () => asked, connections: () => open.size, most: () => most };
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 40) throw new Error('it did not come about');
    await sleep(25);
  }
};

/** What a call came to, and how long it took. */
async function outcome(call: Promise<unknown>) {
  const started = performance.now();
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, unavailable: isUnavailable(error), ms: performance.now() - started };
}

const head = { 'content-type': 'application/x-amz-json-1.0' };
const FOUND = '{"Item":{"pk":{"S":"a"}}}';

/** Answers a byte at a time, each well in time, and never all of it. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { ...head, 'content-length': 1_000 });
  const dripping = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(dripping));
}

describe('a call of a store', () => {
  it('that does not answer ends, after a second attempt', async () => {
    const { client, asked } = await aStore(() => undefined);

    const { error, unavailable, ms } = await outcome(client.send(get));

    expect(error).toMatchObject({ name: 'TimeoutError' });
    expect([unavailable, asked()]).toEqual([true, 2]);
    expect(ms).toBeGreaterThan(350);
    expect(ms).toBeLessThan(900);
  });

  it('that stops in the middle of its answer ends', async () => {
    const { client, connections } = await aStore((_nth, _request, response) => {
      response.writeHead(200, { ...head, 'content-length': FOUND.length }).write(FOUND.slice(0, 5));
    });

    const { unavailable, ms } = await outcome(client.send(get));

    expect(unavailable).toBe(true);
    expect(ms).toBeLessThan(900);
    // Half an answer would hold the connection, and there are fifty.
    await until(() => connections() === 0);
  });

  it('that many make at once ends for each, and leaves nobody waiting for a connection', async () => {
    const { client, connections, most } = await aStore(() => undefined);
    const calls = Array.from({ length: 130 }, () => outcome(client.send(get)));

    for (const { unavailable, ms } of await Promise.all(calls)) {
      expect(unavailable).toBe(true);
      expect(ms).toBeLessThan(1_500);
    }
    expect(most()).toBe(50);
    await until(() => connections() === 0);
  });

  it('that answers a byte at a time ends all the same, after a second attempt, and its connections with it', async () => {
    const { client, asked, connections } = await aStore((_nth, _request, response) => drip(response));

    const { error, unavailable, ms } = await outcome(client.send(get));

    expect(error).toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('not answered within 200 ms'),
    });
    expect([unavailable, asked()]).toEqual([true, 2]);
    expect(ms).toBeLessThan(900);
    await until(() => connections() === 0);
  });

  it('that many were answered so leaves a client that can call again', async () => {
    let isDripping = true;
    const { client, connections } = await aStore((_nth, _request, response) => {
      if (isDripping) drip(response);
      else response.writeHead(200, head).end(FOUND);
    });
    const calls = Array.from({ length: 60 }, () => outcome(client.send(get)));

    for (const { unavailable, ms } of await Promise.all(calls)) {
      expect(unavailable).toBe(true);
      expect(ms).toBeLessThan(1_500);
    }
    await until(() => connections() === 0);
    isDripping = false;

    expect(await client.send(get)).toMatchObject({ Item: { pk: { S: 'a' } } });
  });

  it('of an object, ends while it is read', async () => {
    const { at, connections } = await aStore((_nth, _request, response) => drip(response));
    const client = s3Client(at, SHORT);
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'packages', Key: 'k' }));

    const { error } = await outcome(Object(Body).transformToString());

    expect(error).toMatchObject({ name: 'TimeoutError' });
    await until(() => connections() === 0);
    client.destroy();
  });

  it('that is answered in time keeps its connection, and nothing waits for its end', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const { client, connections, most } = await aStore((_nth, _request, response) => {
      response.writeHead(200, head).end(FOUND);
    });
    await client.send(get);
    await sleep(20);
    const before = timers();

    await client.send(get);

    await sleep(20);
    expect(timers()).toBe(before);
    await sleep(SHORT.attemptMs + 50);
    await client.send(get);
    expect([connections(), most()]).toEqual([1, 1]);
  });

  it('that its caller gives up ends, too', async () => {
    const { client, asked, connections } = await aStore(() => undefined);
    const gaveUp = new AbortController();
    const call = outcome(client.send(get, { abortSignal: gaveUp.signal }));
    await until(() => asked() === 1);

    gaveUp.abort();

    const { error, ms } = await call;
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(ms).toBeLessThan(SHORT.attemptMs);
    await until(() => connections() === 0);
  });

  it('that is not there ends', async () => {
    // The system gives this port to nobody.
    const client = dynamoClient({ endpoint: 'http://127.0.0.1:9', credentials, local: true }, SHORT);

    const { error, unavailable, ms } = await outcome(client.send(get));

    expect([Object(error).code, unavailable]).toEqual(['ECONNREFUSED', true]);
    expect(ms).toBeLessThan(900);
  });

  it.each([
    [400, 'ProvisionedThroughputExceededException'],
    [400, 'ThrottlingException'],
    [500, 'InternalServerError'],
    [503, 'ServiceUnavailable'],
  ])('that answers %i %s is tried once more, and is one to try later', async (status, type) => {
    const { client, asked } = await aStore((_nth, _request, response) => {
      response.writeHead(status, head).end(JSON.stringify({ __type: `com.amazonaws#${type}`, message: 'x' }));
    });

    // Throttled, the SDK waits for up to a second, by chance; here for half of what it may.
    jest.spyOn(Math, 'random').mockReturnValue(0.5);

    const { unavailable, ms } = await outcome(client.send(get));

    expect([unavailable, asked()]).toEqual([true, 2]);
    expect(ms).toBeLessThan(900);
  });

  it('that answers that it may not is not tried again, and not one to try later', async () => {
    const { client, asked } = await aStore((_nth, _request, response) => {
      response
        .writeHead(400, head)
        .end(JSON.stringify({ __type: 'com.amazonaws#AccessDeniedException', message: 'x' }));
    });

    expect(await outcome(client.send(get))).toMatchObject({ unavailable: false });
    expect(asked()).toBe(1);
  });

  it('that is back is answered, by the same client', async () => {
    const { client } = await aStore((nth, _request, response) => {
      if (nth > 2) response.writeHead(200, head).end(FOUND);
    });
    await outcome(client.send(get));

    expect(await client.send(get)).toMatchObject({ Item: { pk: { S: 'a' } } });
  });
});

describe('every client', () => {
  const surroundings = process.env;
  afterEach(() => {
    process.env = surroundings;
  });
  const bearings = { endpoint: 'http://127.0.0.1:1', credentials, local: true };

  it.each([
    ['dynamodb', dynamoClient],
    ['kms', kmsClient],
    ['sqs', sqsClient],
    ['s3', s3Client],
  ])('of %s is bounded, whatever the environment says of attempts', async (_service, make) => {
    process.env = { ...surroundings, AWS_MAX_ATTEMPTS: '50', AWS_RETRY_MODE: 'adaptive' };
    const { config } = make(bearings);

    expect(await config.maxAttempts()).toBe(PATIENT.attempts);
    expect(await config.retryStrategy()).toMatchObject({ mode: 'standard' });
  });

  it('gives up before its function does, and the check before anybody tires', () => {
    expect(PATIENT).toEqual({ connectMs: 1_000, attemptMs: 3_000, attempts: 2 });
    expect(BRISK).toEqual({ connectMs: 500, attemptMs: 1_000, attempts: 2 });
  });
});
