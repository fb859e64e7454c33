import { type Stands, standsFor } from '../standing.ts';
import type { ClassView } from './class-place.ts';

/** A purpose, and how many of a class stand how. */
export type Tally = {
  readonly purpose: ClassView['purposes'][number];
  /** Of how many children it is shown. */
  readonly of: number;
  readonly has: number;
  readonly missing: number;
  readonly no: number;
  /** True when a child has the ground, and still no vendor may. */
  readonly isStopped: boolean;
  /** True when at least one child of the class has, or had, something to do with it. */
  readonly isUsed: boolean;
};

/** How one child stands on one purpose; undefined where it is not shown of her, so that nothing is missing. */
export function standsIn(
  child: ClassView['children'][number],
  { purposeId, kind }: Tally['purpose'],
): Stands | undefined {
  const ground = child.grounds[purposeId];
  return ground && standsFor(kind, ground);
}

export const tallies = ({ purposes, children }: ClassView): readonly Tally[] =>
  purposes.map((purpose) => {
    const stands = children.flatMap((child) => standsIn(child, purpose) ?? []);
    const count = (what: Stands['counts']): number => stands.filter(({ counts }) => counts === what).length;
    const isStopped = stands.some(({ counts, verdict }) => counts === 'has' && verdict === 'none');
    const isUsed = children.some(
      ({ grounds }) => (grounds[purpose.purposeId]?.standing ?? 'none') !== 'none',
    );
    return {
      purpose,
      of: stands.length,
      has: count('has'),
      missing: count('missing'),
      no: count('no'),
      isStopped,
      isUsed,
    };
  });
