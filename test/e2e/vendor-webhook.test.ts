import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answer,
  caseworker,
  consent,
  eventsOf,
  mother,
  newSchool,
  openRequest,
  type School,
  whenRequest,
  withdraw,
} from './school.ts';
import { eventually } from './stack.ts';
import { startVendorEndpoint, type VendorEndpoint, verified } from './vendor.ts';

const NEWS = 'news-to-users';

let endpoint: VendorEndpoint;
let school: School;
let requestId: string;

beforeAll(async () => {
  // Broken first, then it has moved, then it accepts.
  endpoint = await startVendorEndpoint((n) => [500, 302][n] ?? 204);
  school = await newSchool({ webhook: endpoint.url });
  await consent(school, mother, school.second, NEWS);
  requestId = (await withdraw(school, mother, school.second, NEWS)).requestId;
});
afterAll(() => endpoint.stop());

const task = async () => {
  const { tasks } = await school.done('getRequest', { as: caseworker, params: { requestId } });
  return tasks[0];
};

describe('a notice to a vendor', () => {
  it('that was not accepted leaves the task queued, and is sent again until it is', async () => {
    await eventually(
      async () => endpoint.received.length,
      (count) => count >= 1,
    );
    expect(await task()).toMatchObject({ status: 'queued' });
    expect(await task()).not.toHaveProperty('notifiedAt');

    const notified = await eventually(task, (seen) => seen?.status === 'notified', 20_000);
    expect(notified?.notifiedAt).toBeDefined();
    expect(endpoint.received.map(({ status }) => status)).toEqual([500, 302, 204]);
  }, 30_000);

  it('is the same event each time, signed by the secret the vendor got and by no other', async () => {
    const [first, second, third] = endpoint.received;
    expect(new Set(endpoint.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([`${requestId}.jh-software.task`]),
    );
    for (const one of [first, second, third])
      expect(verified(school.webhookSecret ?? '', one as NonNullable<typeof one>).data.taskId).toBe(
        `${requestId}.jh-software`,
      );
    const other = await newSchool({ webhook: endpoint.url });
    expect(() => verified(other.webhookSecret ?? '', first as NonNullable<typeof first>)).toThrow();
    const changed = {
      ...(first as NonNullable<typeof first>),
      body: first?.body.replace('stop', 'none') ?? '',
    };
    expect(() => verified(school.webhookSecret ?? '', changed)).toThrow();
  });

  it('follows no redirect and says only where the task is', () => {
    expect(endpoint.received.map(({ path }) => path)).toEqual(['/hjemmel', '/hjemmel', '/hjemmel']);
    const { headers = {}, body = '{}' } = endpoint.received[2] ?? {};
    expect(headers['content-type']).toBe('application/cloudevents+json');
    expect(headers).not.toHaveProperty('authorization');
    expect(JSON.parse(body)).toEqual({
      specversion: '1.0',
      id: `${requestId}.jh-software.task`,
      source: `urn:hjemmel:controller:${school.controller}`,
      type: 'hjemmel.task.assigned',
      subject: requestId,
      datacontenttype: 'application/json',
      data: {
        taskId: `${requestId}.jh-software`,
        childId: school.second,
        right: 'withdrawal',
        action: 'stop',
        purposes: [NEWS],
        dueOn: null,
      },
    });
  });

  it('is recorded once, and the vendor’s answer after it', async () => {
    await answer(school, requestId, 'jh-software');
    await whenRequest(school, requestId, 'completed');
    expect((await eventsOf(school, { requestId })).map(({ type }) => type)).toEqual([
      'request-opened',
      'request-decided',
      'task-notified',
      'task-answered',
      'request-completed',
    ]);
  });

  it('tells when a restriction is lifted', async () => {
    const restriction = { right: 'restriction', purposes: ['practice-tests'] };
    const request = await openRequest(school, mother, school.first, restriction);
    await answer(school, request.requestId, 'jh-software');
    await whenRequest(school, request.requestId, 'completed');
    await school.done('liftRestriction', { as: caseworker, params: { requestId: request.requestId } });

    const lifted = await eventually(
      async () => endpoint.received.find(({ body }) => body.includes('restriction.lifted')),
      (found) => found !== undefined,
    );
    const event = verified(school.webhookSecret ?? '', lifted as NonNullable<typeof lifted>);
    expect(event).toMatchObject({ type: 'hjemmel.restriction.lifted', subject: request.requestId });
  });
});
