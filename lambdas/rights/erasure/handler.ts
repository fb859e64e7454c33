import { LISTS } from '../../domain/aggregates.ts';
import { ok } from '../../domain/outcome.ts';
import { closingStep } from '../../domain/request-commands.ts';
import { change, execute } from '../../store/execute.ts';
import type { Forgetting } from '../../store/forgetting.ts';
import type { Packages } from '../../store/packages.ts';
import { type Completion, createRightWorker, type Work, type WorkerDeps } from '../worker.ts';

export type ErasureDeps = WorkerDeps & { readonly packages: Packages; readonly forgetting: Forgetting };

/**
 * Erasure (GDPR art. 17). When every vendor has erased: the child's packages go, and her identity is forgotten in the
 * very transaction that records it; her guardians' too when she was the last child of theirs; her other requests are
 * closed. The ledger stays, still verifies, and names nobody. A guardian's request erases at vendors what rested on
 * consent; the child stays known.
 */
export const createHandler = (deps: ErasureDeps) =>
  createRightWorker('erasure', deps, async (work) =>
    work.child.state.erasure?.requestId === work.request.requestId ? forget(deps, work) : { evidence: {} },
  );

/**
 * Everything but the last step may be done again after a crash: other requests are closed one by one, notes and packages
 * deleted one by one. The last is one small transaction: who she was, and that it is forgotten.
 */
async function forget(deps: ErasureDeps, { controller, child }: Work): Promise<Completion> {
  const { ledger, packages, forgetting } = deps;
  for (const requestId of await ledger.idsOn(controller, LISTS.requestsOf(child.id)))
    await close(deps, controller, requestId, child.state.erasure?.requestId ?? '');
  await forgetting.notes(controller, child.id);
  await packages.deleteAllOf(controller, child.id);
  const people = [child.id, ...Object.keys(child.state.guardians)];
  const ties = await Promise.all(people.map((personId) => forgetting.loosening(controller, personId)));
  return {
    evidence: { erasedPersons: ties.filter(({ forgotten }) => forgotten).length },
    vault: ties.flatMap(({ writes }) => writes),
  };
}

async function close(
  { ledger, clock }: ErasureDeps,
  controller: string,
  id: string,
  erasureId: string,
): Promise<void> {
  const at = clock.now();
  const step = () =>
    execute(ledger, { controller, by: { role: 'system', id: 'erasure' }, at }, async () => {
      const before = await ledger.read(controller, 'request', id);
      const next = before && closingStep(before.state, erasureId, at);
      if (!next) return ok({ changes: [], answer: false });
      return ok({ changes: [change({ kind: 'request', id, before, events: [next] })], answer: true });
    });
  for (;;) {
    const went = await step();
    if (!went.ok) throw new Error(went.reason);
    // Each step closes the request or takes tasks back, so there is a last one.
    if (!went.value) return;
  }
}
