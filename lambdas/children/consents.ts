import type { CHILDREN } from '../contracts/children.ts';
import type { Loa } from '../domain/actor.ts';
import { answersTo, type Channel, type ChildEvent, standing } from '../domain/child.ts';
import { answerConsent, withdrawConsent } from '../domain/child-commands.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { evolveChild } from '../domain/evolve-child.ts';
import { openWithdrawal } from '../domain/open-request.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import { own } from '../domain/own.ts';
import { currentVersion, type PurposeState } from '../domain/purpose.ts';
import { type Caller, isVisible } from '../platform/caller.ts';
import type { Ids } from '../platform/clock.ts';
import { executionOf } from '../platform/execution.ts';
import type { Call, Operations } from '../platform/http.ts';
import type { Change } from '../store/append.ts';
import { change, execute, opening } from '../store/execute.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';

type ConsentOperations = Pick<Operations<'children', typeof CHILDREN>, 'giveConsent' | 'withdrawConsent'>;
type OnPaper = { readonly personId: string; readonly on: CalendarDate } | undefined;

/** Consents given, refused and withdrawn: online by the person herself, or by a case worker from a paper with its date. */
export const consentOperations = (ledger: Ledger, ids: Ids): ConsentOperations => ({
  giveConsent: (call) =>
    execute(ledger, executionOf(call), async () => {
      const { answer, version } = call.body;
      const word = await wordOn(ledger, ids, call, ({ child, purpose, said }) =>
        answerConsent(child.state, child.facts, purpose, { ...said, answer, version }, call.today),
      );
      if (!word.ok) return word;
      const { changes, told, isEnd, requestId } = word.value;
      return ok({ changes, answer: { ...told, answer, ...(isEnd && { requestId }) } });
    }),

  withdrawConsent: (call) =>
    execute(ledger, executionOf(call), async () => {
      const word = await wordOn(ledger, ids, call, ({ child, purpose, said }) =>
        withdrawConsent(child.state, child.facts, purpose, said, call.today),
      );
      if (!word.ok) return word;
      const { changes, told, requestId } = word.value;
      return ok({ changes, answer: { ...told, requestId } });
    }),
});

/** A call in which somebody says something of a purpose; without an answer, that she takes back what she said. */
type Spoken = Pick<Call<never>, 'caller' | 'now' | 'once' | 'params' | 'today'> & {
  readonly body: {
    readonly purposeId: string;
    readonly answer?: 'given' | 'refused';
    readonly onPaper?: OnPaper;
  };
};

/** What a word changes, and how the consent stands by it. */
type Word = {
  readonly changes: readonly Change[];
  readonly told: { readonly purposeId: string; readonly standing: string };
  /** It ends a yes; then it opens the request of the id. */
  readonly isEnd: boolean;
  readonly requestId: string;
};

/** What a word comes to: one that ends a yes is a withdrawal by whatever name, and the vendors must stop (art. 7(3)). */
async function wordOn(
  ledger: Ledger,
  ids: Ids,
  { body, params, today, ...call }: Spoken,
  decide: (about: About) => Outcome<ChildEvent[]>,
): Promise<Outcome<Word>> {
  const about = await load(ledger, call.caller, params.childId, body, today);
  if (!about.ok) return about;
  const { child, purpose, said } = about.value;
  const events = decide(about.value);
  if (!events.ok) return events;
  const { purposeId } = purpose;
  const answers = answersTo(child.state, purposeId);
  const isYes = Object.values(answers).some(({ answer }) => answer === 'given');
  // The same no again ends nothing: the vendors have been told.
  const isSaid = body.answer === 'refused' && own(answers, said.personId)?.answer === 'refused';
  const isEnd = body.answer !== 'given' && isYes && !isSaid;
  const requestId = ids.next();
  const { by } = executionOf(call);
  const stop = openWithdrawal(child.id, requestId, [purposeId], by, today, { loa: said.loa });
  const after = events.value.reduce(evolveChild, child.state);
  return ok({
    changes: [
      change({ kind: 'child', id: child.id, before: child, events: events.value }),
      ...(isEnd ? [opening(stop)] : []),
    ],
    told: { purposeId, standing: standingIn(after, child, purpose, today) },
    isEnd,
    requestId,
  });
}

type Said = {
  readonly personId: string;
  readonly on: CalendarDate;
  readonly channel: Channel;
  readonly loa?: Loa;
};

/** What a word is about, and whose it is. */
type About = { readonly child: Loaded<'child'>; readonly purpose: PurposeState; readonly said: Said };

async function load(
  ledger: Ledger,
  caller: Caller,
  childId: string | undefined,
  { purposeId, onPaper }: { readonly purposeId: string; readonly onPaper?: OnPaper },
  today: CalendarDate,
): Promise<Outcome<About>> {
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
