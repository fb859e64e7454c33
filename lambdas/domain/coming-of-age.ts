import { type ChildFacts, type ChildState, standing } from './child.ts';
import { type CalendarDate, reaches } from './dates.ts';
import { daysAfter } from './deadline.ts';
import { currentVersion, type PurposeState } from './purpose.ts';
import { ruleOn } from './rules.ts';

/** The day on which a young adult's time to answer herself is over. */
export const lapseSettlesOn = (cameOfAge: CalendarDate): CalendarDate =>
  daysAfter(cameOfAge, ruleOn('lapseDays', cameOfAge));

/**
 * The purposes whose consent a young adult's guardians had made valid and which lapsed when custody ended: she has not
 * answered herself, so their use stops and she is asked (forældreansvarsloven § 1).
 */
export function lapsedAtMajority(
  child: ChildState,
  facts: ChildFacts,
  purposes: readonly PurposeState[],
  today: CalendarDate,
): readonly string[] {
  if (facts.bornOn === undefined) return [];
  const eve = daysAfter(reaches(facts.bornOn, ruleOn('majority', today)), -1);
  return purposes
    .filter((purpose) => {
      const { rule } = currentVersion(purpose);
      if (rule.kind !== 'consent') return false;
      const on = (day: CalendarDate) => standing(child, facts, purpose, rule, day);
      return on(today) === 'lapsed' && on(eve) === 'valid';
    })
    .map(({ purposeId }) => purposeId);
}
