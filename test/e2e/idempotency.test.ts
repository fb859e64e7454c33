import { beforeAll, describe, expect, it } from '@jest/globals';
import { CLASS } from '../../local/story/input.ts';
import {
  caseworker,
  check,
  consent,
  eventsOf,
  jhSoftware,
  mother,
  newSchool,
  type School,
} from './school.ts';
import { newTenant } from './stack.ts';
import { contentsOf } from './tables.ts';

let school: School;
beforeAll(async () => {
  school = await newSchool();
});

const keyed = (key: string) => ({ 'idempotency-key': key });
const newcomer = (cpr: string) => ({
  cpr,
  givenName: 'Ny',
  familyName: 'Eksempel',
  guardians: [{ cpr: '6201851007', givenName: 'Mor', familyName: 'Eksempel' }],
});

describe('an Idempotency-Key', () => {
  it('with the same body gives the same answer, and one effect', async () => {
    await consent(school, mother, school.first, 'news-to-users');
    const withdrawal = {
      as: mother,
      params: { childId: school.first },
      body: { purposeId: 'news-to-users' },
      headers: keyed('withdrawal-1'),
    };
    const once = await school.done('withdrawConsent', withdrawal);
    const again = await school.done('withdrawConsent', withdrawal);

    expect(again).toEqual(once);
    const events = await eventsOf(school, { childId: school.first });
    expect(events.filter(({ type }) => type === 'consent-withdrawn')).toHaveLength(1);
    const params = { childId: school.first };
    expect((await school.done('listChildRequests', { as: mother, params })).requests).toHaveLength(1);
  });

  it('gives a class the ids it got the first time', async () => {
    const body = { group: CLASS.group, children: [newcomer('1101154321')] };
    const options = { as: caseworker, body, headers: keyed('class-1') };
    const once = await school.done('enrol', options);

    expect(once.children[0]?.enrolled).toBe('now');
    expect(await school.done('enrol', options)).toEqual(once);
  });

  it('with another body is refused and changes nothing', async () => {
    const opening = (right: string) => ({
      as: mother,
      params: { childId: school.second },
      body: { right },
      headers: keyed('request-1'),
    });
    await school.done('openRequest', opening('access'));
    const before = await contentsOf(school.controller);

    expect(await school.refused('openRequest', opening('portability'))).toBe('422 key-reused');
    const elsewhere = { ...opening('access'), params: { childId: school.first } };
    expect(await school.refused('openRequest', elsewhere)).toBe('422 key-reused');
    // Workers decide what was asked before meanwhile, which moves its places; nothing of another request is there.
    const added = Object.keys(await contentsOf(school.controller)).filter((key) => !(key in before));
    const ofTheFirst = /#request#.* e#|#list#(tasks-of|clock|open-requests)/;
    expect(added.filter((key) => !ofTheFirst.test(key))).toEqual([]);
  });

  it('of one caller says nothing about another’s', async () => {
    const opening = (as: typeof mother | typeof caseworker) => ({
      as,
      params: { childId: school.second },
      body: { right: 'restriction' },
      headers: keyed('request-2'),
    });
    const hers = await school.done('openRequest', opening(mother));
    const theirs = await school.done('openRequest', opening(caseworker));
    expect(theirs.requestId).not.toBe(hers.requestId);
  });

  it('of a refused call may be used again', async () => {
    const withdrawing = (purposeId: string) => ({
      as: mother,
      params: { childId: school.second },
      body: { purposeId },
      headers: keyed('withdrawal-2'),
    });
    expect(await school.refused('withdrawConsent', withdrawing('news-to-users'))).toBe(
      '422 no-consent-to-withdraw',
    );
    await consent(school, mother, school.second, 'news-to-users');
    await school.done('withdrawConsent', withdrawing('news-to-users'));
  });

  it('with another class is refused and enrols nobody', async () => {
    const enrolling = (cpr: string) => ({
      as: caseworker,
      body: { group: { institution: '280123', name: '1C' }, children: [newcomer(cpr)] },
      headers: keyed('class-2'),
    });
    const other = newTenant();
    await other.done('enrol', enrolling('1201154321'));
    const before = await contentsOf(other.controller);

    expect(await other.refused('enrol', enrolling('1301154321'))).toBe('422 key-reused');
    expect(await contentsOf(other.controller)).toEqual(before);
  });

  it('with another basis is refused and establishes none', async () => {
    const establishing = (purposeId: string) => ({
      as: caseworker,
      body: { purposeId, childIds: [school.third] },
      headers: keyed('basis-1'),
    });
    await school.done('establishBasis', establishing('support'));
    const before = await eventsOf(school, { childId: school.third });

    expect(await school.refused('establishBasis', establishing('user-administration'))).toBe(
      '422 key-reused',
    );
    expect(await eventsOf(school, { childId: school.third })).toEqual(before);
  });
});

describe('a basis for several children, one of whom is being erased', () => {
  it.each([
    ['of a class', () => ({ group: CLASS.group })],
    ['named', ({ first, second, third }: School) => ({ childIds: [third, second, first] })],
  ])('is given to the others and counts her as left out: %s', async (_says, which) => {
    const other = await newSchool();
    const params = { childId: other.third };
    await other.done('openRequest', { as: caseworker, params, body: { right: 'erasure' } });
    const before = await eventsOf(other, params);
    const establishing = {
      as: caseworker,
      body: { purposeId: 'support', ...which(other) },
      headers: keyed('basis-2'),
    };

    const answer = { purposeId: 'support', established: 2, before: 0, leftOut: 1 };
    expect(await other.done('establishBasis', establishing)).toEqual(answer);
    expect(await other.done('establishBasis', establishing)).toEqual(answer);
    expect(await eventsOf(other, params)).toEqual(before);
    for (const childId of [other.first, other.second])
      expect(await check(other, jhSoftware, 'support', childId)).toBe('allowed');
  });
});
