import { IDENTITY_FIELDS, rectification } from '../../contracts/requests.ts';
import type { Vault } from '../../store/vault.ts';
import { createRightWorker, type WorkerDeps } from '../worker.ts';

export type RectificationDeps = WorkerDeps & { readonly vault: Vault };

/** Rectification (GDPR art. 16): when every recipient has corrected its copy (art. 19), the vault's own record follows. */
export const createHandler = (deps: RectificationDeps) =>
  createRightWorker('rectification', deps, async ({ controller, request }) => {
    const note =
      request.noteId === undefined
        ? undefined
        : await deps.vault.note(controller, request.childId, request.noteId);
    const { changes } = rectification.parse(note);
    const ours = changes.flatMap(({ field, to }) => {
      const own = IDENTITY_FIELDS.find((name) => name === field);
      return own && to !== null ? [[own, to] as const] : [];
    });
    return {
      evidence: { changedFields: changes.map(({ field }) => field) },
      vault:
        ours.length === 0
          ? []
          : await deps.vault.replacing(controller, request.childId, Object.fromEntries(ours)),
    };
  });
