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
import { type Received, startVendorEndpoint, type VendorEndpoint, verified } from './vendor.ts';

const NEWS = 'news-to-users';

let endpoint: VendorEndpoint;
let school: School;
let requestId: string;
let movedId: string;

beforeAll(async () => {
  // The first notice finds it broken, the second finds it moved; then it accepts.
  endpoint = await startVendorEndpoint((n) => [500, 302][n] ?? 204);
  school = await newSchool({ webhook: endpoint.url });
  for (const childId of [school.first, school.second]) await consent(school, mother, childId, NEWS);
  requestId = (await withdraw(school, mother, school.second, NEWS)).requestId;
  await eventually(
    async () => endpoint.received.length,
    (count) => count === 1,
  );
  movedId = (await withdraw(school, mother, school.first, NEWS)).requestId;
});
afterAll(() => endpoint.stop());

const taskOf = async (id: string) => {
  const { tasks } = await school.done('getRequest', { as: caseworker, params: { requestId: id } });
  return tasks[0];
};
const noticesOf = (id: string) =>
  endpoint.received.filter(({ headers }) => headers['webhook-id'] === `${id}.jh-software.stop`);

describe('a notice to a vendor', () => {
  it('that was not accepted leaves the task queued, and is sent again until it is', async () => {
    const queued = await taskOf(requestId);
    expect(queued).toMatchObject({ status: 'queued' });
    expect(queued).not.toHaveProperty('notifiedAt');

    for (const id of [requestId, movedId]) {
      const notified = await eventually(
        () => taskOf(id),
        (seen) => seen?.status === 'notified',
        20_000,
      );
      expect(notified?.notifiedAt).toBeDefined();
    }
    expect(noticesOf(requestId).map(({ status }) => status)).toEqual([500, 204]);
    expect(noticesOf(movedId).map(({ status }) => status)).toEqual([302, 204]);
  }, 30_000);

  it('is the same event each time, signed by the secret the vendor got and by no other', async () => {
    const [first, second] = noticesOf(requestId) as [Received, Received];
    expect(second.body).toBe(first.body);
    for (const one of [first, second])
      expect(verified(school.webhookSecret ?? '', one).data.taskId).toBe(`${requestId}.jh-software`);
    const other = await newSchool({ webhook: endpoint.url });
    expect(() => verified(other.webhookSecret ?? '', first)).toThrow();
    const changed = { ...first, body: first.body.replace('stop', 'none') };
    expect(() => verified(school.webhookSecret ?? '', changed)).toThrow();
  });

  it('follows no redirect and says only where the task is', () => {
    expect(new Set(endpoint.received.map(({ path }) => path))).toEqual(new Set(['/hjemmel']));
    const { headers, body } = noticesOf(requestId)[0] as Received;
    expect(headers['content-type']).toBe('application/cloudevents+json');
    expect(headers).not.toHaveProperty('authorization');
    expect(JSON.parse(body)).toEqual({
      specversion: '1.0',
      id: `${requestId}.jh-software.stop`,
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
    const taskId = `${request.requestId}.jh-software`;
    const resumeId = `${taskId}.resume`;
    await answer(school, request.requestId, 'jh-software');
    await whenRequest(school, request.requestId, 'completed');
    await school.done('liftRestriction', { as: caseworker, params: { requestId: request.requestId } });

    const lifted = await eventually(
      async () => endpoint.received.find(({ headers }) => headers['webhook-id'] === resumeId),
      (found) => found !== undefined,
    );
    const event = verified(school.webhookSecret ?? '', lifted as NonNullable<typeof lifted>);
    expect(event).toMatchObject({
      id: resumeId,
      type: 'hjemmel.task.assigned',
      subject: request.requestId,
      data: { taskId: resumeId, right: 'restriction', action: 'resume', purposes: ['practice-tests'] },
    });
    const notified = await eventually(
      () => taskOf(request.requestId),
      (seen) => seen?.status === 'notified',
    );
    expect(notified).toMatchObject({ action: 'resume' });
    await answer(school, request.requestId, 'jh-software', {}, 'resume');
    await whenRequest(school, request.requestId, 'completed');
  });
});
