import { beforeAll, describe, expect, it } from '@jest/globals';
import type { As } from '../../local/client.ts';
import {
  answerAll,
  assessment,
  caseworker,
  check,
  consent,
  decide,
  father,
  handOver,
  learnLab,
  mother,
  newSchool,
  openRequest,
  packageOf,
  type School,
  seen,
  stranger,
  today,
  whenRequest,
} from './school.ts';

const HEALTH = 'development-assessment-health';
/** Eleven years old. */
const child: As = ['child', 'child1'];
/** Fifteen. */
const teenager: As = ['child', 'child2'];

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

describe('a parent without custody', () => {
  it('is told of the right to information instead, which is not one of these rights', async () => {
    const params = { childId: school.second };
    const name = { givenName: 'Forælder', familyName: 'Eksempel' };
    const body = { cpr: '6101900001', ...name, holds: false, from: today() };
    await school.done('changeCustody', { as: caseworker, params, body });

    for (const right of ['access', 'portability', 'erasure', 'restriction']) {
      const { status, body: problem } = await school.call('openRequest', {
        as: stranger,
        params,
        body: { right },
      });
      expect(`${status} ${problem.reason}`).toBe('422 right-to-information');
      expect(problem.titleDa).toBe(
        'Uden forældremyndighed har du ikke barnets databeskyttelsesrettigheder, men ret til orientering: Spørg skolen eller institutionen (forældreansvarsloven § 23).',
      );
    }
    // She learns no more than that the child exists.
    expect(await school.refused('getChild', { as: stranger, params })).toBe('404 no-such-child');
    expect(await school.refused('listChildRequests', { as: stranger, params })).toBe('404 no-such-child');
  });
});

describe('a parent whose custody has ended since she asked', () => {
  it('is handed nothing of the child any more', async () => {
    const other = await newSchool();
    const request = await openRequest(other, father, other.first, { right: 'access' });
    await handOver(other, request, { results: [] });
    const fetching = packageOf(father, request.requestId);
    expect(await other.refused('getPackage', fetching)).toBe('200');

    const body = { personId: other.fatherId, holds: false, from: today() };
    await other.done('changeCustody', { as: caseworker, params: { childId: other.first }, body });
    expect(await other.refused('getPackage', fetching)).toBe('404 no-such-request');
  });
});

describe('a child herself', () => {
  it('normally too young waits for a person to assess her maturity; refused, she is told why', async () => {
    const opened = await openRequest(school, child, school.first, { right: 'access' });
    expect(opened).toMatchObject({ status: 'awaiting-decision', awaits: 'maturity', tasks: [] });
    const { requestId } = opened;
    const reason = 'Du er elleve år; dine forældre kan bede om det.';
    await decide(school, requestId, { question: 'maturity', outcome: 'refused', reason });

    const done = await whenRequest(school, requestId, 'completed');
    expect(new Set(done.decisions.map((one) => `${one.outcome} ${one.reason}`))).toEqual(
      new Set(['refused not-mature']),
    );
    expect(done.tasks).toEqual([]);
    const hers = await school.done('getRequest', { as: child, params: { requestId } });
    expect(hers.assessments).toEqual([{ question: 'maturity', outcome: 'refused', reason }]);
  });

  it('found mature, is answered as anybody', async () => {
    const { requestId } = await openRequest(school, child, school.first, { right: 'access' });
    await decide(school, requestId, { question: 'maturity' });
    expect((await whenRequest(school, requestId, 'with-vendors')).tasks.length).toBeGreaterThan(0);
  });

  it('of fifteen asks as of right', async () => {
    const request = await openRequest(school, teenager, school.third, { right: 'access' });
    expect(request).toMatchObject({ status: 'with-vendors', openedBy: 'child' });
  });

  it('asks for herself and for no other child', async () => {
    const params = { childId: school.second };
    const body = { right: 'access' };
    expect(await school.refused('openRequest', { as: child, params, body })).toBe('404 no-such-child');
  });
});

describe('where a purpose needs both custody holders', () => {
  const asking = async () => {
    const other = await newSchool();
    for (const as of [mother, father]) await consent(other, as, other.first, HEALTH);
    const body = { right: 'portability', purposes: [HEALTH] };
    const { requestId, awaits } = await openRequest(other, mother, other.first, body);
    expect(awaits).toBe('joint');
    expect(await check(other, learnLab, HEALTH, other.first)).toBe('allowed');
    const answering = (as: As, outcome = 'upheld') => ({
      as,
      params: { requestId },
      body: { question: 'joint', outcome },
    });
    return { other, requestId, answering };
  };

  it('one alone carries no data away before the other agrees, and nobody else speaks for him', async () => {
    const { other, requestId, answering } = await asking();
    expect(await other.refused('assessRequest', answering(mother))).toBe('403 not-the-other-holder');
    expect(await other.refused('assessRequest', answering(stranger))).toBe('404 no-such-request');
    const maturity = { ...answering(father), body: assessment({ question: 'maturity' }) };
    expect(await other.refused('assessRequest', maturity)).toBe('403 not-the-other-holder');
    expect(await seen(other, requestId)).toMatchObject({ awaits: 'joint', tasks: [] });

    await other.done('assessRequest', answering(father));
    const request = await whenRequest(other, requestId, 'with-vendors');
    expect(request.tasks).toMatchObject([{ vendorId: 'learnlab', action: 'hand-over', purposes: [HEALTH] }]);
    await answerAll(other, request, { outcome: 'no-data' });
  });

  it('each alone has what rests on it erased: that is a withdrawal, and it is carried out as one', async () => {
    const other = await newSchool();
    const params = { childId: other.first };
    for (const as of [mother, father]) await consent(other, as, other.first, HEALTH);

    const body = { right: 'erasure', purposes: [HEALTH] };
    const { requestId } = await other.done('openRequest', { as: mother, params, body });
    expect(await check(other, learnLab, HEALTH, other.first)).toBe('consent-withdrawn');
    const { requests } = await other.done('listChildRequests', { as: father, params });
    expect(requests.map(({ right }) => right).toSorted()).toEqual(['erasure', 'withdrawal']);
    for (const { requestId } of requests)
      await answerAll(other, await whenRequest(other, requestId, 'with-vendors'));

    const done = await seen(other, requestId);
    expect(done).toMatchObject({ status: 'completed', assessments: [] });
    const ended = await seen(other, requests.find(({ right }) => right === 'withdrawal')?.requestId ?? '');
    expect(ended.tasks.map(({ action, status }) => `${action} ${status}`).toSorted()).toEqual([
      'erase done',
      'stop done',
    ]);
  });

  it('the other’s no refuses it, with the law that asks for both', async () => {
    const { other, requestId, answering } = await asking();
    await other.done('assessRequest', answering(father, 'refused'));

    const done = await whenRequest(other, requestId, 'completed');
    expect(done.tasks).toEqual([]);
    expect(done.decisions).toContainEqual(
      expect.objectContaining({
        purposeId: HEALTH,
        vendorId: 'learnlab',
        outcome: 'refused',
        reason: 'holders-disagree',
        citation: 'forældreansvarsloven § 3',
      }),
    );
  });

  it('access each has alone', async () => {
    const request = await openRequest(school, father, school.first, { right: 'access' });
    expect(request).toMatchObject({ status: 'with-vendors', assessments: [] });
  });
});

describe('the assurance of the sign-in', () => {
  it('is kept with the request; a paper has none', async () => {
    const signedIn = await openRequest(school, mother, school.second, { right: 'access' });
    expect(signedIn).toMatchObject({ openedBy: 'guardian', loa: 'Substantial' });
    const onPaper = { personId: school.motherId };
    const paper = await openRequest(school, caseworker, school.second, { right: 'access', onPaper });
    expect(paper).toMatchObject({ openedBy: 'guardian' });
    expect(paper).not.toHaveProperty('loa');
  });
});
