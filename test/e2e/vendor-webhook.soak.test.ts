import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answer,
  answerAll,
  caseworker,
  consent,
  eventsOf,
  mother,
  newSchool,
  openRequest,
  type School,
  seen,
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

/** How the endpoint answers the first notice of each task `stop`: broken, then moved. All others are accepted. */
const FIRST = [500, 302];
const tried = new Set<string>();
const accepting = (_n: number, body: string): number => {
  const { id } = JSON.parse(body) as { id: string };
  if (!id.endsWith('.stop') || tried.has(id)) return 204;
  tried.add(id);
  return FIRST[tried.size - 1] ?? 204;
};

beforeAll(async () => {
  endpoint = await startVendorEndpoint(accepting);
  school = await newSchool({ webhook: endpoint.url });
  for (const childId of [school.first, school.second]) await consent(school, mother, childId, NEWS);
  requestId = (await withdraw(school, mother, school.second, NEWS)).requestId;
  await eventually(
    async () => tried.size,
    (count) => count === 1,
  );
  movedId = (await withdraw(school, mother, school.first, NEWS)).requestId;
});
afterAll(() => endpoint.stop());

const taskOf = async (taskId: string) =>
  (await seen(school, taskId.split('.')[0] ?? '')).tasks.find((task) => task.taskId === taskId);
const stopOf = (id: string) => `${id}.jh-software.stop`;
const noticesOf = (webhookId: string) =>
  endpoint.received.filter(({ headers }) => headers['webhook-id'] === webhookId);

/** The task when its vendor has been told of it. */
const delivered = (taskId: string) =>
  eventually(
    () => taskOf(taskId),
    (task) => task?.status === 'delivered',
    20_000,
  );

describe('a notice to a vendor', () => {
  it('that was not accepted leaves the task queued, and is sent again until it is', async () => {
    const queued = await taskOf(stopOf(requestId));
    expect(queued).toMatchObject({ status: 'queued' });
    expect(queued).not.toHaveProperty('notifiedAt');

    for (const id of [requestId, movedId]) expect((await delivered(stopOf(id)))?.notifiedAt).toBeDefined();
    expect(noticesOf(stopOf(requestId)).map(({ status }) => status)).toEqual([500, 204]);
    expect(noticesOf(stopOf(movedId)).map(({ status }) => status)).toEqual([302, 204]);
  }, 30_000);

  it('is the same event each time, signed by the secret the vendor got and by no other', async () => {
    const [first, second] = noticesOf(stopOf(requestId)) as [Received, Received];
    expect(second.body).toBe(first.body);
    for (const one of [first, second])
      expect(verified(school.webhookSecret ?? '', one).data.taskId).toBe(stopOf(requestId));
    const other = await newSchool({ webhook: endpoint.url });
    expect(() => verified(other.webhookSecret ?? '', first)).toThrow();
    const changed = { ...first, body: first.body.replace('stop', 'none') };
    expect(() => verified(school.webhookSecret ?? '', changed)).toThrow();
  });

  it('follows no redirect and says only where the task is, and by when it is to be done', async () => {
    expect(new Set(endpoint.received.map(({ path }) => path))).toEqual(new Set(['/hjemmel']));
    const { headers, body } = noticesOf(stopOf(requestId))[0] as Received;
    expect(headers['content-type']).toBe('application/cloudevents+json');
    expect(headers).not.toHaveProperty('authorization');
    const task = await taskOf(stopOf(requestId));
    expect(JSON.parse(body)).toEqual({
      specversion: '1.0',
      id: stopOf(requestId),
      source: `urn:hjemmel:controller:${school.controller}`,
      type: 'hjemmel.task.assigned',
      subject: requestId,
      datacontenttype: 'application/json',
      data: {
        taskId: stopOf(requestId),
        childId: school.second,
        right: 'withdrawal',
        action: 'stop',
        purposes: [NEWS],
        dueAt: task?.dueAt,
        dueOn: null,
      },
    });
  });

  it('is recorded once for each task, and the vendor’s answers after it', async () => {
    await answerAll(school, await whenRequest(school, requestId, 'with-vendors'));
    const events = await eventsOf(school, { requestId });
    expect(events.slice(0, 2).map(({ type }) => type)).toEqual(['request-opened', 'request-decided']);
    for (const action of ['stop', 'erase']) {
      const ofTask = events.filter((event) => event.action === action);
      expect(ofTask.map(({ type }) => type)).toEqual(['task-notified', 'task-answered']);
    }
    expect(events.at(-1)?.type).toBe('request-completed');
  });

  it('is sent anew, under an id of its own, when a case worker sends the task again', async () => {
    const body = { right: 'restriction', purposes: ['practice-tests', 'development-assessment'] };
    const request = await openRequest(school, mother, school.first, body);
    const taskId = `${request.requestId}.jh-software.restrict`;
    await delivered(taskId);
    await answer(school, taskId, { outcome: 'failed', reason: 'Vores system er nede' });
    const retry = { as: caseworker, params: { requestId: request.requestId, taskId } };
    await school.done('retryTask', retry);

    const again = await delivered(taskId);
    expect(again).toMatchObject({ retries: 1 });
    expect(again).not.toHaveProperty('reason');
    const [notice] = noticesOf(`${taskId}.1`) as [Received];
    expect(verified(school.webhookSecret ?? '', notice)).toMatchObject({
      id: `${taskId}.1`,
      type: 'hjemmel.task.assigned',
      data: { taskId, action: 'restrict' },
    });
    // The other vendor’s task is not touched.
    expect((await taskOf(`${request.requestId}.learnlab.restrict`))?.retries).toBeUndefined();
    await answerAll(school, request);
    expect(await school.refused('retryTask', retry)).toBe('409 task-already-answered');
  });
});
