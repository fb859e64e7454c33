import { describe, expect, it } from '@jest/globals';
import { isCalendarDate } from '../../lambdas/domain/dates.ts';
import { GDPR_FROM, RULES, type RuleName, ruleOn } from '../../lambdas/domain/rules.ts';

describe('a rule on a day', () => {
  it.each<[RuleName, string, number | boolean, string]>([
    ['answerMonths', '2018-05-25', 1, 'the first day of the GDPR'],
    ['answerMonths', '2026-11-23', 1, 'long after'],
    ['extensionMonths', '2018-05-25', 2, 'the first day of the GDPR'],
    ['childConsentAge', '2018-05-25', 13, 'the first Danish age'],
    ['childConsentAge', '2023-12-31', 13, 'the last day of the old age'],
    ['childConsentAge', '2024-01-01', 15, 'the first day of the new'],
    ['childConsentAge', '2038-12-31', 15, 'until the law changes again'],
    ['actsForHerselfAge', '2023-12-31', 15, 'not raised with the age of consent'],
    ['majority', '2007-10-01', 18, 'the first day of forældreansvarsloven'],
    ['acknowledgeHours', '2026-11-23', 24, 'our own'],
    ['stopHours', '2026-11-23', 72, 'our own'],
    ['eraseDays', '2026-11-23', 30, 'our own'],
    ['taskDays', '2026-11-23', 14, 'our own'],
    ['chainFreshMonths', '2026-11-23', 12, 'our own'],
    ['remindDaysBefore', '2026-11-23', 7, 'our own'],
    ['greatPrayerDay', '1900-05-11', true, 'a holiday for centuries'],
    ['greatPrayerDay', '2023-12-31', true, 'the last day of its law'],
    ['greatPrayerDay', '2024-01-01', false, 'abolished'],
  ])('%s on %s is %s: %s', (name, day, value) => {
    expect(ruleOn(name, day)).toBe(value);
  });

  it.each<[RuleName, string]>([
    ['answerMonths', '2018-05-24'],
    ['extensionMonths', '2018-05-24'],
    ['childConsentAge', '2018-05-24'],
    ['majority', '2007-09-30'],
    ['greatPrayerDay', '1770-10-25'],
  ])('%s on %s, before there was such a law, is not known', (name, day) => {
    expect(() => ruleOn(name, day)).toThrow(new RangeError(`No ${name} was in force on ${day}`));
  });
});

describe.each(Object.entries(RULES))('the versions of %s', (name, versions) => {
  const days = versions.map(({ from }) => from);

  it('are in force from days that exist, oldest first, and no two from the same', () => {
    expect(days.filter((day) => !isCalendarDate(day))).toEqual([]);
    expect(days).toEqual([...new Set(days)].sort());
  });

  it('each take over on their first day and say where they stand written', () => {
    expect(versions.map(({ from }) => ruleOn(name as RuleName, from))).toEqual(
      versions.map(({ value }) => value),
    );
    expect(versions.filter(({ source }) => source.length < 4)).toEqual([]);
  });
});

describe('what is no law', () => {
  it('says so, and nothing else does', () => {
    const own = Object.entries(RULES)
      .filter(([, versions]) => versions.some(({ source }) => source.endsWith('not law')))
      .map(([name]) => name);

    expect(own).toEqual([
      'acknowledgeHours',
      'stopHours',
      'lapseDays',
      'eraseDays',
      'taskDays',
      'chainFreshMonths',
      'remindDaysBefore',
    ]);
  });
});

describe('the GDPR', () => {
  it('is what requests are answered under from 25 May 2018', () => {
    expect(GDPR_FROM).toBe('2018-05-25');
  });
});
