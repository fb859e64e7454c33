import { beforeEach, describe, expect, it } from '@jest/globals';
import type { As } from '../../local/client.ts';
import {
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
  type School,
  stranger,
  today,
  whenRequest,
  withdraw,
} from './school.ts';

let school: School;
beforeEach(async () => {
  school = await newSchool();
});

const NEWS = 'news-to-users';
const HEALTH = 'development-assessment-health';
const STRANGER = { cpr: '6101900001', givenName: 'Forælder', familyName: 'Eksempel' };

const custody = (childId: string, body: object) =>
  school.done('changeCustody', {
    as: caseworker,
    params: { childId },
    body: { holds: true, from: today(), ...body },
  });
const childrenOf = async (as: As) =>
  (await school.done('listChildren', { as })).children.map(({ childId }) => childId);
const conflicts = async () => (await school.done('listConflicts', { as: caseworker })).conflicts;

describe('custody', () => {
  it('that ends closes the child to the parent; that starts opens her to the new one', async () => {
    const ended = await custody(school.first, { personId: school.fatherId, holds: false });
    const started = await custody(school.first, STRANGER);

    expect([ended.holders, started.holders]).toEqual([1, 2]);
    expect(await childrenOf(father)).toEqual([]);
    expect(await school.refused('getChild', { as: father, params: { childId: school.first } })).toBe(
      '404 no-such-child',
    );
    expect((await childrenOf(stranger)).sort()).toEqual([school.first, school.third].sort());
  });

  it('that starts makes a consent of all wait for the new holder', async () => {
    await consent(school, mother, school.second, HEALTH);
    expect(await check(school, learnLab, HEALTH, school.second)).toBe('allowed');

    await custody(school.second, STRANGER);

    expect(await check(school, learnLab, HEALTH, school.second)).toBe('consent-pending');
    const { requests } = await school.done('listChildRequests', {
      as: caseworker,
      params: { childId: school.second },
    });
    expect(requests).toMatchObject([{ right: 'withdrawal', cause: 'custody-changed' }]);
    const told = await whenRequest(school, requests[0]?.requestId ?? '', 'with-vendors');
    // Asked to stop, not to erase: the new holder may say yes.
    expect(told.tasks.map(({ vendorId, action }) => [vendorId, action])).toEqual([['learnlab', 'stop']]);
    await consent(school, stranger, school.second, HEALTH);
    expect(await check(school, learnLab, HEALTH, school.second)).toBe('allowed');
  });

  it('that a parent who said no loses does not bring the other’s yes back', async () => {
    await consent(school, mother, school.first, NEWS);
    await withdraw(school, father, school.first, NEWS);
    expect(await conflicts()).toEqual([{ childId: school.first, purposeId: NEWS, openedOn: today() }]);

    await custody(school.first, { personId: school.fatherId, holds: false, from: daysFromToday(1) });
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('consent-withdrawn');
    expect(await conflicts()).toHaveLength(1);

    await custody(school.first, { personId: school.fatherId, holds: false });
    expect(await conflicts()).toEqual([]);
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('consent-outdated');
  });

  it('is changed by case workers alone, of people they can name', async () => {
    const body = { personId: school.motherId, holds: false, from: today() };
    const params = { childId: school.first };
    expect(await school.refused('changeCustody', { as: father, params, body })).toBe('403 not-for-your-role');
    const other = { ...body, personId: school.first };
    expect(await school.refused('changeCustody', { as: caseworker, params, body: other })).toBe(
      '422 person-not-known',
    );
  });
});

describe('two guardians who disagree', () => {
  it('are a conflict that a case worker settles, and the no still stands', async () => {
    await consent(school, mother, school.first, NEWS);
    const { standing, requestId = '' } = await consent(school, father, school.first, NEWS, 'refused');
    expect(standing).toBe('refused');
    expect(await whenRequest(school, requestId, 'with-vendors')).toMatchObject({ right: 'withdrawal' });

    const params = { childId: school.first, purposeId: NEWS };
    const shown = async (as: As) =>
      (await school.done('getChild', { as, params })).grounds.find(({ purposeId }) => purposeId === NEWS);
    expect(await shown(mother)).toMatchObject({ conflict: true });
    expect(await shown(['child', 'child1'])).not.toHaveProperty('conflict');
    const settling = { as: caseworker, params, body: { reason: 'Forældrene er vejledt.' } };
    await school.done('settleConflict', settling);

    expect(await conflicts()).toEqual([]);
    expect(await shown(mother)).not.toHaveProperty('conflict');
    expect(await school.refused('settleConflict', settling)).toBe('404 no-such-conflict');
    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('consent-refused');
    const told = JSON.stringify(await eventsOf(school, { childId: school.first }));
    expect(told).toContain('"how":"settled"');
    expect(told).not.toContain('vejledt');
  });
});

describe('a class', () => {
  it('loses who moves to another', async () => {
    const group = { institution: '280123', name: '6B' };
    await school.done('moveChild', { as: caseworker, params: { childId: school.first }, body: { group } });

    const listed = async (name: string) =>
      (
        await school.done('listChildren', {
          as: caseworker,
          query: { institution: group.institution, group: name },
        })
      ).children.map(({ childId }) => childId);
    expect(await listed('6B')).toEqual([school.first]);
    expect(await listed('5B')).not.toContain(school.first);
  });
});

describe('a child who leaves', () => {
  it('is erased by her vendors, checks say no, and she leaves once', async () => {
    const leaving = (on: string) => ({ as: caseworker, params: { childId: school.first }, body: { on } });

    expect(await school.refused('leaveChild', leaving(daysFromToday(1)))).toBe('422 date-in-the-future');
    const { requestId } = await school.done('leaveChild', leaving(today()));
    expect(await check(school, jhSoftware, 'practice-tests', school.first)).toBe('child-left');
    const request = await whenRequest(school, requestId, 'with-vendors');
    expect(request).toMatchObject({ right: 'erasure', cause: 'child-left', dueOn: null });
    expect(request.tasks.map(({ action }) => action)).toContain('erase');
    expect(request.decisions).toContainEqual(
      expect.objectContaining({ vendorId: null, outcome: 'refused', reason: 'record-kept' }),
    );
    expect(await school.refused('leaveChild', leaving(today()))).toBe('422 child-left');
  });
});

describe('what is said', () => {
  it('is kept with the assurance of the sign-in, and withdrawn only where it was consent', async () => {
    await consent(school, mother, school.first, NEWS);
    const params = { childId: school.first };
    const body = { purposeId: 'practice-tests' };

    expect(await school.refused('withdrawConsent', { as: mother, params, body })).toBe(
      '422 rests-on-statute-may-object',
    );
    const [said] = (await eventsOf(school, params)).slice(-1);
    expect(said).toMatchObject({
      type: 'consent-answered',
      loa: expect.stringMatching(/^(Substantial|High)$/),
    });
  });
});
