import { check } from '../domain/check.ts';
import type { ChildFacts } from '../domain/child.ts';
import { isSlug, isUuid } from '../domain/ids.ts';
import { reliableUntil } from '../domain/moments.ts';
import type { Log } from '../platform/logger.ts';
import type { Ledger } from '../store/ledger.ts';
import type { StateRef } from '../store/states.ts';
import { answerNow, undecided } from './answer.ts';
import type { Asking } from './authzen/operations.ts';
import type { Decide, Evaluation, EvaluationAnswer } from './authzen/point.ts';
import { pastDecider } from './past.ts';
import type { Kept, RegisterCache } from './register-cache.ts';
import { unsound } from './sound.ts';

export type DecideDeps = { readonly ledger: Ledger; readonly cache: RegisterCache; readonly log: Log };

/**
 * Answers whether a vendor (subject) may process a child's data (resource) for a purpose (action): now, or as a check
 * would have been answered at the past moment in `context.asOf`.
 */
export const decider =
  (deps: DecideDeps): Decide<Asking> =>
  async (evaluations, asking) => {
    const { caller } = asking;
    const ofNow = evaluations.filter((one) => one.context?.asOf === undefined && !unsound(one, caller));
    const decideNow = await presentDecider(deps, ofNow, asking);
    const decidePast = pastDecider(deps.ledger, asking);
    return Promise.all(
      evaluations.map((evaluation) => {
        const reason = unsound(evaluation, caller);
        if (reason) return undecided(reason, caller.role);
        const asOf = evaluation.context?.asOf;
        return asOf === undefined ? decideNow(evaluation) : decidePast(evaluation, asOf);
      }),
    );
  };

/**
 * Decides by what is read here: children strongly consistent, so that a withdrawal that was answered is seen by every
 * later check, and in the same round trip the vendors and purposes that are not fresh in the cache.
 */
async function presentDecider(
  { ledger, cache, log }: DecideDeps,
  evaluations: readonly Evaluation[],
  { caller: { controller, role }, now, today }: Asking,
): Promise<(evaluation: Evaluation) => EvaluationAnswer> {
  const asked = Date.parse(now);
  const vendors = new Map<string, Kept<'vendor'> | undefined>();
  const purposes = new Map<string, Kept<'purpose'> | undefined>();
  const wanted: StateRef[] = [];
  for (const { subject, action, resource } of evaluations) {
    if (isUuid(resource.id)) wanted.push({ kind: 'child', id: resource.id });
    if (!vendors.has(subject.id)) {
      const vendor = cache.fresh(controller, 'vendor', subject.id, asked);
      vendors.set(subject.id, vendor);
      if (!vendor && isSlug(subject.id)) wanted.push({ kind: 'vendor', id: subject.id });
    }
    if (!purposes.has(action.name)) {
      const purpose = cache.fresh(controller, 'purpose', action.name, asked);
      purposes.set(action.name, purpose);
      if (!purpose && isSlug(action.name)) wanted.push({ kind: 'purpose', id: action.name });
    }
  }
  const states = await ledger.readTogether(controller, wanted);
  if (states.unreadable > 0) log.error('state-unreadable', { count: states.unreadable });
  for (const { kind, id } of wanted) {
    if (kind === 'vendor') vendors.set(id, kept(kind, id));
    else if (kind === 'purpose') purposes.set(id, kept(kind, id));
  }

  // One for all: of the oldest that any of the answers rests on.
  const validUntil = reliableUntil(now, oldest(asked, [...vendors.values(), ...purposes.values()]));

  function kept<K extends 'vendor' | 'purpose'>(kind: K, id: string): Kept<K> | undefined {
    const loaded = states.get(kind, id);
    if (!loaded) return undefined;
    cache.keep(controller, kind, { asked, loaded });
    return { asked, loaded };
  }

  return ({ subject, action, resource }) => {
    const missed =
      states.missed('child', resource.id) ??
      states.missed('vendor', subject.id) ??
      states.missed('purpose', action.name);
    if (missed) return undecided(missed === 'unread' ? 'store-busy' : 'ledger-broken', role);
    const child = states.get('child', resource.id);
    const vendor = vendors.get(subject.id);
    const purpose = purposes.get(action.name);
    const verdict = check({
      child: child?.state,
      facts: child?.facts ?? NOTHING_KNOWN,
      vendor: vendor?.loaded.state,
      purpose: purpose?.loaded.state,
      today,
    });
    return answerNow(verdict, { role, agreementVersion: vendor?.loaded.version }, validUntil);
  };
}

const oldest = (asked: number, kept: readonly (Kept | undefined)[]): number =>
  kept.reduce((least, one) => Math.min(least, one?.asked ?? asked), asked);

const NOTHING_KNOWN: ChildFacts = {};
