import type { RequestState } from '../domain/request.ts';
import type { Caller } from '../platform/caller.ts';
import type { Vault } from '../store/vault.ts';

/** What people wrote about a request, opened for those it is meant for. */
export type Written = {
  /** Why the request was made: for who made it, and for who decides. */
  readonly request: string | undefined;
  /** Why an objection was upheld or refused: for both (GDPR art. 12(4)). */
  readonly decision: string | undefined;
  /** Why a vendor refused its task, by vendor: for the case worker. */
  readonly refusals: Readonly<Record<string, string>>;
};

export async function writtenIn(vault: Vault, caller: Caller, request: RequestState): Promise<Written> {
  const { controller, role, id } = caller;
  const reasonIn = async (noteId: string | undefined): Promise<string | undefined> =>
    noteId === undefined
      ? undefined
      : (await vault.note<{ reason?: string }>(controller, request.childId, noteId))?.reason;
  const isStaff = role === 'caseworker';
  const refused = isStaff ? Object.values(request.tasks).filter(({ result }) => result?.noteId) : [];
  const refusals = await Promise.all(
    refused.map(async ({ vendorId, result }) => [vendorId, (await reasonIn(result?.noteId)) ?? ''] as const),
  );
  return {
    request: isStaff || request.openedBy.id === id ? await reasonIn(request.noteId) : undefined,
    decision: await reasonIn(request.objection?.noteId),
    refusals: Object.fromEntries(refusals),
  };
}
