import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerAll,
  caseworker,
  consent,
  daysFromToday,
  decide,
  eventsOf,
  father,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  type School,
  seen,
  today,
  whenRequest,
  withdraw,
} from './school.ts';

const NEWS = 'news-to-users';
const TESTS = 'practice-tests';
const REASON = 'Mange leverandører skal spørges';

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

const onPaper = (personId: string, asked?: { because: string; question: string }) => ({
  right: 'access',
  purposes: [TESTS],
  receivedOn: '2021-01-31',
  onPaper: { personId, ...(asked && { asked }) },
});

const of = (requestId: string, body: object = {}) => ({ as: caseworker, params: { requestId }, body });

describe('the last day to answer', () => {
  it('counts from when the paper was received, which a signed sender vouches for', async () => {
    const call = { as: caseworker, params: { childId: school.second } };
    const { onPaper: _nobody, ...unsigned } = onPaper(school.motherId);
    expect(await school.refused('openRequest', { ...call, body: unsigned })).toBe(
      '422 paper-needs-person-and-date',
    );
    const before = { ...onPaper(school.motherId), receivedOn: '2018-05-24' };
    expect(await school.refused('openRequest', { ...call, body: before })).toBe('422 received-before-gdpr');
    const tomorrow = { ...onPaper(school.motherId), receivedOn: daysFromToday(1) };
    expect(await school.refused('openRequest', { ...call, body: tomorrow })).toBe('422 date-in-the-future');

    const opened = await school.done('openRequest', { ...call, body: onPaper(school.motherId) });
    // A month from 31 January ends on 28 February, a Sunday.
    expect(opened).toMatchObject({ receivedOn: '2021-01-31', dueOn: '2021-03-01' });
  });

  it('sorts the work list, with the days that are left and those that are lost', async () => {
    const other = await newSchool();
    await openRequest(other, mother, other.first, { right: 'access' });
    await openRequest(other, caseworker, other.first, onPaper(other.motherId));
    const recent = { ...onPaper(other.motherId), receivedOn: daysFromToday(-20) };
    await openRequest(other, caseworker, other.second, recent);

    const { requests } = await other.done('listRequests', { as: caseworker });
    expect(requests.map(({ receivedOn }) => receivedOn)).toEqual(['2021-01-31', daysFromToday(-20), today()]);
    const left = requests.map(({ daysLeft = Number.NaN }) => daysLeft);
    expect(left).toEqual(left.toSorted((a, b) => a - b));
    expect(left[0]).toBeLessThan(-2000);
    expect(left[1]).toBeGreaterThanOrEqual(7);
    const between = (Date.parse(requests[2]?.dueOn ?? '') - Date.parse(today())) / 864e5;
    expect(left[2]).toBe(between);
  });
});

describe('a sender who must first be asked who she is', () => {
  const question = 'Hvem er du? Send os en kopi af sundhedskortet.';
  const asking = (tenant: School) =>
    openRequest(tenant, caseworker, tenant.first, {
      ...onPaper(tenant.fatherId, { because: 'identity', question }),
      receivedOn: today(),
    });

  it('waits: no vendor hears of it until she has answered, and the clock goes on from there', async () => {
    const other = await newSchool();
    const { requestId, ...asked } = await asking(other);
    expect(asked).toMatchObject({ status: 'awaiting-requester', tasks: [], decisions: [] });
    expect(asked.pauses).toEqual([{ because: 'identity', from: today(), question }]);
    expect(asked).not.toHaveProperty('daysLeft');
    expect((await other.done('listTasks', { as: jhSoftware })).tasks).toEqual([]);

    const resume = (body: object) => other.refused('resumeClock', of(requestId, body));
    expect(await resume({ answeredOn: daysFromToday(1) })).toBe('422 date-in-the-future');
    expect(await resume({ answeredOn: daysFromToday(-1) })).toBe('422 date-before-the-question');
    expect(await other.refused('pauseClock', of(requestId, { because: 'scope', question }))).toBe(
      '422 clock-paused',
    );
    expect(await other.done('resumeClock', of(requestId))).toEqual({ requestId, dueOn: asked.dueOn });
    const open = await whenRequest(other, requestId, 'with-vendors');
    expect(open.tasks).toHaveLength(1);
    expect(open.pauses).toEqual([{ because: 'identity', from: today(), to: today(), question }]);
    expect(await resume({})).toBe('422 clock-not-paused');
  });

  it('and does not answer, is refused with the reason, and no vendor was ever asked', async () => {
    const other = await newSchool();
    const { requestId } = await asking(other);
    const refusal = { question: 'admissible', outcome: 'refused', because: 'identity-not-proved' };
    await decide(other, requestId, { ...refusal, reason: 'Vi hørte ikke fra dig' });

    const done = await whenRequest(other, requestId, 'completed');
    expect(done.decisions).toMatchObject([{ outcome: 'refused', reason: 'identity-not-proved' }]);
    expect((await eventsOf(other, { requestId })).flatMap(({ tasks }) => tasks ?? [])).toEqual([]);
  });
});

describe('who signed in', () => {
  it('is not asked who she is, yet may be asked what she means', async () => {
    const { requestId, dueOn } = await openRequest(school, father, school.first, { right: 'access' });
    const pause = (because: string) =>
      school.refused('pauseClock', of(requestId, { because, question: 'Hvilke år?' }));
    expect(await pause('identity')).toBe('422 identity-already-assured');
    expect(await pause('scope')).toBe('201');
    const asked = await school.done('getRequest', { as: father, params: { requestId } });
    expect(asked).toMatchObject({ status: 'awaiting-requester', pauses: [{ question: 'Hvilke år?' }] });
    // What was asked is between her and the case worker.
    const hers = await school.done('getRequest', { as: mother, params: { requestId } });
    expect(hers.pauses[0]).not.toHaveProperty('question');

    expect(await school.refused('extendDeadline', of(requestId, { reason: REASON }))).toBe(
      '422 clock-paused',
    );
    await school.done('resumeClock', of(requestId));
    expect(await seen(school, requestId)).toMatchObject({ status: 'with-vendors', dueOn });
  });
});

describe('two further months', () => {
  it('are told once, with the reason, before the first has passed', async () => {
    const { requestId, dueOn } = await openRequest(school, mother, school.second, { right: 'access' });
    const extended = await school.done('extendDeadline', of(requestId, { reason: REASON }));
    const months = (from: string | null, to: string | null) =>
      (Date.parse(to ?? '') - Date.parse(from ?? '')) / (30.44 * 864e5);
    expect(Math.round(months(dueOn, extended.dueOn))).toBe(2);
    const hers = await school.done('getRequest', { as: mother, params: { requestId } });
    expect(hers).toMatchObject({ dueOn: extended.dueOn, extended: { reason: REASON } });
    expect(await school.refused('extendDeadline', of(requestId, { reason: REASON }))).toBe(
      '422 already-extended',
    );
  });

  it('come too late when the day has passed, and are for no request without a day', async () => {
    const late = await openRequest(school, caseworker, school.second, onPaper(school.motherId));
    expect(await school.refused('extendDeadline', of(late.requestId, { reason: REASON }))).toBe(
      '422 deadline-passed',
    );
    await answerAll(school, late, { outcome: 'no-data' });
    expect(await school.refused('extendDeadline', of(late.requestId, { reason: REASON }))).toBe(
      '422 request-not-open',
    );
    await consent(school, mother, school.second, NEWS);
    const { requestId } = await withdraw(school, mother, school.second, NEWS);
    for (const operation of ['extendDeadline', 'pauseClock'] as const) {
      const body = operation === 'pauseClock' ? { because: 'scope', question: 'Hvad?' } : { reason: REASON };
      expect(await school.refused(operation, of(requestId, body))).toBe('422 no-clock-to-change');
    }
  });
});
