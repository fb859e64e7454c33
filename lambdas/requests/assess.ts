import type * as z from 'zod';
import type { assessmentBody } from '../contracts/assessments.ts';
import { identityChange, type REQUESTS, rectification } from '../contracts/requests.ts';
import { guardiansOf } from '../domain/child.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { type Outcome, ok, refused } from '../domain/outcome.ts';
import type { Assessment, RequestState, Withheld } from '../domain/request.ts';
import { assess } from '../domain/request-commands.ts';
import { omissionLaw, resolves, type Withholding } from '../domain/withhold.ts';
import type { Caller } from '../platform/caller.ts';
import type { Operations } from '../platform/http.ts';
import { onRequest } from './command.ts';
import type { RequestsDeps } from './deps.ts';
import { partOf } from './packages.ts';

type Body = z.output<typeof assessmentBody>;

/** A person's answer to what the law leaves to a person, with the reason that the requester is told. */
export const assessOperation =
  (deps: RequestsDeps): Operations<'requests', typeof REQUESTS>['assessRequest'] =>
  ({ body, today, ...call }) =>
    onRequest(deps, call, wordsOf(body), async ({ before, by, noteId }) => {
      const { question, outcome } = body;
      const may = await mayAnswer(deps, call.caller, before.state, body, today);
      if (!may.ok) return may;
      const assessment: Assessment = {
        outcome,
        by,
        ...(wordsOf(body) !== undefined && { noteId }),
        ...(question === 'admissible' && { because: body.because }),
        ...(question === 'release' && { withheld: countsOf(body.withhold) }),
      };
      const events = assess(before.state, question, assessment, call.now);
      if (!events.ok) return events;
      return ok({ events: events.value, answer: { requestId: before.id, question, outcome } });
    });

/** What goes sealed into the vault: the reason, and which values of the parts are left out. */
function wordsOf(body: Body): unknown {
  if (body.question === 'release') return { reason: body.reason, withhold: body.withhold };
  return body.reason === undefined ? undefined : { reason: body.reason };
}

/** What an answer asks for besides its question: the right person, the source corrected, values that are there. */
async function mayAnswer(
  deps: RequestsDeps,
  caller: Caller,
  request: RequestState,
  body: Body,
  today: CalendarDate,
): Promise<Outcome<true>> {
  if (caller.role !== 'caseworker') return isOtherHolder(deps, caller, request, body, today);
  if (body.question === 'accuracy' && body.outcome === 'upheld' && !body.correctedAtSource) {
    const note = await deps.vault.note(caller.controller, request.childId, request.noteId ?? '');
    const ours = note === undefined ? {} : identityChange(rectification.parse(note).changes);
    // Corrected here alone, the next import from the source would bring the mistake back.
    if (Object.keys(ours).length > 0) return refused('correct-at-the-source-first');
  }
  if (body.question === 'release') return mayWithhold(deps, caller, request, body.withhold);
  return ok(true);
}

/** Only what a law lets be left out, and what stands in a vendor's part; each part is read once. */
async function mayWithhold(
  { packages }: RequestsDeps,
  { controller }: Caller,
  request: RequestState,
  withhold: readonly Withholding[],
): Promise<Outcome<true>> {
  const unlawful = withhold.find(({ because }) => omissionLaw(request.right, because) === undefined);
  if (unlawful) return refused('no-law-to-withhold', unlawful.because);
  for (const [vendorId, values] of Map.groupBy(withhold, (value) => value.vendorId)) {
    const part = await partOf(packages, controller, request, vendorId);
    if (!part || !values.every(({ pointer }) => resolves(part.data, pointer)))
      return refused('no-such-value', vendorId);
  }
  return ok(true);
}

/** Of a family, only the custody holder who did not ask may say whether she agrees. */
async function isOtherHolder(
  { ledger }: RequestsDeps,
  caller: Caller,
  request: RequestState,
  { question }: Body,
  today: CalendarDate,
): Promise<Outcome<true>> {
  const child = await ledger.read(caller.controller, 'child', request.childId);
  const isHolder = child && guardiansOf(child.state, child.facts, today).includes(caller.id);
  if (!isHolder) return refused('no-such-request');
  return question === 'joint' && request.openedBy.id !== caller.id
    ? ok(true)
    : refused('not-the-other-holder');
}

function countsOf(withhold: readonly { readonly because: Withheld }[]): Partial<Record<Withheld, number>> {
  const counts: Partial<Record<Withheld, number>> = {};
  for (const { because } of withhold) counts[because] = (counts[because] ?? 0) + 1;
  return counts;
}
