import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  answer,
  answerAll,
  assessment,
  caseworker,
  consent,
  decide,
  eventsOf,
  father,
  handOver,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  packageOf,
  type School,
  seen,
  stranger,
  whenRequest,
} from './school.ts';

const NEWS = 'news-to-users';

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await consent(school, mother, school.first, NEWS);
});

describe('access', () => {
  it('asks every vendor that may hold the child, and is done when all have handed over and it was reviewed', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'access' });

    expect(request).toMatchObject({ right: 'access', article: 'GDPR art. 15', status: 'with-vendors' });
    expect(request.tasks.map(({ vendorId, action }) => `${vendorId} ${action}`).sort()).toEqual([
      'jh-software hand-over',
      'learnlab hand-over',
    ]);
    expect(await school.refused('getPackage', packageOf(mother, request.requestId))).toBe(
      '404 no-package-yet',
    );
    await answer(school, `${request.requestId}.jh-software.hand-over`, { data: { results: [7] } });
    expect(await seen(school, request.requestId)).toMatchObject({ status: 'with-vendors' });
    await answer(school, `${request.requestId}.learnlab.hand-over`, { outcome: 'no-data' });
    expect(await whenRequest(school, request.requestId, 'awaiting-decision')).toMatchObject({
      awaits: 'release',
    });
    await decide(school, request.requestId, { question: 'release' });

    const done = await whenRequest(school, request.requestId, 'completed');
    expect(done.evidence?.packages?.map(({ format }) => format)).toEqual(['json', 'html']);
    expect(done.completedAt).toBeDefined();
  });

  it('hands its package to the one who asked and to nobody else, and records each time', async () => {
    const { requests } = await school.done('listChildRequests', {
      as: mother,
      params: { childId: school.first },
    });
    const requestId = requests.find(({ right }) => right === 'access')?.requestId ?? '';

    expect(await school.refused('getPackage', packageOf(mother, requestId))).toBe('200');
    for (const other of [father, caseworker])
      expect(await school.refused('getPackage', packageOf(other, requestId))).toBe(
        '403 package-for-requester-only',
      );
    expect(await school.refused('getPackage', packageOf(stranger, requestId))).toBe('404 no-such-request');
    expect((await eventsOf(school, { requestId })).at(-1)).toMatchObject({
      type: 'package-fetched',
      by: { role: 'guardian', id: school.motherId },
      format: 'json',
    });
  });

  it('asked for on paper is hers who signed it, and is printed by a case worker', async () => {
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
    await handOver(school, await whenRequest(school, requestId, 'with-vendors'), { address: 'a@example.dk' });
    for (const as of [father, caseworker])
      expect(await school.refused('getPackage', packageOf(as, requestId))).toBe('200');
    expect(await school.refused('getPackage', packageOf(mother, requestId))).toBe(
      '403 package-for-requester-only',
    );
  });
});

describe('rectification', () => {
  const changes = [
    { field: 'familyName', from: 'Eksempel', to: 'Prøve' },
    { field: 'klassetrin', from: '4', to: '5' },
  ];

  it('is carried to every recipient with the new values, and then to our own record, once found right', async () => {
    const opened = await openRequest(school, mother, school.second, { right: 'rectification', changes });
    expect(opened).toMatchObject({ status: 'awaiting-decision', awaits: 'accuracy', tasks: [] });
    const { requestId } = opened;
    const accuracy = assessment({ question: 'accuracy' });
    const deciding = { as: caseworker, params: { requestId }, body: accuracy };
    expect(await school.refused('assessRequest', deciding)).toBe('422 correct-at-the-source-first');
    await decide(school, requestId, { ...accuracy, correctedAtSource: true });
    const request = await whenRequest(school, requestId, 'with-vendors');
    const params = { taskId: `${requestId}.jh-software.correct` };
    const task = await school.done('getTask', { as: jhSoftware, params });
    expect(task).toMatchObject({ action: 'correct', changes });

    const done = await answerAll(school, request);
    expect(done.evidence).toEqual({ changedFields: ['familyName'], otherFields: 1 });
    const view = await school.done('getChild', { as: mother, params: { childId: school.second } });
    expect(view.person).toEqual({ givenName: 'Barn To', familyName: 'Prøve' });
  });

  it('found wrong, changes nothing and asks nobody', async () => {
    const body = { right: 'rectification', changes: [{ field: 'klassetrin', from: '4', to: '6' }] };
    const { requestId } = await openRequest(school, mother, school.second, body);
    await decide(school, requestId, { question: 'accuracy', outcome: 'refused', reason: 'Hun går i 5.' });

    const done = await whenRequest(school, requestId, 'completed');
    expect(done.tasks).toEqual([]);
    expect(new Set(done.decisions.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(
      new Set(['refused inaccuracy-not-found']),
    );
    const hers = await school.done('getRequest', { as: mother, params: { requestId } });
    expect(hers.assessments).toEqual([{ question: 'accuracy', outcome: 'refused', reason: 'Hun går i 5.' }]);
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
  it('carries what was provided on consent, keyed by the agreement’s categories', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'portability' });

    expect(request.tasks).toMatchObject([{ vendorId: 'jh-software', purposes: [NEWS] }]);
    const statute = request.decisions.filter(({ purposeId }) => purposeId !== NEWS);
    expect(new Set(statute.map(({ outcome, reason }) => `${outcome} ${reason}`))).toEqual(
      new Set(['not-applicable not-portable']),
    );
    const taskId = `${request.requestId}.jh-software.hand-over`;
    const body = { outcome: 'done', data: { address: 'mor@example.dk' } };
    expect(await school.refused('answerTask', { as: jhSoftware, params: { taskId }, body })).toBe(
      '422 not-a-data-category',
    );
    const data = { 'login-address': 'mor@example.dk', results: [7] };
    await handOver(school, request, data);
    const { url } = await school.done('getPackage', packageOf(mother, request.requestId));
    const file = await fetch(url).then((response) => response.json());
    // Results are the teachers’ and the vendor’s, and rest on statute besides.
    expect(file).toMatchObject({
      kind: 'hjemmel-portability',
      vendors: [{ vendorId: 'jh-software', data: { 'login-address': 'mor@example.dk' } }],
    });
    expect((file as { vendors: [{ data: object }] }).vendors[0].data).not.toHaveProperty('results');
  });
});

describe('data', () => {
  it('comes with a task to hand over and with no other', async () => {
    const open = async (body: { right: string; purposes: string[] }) =>
      (await openRequest(school, mother, school.second, body)).tasks[0]?.taskId ?? '';
    const answering = (taskId: string, result: object) =>
      school.refused('answerTask', {
        as: jhSoftware,
        params: { taskId },
        body: { outcome: 'done', ...result },
      });

    const handOverTask = await open({ right: 'access', purposes: [NEWS] });
    expect(await answering(handOverTask, {})).toBe('422 hand-over-needs-data');
    const restrict = await open({ right: 'restriction', purposes: [NEWS] });
    expect(await answering(restrict, { data: { uninvited: true } })).toBe('422 task-takes-no-data');
  });
});
