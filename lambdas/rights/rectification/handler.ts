import { identityChange, rectification } from '../../contracts/requests.ts';
import type { NameIndex } from '../../store/name-index.ts';
import type { Vault } from '../../store/vault.ts';
import { createRightWorker, type WorkerDeps } from '../worker.ts';

export type RectificationDeps = WorkerDeps & { readonly vault: Vault; readonly names: NameIndex };

/** Rectification (GDPR art. 16): when every recipient has corrected its copy (art. 19), the vault's own record follows. */
export const createHandler = (deps: RectificationDeps) =>
  createRightWorker('rectification', deps, async ({ controller, request }) => {
    const note =
      request.noteId === undefined
        ? undefined
        : await deps.vault.note(controller, request.childId, request.noteId);
    const { changes } = rectification.parse(note);
    const ours = identityChange(changes);
    const changedFields = Object.keys(ours);
    return {
      // A field's name is the requester's own words, unless it is one of ours: only those may stand in the ledger.
      evidence: { changedFields, otherFields: changes.length - changedFields.length },
      vault:
        changedFields.length === 0
          ? []
          : await deps.vault.replacing(controller, request.childId, ours, (person) =>
              deps.names.marksOf(controller, person),
            ),
    };
  });
