import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerAll,
  caseworker,
  check,
  consent,
  daysFromToday,
  decide,
  eventsOf,
  father,
  handOver,
  jhSoftware,
  learnLab,
  mother,
  newSchool,
  openRequest,
  packageOf,
  type School,
  stranger,
  whenRequest,
  withdraw,
} from './school.ts';
import { contentsOf } from './tables.ts';

const NEWS = 'news-to-users';
const TESTS = 'practice-tests';
const NOTHING = { outcome: 'no-data' };

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await consent(school, mother, school.first, NEWS);
});

describe('erasure', () => {
  it('asked for by a guardian erases what rested on consent, and the law keeps the rest', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'erasure' });

    // Her name stays with the vendor for what the law has it do.
    const keep = [{ category: 'name', purposeId: TESTS }];
    expect(request.tasks).toMatchObject([
      { vendorId: 'jh-software', action: 'erase', purposes: [NEWS], keep },
    ]);
    expect(request.decisions).toContainEqual(
      expect.objectContaining({
        purposeId: TESTS,
        vendorId: 'jh-software',
        outcome: 'refused',
        reason: 'task-lasts',
        citation: 'GDPR art. 17(3)(b)',
      }),
    );
    const params = { taskId: request.tasks[0]?.taskId ?? '' };
    expect((await school.done('getTask', { as: jhSoftware, params })).keep).toEqual(keep);
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('consent-withdrawn');
    await answerAll(school, request, { erased: [{ category: 'login-address', count: 1 }] });
    expect(await check(school, jhSoftware, TESTS, school.first)).toBe('allowed');
    const view = await school.done('getChild', { as: father, params: { childId: school.first } });
    expect(view.person).toMatchObject({ givenName: 'Barn Et' });
  });

  it('ordered by a case worker denies at once and leaves a ledger that names nobody', async () => {
    const body = { right: 'erasure', reason: 'Flyttet' };
    const request = await openRequest(school, caseworker, school.third, body);
    expect(await check(school, learnLab, 'development-assessment', school.third)).toBe('child-erased');
    const done = await answerAll(school, request);

    // The child and the guardian whose last child she was.
    expect(done.evidence).toEqual({ erasedPersons: 2 });
    const params = { childId: school.third };
    expect(await school.done('getChild', { as: caseworker, params })).toMatchObject({
      person: null,
      guardians: [],
      erasure: { requestId: request.requestId, done: true },
    });
    expect((await eventsOf(school, params)).at(-1)).toMatchObject({ type: 'child-erased' });
    expect(await school.refused('listChildren', { as: stranger })).toBe('403 not-allowed');
    expect(await school.refused('openRequest', { as: caseworker, params, body })).toBe('422 child-erased');
  });

  it('is not ordered from under what the family has asked for', async () => {
    const other = await newSchool();
    const params = { childId: other.second };
    const order = () => other.refused('openRequest', { as: caseworker, params, body: { right: 'erasure' } });
    const access = await openRequest(other, mother, other.second, { right: 'access' });
    expect(await order()).toBe('422 answer-open-requests-first');
    await handOver(other, access, { name: 'Barn To' });
    const { requestId } = await openRequest(other, mother, other.second, {
      right: 'objection',
      reason: 'Nej',
    });
    expect(await order()).toBe('422 restriction-in-force');
    await decide(other, requestId, { question: 'objection', outcome: 'refused' });
    await answerAll(other, await whenRequest(other, requestId, 'with-vendors'));
    expect(await order()).toBe('201');
  });

  it('closes what else was open, and leaves nothing of it behind', async () => {
    const other = await newSchool();
    await consent(other, mother, other.second, NEWS);
    const access = await openRequest(other, mother, other.second, { right: 'access' });
    await handOver(other, access, { name: 'Barn To' });
    const { requestId: withdrawal } = await withdraw(other, mother, other.second, NEWS);
    await whenRequest(other, withdrawal, 'with-vendors');
    const erasure = await openRequest(other, caseworker, other.second, { right: 'erasure' });
    await answerAll(other, erasure);

    const closed = await whenRequest(other, withdrawal, 'closed');
    expect(new Set(closed.tasks.map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    const late = { as: jhSoftware, params: { taskId: `${withdrawal}.jh-software.stop` }, body: NOTHING };
    expect(await other.refused('answerTask', late)).toBe('422 task-withdrawn');
    expect(await other.refused('getPackage', packageOf(mother, access.requestId))).toMatch(/^40|^422/);
    expect((await other.done('listTasks', { as: jhSoftware })).tasks).toEqual([]);
    expect((await other.done('listRequests', { as: caseworker })).requests).toEqual([]);
    const kept = Object.keys(await contentsOf(other.controller));
    expect(kept.filter((key) => key.includes(`#person#${other.second}`))).toEqual([]);
  });

  it('is ordered for the whole child only, and not by a letter without a sender', async () => {
    const params = { childId: school.first };
    const order = (change: object) =>
      school.refused('openRequest', { as: caseworker, params, body: { right: 'erasure', ...change } });
    expect(await order({ purposes: [TESTS] })).toBe('403 right-not-for-caller');
    expect(await order({ receivedOn: daysFromToday(-1) })).toBe('422 paper-needs-person-and-date');
  });
});
