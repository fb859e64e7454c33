import type { CalendarDate } from './dates.ts';

/** A value in force from a date until the next one of its rule, and where it stands written. */
type Version = { readonly from: CalendarDate; readonly value: number | boolean; readonly source: string };

/** The first day on which a request can be one under the GDPR (art. 99(2)); what came before is answered under older law. */
export const GDPR_FROM: CalendarDate = '2018-05-25';

const OWN = 'the controller’s own rule, not law';

/**
 * Every rule that changes by law or by decision, each as its versions, oldest first. A change of law is a new line
 * here: the days before it keep the value they had, so a past decision can be judged as it stood.
 */
export const RULES = {
  /** Months to answer a request. */
  answerMonths: [{ from: GDPR_FROM, value: 1, source: 'GDPR art. 12(3)' }],
  /** Further months for a complex request, told with the reason within the first. */
  extensionMonths: [{ from: GDPR_FROM, value: 2, source: 'GDPR art. 12(3)' }],
  /** Age to consent to an online service oneself, on the day of consent: lov 1783/2023 § 2(2) leaves earlier consents be. */
  childConsentAge: [
    { from: GDPR_FROM, value: 13, source: 'databeskyttelsesloven § 6(2), lov 502/2018' },
    { from: '2024-01-01', value: 15, source: 'databeskyttelsesloven § 6(2), lov 1783/2023' },
  ],
  /** Age at which a child is normally mature enough to exercise her rights herself. */
  actsForHerselfAge: [{ from: GDPR_FROM, value: 15, source: 'Datatilsynet, «Elevoplysninger»' }],
  /** Age at which custody ends. */
  majority: [{ from: '2007-10-01', value: 18, source: 'forældreansvarsloven § 1, lov 499/2007' }],
  /** Elapsed hours for a vendor to acknowledge a withdrawal. */
  acknowledgeHours: [{ from: GDPR_FROM, value: 24, source: OWN }],
  /** Elapsed hours for a vendor to confirm that it has stopped the use, or restricted it. */
  stopHours: [{ from: GDPR_FROM, value: 72, source: OWN }],
  /** Calendar days in which a young adult may answer herself before what her guardians' consent carried is erased. */
  lapseDays: [{ from: GDPR_FROM, value: 30, source: OWN }],
  /** Calendar days for a vendor to erase after a withdrawal. */
  eraseDays: [{ from: GDPR_FROM, value: 30, source: OWN }],
  /** Calendar days for a vendor to carry out its task of a request. */
  taskDays: [{ from: GDPR_FROM, value: 14, source: OWN }],
  /** Months for which a list of sub-processors counts as fresh. */
  chainFreshMonths: [{ from: GDPR_FROM, value: 12, source: OWN }],
  /** Calendar days before a request is due at which it is reminded of. */
  remindDaysBefore: [{ from: GDPR_FROM, value: 7, source: OWN }],
  /** Whether store bededag is a public holiday. */
  greatPrayerDay: [
    { from: '1770-10-26', value: true, source: 'forordning af 26. oktober 1770' },
    { from: '2024-01-01', value: false, source: 'lov 214/2023' },
  ],
} satisfies Record<string, readonly Version[]>;

export type RuleName = keyof typeof RULES;

type ValueOf<Name extends RuleName> = (typeof RULES)[Name][number]['value'];

/** The value of a rule in force on a day; throws for a day before its first version, when there was no such law. */
export function ruleOn<Name extends RuleName>(name: Name, day: CalendarDate): ValueOf<Name> {
  const versions: readonly { from: CalendarDate; value: ValueOf<Name> }[] = RULES[name];
  const inForce = versions.findLast(({ from }) => from <= day);
  if (!inForce) throw new RangeError(`No ${name} was in force on ${day}`);
  return inForce.value;
}
