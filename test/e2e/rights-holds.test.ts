import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  answer,
  answerAll,
  assessment,
  caseworker,
  check,
  consent,
  daysFromToday,
  decide,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  type School,
  whenRequest,
} from './school.ts';

const NEWS = 'news-to-users';
const TESTS = 'practice-tests';

let school: School;
beforeAll(async () => {
  school = await newSchool();
  await consent(school, mother, school.first, NEWS);
});

describe('restriction', () => {
  const body = { right: 'restriction', purposes: [TESTS], because: 'accuracy-contested' };

  it('holds the purposes from the moment it is asked for, and is not lifted before notice of it', async () => {
    const { requestId, tasks } = await openRequest(school, mother, school.first, body);
    expect(await check(school, jhSoftware, TESTS, school.first)).toBe('processing-held');
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('allowed');

    const lift = { as: caseworker, params: { requestId } };
    const notice = (days: number) => ({
      ...lift,
      body: { liftsOn: daysFromToday(days), reason: 'Oplysningerne er kontrolleret' },
    });
    expect(await school.refused('announceLift', notice(1))).toBe('422 restriction-not-carried-out');
    const done = await answerAll(school, { requestId, tasks });
    expect(done.decisions).toMatchObject([{ outcome: 'granted', reason: 'accuracy-contested' }]);
    expect(await school.refused('liftRestriction', lift)).toBe('422 lift-not-announced');
    expect(await school.refused('announceLift', notice(0))).toBe('422 lift-needs-notice');
    await school.done('announceLift', notice(1));
    expect(await school.refused('announceLift', notice(2))).toBe('422 lift-already-announced');
    expect(await school.refused('liftRestriction', lift)).toBe('422 lift-not-announced');

    const hers = await school.done('getRequest', { as: mother, params: { requestId } });
    expect(hers.lift).toEqual({ liftsOn: daysFromToday(1), reason: 'Oplysningerne er kontrolleret' });
    expect(await check(school, jhSoftware, TESTS, school.first)).toBe('processing-held');
  });

  it('is no other request', async () => {
    const { requestId } = await openRequest(school, mother, school.second, { right: 'access' });
    const call = { as: caseworker, params: { requestId } };
    expect(await school.refused('liftRestriction', call)).toBe('422 not-a-restriction');
    const notice = { ...call, body: { liftsOn: daysFromToday(1), reason: 'Nej' } };
    expect(await school.refused('announceLift', notice)).toBe('422 not-a-restriction');
  });
});

describe('objection', () => {
  const object = { right: 'objection', purposes: [TESTS], reason: 'Barnet bliver syg af det' };

  it('refused, lets processing go on, once the vendor that held still is told', async () => {
    const { requestId, ...open } = await openRequest(school, mother, school.second, object);
    expect(open).toMatchObject({
      status: 'awaiting-decision',
      awaits: 'objection',
      decisions: [{ outcome: 'granted', reason: 'restricted-meanwhile', citation: 'GDPR art. 18(1)(d), 19' }],
      tasks: [{ vendorId: 'jh-software', action: 'restrict' }],
    });
    expect(await check(school, jhSoftware, TESTS, school.second)).toBe('processing-held');

    await decide(school, requestId, { question: 'objection', outcome: 'refused' });
    const resuming = await whenRequest(school, requestId, 'with-vendors');
    expect(resuming.tasks).toMatchObject([
      { action: 'restrict', status: 'withdrawn' },
      { action: 'resume', status: 'queued' },
    ]);
    await answer(school, `${requestId}.jh-software.resume`);
    const done = await whenRequest(school, requestId, 'completed');
    expect(done.decisions).toMatchObject([{ purposeId: TESTS, outcome: 'refused' }]);
    expect(done).toMatchObject({
      reason: object.reason,
      assessments: [{ question: 'objection', outcome: 'refused', reason: 'Vurderet' }],
    });
    expect(await check(school, jhSoftware, TESTS, school.second)).toBe('allowed');
  });

  it('upheld, ends the basis and has the vendors stop and erase; it is decided once', async () => {
    const { requestId } = await openRequest(school, mother, school.second, object);
    await answer(school, `${requestId}.jh-software.restrict`);
    await decide(school, requestId, { question: 'objection' });
    const refusing = assessment({ question: 'objection', outcome: 'refused' });
    const again = { as: caseworker, params: { requestId }, body: refusing };
    expect(await school.refused('assessRequest', again)).toBe('422 request-not-awaiting-decision');

    const open = await whenRequest(school, requestId, 'with-vendors');
    expect(open.tasks.map(({ action, status }) => `${action} ${status}`)).toEqual([
      'stop queued',
      'erase queued',
      'restrict done',
    ]);
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
