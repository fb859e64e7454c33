import type { ChildState } from './child.ts';
import type { InstitutionKind } from './institution.ts';
import { own } from './own.ts';
import { currentVersion, type PurposeState } from './purpose.ts';

/** True when a purpose may be used in a kind of institution; an unknown kind may be any. */
export function isUsedIn(purpose: PurposeState, kind: InstitutionKind | undefined): boolean {
  const { usedIn } = currentVersion(purpose);
  return usedIn === undefined || kind === undefined || usedIn === kind;
}

/**
 * True when a purpose is shown of a child in a kind of institution: it may be used there, or something is there of it
 * already: a ground, somebody's answer, a conflict or a hold that names it. What is left out need not be asked. That is
 * no ground and no refusal: the check, the commands and the requests do not look at it.
 */
export function isShown(
  { grounds, holds, conflicts }: ChildState,
  purpose: PurposeState,
  kind: InstitutionKind | undefined,
): boolean {
  const { purposeId } = purpose;
  return (
    isUsedIn(purpose, kind) ||
    own(grounds, purposeId) !== undefined ||
    own(conflicts, purposeId) !== undefined ||
    // A hold of everything is no word on a purpose that is not used.
    Object.values(holds).some(({ purposes }) => purposes !== 'all' && purposes.includes(purposeId))
  );
}
