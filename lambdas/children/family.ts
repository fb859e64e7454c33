import type * as z from 'zod';
import type { CHILDREN } from '../contracts/children.ts';
import type { custodyBody, FAMILY } from '../contracts/family.ts';
import { LISTS } from '../domain/aggregates.ts';
import { guardiansOf } from '../domain/child.ts';
import { leave, moveChild } from '../domain/child-commands.ts';
import { openConflicts, settleConflict } from '../domain/conflict.ts';
import { ceasedConsents, changeCustody } from '../domain/custody-commands.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { evolveChild } from '../domain/evolve-child.ts';
import { openOrdered, openWithdrawal } from '../domain/open-request.ts';
import { ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import type { PurposeState } from '../domain/purpose.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import { change, execute, opening } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import { pageOf } from '../store/pages.ts';
import { purposesOf } from '../store/register.ts';
import type { EnrolDeps } from './enrol.ts';
import { identify } from './identify.ts';

type FamilyOperations = Pick<Operations<'children', typeof CHILDREN>, keyof typeof FAMILY>;

/** Who stands behind a child over time: her custody holders, her class, and the conflicts between two of them. */
export function familyOperations(deps: EnrolDeps): FamilyOperations {
  const { ledger, vault, ids } = deps;
  return {
    changeCustody: ({ body, params, today, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        const { controller } = call.caller;
        const child = await ledger.read(controller, 'child', params.childId ?? '');
        if (!child) return refused('no-such-child');
        const found = await personOf(deps, controller, child, body.who);
        if (!found) return refused('person-not-known');
        const { personId, writes } = found;
        const { holds, from } = body;
        const purposes = await consentPurposes(ledger, controller, child);
        const events = changeCustody(child.state, child.facts, purposes, { personId, holds, from }, today);
        if (!events.ok) return events;
        const after = events.value.reduce(evolveChild, child.state);
        const ceased = ceasedConsents(child.state, after, child.facts, purposes, today);
        const requestId = ids.next();
        const why = { cause: 'custody-changed', stopsOnly: true } as const;
        const opened = openWithdrawal(child.id, requestId, ceased, executionOf(call).by, today, why);
        const holdersOn = (day: CalendarDate) => guardiansOf(after, child.facts, day).length;
        return ok({
          changes: [
            change({ kind: 'child', id: child.id, before: child, events: events.value }),
            ...(ceased.length === 0 ? [] : [opening(opened)]),
          ],
          vault: writes,
          answer: {
            childId: child.id,
            personId,
            holders: from > today ? holdersOn(from) : holdersOn(today),
          },
        });
      }),

    moveChild: ({ body: { group }, params, today, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        const before = await ledger.read(call.caller.controller, 'child', params.childId ?? '');
        if (!before) return refused('no-such-child');
        const events = moveChild(before.state, group, today);
        if (!events.ok) return events;
        const changes = [change({ kind: 'child', id: before.id, before, events: events.value })];
        return ok({ changes, answer: { childId: before.id, group } });
      }),

    leaveChild: ({ body: { on }, params, today, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        if (on > today) return refused('date-in-the-future', 'on');
        const before = await ledger.read(call.caller.controller, 'child', params.childId ?? '');
        if (!before) return refused('no-such-child');
        const events = leave(before.state, on);
        if (!events.ok) return events;
        if (events.value.length === 0) return refused('child-left', before.state.left);
        const requestId = ids.next();
        const opened = openOrdered(before.id, requestId, executionOf(call).by, today, {
          cause: 'child-left',
        });
        return ok({
          changes: [change({ kind: 'child', id: before.id, before, events: events.value }), opening(opened)],
          answer: { childId: before.id, requestId },
        });
      }),

    listConflicts: async ({ caller: { controller }, query }) => {
      const { after } = query;
      const { loaded, more } = await pageOf(ledger, controller, 'child', LISTS.conflicts, { after });
      const conflicts = loaded.flatMap(({ id, state }) =>
        openConflicts(state).map((conflict) => ({ childId: id, ...conflict })),
      );
      return ok({ conflicts, ...more });
    },

    settleConflict: ({ body: { reason }, params: { childId = '', purposeId = '' }, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        const { controller } = call.caller;
        const before = await ledger.read(controller, 'child', childId);
        if (!before) return refused('no-such-child');
        const noteId = ids.next();
        const events = settleConflict(before.state, purposeId, noteId);
        if (!events.ok) return events;
        return ok({
          changes: [change({ kind: 'child', id: childId, before, events: events.value })],
          vault: await vault.addingNote(controller, childId, noteId, { reason }),
          answer: { childId, purposeId },
        });
      }),
  };
}

/** The person whose custody changes: one the child is tied to already, or, by her number, one to tie to the child. */
async function personOf(
  deps: EnrolDeps,
  controller: string,
  child: Loaded<'child'>,
  who: z.output<typeof custodyBody>['who'],
): Promise<Awaited<ReturnType<typeof identify>> | undefined> {
  const isTied = (personId: string) => own(child.state.guardians, personId) !== undefined;
  if (who.personId !== undefined)
    return isTied(who.personId) ? { personId: who.personId, writes: [] } : undefined;
  const personId = await deps.index.find(controller, who.cpr);
  if (personId !== undefined && isTied(personId)) return { personId, writes: [] };
  return identify(deps, controller, who, personId);
}

/** The purposes somebody answered for the child. */
function consentPurposes(
  ledger: Ledger,
  controller: string,
  child: Loaded<'child'>,
): Promise<PurposeState[]> {
  const ids = Object.entries(child.state.grounds)
    .filter(([, { kind }]) => kind === 'consent')
    .map(([purposeId]) => purposeId);
  return purposesOf(ledger, controller, ids);
}
