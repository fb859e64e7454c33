import type { CHILD_HISTORY } from '../contracts/child-history.ts';
import type { CHILDREN } from '../contracts/children.ts';
import { LISTS } from '../domain/aggregates.ts';
import { institutionKind } from '../domain/controller.ts';
import { marksOf, type PurposeMark } from '../domain/marks.ts';
import { ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { currentVersion, type PurposeState } from '../domain/purpose.ts';
import { isUsedIn } from '../domain/shown.ts';
import { spansOf } from '../domain/spans.ts';
import { isVisible } from '../platform/caller.ts';
import type { Operations } from '../platform/http.ts';
import type { Ledger } from '../store/ledger.ts';
import { type Past, pastOf } from '../store/past.ts';
import { describedIn } from '../store/register.ts';
import { seesConflicts } from './view.ts';

type HistoryOperations = Pick<Operations<'children', typeof CHILDREN>, keyof typeof CHILD_HISTORY>;

/** A child's grounds over time, by the replay of her ledger and those of the purposes. */
export const historyOperations = (ledger: Ledger): HistoryOperations => ({
  childHistory: async ({ caller, params, now, today }) => {
    const { controller } = caller;
    const child = await ledger.read(controller, 'child', params.childId ?? '');
    if (!child || !isVisible(caller, child, today)) return refused('no-such-child');
    const she = await pastOf(ledger, controller, 'child', child.id);
    if (!she || she === 'broken') return refused('ledger-broken');
    const ids = await ledger.idsOn(controller, LISTS.purposes);
    const [pasts, heldBy, described] = await Promise.all([
      Promise.all(ids.map((id) => pastOf(ledger, controller, 'purpose', id))),
      holdersOf(ledger, controller, she),
      describedIn(ledger, controller),
    ]);
    if (pasts.includes('broken')) return refused('ledger-broken');
    const marks = marksOf(she.was, heldBy);
    const { id: childId, state, facts } = she.now;
    const kind = institutionKind(described, state.group.institution);
    /** Of what is used elsewhere alone, only what something came of. */
    const isTold = (purpose: PurposeState) =>
      isUsedIn(purpose, kind) ||
      marks.purposes.some(({ purposes }) => purposes !== 'all' && purposes.includes(purpose.purposeId));
    /** The page of the child shows nobody else. */
    const isShown = (personId: string) =>
      personId === childId || own(state.guardians, personId) !== undefined;
    const shown = <M extends { readonly personId?: string }>({ personId, ...mark }: M) => ({
      ...mark,
      ...(personId !== undefined && isShown(personId) && { personId }),
    });
    const isSeen = ({ what }: PurposeMark) =>
      seesConflicts(caller) || (what !== 'conflict-opened' && what !== 'conflict-closed');
    return ok({
      childId,
      marks: marks.child.map(shown),
      purposes: pasts
        .filter((past) => past !== undefined && past !== 'broken')
        .filter((past) => isTold(past.now.state))
        .map((past) => {
          const { purposeId } = past.now.state;
          const { name, rule } = currentVersion(past.now.state);
          const ofIt = marks.purposes.filter(
            ({ purposes }) => purposes === 'all' || purposes.includes(purposeId),
          );
          return {
            purposeId,
            name,
            kind: rule.kind,
            spans: [...spansOf(she.was, facts, past.was, now)],
            marks: ofIt.filter(isSeen).map(({ purposes: _purposes, ...mark }) => shown(mark)),
          };
        }),
    });
  },
});

/** By which right the requests that ever held something of a child did so. */
async function holdersOf(ledger: Ledger, controller: string, { was }: Past<'child'>) {
  const ids = was.flatMap(({ event }) => (event.type === 'processing-held' ? [event.requestId] : []));
  const requests = await ledger.readMany(controller, 'request', ids);
  const objections = new Set(requests.filter(({ state }) => state.right === 'objection').map(({ id }) => id));
  return (requestId: string) => (objections.has(requestId) ? 'objection' : 'restriction');
}
