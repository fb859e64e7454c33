import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  answer,
  answerAll,
  caseworker,
  check,
  consent,
  daysFromToday,
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
import { contentsOf } from './tables.ts';

const NEWS = 'news-to-users';
const TESTS = 'practice-tests';

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await consent(school, mother, school.first, NEWS);
});

describe('erasure', () => {
  it('asked for by a guardian erases what rested on consent, and the law keeps the rest', async () => {
    const request = await openRequest(school, mother, school.first, { right: 'erasure' });

    expect(request.tasks).toMatchObject([{ vendorId: 'jh-software', action: 'erase', purposes: [NEWS] }]);
    expect(request.decisions).toContainEqual({
      purposeId: TESTS,
      vendorId: 'jh-software',
      outcome: 'refused',
      citation: 'GDPR art. 17(3)(b)',
    });
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('consent-withdrawn');
    await answerAll(school, request, { erased: [{ category: 'login-address', count: 1 }] });
    expect(await check(school, jhSoftware, TESTS, school.first)).toBe('allowed');
    const seen = await school.done('getChild', { as: father, params: { childId: school.first } });
    expect(seen.person).toMatchObject({ givenName: 'Barn Et' });
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

  it('closes what else was open, and leaves nothing of it behind', async () => {
    const other = await newSchool();
    const access = await openRequest(other, mother, other.second, { right: 'access' });
    const objection = await openRequest(other, mother, other.second, { right: 'objection', reason: 'Nej' });
    const erasure = await openRequest(other, caseworker, other.second, { right: 'erasure' });
    const data = { outcome: 'done', data: { name: 'Barn To' } };
    await answer(other, access.requestId, 'jh-software', data);
    await answerAll(other, erasure);

    const late = { as: learnLab, params: { taskId: `${access.requestId}.learnlab` }, body: data };
    expect(await other.refused('answerTask', late)).toBe('422 request-not-open');
    expect(await whenRequest(other, access.requestId, 'closed')).not.toHaveProperty('evidence');
    expect(await other.refused('getPackage', packageOf(caseworker, access.requestId))).toMatch(/^404|^422/);
    const { requestId } = await whenRequest(other, objection.requestId, 'closed');
    const body = { outcome: 'upheld', reason: 'For sent' };
    expect(await other.refused('decideObjection', { as: caseworker, params: { requestId }, body })).toMatch(
      /^422/,
    );
    expect((await other.done('listTasks', { as: learnLab })).tasks).toEqual([]);
    expect((await other.done('listRequests', { as: caseworker })).requests).toEqual([]);
    const kept = Object.keys(await contentsOf(other.controller));
    expect(kept.filter((key) => key.includes(`#person#${other.second}`))).toEqual([]);
  });

  it('is ordered for the whole child only, and not by a letter without a sender', async () => {
    const params = { childId: school.first };
    const order = (change: object) =>
      school.refused('openRequest', { as: caseworker, params, body: { right: 'erasure', ...change } });
    expect(await order({ purposes: [TESTS] })).toBe('422 right-not-for-caller');
    expect(await order({ receivedOn: daysFromToday(-1) })).toBe('422 paper-needs-person-and-date');
  });
});
