import type { CHILDREN } from '../contracts/children.ts';
import { type Channel, evolveChild, standing } from '../domain/child.ts';
import { answerConsent, withdrawConsent } from '../domain/child-commands.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { openWithdrawal } from '../domain/open-request.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { currentVersion, type PurposeState } from '../domain/purpose.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import type { Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import type { Operations } from '../platform/http.ts';
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
        return ok({
          changes: [change({ kind: 'child', id: child.id, before: child, events: events.value })],
          answer: { purposeId: body.purposeId, answer, standing: standingIn(after, child, purpose, today) },
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
        const requestId = ids.next();
        const { by } = executionOf(call);
        const request = openWithdrawal(child.state, requestId, body.purposeId, by, today);
        return ok({
          changes: [
            change({ kind: 'child', id: child.id, before: child, events: events.value }),
            change({ kind: 'request', id: requestId, before: undefined, events: [request] }),
          ],
          answer: {
            purposeId: body.purposeId,
            standing: standingIn(after, child, purpose, today),
            requestId,
          },
        });
      }),
  };
}

type Said = { readonly personId: string; readonly on: CalendarDate; readonly channel: Channel };

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
    : ok({ personId: caller.id, on: today, channel: 'digital' });
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
