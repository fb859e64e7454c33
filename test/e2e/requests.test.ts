import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  answer,
  answerAll,
  caseworker,
  check,
  consent,
  eventsOf,
  father,
  jhSoftware,
  learnLab,
  mother,
  newSchool,
  openRequest,
  packageOf,
  type School,
  stranger,
  whenRequest,
} from './school.ts';

const NEWS = 'news-to-users';
const TESTS = 'practice-tests';

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await consent(school, mother, school.first, NEWS);
});

describe('access', () => {
  it('asks every vendor that may hold the child, and is done when all have handed over', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'access' });

    expect(request).toMatchObject({ right: 'access', article: 'GDPR art. 15', status: 'with-vendors' });
    expect(request.tasks.map(({ vendorId, action }) => `${vendorId} ${action}`).sort()).toEqual([
      'jh-software hand-over',
      'learnlab hand-over',
    ]);
    expect(await school.refused('getPackage', packageOf(mother, request.requestId))).toBe(
      '404 no-package-yet',
    );
    await answer(school, request.requestId, 'jh-software', { data: { results: [7] } });
    expect((await whenRequest(school, request.requestId, 'with-vendors')).tasks).toHaveLength(2);
    await answer(school, request.requestId, 'learnlab', { outcome: 'no-data' });

    const done = await whenRequest(school, request.requestId, 'completed');
    expect(done.evidence?.packages?.map(({ format }) => format)).toEqual(['json', 'html']);
    expect(done.completedAt).toBeDefined();
  });

  it('hands its package to the one who asked and the case worker, not to the other guardian', async () => {
    const { requests } = await school.done('listChildRequests', {
      as: mother,
      params: { childId: school.first },
    });
    const requestId = requests.find(({ right }) => right === 'access')?.requestId ?? '';

    expect(await school.refused('getPackage', packageOf(mother, requestId))).toBe('200');
    expect(await school.refused('getPackage', packageOf(caseworker, requestId))).toBe('200');
    expect(await school.refused('getPackage', packageOf(father, requestId))).toBe(
      '403 package-for-requester-only',
    );
    expect(await school.refused('getPackage', packageOf(stranger, requestId))).toBe('404 no-such-request');
  });

  it('asked for on paper is hers who signed it', async () => {
    const asking = (personId: string, as = caseworker) => ({
      as,
      params: { childId: school.first },
      body: { right: 'access', purposes: [NEWS], onPaper: { personId } },
    });
    expect(await school.refused('openRequest', asking(school.motherId, mother))).toBe(
      '422 paper-is-for-caseworkers',
    );
    expect(await school.refused('openRequest', asking(school.third))).toBe('422 not-a-guardian-of-the-child');

    const { requestId } = await school.done('openRequest', asking(school.fatherId));
    await answerAll(school, await whenRequest(school, requestId, 'with-vendors'), { data: {} });
    expect(await school.refused('getPackage', packageOf(father, requestId))).toBe('200');
    expect(await school.refused('getPackage', packageOf(mother, requestId))).toBe(
      '403 package-for-requester-only',
    );
  });

  it('counts the last day from when it was received', async () => {
    const paper = { receivedOn: '2021-01-31', onPaper: { personId: school.motherId } };
    const body = { right: 'access', purposes: [TESTS], ...paper };
    const unsigned = { right: 'access', purposes: [TESTS], receivedOn: '2021-01-31' };
    const call = { as: caseworker, params: { childId: school.second } };
    expect(await school.refused('openRequest', { ...call, body: unsigned })).toBe(
      '422 paper-needs-person-and-date',
    );
    const opened = await school.done('openRequest', {
      as: caseworker,
      params: { childId: school.second },
      body,
    });
    // A month from 31 January ends on 28 February, a Sunday.
    expect(opened).toMatchObject({ receivedOn: '2021-01-31', dueOn: '2021-03-01' });
    const { requests } = await school.done('listRequests', { as: caseworker });
    expect(requests[0]).toMatchObject({ requestId: opened.requestId });
  });
});

describe('rectification', () => {
  const changes = [
    { field: 'familyName', from: 'Eksempel', to: 'Prøve' },
    { field: 'klassetrin', from: '4', to: '5' },
  ];

  it('is carried to every recipient with the new values, and then to our own record', async () => {
    const request = await openRequest(school, mother, school.second, { right: 'rectification', changes });
    const params = { taskId: `${request.requestId}.jh-software` };
    const task = await school.done('getTask', { as: jhSoftware, params });
    expect(task).toMatchObject({ action: 'correct', changes });

    const done = await answerAll(school, request);
    expect(done.evidence).toEqual({ changedFields: ['familyName'], otherFields: 1 });
    const seen = await school.done('getChild', { as: mother, params: { childId: school.second } });
    expect(seen.person).toEqual({ givenName: 'Barn To', familyName: 'Prøve' });
  });

  it.each([
    ['no name', 'givenName', ''],
    ['a name of spaces', 'familyName', '  '],
    ['a name taken away', 'familyName', null],
    ['a name longer than one', 'givenName', 'x'.repeat(101)],
    ['no UNI-Login', 'uniLogin', 'ikke et login'],
  ])('holds our own fields to what an enrolment takes: %s', async (_says, field, to) => {
    const body = { right: 'rectification', changes: [{ field, from: null, to }] };
    const params = { childId: school.second };
    expect(await school.refused('openRequest', { as: mother, params, body })).toBe('400 invalid-body');
  });
});

describe('portability', () => {
  it('carries what rests on consent and tells what the law leaves out', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'portability' });

    expect(request.tasks).toMatchObject([{ vendorId: 'jh-software', purposes: [NEWS] }]);
    const statute = request.decisions.filter(({ purposeId }) => purposeId !== NEWS);
    expect(new Set(statute.map(({ outcome, citation }) => `${outcome}, ${citation}`))).toEqual(
      new Set(['not-applicable, GDPR art. 20(3)']),
    );
    await answerAll(school, request, { data: { address: 'mor@example.dk' } });
    const { url } = await school.done('getPackage', packageOf(mother, request.requestId));
    const file = await fetch(url).then((response) => response.json());
    expect(file).toMatchObject({
      kind: 'hjemmel-portability',
      vendors: [{ vendorId: 'jh-software', data: { address: 'mor@example.dk' } }],
    });
  });
});

describe('restriction', () => {
  it('holds the purposes from the moment it is asked for until it is lifted', async () => {
    const body = { right: 'restriction', purposes: [TESTS], reason: 'Karakteren er forkert' };
    const request = await openRequest(school, mother, school.first, body);
    expect(await check(school, jhSoftware, TESTS, school.first)).toBe('processing-held');
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('allowed');

    const lift = { as: caseworker, params: { requestId: request.requestId } };
    expect(await school.refused('liftRestriction', lift)).toBe('422 restriction-not-carried-out');
    await answerAll(school, request);
    expect(await check(school, jhSoftware, TESTS, school.first)).toBe('processing-held');
    await school.done('liftRestriction', lift);
    expect(await check(school, jhSoftware, TESTS, school.first)).toBe('allowed');
    expect(await school.refused('liftRestriction', lift)).toBe('422 already-lifted');
  });

  it('once lifted, is open again until every vendor has resumed', async () => {
    const body = { right: 'restriction', purposes: ['development-assessment', TESTS] };
    const request = await openRequest(school, mother, school.second, body);
    const { requestId } = request;
    const lift = { as: caseworker, params: { requestId } };
    await answerAll(school, request);
    await school.done('liftRestriction', lift);

    const open = await whenRequest(school, requestId, 'with-vendors');
    // The request was answered when it was restricted: no day is left to answer by.
    expect(open.dueOn).toBeNull();
    expect(open).not.toHaveProperty('completedAt');
    expect(new Set(open.tasks)).toEqual(
      new Set([
        { vendorId: 'jh-software', action: 'resume', purposes: [TESTS], status: 'queued' },
        { vendorId: 'learnlab', action: 'resume', purposes: ['development-assessment'], status: 'queued' },
      ]),
    );
    // Neither has a webhook: its list of tasks is where a vendor learns of it.
    for (const as of [jhSoftware, learnLab]) {
      const { tasks } = await school.done('listTasks', { as });
      expect(tasks).toContainEqual(
        expect.objectContaining({ taskId: `${requestId}.${as[1]}.resume`, action: 'resume' }),
      );
    }
    await answerAll(school, open);
    expect(await school.refused('liftRestriction', lift)).toBe('422 already-lifted');
    expect((await eventsOf(school, { requestId })).map(({ type }) => type)).toEqual([
      'request-opened',
      'request-decided',
      ...['task-answered', 'task-answered', 'request-completed'],
      'restriction-lifted',
      'tasks-assigned',
      ...['task-answered', 'task-answered', 'request-completed'],
    ]);
  });

  it('once lifted, has nobody to wait for where no vendor was concerned', async () => {
    const body = { right: 'restriction', purposes: ['digital-learning-materials'] };
    const { requestId } = await school.done('openRequest', {
      as: mother,
      params: { childId: school.second },
      body,
    });
    await whenRequest(school, requestId, 'completed');
    await school.done('liftRestriction', { as: caseworker, params: { requestId } });
    expect(await whenRequest(school, requestId, 'completed')).toMatchObject({ tasks: [] });
  });

  it('is no other request', async () => {
    const { requestId } = await openRequest(school, mother, school.second, { right: 'access' });
    expect(await school.refused('liftRestriction', { as: caseworker, params: { requestId } })).toBe(
      '422 not-a-restriction',
    );
  });

  it('of a child that was erased since is not lifted', async () => {
    const other = await newSchool();
    const restriction = await openRequest(other, mother, other.second, { right: 'restriction' });
    await answerAll(other, restriction);
    await answerAll(other, await openRequest(other, caseworker, other.second, { right: 'erasure' }));
    const lift = { as: caseworker, params: { requestId: restriction.requestId } };
    expect(await other.refused('liftRestriction', lift)).toBe('422 child-erased');
    expect((await other.done('listTasks', { as: jhSoftware })).tasks).toEqual([]);
  });
});

describe('objection', () => {
  const object = { right: 'objection', purposes: [TESTS], reason: 'Barnet bliver syg af det' };
  const decide = (requestId: string, outcome: string) => ({
    as: caseworker,
    params: { requestId },
    body: { outcome, reason: 'Vurderet' },
  });

  it('refused, lets processing go on, and asks no vendor for anything', async () => {
    const request = await openRequest(school, mother, school.second, object);
    expect(request).toMatchObject({ status: 'awaiting-decision', tasks: [] });
    expect(await check(school, jhSoftware, TESTS, school.second)).toBe('processing-held');

    await school.done('decideObjection', decide(request.requestId, 'refused'));
    const done = await whenRequest(school, request.requestId, 'completed');
    expect(done.decisions).toMatchObject([{ purposeId: TESTS, outcome: 'refused' }]);
    expect(done).toMatchObject({
      reason: object.reason,
      objection: { outcome: 'refused', reason: 'Vurderet' },
    });
    expect(await check(school, jhSoftware, TESTS, school.second)).toBe('allowed');
  });

  it('upheld, ends the basis and stops the vendors; it is decided once', async () => {
    const request = await openRequest(school, mother, school.second, object);
    await school.done('decideObjection', decide(request.requestId, 'upheld'));
    expect(await school.refused('decideObjection', decide(request.requestId, 'refused'))).toBe(
      '422 request-not-awaiting-decision',
    );

    const open = await whenRequest(school, request.requestId, 'with-vendors');
    expect(open.tasks).toMatchObject([{ vendorId: 'jh-software', action: 'stop' }]);
    await answerAll(school, open);
    expect(await check(school, jhSoftware, TESTS, school.second)).toBe('basis-ended');
  });

  it('is refused where nothing can be objected to', async () => {
    const body = { ...object, purposes: [NEWS] };
    const params = { childId: school.first };
    expect(await school.refused('openRequest', { as: mother, params, body })).toBe(
      '422 nothing-to-object-to',
    );
  });
});

describe('data', () => {
  it('comes with a task to hand over and with no other', async () => {
    const access = await openRequest(school, mother, school.second, { right: 'access', purposes: [TESTS] });
    const restriction = await openRequest(school, mother, school.second, {
      right: 'restriction',
      purposes: [NEWS],
    });
    const answering = (requestId: string, result: object) =>
      school.refused('answerTask', {
        as: jhSoftware,
        params: { taskId: `${requestId}.jh-software` },
        body: { outcome: 'done', ...result },
      });

    expect(await answering(access.requestId, {})).toBe('422 hand-over-needs-data');
    expect(await answering(restriction.requestId, { data: { uninvited: true } })).toBe(
      '422 task-takes-no-data',
    );
  });
});

describe('a vendor that refuses its task', () => {
  it('keeps it open until it answers again', async () => {
    const request = await openRequest(school, mother, school.second, {
      right: 'restriction',
      purposes: [NEWS],
    });
    await answer(school, request.requestId, 'jh-software', { outcome: 'refused', reason: 'Ikke vores' });

    const refused = await whenRequest(school, request.requestId, 'with-vendors');
    expect(refused.tasks).toMatchObject([{ status: 'refused', reason: 'Ikke vores' }]);
    const hers = await school.done('getRequest', { as: mother, params: { requestId: request.requestId } });
    expect(hers.tasks[0]).not.toHaveProperty('reason');
    const { tasks } = await school.done('listTasks', { as: jhSoftware });
    expect(tasks.map(({ taskId }) => taskId)).toContain(`${request.requestId}.jh-software`);
    await answerAll(school, request);
    const params = { taskId: `${request.requestId}.jh-software` };
    expect(await school.refused('answerTask', { as: jhSoftware, params, body: { outcome: 'no-data' } })).toBe(
      '409 task-already-answered',
    );
  });
});
