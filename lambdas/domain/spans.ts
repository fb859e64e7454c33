import type { ChildFacts, ChildState } from './child.ts';
import { type CalendarDate, dateInCopenhagen, type Instant, reaches } from './dates.ts';
import { beginningOf, stoodAt } from './moments.ts';
import type { PurposeState } from './purpose.ts';
import { RULES, ruleOn } from './rules.ts';
import { type Use, useOf } from './use.ts';

/** A state from a moment on, until the next. */
type Stood<S> = { readonly at: Instant; readonly state: S };

/** A stretch of time in which the use was the same; the last has no end. `forgotten`: nobody can tell any more. */
export type Span = { readonly from: Instant; readonly to?: Instant; readonly standing: Use | 'forgotten' };

/**
 * The use of a child's data for a purpose over time, as it was answered at each moment: by what had been recorded by
 * then, whatever dates it bore, and by the law and the ages of the day. Both courses are in the order of their ledgers and
 * not empty; it begins when both are known, and ends now.
 */
export function spansOf(
  child: readonly Stood<ChildState>[],
  facts: ChildFacts,
  purpose: readonly Stood<PurposeState>[],
  now: Instant,
): readonly Span[] {
  const isForgotten = child.at(-1)?.state.erasure?.done === true;
  const spans: Span[] = [];
  for (const at of momentsOf(child, facts, purpose, now)) {
    const she = stoodAt(child, at);
    const it = stoodAt(purpose, at);
    if (!she || !it) continue;
    const use = useOf(she.state, facts, it.state, dateInCopenhagen(at));
    const standing = use === 'age-unknown' && isForgotten ? 'forgotten' : use;
    const last = spans.at(-1);
    if (last?.standing === standing) continue;
    if (last) spans.splice(-1, 1, { ...last, to: at });
    spans.push({ from: at, standing });
  }
  return spans;
}

/** Every moment up to now at which an answer may change, in their order. */
function momentsOf(
  child: readonly Stood<ChildState>[],
  { bornOn }: ChildFacts,
  purpose: readonly Stood<PurposeState>[],
  now: Instant,
): readonly Instant[] {
  const begun = [...child, ...purpose].map(({ at }) => at);
  const [first = now] = begun.toSorted();
  const days = new Set([
    ...RULES.childConsentAge.map(({ from }) => from),
    ...RULES.majority.map(({ from }) => from),
    ...(bornOn === undefined ? [] : birthdaysOf(bornOn, dateInCopenhagen(now))),
    ...child.flatMap(({ state }) => daysIn(state)),
  ]);
  const [from, to] = [dateInCopenhagen(first), dateInCopenhagen(now)];
  const midnights = [...days].filter((day) => from < day && day <= to).map(beginningOf);
  return [...new Set([...begun, ...midnights])].filter((at) => at <= now).sort();
}

/** The birthdays at which a child may come to decide something herself, or comes of age. */
const birthdaysOf = (bornOn: CalendarDate, today: CalendarDate): readonly CalendarDate[] =>
  Array.from({ length: ruleOn('majority', today) }, (_, years) => reaches(bornOn, years + 1));

/**
 * The days on which what stands in a child's state begins or ends: of custody the last period, since every earlier one was
 * the last in a state before; of a leaving the child's own, since it ends her grounds with it.
 */
function daysIn({ left, guardians, grounds }: ChildState): readonly CalendarDate[] {
  const days = [
    left,
    ...Object.values(guardians).flatMap(({ from, to }) => [from, to]),
    ...Object.values(grounds).flatMap((ground) =>
      ground.kind === 'consent' ? [] : [ground.from, ground.endedOn],
    ),
  ];
  return days.filter((day) => day !== undefined);
}
