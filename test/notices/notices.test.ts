import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { createHandler } from '../../lambdas/notices/handler.ts';
import { createPost, type Post } from '../../lambdas/platform/egress.ts';
import { webhookSecret } from '../../lambdas/store/webhook-secret.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { context, queueEvent } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { countsOf } from '../rights/workers.ts';

type Received = { readonly headers: Record<string, string>; readonly body: string };

let engines: Engines;
let tenant: Tenant;
let endpoint: ReturnType<typeof createServer>;
let received: Received[];
/** What the vendor's endpoint answers; undefined: nothing at all. */
let answers: number | undefined;
beforeAll(async () => {
  engines = await startEngines();
  endpoint = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers as Record<string, string>, body });
    if (answers !== undefined) response.writeHead(answers, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  // Signatures are good for minutes only, so this clock starts now.
  tenant = new Tenant(engines, new TestClock(new Date().toISOString()));
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/hook`;
  await tenant.contracts({ bogklub: ['photos', 'teaching'] }, { url, country: 'DK' });
});
beforeEach(() => {
  received = [];
  answers = 200;
});
afterAll(async () => {
  endpoint.closeAllConnections();
  endpoint.close();
  await engines.stop();
});

/** A request with a task of bogklub. */
const assigned = async (flow = 'access') => {
  const enrolled = await tenant.enrolsWithGrounds();
  return { ...enrolled, requestId: await assign(tenant, flowOf(flow), enrolled) };
};

async function notify(
  requestId: string,
  { vendorId = 'bogklub', action = 'hand-over', of = tenant, post = createPost(true) as Post } = {},
): Promise<string[]> {
  const handler = createHandler({ ...engines, ...of.deps(), post });
  const message = { controller: of.controller, requestId, vendorId, action, notice: 'assigned' };
  const { batchItemFailures } = await handler(queueEvent(message), context);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

describe('a vendor is told of its task', () => {
  it('by a CloudEvent that holds ids and nothing else', async () => {
    const { requestId, childId } = await assigned();

    await notify(requestId);

    const { dueOn, tasks } = await tenant.request(requestId);
    expect(received[0]?.headers['content-type']).toBe('application/cloudevents+json');
    expect(JSON.parse(received[0]?.body ?? '')).toEqual({
      specversion: '1.0',
      id: `${requestId}.bogklub.hand-over`,
      source: `urn:hjemmel:controller:${tenant.controller}`,
      type: 'hjemmel.task.assigned',
      subject: requestId,
      datacontenttype: 'application/json',
      data: {
        taskId: `${requestId}.bogklub.hand-over`,
        childId,
        right: 'access',
        action: 'hand-over',
        purposes: ['photos', 'teaching'],
        dueAt: tasks['bogklub.hand-over']?.dueAt,
        dueOn,
      },
    });
  });

  it('with nothing of what a guardian wrote', async () => {
    const { requestId } = await assigned('rectification');

    await notify(requestId, { action: 'correct' });

    expect(received[0]?.body).not.toMatch(/Waldemar|Valdemar|Kvistgaard|givenName/);
  });

  it('signed, so that the Standard Webhooks library accepts it with the vendor’s secret and no other', async () => {
    const { requestId } = await assigned();
    await notify(requestId);
    const { headers = {}, body = '' } = received[0] ?? {};
    const secretOf = (vendorId: string) => webhookSecret(engines.webhookMac, tenant.controller, vendorId);

    const [mine, another] = [await secretOf('bogklub'), await secretOf('kantine')];

    expect(new Webhook(mine).verify(body, headers)).toMatchObject({ subject: requestId });
    expect(() => new Webhook(another).verify(body, headers)).toThrow('No matching signature found');
    expect(() => new Webhook(mine).verify(body.replace('hand-over', 'erase'), headers)).toThrow();
    expect(headers['webhook-id']).toBe(`${requestId}.bogklub.hand-over`);
  });

  it('and the ledger records when it was accepted', async () => {
    const { requestId } = await assigned();

    await notify(requestId);

    expect((await tenant.request(requestId)).tasks['bogklub.hand-over']?.notifiedAt).toBe(tenant.clock.now());
  });

  it('once, however often the message comes', async () => {
    const { requestId } = await assigned();

    const failed = [await notify(requestId), await notify(requestId), await notify(requestId)];

    expect(failed).toEqual([[], [], []]);
    expect(received).toHaveLength(1);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'task-notified': 1 });
  });

  it('recorded once also when two messages are sent at the same moment', async () => {
    const { requestId } = await assigned();

    await Promise.all([notify(requestId), notify(requestId)]);

    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'task-notified': 1 });
  });
});

describe('a notice that is not accepted goes back to the queue, and nothing is recorded', () => {
  const isNotRecorded = async (requestId: string) =>
    expect((await tenant.request(requestId)).tasks['bogklub.hand-over']?.notifiedAt).toBeUndefined();

  it.each([500, 404, 302])('when the vendor answers %i', async (status) => {
    answers = status;
    const { requestId } = await assigned();

    expect(await notify(requestId)).toEqual(['m0']);
    await isNotRecorded(requestId);
  });

  it.each([199, 300, 304, 400, 503])('whatever but a success it is: %i', async (status) => {
    const { requestId } = await assigned();

    expect(await notify(requestId, { post: async () => ({ status }) })).toEqual(['m0']);
    await isNotRecorded(requestId);
  });

  it('when the vendor does not answer in time', async () => {
    const { requestId } = await assigned();
    const post: Post = () => Promise.reject(new DOMException('The operation timed out', 'TimeoutError'));

    expect(await notify(requestId, { post })).toEqual(['m0']);
    await isNotRecorded(requestId);
  });

  it('and is sent again with the same id', async () => {
    const { requestId } = await assigned();
    answers = 500;
    await notify(requestId);

    answers = 204;
    await notify(requestId);

    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(2).fill(`${requestId}.bogklub.hand-over`),
    );
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'task-notified': 1 });
  });

  it('when it names no task', async () => {
    const { requestId } = await assigned();

    expect(await notify(requestId, { vendorId: 'kantine' })).toEqual(['m0']);
    expect(await notify(requestId, { action: 'erase' })).toEqual(['m0']);
    expect(await notify(requestId, { action: 'destroy' })).toEqual(['m0']);
    expect(await notify(randomUUID())).toEqual(['m0']);
    expect(received).toEqual([]);
  });
});

describe('also', () => {
  it('a vendor without a webhook is told nothing: it fetches its tasks', async () => {
    const quiet = new Tenant(engines);
    await quiet.contracts({ bogklub: ['photos'] });
    const requestId = await assign(quiet, flowOf('access'), await quiet.enrolsWithGrounds());

    expect(await notify(requestId, { of: quiet })).toEqual([]);
    expect((await quiet.request(requestId)).tasks['bogklub.hand-over']?.notifiedAt).toBeUndefined();
  });

  it('a notice goes out by HTTPS only, but to loopback in the local stack', async () => {
    const { requestId } = await assigned();

    expect(await notify(requestId, { post: createPost(false) })).toEqual(['m0']);
    expect(received).toEqual([]);
  });
});
