import { beforeAll, describe, expect, it } from '@jest/globals';
import type { As } from '../../local/client.ts';
import { readPurposes } from '../../local/story/input.ts';
import {
  answer,
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
beforeAll(async () => {
  school = await newSchool();
});

const NEWS = 'news-to-users';
const HEALTH = 'development-assessment-health';
/** The third child, who is fifteen. */
const teenager: As = ['child', 'child2'];
const say = (as: As, childId: string, body: Record<string, unknown>) =>
  school.refused('giveConsent', {
    as,
    params: { childId },
    body: { purposeId: NEWS, answer: 'given', version: 1, ...body },
  });

describe('consent of one custody holder', () => {
  it('allows at once, with the version of the text that was read', async () => {
    expect(await consent(school, mother, school.second, NEWS)).toMatchObject({ standing: 'valid' });

    const { decision, context } = await school.done('evaluate', {
      as: jhSoftware,
      body: {
        subject: { type: 'vendor', id: 'jh-software' },
        action: { name: NEWS },
        resource: { type: 'child', id: school.second },
      },
    });
    expect(decision).toBe(true);
    const { purposes } = await school.done('listPurposes', { as: mother });
    const text = purposes.find(({ purposeId }) => purposeId === NEWS);
    expect(context?.basis).toEqual({ kind: 'consent', article: '6(1)(a)', version: 1, textHash: text?.hash });
  });

  it('gives way to the other’s no', async () => {
    await consent(school, mother, school.first, NEWS);
    expect(await consent(school, father, school.first, NEWS, 'refused')).toMatchObject({
      standing: 'refused',
    });

    expect(await check(school, jhSoftware, NEWS, school.first)).toBe('consent-refused');
  });
});

describe('consent of both', () => {
  it('waits for the other, and ends when either withdraws', async () => {
    expect(await consent(school, father, school.first, HEALTH)).toMatchObject({ standing: 'pending' });
    expect(await check(school, learnLab, HEALTH, school.first)).toBe('consent-pending');
    expect(await consent(school, mother, school.first, HEALTH)).toMatchObject({ standing: 'valid' });
    expect(await check(school, learnLab, HEALTH, school.first)).toBe('allowed');

    expect(await withdraw(school, father, school.first, HEALTH)).toMatchObject({ standing: 'withdrawn' });
    expect(await check(school, learnLab, HEALTH, school.first)).toBe('consent-withdrawn');
  });

  it('is one, where one holds custody alone', async () => {
    expect(await consent(school, stranger, school.third, HEALTH)).toMatchObject({ standing: 'valid' });
  });
});

describe('a withdrawal', () => {
  it('is carried to the vendors that held the purpose, and done when they have stopped and erased', async () => {
    await consent(school, teenager, school.third, NEWS);
    const { requestId } = await withdraw(school, teenager, school.third, NEWS);
    expect(await check(school, jhSoftware, NEWS, school.third)).toBe('consent-withdrawn');

    const open = await whenRequest(school, requestId, 'with-vendors');
    expect(open).toMatchObject({
      right: 'withdrawal',
      dueOn: null,
      tasks: [
        { vendorId: 'jh-software', action: 'stop', purposes: [NEWS] },
        { vendorId: 'jh-software', action: 'erase', purposes: [NEWS] },
      ],
    });
    await answer(school, `${requestId}.jh-software.stop`);
    const stopped = await whenRequest(school, requestId, 'with-vendors');
    expect(stopped.tasks).toMatchObject([{ action: 'stop', status: 'done' }, { action: 'erase' }]);
    const erased = [{ category: 'login-address', count: 1 }];
    await answer(school, `${requestId}.jh-software.erase`, { erased });
    const done = await whenRequest(school, requestId, 'completed');
    expect(done.tasks).toMatchObject([{ status: 'done' }, { status: 'done', erased }]);
  });

  it('is refused where there is nothing to withdraw', async () => {
    const refused = (as: As, purposeId: string) =>
      school.refused('withdrawConsent', { as, params: { childId: school.second }, body: { purposeId } });

    expect(await refused(mother, HEALTH)).toBe('422 no-consent-to-withdraw');
    expect(await refused(mother, 'practice-tests')).toBe('422 rests-on-statute-may-object');
    expect(await refused(mother, 'unheard-of')).toBe('422 unknown-purpose');
    expect(await refused(stranger, NEWS)).toBe('404 no-such-child');
  });

  it('can be followed by a new consent', async () => {
    await consent(school, mother, school.second, NEWS);
    await withdraw(school, mother, school.second, NEWS);
    expect(await consent(school, mother, school.second, NEWS)).toMatchObject({ standing: 'valid' });
    expect(await check(school, jhSoftware, NEWS, school.second)).toBe('allowed');
  });
});

describe('consent on paper', () => {
  const paper = (personId: string, on: string) => ({ onPaper: { personId, on } });

  it('is registered by a case worker with the person and the date on it', async () => {
    await school.done('giveConsent', {
      as: caseworker,
      params: { childId: school.second },
      body: { purposeId: HEALTH, answer: 'given', version: 1, ...paper(school.motherId, today()) },
    });

    const events = await eventsOf(school, { childId: school.second });
    expect(events.at(-1)).toMatchObject({
      type: 'consent-answered',
      personId: school.motherId,
      channel: 'paper',
      on: today(),
    });
  });

  it('is refused without them, from others, from tomorrow, over a later answer, or from a stranger', async () => {
    const child = school.second;
    expect(await say(caseworker, child, {})).toBe('422 paper-needs-person-and-date');
    expect(await say(mother, child, paper(school.motherId, today()))).toBe('422 paper-is-for-caseworkers');
    expect(await say(caseworker, child, paper(school.motherId, daysFromToday(1)))).toBe(
      '422 date-in-the-future',
    );
    expect(await say(caseworker, child, paper(school.motherId, daysFromToday(-2)))).toBe(
      '422 later-answer-known',
    );
    expect(await say(caseworker, child, paper(school.fatherId, today()))).toBe(
      '422 not-a-guardian-of-the-child',
    );
  });
});

describe('a child’s own word', () => {
  it('does not count before the age of the purpose, and goes before her guardians’ from then on', async () => {
    expect(await say(['child', 'child1'], school.first, {})).toBe('422 child-too-young');
    expect(await say(stranger, school.third, {})).toBe('422 child-decides-herself');
    expect(await consent(school, teenager, school.third, NEWS)).toMatchObject({ standing: 'valid' });
    const events = await eventsOf(school, { childId: school.third });
    expect(events.at(-1)).toMatchObject({ personId: school.third, capacity: 'child', channel: 'digital' });
  });

  it('is refused as a withdrawal by whoever’s consent it is not', async () => {
    const other = await newSchool();
    await consent(other, mother, other.first, NEWS);
    await consent(other, teenager, other.third, NEWS);
    const withdrawing = (as: As, childId: string) =>
      other.refused('withdrawConsent', { as, params: { childId }, body: { purposeId: NEWS } });

    expect(await withdrawing(['child', 'child1'], other.first)).toBe('422 child-too-young');
    expect(await withdrawing(stranger, other.third)).toBe('422 child-decides-herself');
    expect(await check(other, jhSoftware, NEWS, other.first)).toBe('allowed');
    expect(await check(other, jhSoftware, NEWS, other.third)).toBe('allowed');
  });
});

describe('a new text', () => {
  it('must be read before a consent to it; a considerable change asks again', async () => {
    const other = await newSchool();
    await consent(other, mother, other.second, NEWS);
    const { id: purposeId, ...wording } = readPurposes().find(({ id }) => id === NEWS) ?? { id: NEWS };
    const body = { ...wording, text: { da: 'Også reklamer', en: 'Advertising too' }, asksAgain: true };
    await other.done('revisePurpose', { as: caseworker, params: { purposeId }, body });

    const seen = await other.done('getChild', { as: mother, params: { childId: other.second } });
    expect(seen.grounds.find((one) => one.purposeId === NEWS)?.ground).toMatchObject({
      standing: 'outdated',
    });
    const old = { purposeId, answer: 'given', version: 1 };
    const params = { childId: other.second };
    expect(await other.refused('giveConsent', { as: mother, params, body: old })).toBe(
      '422 not-the-current-text',
    );
    const renewed = await other.done('giveConsent', { as: mother, params, body: { ...old, version: 2 } });
    expect(renewed.standing).toBe('valid');
  });
});
