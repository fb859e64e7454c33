import { type ChildFacts, type ChildState, hasLeft, isHeld, standing, statuteStanding } from './child.ts';
import type { Standing } from './consent.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';

/** Whether a child's data may be used for a purpose as far as it is hers and her family's to say, or why not. */
export const USES = [
  'allowed',
  'held',
  'left',
  'erased',
  'ended',
  'none',
  'pending',
  'refused',
  'withdrawn',
  'lapsed',
  'outdated',
  'age-unknown',
] as const satisfies readonly (
  | 'allowed'
  | 'held'
  | 'left'
  | 'erased'
  | 'ended'
  | Exclude<Standing, 'valid'>
)[];
export type Use = (typeof USES)[number];

/** The use of a child's data for a purpose on a day: what a check answers a vendor whose agreement lets it. */
export function useOf(child: ChildState, facts: ChildFacts, purpose: PurposeState, on: CalendarDate): Use {
  if (child.erasure) return 'erased';
  if (hasLeft(child, on)) return 'left';
  if (isHeld(child, purpose.purposeId)) return 'held';
  const { rule } = currentVersion(purpose);
  if (rule.kind === 'consent') {
    const stands = standing(child, facts, purpose, rule, on);
    return stands === 'valid' ? 'allowed' : stands;
  }
  const stands = statuteStanding(own(child.grounds, purpose.purposeId), on);
  return stands === 'in-force' ? 'allowed' : stands;
}
