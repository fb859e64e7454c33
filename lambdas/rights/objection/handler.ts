import { createRightWorker, type WorkerDeps } from '../worker.ts';

/**
 * An objection (GDPR art. 21(1)) holds the purposes it concerns until a case worker has decided it. Upheld, their
 * basis ends and every vendor stops; refused, they go on.
 */
export const createHandler = (deps: WorkerDeps) =>
  createRightWorker('objection', deps, async () => ({ evidence: {} }));
