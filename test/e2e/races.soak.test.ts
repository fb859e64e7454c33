import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Operation } from '../../lambdas/contracts/routes.ts';
import type { As, CallOptions } from '../../local/client.ts';
import { CLASS, readPurposes } from '../../local/story/input.ts';
import {
  caseworker,
  check,
  consent,
  decide,
  eventsOf,
  father,
  jhSoftware,
  mother,
  newSchool,
  openRequest,
  type School,
  today,
  whenRequest,
  withdraw,
} from './school.ts';

const NEWS = 'news-to-users';
const HEALTH = 'development-assessment-health';

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Makes all calls at the same time; the answers of those that succeeded, and why the others did not. */
async function atOnce(operation: Operation, calls: readonly CallOptions[], tenant = school) {
  const replies = await Promise.all(calls.map((options) => tenant.call(operation, options)));
  return {
    done: replies.filter(({ status }) => status < 400).map(({ body }) => body),
    refused: replies
      .filter(({ status }) => status >= 400)
      .map(({ status, body }) => `${status} ${body.reason}`),
  };
}
const only = (refused: readonly string[], ...reasons: readonly string[]) =>
  expect([...new Set(refused)].filter((reason) => !reasons.includes(reason))).toEqual([]);

describe('consents and withdrawals of one child at the same time', () => {
  it('are each in the ledger once when they were answered, and nowhere when they were refused', async () => {
    const params = { childId: school.first };
    const give = (as: As, purposeId: string) => ({
      as,
      params,
      body: { purposeId, answer: 'given', version: 1 },
    });
    const take = (as: As, purposeId: string) => ({ as, params, body: { purposeId } });
    const [given, taken] = await Promise.all([
      atOnce(
        'giveConsent',
        times(10, (index) => give(index % 2 ? mother : father, index % 3 ? NEWS : HEALTH)),
      ),
      atOnce(
        'withdrawConsent',
        times(10, (index) => take(index % 2 ? father : mother, index % 3 ? NEWS : HEALTH)),
      ),
    ]);

    only(given.refused, '409 conflict');
    only(taken.refused, '409 conflict', '422 no-consent-to-withdraw');
    const events = await eventsOf(school, params);
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect(count('consent-answered')).toBe(given.done.length);
    expect(count('consent-withdrawn')).toBe(taken.done.length);
    const { requests } = await school.done('listChildRequests', { as: mother, params });
    expect(requests.map(({ requestId }) => requestId).sort()).toEqual(
      taken.done.map(({ requestId }) => requestId).sort(),
    );
  });
});

describe('a check', () => {
  it('never says yes once a withdrawal was answered, however many are in flight', async () => {
    const checks: Promise<{ asked: number; verdict: string }>[] = [];
    const ask = () => {
      const asked = performance.now();
      checks.push(check(school, jhSoftware, NEWS, school.second).then((verdict) => ({ asked, verdict })));
    };
    for (let round = 0; round < 3; round += 1) {
      await consent(school, mother, school.second, NEWS);
      expect(await check(school, jhSoftware, NEWS, school.second)).toBe('allowed');
      times(40, ask);
      await withdraw(school, mother, school.second, NEWS);
      const answered = performance.now();
      times(40, ask);
      const verdicts = await Promise.all(checks.splice(0));
      const since = verdicts.filter(({ asked }) => asked >= answered);
      expect(since).toHaveLength(40);
      expect(new Set(since.map(({ verdict }) => verdict))).toEqual(new Set(['consent-withdrawn']));
    }
  });
});

describe('answers to one task at the same time', () => {
  const answering = (requestId: string, action: string, results: readonly object[]) =>
    atOnce(
      'answerTask',
      results.map((result) => ({
        as: jhSoftware,
        params: { taskId: `${requestId}.jh-software.${action}` },
        body: { outcome: 'done', ...result },
      })),
    );

  it('are one answer; the others learn that it is answered', async () => {
    const { requestId } = await openRequest(school, mother, school.second, {
      right: 'restriction',
      purposes: ['practice-tests'],
    });
    const { done, refused } = await answering(
      requestId,
      'restrict',
      times(12, (index) => ({ reference: `answer-${index}` })),
    );

    expect(done).toHaveLength(1);
    only(refused, '409 task-already-answered', '409 conflict');
    await whenRequest(school, requestId, 'completed');
    const types = (await eventsOf(school, { requestId })).map(({ type }) => type);
    expect(types.filter((type) => type === 'task-answered')).toHaveLength(1);
    expect(types.filter((type) => type === 'request-completed')).toHaveLength(1);
  });

  it('leave in the package what the ledger recorded', async () => {
    for (const _round of times(3, (round) => round)) {
      const request = await openRequest(school, mother, school.first, {
        right: 'access',
        purposes: ['practice-tests'],
      });
      const { requestId } = request;
      await answering(
        requestId,
        'hand-over',
        times(8, (index) => ({ data: { index }, reference: `data-${index}` })),
      );
      await whenRequest(school, requestId, 'awaiting-decision');
      await decide(school, requestId, { question: 'release' });
      const completed = await whenRequest(school, requestId, 'completed');
      const { url } = await school.done('getPackage', {
        as: mother,
        params: { requestId },
        query: { format: 'json' },
      });
      const { vendors } = await fetch(url).then(
        (response) => response.json() as Promise<{ vendors: [{ data: { index: number } }] }>,
      );
      expect(`data-${vendors[0].data.index}`).toBe(completed.tasks[0]?.reference);
    }
  });
});

describe('two calls with one Idempotency-Key at the same time', () => {
  const twice = (operation: Operation, options: CallOptions, key: string, tenant = school) =>
    atOnce(
      operation,
      times(2, () => ({ ...options, headers: { 'idempotency-key': key } })),
      tenant,
    );

  it('open one request and get the same answer', async () => {
    const params = { childId: school.second };
    const body = { right: 'access', purposes: [HEALTH] };
    const pairs = await Promise.all(
      times(5, (index) => twice('openRequest', { as: mother, params, body }, `open-${index}`)),
    );

    // Others changed the child meanwhile: after five lost races a call is refused, and may be sent again.
    for (const { done, refused } of pairs) {
      only(refused, '409 conflict');
      expect(new Set(done.map(({ requestId }) => requestId)).size).toBe(Math.min(done.length, 1));
    }
  });

  it('register one purpose and get the same answer', async () => {
    const [purpose] = readPurposes();
    const pairs = await Promise.all(
      times(24, (index) => {
        const body = { ...purpose, id: `race-${index}` };
        return twice('registerPurpose', { as: caseworker, body }, `purpose-${index}`);
      }),
    );
    for (const { done, refused } of pairs) {
      expect(refused).toEqual([]);
      expect(done[1]).toEqual(done[0]);
    }
  });
});

describe('one class enrolled four times at the same time', () => {
  it('is one class: one id for each child and each guardian', async () => {
    const group = { institution: '280123', name: '6A' };
    const children = CLASS.children.map((child, index) => ({ ...child, cpr: `${11 + index}01155555` }));
    const { done, refused } = await atOnce(
      'enrol',
      times(4, () => ({ as: caseworker, body: { group, children } })),
    );

    only(refused, '409 conflict');
    expect(done.length).toBeGreaterThan(0);
    const ids = done.map(({ children: enrolled }) =>
      enrolled.map(({ childId }: { childId: string }) => childId),
    );
    expect(new Set(ids.map((list) => list.join())).size).toBe(1);
    const query = { institution: group.institution, group: group.name };
    const listed = await school.done('listChildren', { as: caseworker, query });
    expect(listed.children.map(({ childId }) => childId).sort()).toEqual([...ids[0]].sort());
    for (const childId of ids[0]) {
      const events = await eventsOf(school, { childId });
      expect(events.map(({ type }) => type)).toEqual(['child-enrolled']);
      expect(Object.keys(events[0]?.guardians as object).every((id) => typeof id === 'string')).toBe(true);
    }
    expect((await school.done('listChildren', { as: mother })).children.length).toBe(4);
  });
});

describe('an agreement', () => {
  it('signed by six at the same time is signed once', async () => {
    const { agreementId } = await school.done('draftAgreement', {
      as: caseworker,
      params: { vendorId: 'learnlab' },
      body: {
        terms: (await school.done('getVendor', { as: caseworker, params: { vendorId: 'learnlab' } }))
          .agreements[0]?.terms,
      },
    });
    const params = { vendorId: 'learnlab', agreementId };
    const { done, refused } = await atOnce(
      'signAgreement',
      times(6, () => ({ as: caseworker, params, body: { signedOn: today() } })),
    );

    expect(done).toHaveLength(1);
    only(refused, '422 agreement-not-draft', '409 conflict');
  });
});
