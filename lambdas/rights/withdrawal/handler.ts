import { createRightWorker, type WorkerDeps } from '../worker.ts';

/** A withdrawal (GDPR art. 7(3)) took effect when it was made; what is left is that every vendor stops, and says so. */
export const createHandler = (deps: WorkerDeps) =>
  createRightWorker('withdrawal', deps, async () => ({ evidence: {} }));
