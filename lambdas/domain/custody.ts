import { canonicalJson } from './canonical.ts';
import type { CalendarDate } from './dates.ts';

/**
 * Days on which custody is held: from a date, and to a date that is no longer counted. Without `from` since birth; the
 * child's date of birth would say the same, but must not stand in the ledger.
 */
export type Period = { readonly from?: CalendarDate; readonly to?: CalendarDate };

/**
 * A person's custody of a child: the last period, and those before it, oldest first. A parent who never held custody is
 * known by a period without days (`from` is `to`). Any number of people may hold custody on one day.
 */
export type Custody = Period & { readonly earlier?: readonly Period[] };

type Guardians = Readonly<Record<string, Custody>>;

/** Custody that ended on a day before anyone's birth was never held; the child's date of birth would say the same. */
export const BEFORE_BIRTH: CalendarDate = '0001-01-01';

const covers = ({ from, to }: Period, on: CalendarDate): boolean =>
  (from === undefined || from <= on) && (to === undefined || on < to);

const hasDays = ({ from, to }: Period): boolean =>
  to === undefined || (to > BEFORE_BIRTH && (from === undefined || from < to));

/** The periods that have days in them, oldest first. */
function periodsOf({ earlier = [], ...last }: Custody): readonly Period[] {
  return [...earlier, last].filter(hasDays);
}

/** The period of custody a day lies in; undefined when none is held then. */
export function periodOn(custody: Custody, on: CalendarDate): Period | undefined {
  const earlier = custody.earlier?.find((period) => hasDays(period) && covers(period, on));
  return earlier ?? (hasDays(custody) && covers(custody, on) ? custody : undefined);
}

/** The latest period, which may be still to come; undefined for one who never held custody. */
export const lastPeriod = (custody: Custody): Period | undefined => periodsOf(custody).at(-1);

export const holdsCustody = (custody: Custody, on: CalendarDate): boolean =>
  periodOn(custody, on) !== undefined;

/** The ids of those who hold custody on a day. */
export function custodyHolders(guardians: Guardians, on: CalendarDate): readonly string[] {
  const holders: string[] = [];
  for (const [id, custody] of Object.entries(guardians)) if (holdsCustody(custody, on)) holders.push(id);
  return holders;
}

/** True when custody is neither held on a day nor to begin after it. */
export const isOver = (custody: Custody, on: CalendarDate): boolean =>
  periodsOf(custody).every(({ to }) => to !== undefined && to <= on);

/** The day on which custody last ended; undefined while it is held, or if it never was. */
export const lastEnd = (custody: Custody, on: CalendarDate): CalendarDate | undefined =>
  holdsCustody(custody, on)
    ? undefined
    : periodsOf(custody)
        .flatMap(({ to }) => to ?? [])
        .findLast((to) => to <= on);

/** Custody held from a day on (since birth when there is none), whatever stood in the books for later; before it, nothing changes. */
export function startedFrom(custody: Custody | undefined, from: CalendarDate | undefined): Custody {
  if (from === undefined) return {};
  const before = custody ? until(custody, from) : [];
  const last = before.at(-1);
  // Held without a break: one period.
  if (last?.to === from)
    return custodyOf([...before.slice(0, -1), last.from === undefined ? {} : { from: last.from }]);
  return custodyOf([...before, { from }]);
}

/** Custody no longer held from a day on, whatever stood in the books for later; before it, nothing changes. */
export function endedFrom(custody: Custody | undefined, to: CalendarDate): Custody {
  const before = custody ? until(custody, to) : [];
  return custodyOf(before.length > 0 ? before : [{ from: to, to }]);
}

/** True when two people's books name the same days. */
export const isSameCustody = (one: Custody, other: Custody): boolean =>
  canonicalJson(periodsOf(one)) === canonicalJson(periodsOf(other));

/** What is held before a day. */
const until = (custody: Custody, day: CalendarDate): readonly Period[] =>
  periodsOf(custody)
    .filter(({ from }) => from === undefined || from < day)
    .map((period) => (period.to !== undefined && period.to <= day ? period : { ...period, to: day }));

function custodyOf(periods: readonly Period[]): Custody {
  const earlier = periods.slice(0, -1);
  return { ...periods.at(-1), ...(earlier.length > 0 && { earlier }) };
}
