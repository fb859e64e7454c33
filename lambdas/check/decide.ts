import { isSlug, uuid } from '../contracts/primitives.ts';
import { linkSeen } from '../domain/chain.ts';
import { check } from '../domain/check.ts';
import type { CalendarDate, Instant } from '../domain/dates.ts';
import type { Caller } from '../platform/caller.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Decide, Evaluation, EvaluationAnswer } from './authzen.ts';
import type { RegisterCache } from './register-cache.ts';

export type DecideDeps = { readonly ledger: Ledger; readonly cache: RegisterCache };
export type Asking = { readonly caller: Caller; readonly now: Instant; readonly today: CalendarDate };

/**
 * Answers whether a vendor (subject) may process a child's data (resource) for a purpose (action). Children are read
 * strongly consistent in one round trip, so that a withdrawal that was answered is seen by every later check.
 */
export const decideFor =
  ({ ledger, cache }: DecideDeps, { caller, now, today }: Asking): Decide =>
  async (evaluations) => {
    const { controller } = caller;
    const sound = evaluations.filter((evaluation) => unsound(evaluation, caller) === undefined);
    const [children, vendors, purposes] = await Promise.all([
      childrenOf(ledger, controller, sound),
      each(sound.map(({ subject }) => subject.id).filter(isSlug), (id) =>
        cache.read(controller, 'vendor', id, now),
      ),
      each(sound.map(({ action }) => action.name).filter(isSlug), (id) =>
        cache.read(controller, 'purpose', id, now),
      ),
    ]);
    return evaluations.map((evaluation) => {
      const reason = unsound(evaluation, caller);
      if (reason !== undefined) return { decision: false, context: { reason } };
      const child = children.get(evaluation.resource.id);
      return answerOf(
        check({
          child: child?.state,
          facts: child?.facts ?? {},
          vendor: vendors.get(evaluation.subject.id),
          purpose: purposes.get(evaluation.action.name),
          today,
        }),
      );
    });
  };

/** Why a question is not one of ours; a vendor asks for itself only. */
function unsound({ subject, resource }: Evaluation, caller: Caller): string | undefined {
  if (subject.type !== 'vendor') return 'subject-not-a-vendor';
  if (resource.type !== 'child') return 'resource-not-a-child';
  return caller.role === 'vendor' && subject.id !== caller.id ? 'subject-is-not-the-caller' : undefined;
}

function answerOf(verdict: ReturnType<typeof check>): EvaluationAnswer {
  if (verdict.allowed) {
    const { basis, agreementId } = verdict;
    return { decision: true, context: { basis, agreementId } };
  }
  const { reason, remedy, link } = verdict;
  return { decision: false, context: { reason, remedy, ...(link && { link: linkSeen(link) }) } };
}

async function childrenOf(
  ledger: Ledger,
  controller: string,
  evaluations: readonly Evaluation[],
): Promise<ReadonlyMap<string, Loaded<'child'>>> {
  const ids = [...new Set(evaluations.map(({ resource }) => resource.id))].filter(
    (id) => uuid.safeParse(id).success,
  );
  if (ids.length > 1)
    return new Map((await ledger.readMany(controller, 'child', ids)).map((child) => [child.id, child]));
  return each(ids, (id) => ledger.read(controller, 'child', id));
}

/** Loads each id once; what is not found is left out. */
async function each<T>(
  ids: readonly string[],
  load: (id: string) => Promise<T | undefined>,
): Promise<ReadonlyMap<string, T>> {
  const loaded = await Promise.all([...new Set(ids)].map(async (id) => [id, await load(id)] as const));
  return new Map(loaded.flatMap(([id, value]) => (value === undefined ? [] : [[id, value]])));
}
