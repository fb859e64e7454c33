import type { CHILDREN } from '../contracts/children.ts';
import type { Actor, Loa } from '../domain/actor.ts';
import { answersTo, type Channel, standing } from '../domain/child.ts';
import { answerConsent, withdrawConsent } from '../domain/child-commands.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { evolveChild } from '../domain/evolve-child.ts';
import { openWithdrawal } from '../domain/open-request.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { currentVersion, type PurposeState } from '../domain/purpose.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import type { Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
import type { Change } from '../store/append.ts';
import { change, execute } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';

type ConsentOperations = Pick<Operations<'children', typeof CHILDREN>, 'giveConsent' | 'withdrawConsent'>;
type OnPaper = { readonly personId: string; readonly on: CalendarDate } | undefined;

/** Consents given, refused and withdrawn: online by the person herself, or by a case worker from a paper with its date. */
export function consentOperations(ledger: Ledger, ids: Ids): ConsentOperations {
  return {
    giveConsent: ({ body, params, today, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        const loaded = await load(ledger, call.caller, params.childId, body, today);
        if (!loaded.ok) return loaded;
        const { child, purpose, said } = loaded.value;
        const { answer, version } = body;
        const events = answerConsent(child.state, child.facts, purpose, { ...said, answer, version }, today);
        if (!events.ok) return events;
        const after = events.value.reduce(evolveChild, child.state);
        const { purposeId } = body;
        const wasGiven = Object.values(answersTo(child.state, purposeId)).some(
          (one) => one.answer === 'given',
        );
        const stands = standingIn(after, child, purpose, today);
        const changes = [change({ kind: 'child', id: child.id, before: child, events: events.value })];
        if (answer === 'given' || !wasGiven)
          return ok({ changes, answer: { purposeId: body.purposeId, answer, standing: stands } });
        // A no over a yes is a withdrawal by another name: the vendors must stop (art. 7(3)).
        const { requestId, opened } = carry(
          ids.next(),
          executionOf(call).by,
          child.id,
          body.purposeId,
          said,
          today,
        );
        return ok({
          changes: [...changes, opened],
          answer: { purposeId: body.purposeId, answer, standing: stands, requestId },
        });
      }),

    withdrawConsent: ({ body, params, today, ...call }) =>
      execute(ledger, executionOf(call), async () => {
        const loaded = await load(ledger, call.caller, params.childId, body, today);
        if (!loaded.ok) return loaded;
        const { child, purpose, said } = loaded.value;
        const events = withdrawConsent(child.state, child.facts, purpose, said, today);
        if (!events.ok) return events;
        const after = events.value.reduce(evolveChild, child.state);
        const { requestId, opened } = carry(
          ids.next(),
          executionOf(call).by,
          child.id,
          body.purposeId,
          said,
          today,
        );
        return ok({
          changes: [change({ kind: 'child', id: child.id, before: child, events: events.value }), opened],
          answer: {
            purposeId: body.purposeId,
            standing: standingIn(after, child, purpose, today),
            requestId,
          },
        });
      }),
  };
}

/** The request that carries the end of a consent to the vendors, in the transaction that ends it. */
function carry(
  requestId: string,
  by: Actor,
  childId: string,
  purposeId: string,
  { loa }: Said,
  today: CalendarDate,
): { readonly requestId: string; readonly opened: Change } {
  const event = openWithdrawal(childId, requestId, [purposeId], by, today, { loa });
  const opened = change({ kind: 'request', id: requestId, before: undefined, events: [event] });
  return { requestId, opened };
}

type Said = {
  readonly personId: string;
  readonly on: CalendarDate;
  readonly channel: Channel;
  readonly loa?: Loa;
};

/** What an answer is about, and whose word it is. */
async function load(
  ledger: Ledger,
  caller: Caller,
  childId: string | undefined,
  { purposeId, onPaper }: { readonly purposeId: string; readonly onPaper?: OnPaper },
  today: CalendarDate,
): Promise<Outcome<{ child: Loaded<'child'>; purpose: PurposeState; said: Said }>> {
  const [child, purpose] = await Promise.all([
    ledger.read(caller.controller, 'child', childId ?? ''),
    ledger.read(caller.controller, 'purpose', purposeId),
  ]);
  if (!child || !isVisible(caller, child, today)) return refused('no-such-child');
  if (!purpose) return refused('unknown-purpose', purposeId);
  const said = whose(caller, onPaper, today);
  return said.ok ? ok({ child, purpose: purpose.state, said: said.value }) : said;
}

/** The person who answers: a case worker never does so for herself, a person never on paper. */
function whose(caller: Caller, onPaper: OnPaper, today: CalendarDate): Outcome<Said> {
  if (caller.role === 'caseworker')
    return onPaper ? ok({ ...onPaper, channel: 'paper' }) : refused('paper-needs-person-and-date');
  return onPaper
    ? refused('paper-is-for-caseworkers')
    : ok({ personId: caller.id, on: today, channel: 'digital', ...(caller.loa && { loa: caller.loa }) });
}

function standingIn(
  after: Loaded<'child'>['state'],
  child: Loaded<'child'>,
  purpose: PurposeState,
  today: CalendarDate,
): string {
  const { rule } = currentVersion(purpose);
  return rule.kind === 'consent' ? standing(after, child.facts, purpose, rule, today) : 'in-force';
}
