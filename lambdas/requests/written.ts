import { isOrdered, type RequestState } from '../domain/request.ts';
import { type Caller, isStaff } from '../platform/caller.ts';
import type { Vault } from '../store/vault.ts';

/** Looks up what was written in a note; undefined where there is none, it is not for the caller, or it is forgotten. */
export type Written = (noteId: string | undefined) => string | undefined;

/** Words that are on their way and not in the vault yet, with the id of the note they would be. */
export type Draft = { readonly noteId: string; readonly reason: string | undefined };

/** What people wrote about a request, opened for those it is meant for; a draft is read by the same. */
export async function writtenIn(
  vault: Vault,
  caller: Caller,
  request: RequestState,
  draft?: Draft,
): Promise<Written> {
  const ids = notesFor(caller, request).flatMap((noteId) => noteId ?? []);
  const notes = await Promise.all(
    ids.map(async (noteId) => {
      if (noteId === draft?.noteId) return [noteId, draft.reason] as const;
      const note = await vault.note<{ reason?: string }>(caller.controller, request.childId, noteId);
      return [noteId, note?.reason] as const;
    }),
  );
  const reasons = new Map(notes);
  return (noteId) => (noteId === undefined ? undefined : reasons.get(noteId));
}

/** A field of a child's data and what it should say (art. 16). */
export type FieldChange = {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly statement?: string;
};

/** What a rectification is to change, opened for those it is meant for; undefined of another right, and once forgotten. */
export async function changesIn(
  vault: Vault,
  caller: Caller,
  request: RequestState,
): Promise<readonly FieldChange[] | undefined> {
  const { right, noteId, childId } = request;
  if (right !== 'rectification' || noteId === undefined) return undefined;
  if (!notesFor(caller, request).includes(noteId)) return undefined;
  const note = await vault.note<{ changes: readonly FieldChange[] }>(caller.controller, childId, noteId);
  return note?.changes;
}

/** Who a letter is written to, as one who reads: the one who asked; of what the controller ordered, the family. */
export const addressee = (caller: Caller, request: RequestState): Caller => ({
  ...caller,
  role: 'guardian',
  id: isOrdered(request) ? request.childId : request.openedBy.id,
});

/**
 * Why a right was refused or a day moved is for the family (GDPR art. 12(3), (4)); what the requester wrote, was asked
 * and answered is for her; why the other custody holder disagrees, and vendors' reasons, are for staff, who read all.
 */
function notesFor(caller: Caller, request: RequestState): readonly (string | undefined)[] {
  const { extended, lift, noteId, pauses, tasks, openedBy } = request;
  const { joint, ...assessments } = request.assessments;
  const forFamily = [
    ...Object.values(assessments).map((assessment) => assessment.noteId),
    extended?.noteId,
    lift?.noteId,
  ];
  const forRequester = [noteId, ...pauses.flatMap((pause) => [pause.noteId, pause.answerId])];
  const ofTasks = Object.values(tasks).flatMap(({ result, waived }) => [result?.noteId, waived?.noteId]);
  const forStaff = [joint?.noteId, ...ofTasks];
  if (isStaff(caller)) return [...forFamily, ...forRequester, ...forStaff];
  return openedBy.id === caller.id ? [...forFamily, ...forRequester] : forFamily;
}
