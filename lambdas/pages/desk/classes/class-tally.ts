import { type Stands, standsFor } from '../standing.ts';
import type { ClassView } from './class-place.ts';

/** A purpose, and how many of a class stand how. */
export type Tally = {
  readonly purpose: ClassView['purposes'][number];
  readonly has: number;
  readonly missing: number;
  readonly no: number;
  /** True when at least one child of the class has, or had, something to do with it. */
  readonly isUsed: boolean;
};

/** How one child stands on one purpose. */
export function standsIn(
  child: ClassView['children'][number],
  { purposeId, kind }: Tally['purpose'],
): Stands {
  const ground = child.grounds[purposeId];
  if (!ground) throw new Error('every child of a class has a word on every purpose');
  return standsFor(kind, ground);
}

export const tallies = ({ purposes, children }: ClassView): readonly Tally[] =>
  purposes.map((purpose) => {
    const counts = children.map((child) => standsIn(child, purpose).counts);
    const count = (what: Stands['counts']): number => counts.filter((one) => one === what).length;
    const isUsed = children.some(({ grounds }) => grounds[purpose.purposeId]?.standing !== 'none');
    return { purpose, has: count('has'), missing: count('missing'), no: count('no'), isUsed };
  });
