import { LISTS } from '../../domain/aggregates.ts';
import { closeByErasure } from '../../domain/request.ts';
import { change } from '../../store/execute.ts';
import type { Forgetting } from '../../store/forgetting.ts';
import type { Packages } from '../../store/packages.ts';
import { type Completion, createRightWorker, type Matter, type WorkerDeps } from '../worker.ts';

export type ErasureDeps = WorkerDeps & { readonly packages: Packages; readonly forgetting: Forgetting };

/**
 * Erasure (GDPR art. 17). When every vendor has erased: the child's packages go, and her identity is forgotten in the
 * very transaction that records it; her guardians' too when she was the last child of theirs; her other requests are
 * closed. The ledger stays, still verifies, and names nobody. A guardian's request erases at vendors what rested on
 * consent; the child stays known.
 */
export const createHandler = (deps: ErasureDeps) =>
  createRightWorker('erasure', deps, async (matter) =>
    matter.child.state.erasure?.requestId === matter.request.requestId
      ? forget(deps, matter)
      : { evidence: {} },
  );

async function forget(
  { ledger, packages, forgetting, clock }: ErasureDeps,
  { controller, child, request }: Matter,
): Promise<Completion> {
  const removals = [await forgetting.of(controller, child.id)];
  for (const guardianId of Object.keys(child.state.guardians)) {
    // Read before the list: a sibling enrolled after this makes the transaction fail and be decided again.
    const removal = await forgetting.of(controller, guardianId);
    const children = await ledger.idsOn(controller, LISTS.ofGuardian(guardianId));
    if (children.every((id) => id === child.id)) removals.push(removal);
  }
  const requestIds = await ledger.idsOn(controller, LISTS.requestsOf(child.id));
  const requests = await ledger.readMany(controller, 'request', requestIds);
  const changes = requests.flatMap((before) => {
    const closed = closeByErasure(before.state, request.requestId, clock.now());
    return closed ? [change({ kind: 'request', id: before.id, before, events: [closed] })] : [];
  });
  // Last: whatever another request left meanwhile goes too, and none can leave more once this one is recorded.
  await packages.deleteAllOf(controller, child.id);
  return { evidence: { erasedPersons: removals.length }, vault: removals.flat(), changes };
}
