import { type Stands, standsFor } from '../standing.ts';
import type { ClassView } from './class-place.ts';

/** A purpose, and how many of a class stand how. */
export type Tally = {
  readonly purpose: ClassView['purposes'][number];
  readonly has: number;
  readonly missing: number;
  readonly no: number;
  /** True when a child has the ground, and still no vendor may. */
  readonly isStopped: boolean;
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
    const stands = children.map((child) => standsIn(child, purpose));
    const count = (what: Stands['counts']): number => stands.filter(({ counts }) => counts === what).length;
    const isStopped = stands.some(({ counts, verdict }) => counts === 'has' && verdict === 'none');
    const isUsed = children.some(({ grounds }) => grounds[purpose.purposeId]?.standing !== 'none');
    return { purpose, has: count('has'), missing: count('missing'), no: count('no'), isStopped, isUsed };
  });
