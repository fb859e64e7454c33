import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  answer,
  caseworker,
  daysFromToday,
  eventsOf,
  jhSoftware,
  learnLab,
  mother,
  newSchool,
  openRequest,
  type School,
  seen,
  today,
  whenRequest,
} from './school.ts';

const REASON = 'Konkursboet svarer ikke';

let school: School;
let requestId: string;
let mine: string;
let theirs: string;
const pupils: string[] = [];
beforeAll(async () => {
  school = await newSchool();
  const group = { institution: '280123', name: '7A' };
  const guardians = [{ cpr: '6201851007', givenName: 'Mor', familyName: 'Eksempel' }];
  const children = Array.from({ length: 12 }, (_, index) => {
    return { cpr: `${11 + index}02155678`, givenName: 'Elev', familyName: 'Eksempel', guardians };
  });
  const enrolled = await school.done('enrol', { as: caseworker, body: { group, children } });
  pupils.push(...enrolled.children.map(({ childId }) => childId));
  for (const purposeId of ['practice-tests', 'development-assessment'])
    await school.done('establishBasis', { as: caseworker, body: { purposeId, group } });
});

/** JH Software’s task and LearnLab’s: to erase a whole child, another in each test. */
beforeEach(async () => {
  ({ requestId } = await openRequest(school, caseworker, pupils.pop() ?? '', { right: 'erasure' }));
  mine = `${requestId}.jh-software.erase`;
  theirs = `${requestId}.learnlab.erase`;
});

const request = () => seen(school, requestId);
const taskOf = async (taskId: string) => (await request()).tasks.find((task) => task.taskId === taskId);
/** JH Software’s list, as far as it is about this request. */
const listed = async () =>
  (await school.done('listTasks', { as: jhSoftware })).tasks.filter(({ taskId }) => taskId === mine);
const progress = (body: object, as = jhSoftware, taskId = mine) =>
  school.refused('progressTask', { as, params: { taskId }, body });
const onTask = (taskId: string, body: object = {}) => ({
  as: caseworker,
  params: { requestId, taskId },
  body,
});
const typesOf = async () =>
  (await eventsOf(school, { requestId })).map(({ type }) => type).filter((type) => /^task-/.test(type));

describe('a vendor’s progress', () => {
  it('is seen: queued, acknowledged, at work with a day it expects; said again or backwards it changes nothing', async () => {
    expect(await taskOf(mine)).toMatchObject({ status: 'queued' });
    expect(await progress({ status: 'acknowledged' })).toBe('201');
    expect(await taskOf(mine)).toMatchObject({ status: 'acknowledged' });
    const expectedOn = daysFromToday(3);
    for (const _twice of [1, 2]) expect(await progress({ status: 'in-progress', expectedOn })).toBe('201');
    expect(await progress({ status: 'acknowledged' })).toBe('201');

    expect(await taskOf(mine)).toMatchObject({ status: 'in-progress', expectedOn });
    expect(await typesOf()).toEqual(['task-progressed', 'task-progressed']);
    expect(await listed()).toMatchObject([{ status: 'in-progress', dueAt: expect.any(String) }]);
  });

  it('is nobody else’s to tell, and over once the task is answered', async () => {
    expect(await progress({ status: 'acknowledged' }, learnLab)).toBe('404 no-such-task');
    await answer(school, mine);
    expect(await progress({ status: 'acknowledged' })).toBe('409 task-already-answered');
    expect(await typesOf()).toEqual(['task-answered']);
  });
});

describe('a request', () => {
  it.each([
    ['partly-done', { erased: [{ category: 'results', count: 9 }], reference: 'sag-9' }],
    ['failed', {}],
    ['refused', {}],
  ])('never reads completed while a vendor has answered %s', async (outcome, evidence) => {
    const reason = 'Sikkerhedskopierne mangler';
    await answer(school, mine, { outcome, reason, ...evidence });
    await answer(school, theirs);

    expect(await request()).toMatchObject({ status: 'with-vendors' });
    expect(await taskOf(mine)).toMatchObject({ status: outcome, reason, ...evidence });
    expect(await listed()).toMatchObject([{ status: outcome }]);

    const erased = [{ category: 'results', count: 12 }];
    await answer(school, mine, { erased, reference: 'sag-12' });
    const done = await whenRequest(school, requestId, 'completed');
    expect(done.tasks).toMatchObject([
      { taskId: mine, status: 'done', erased, reference: 'sag-12' },
      { taskId: theirs, status: 'done' },
    ]);
    const late = { as: jhSoftware, params: { taskId: mine }, body: { outcome: 'failed', reason } };
    expect(await school.refused('answerTask', late)).toBe('409 task-already-answered');
  });
});

describe('a case worker', () => {
  it('sends one vendor its task again; the other is not disturbed', async () => {
    await progress({ status: 'acknowledged' }, learnLab, theirs);
    await answer(school, mine, { outcome: 'failed', reason: 'Nede' });
    expect(await school.done('retryTask', onTask(mine))).toEqual({ requestId, taskId: mine });

    const again = await taskOf(mine);
    expect(again).toMatchObject({ status: 'queued', retries: 1 });
    expect(again).not.toHaveProperty('answeredAt');
    expect(await taskOf(theirs)).toMatchObject({ status: 'acknowledged' });
    expect(await school.refused('retryTask', onTask(`${requestId}.nobody.erase`))).toBe('404 no-such-task');
  });

  it('ends a task without the vendor’s word, with her reason, and it stays seen', async () => {
    await answer(school, theirs);
    await school.done('waiveTask', onTask(mine, { reason: REASON }));

    const done = await whenRequest(school, requestId, 'completed');
    expect(done.waived).toEqual(['jh-software']);
    expect(done.tasks).toMatchObject([{ taskId: mine, status: 'waived' }, { status: 'done' }]);
    const [waived] = (await eventsOf(school, { requestId })).filter(({ type }) => type === 'task-waived');
    expect(waived).toMatchObject({ vendorId: 'jh-software', action: 'erase', by: { role: 'caseworker' } });
    expect(JSON.stringify(waived)).not.toContain(REASON);
    for (const call of ['retryTask', 'waiveTask'] as const)
      expect(await school.refused(call, onTask(mine, { reason: REASON }))).toBe('409 task-already-answered');
  });

  it('names the task of the request she means', async () => {
    const other = await openRequest(school, mother, school.first, { right: 'access' });
    const mixed = { ...onTask(mine), params: { requestId: other.requestId, taskId: mine } };
    expect(await school.refused('retryTask', mixed)).toBe('404 no-such-task');
    expect(await typesOf()).toEqual([]);
  });
});

describe('a task', () => {
  it('has its own clock: a day to be seen, a fortnight to be done, and never past the family’s own day', async () => {
    const params = { taskId: mine };
    const { assignedAt, acknowledgeBy, dueAt } = await school.done('getTask', { as: jhSoftware, params });
    const hours = (to: string) => (Date.parse(to) - Date.parse(assignedAt)) / 36e5;
    expect([hours(acknowledgeBy), hours(dueAt)]).toEqual([24, 14 * 24]);

    const paper = { right: 'access', receivedOn: daysFromToday(-25), onPaper: { personId: school.motherId } };
    const urgent = await openRequest(school, caseworker, school.first, paper);
    expect(urgent.tasks[0]?.dueAt).toBe(`${urgent.dueOn}T00:00:00.000Z`);
    expect(urgent.dueOn && urgent.dueOn > today()).toBe(true);
  });
});
