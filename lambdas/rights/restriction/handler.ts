import { createRightWorker, type WorkerDeps } from '../worker.ts';

/** A restriction (GDPR art. 18) holds the child's purposes since it was asked for; every vendor is told to hold them too (art. 19). */
export const createHandler = (deps: WorkerDeps) =>
  createRightWorker('restriction', deps, async () => ({ evidence: {} }));
