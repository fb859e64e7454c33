import type { Actor } from './actor.ts';
import { assignTasks, decideRequest } from './carry-out.ts';
import type { CalendarDate, Instant } from './dates.ts';
import { evolveChild } from './evolve-child.ts';
import { evolveRequest } from './evolve-request.ts';
import type { Matter } from './matter.ts';
import { type OpenRequest, openRequest } from './open-request.ts';
import { type Outcome, ok, refused } from './outcome.ts';
import {
  type Assessment,
  type Decision,
  isEnded,
  type Question,
  type RequestEvent,
  type RequestState,
  type Withheld,
} from './request.ts';
import { assess, withdrawing } from './request-commands.ts';
import { pendingQuestion, requestStatus } from './request-status.ts';
import { omissionLaw } from './withhold.ts';

/** What opening a request would do: the last day to answer it, what a person assesses first, and the decisions if she refuses nothing. */
export type Foreseen = {
  readonly dueOn: CalendarDate | null;
  readonly questions: readonly Question[];
  readonly decisions: readonly Decision[];
};

/**
 * What opening a request would do for a child today, or why it would be refused, by the rules that open and decide it;
 * the matter may hold more than the request concerns. Of an objection: what is decided while it is assessed.
 */
export function foreseeOpening(matter: Matter, command: OpenRequest, at: Instant): Outcome<Foreseen> {
  const { child, facts, purposes, today } = matter;
  const opened = openRequest(child, facts, purposes, command, today);
  if (!opened.ok) return opened;
  const [[opening]] = opened.value.requests;
  const request = evolveRequest(undefined, opening);
  const after = { ...matter, child: opened.value.child.reduce(evolveChild, child) };
  const { dueOn, questions } = request;
  return ok({ dueOn, questions, decisions: decisionsOf(request, after, at) });
}

/** What a request has decided, or would decide now if nobody refused what is still asked. */
export const decisionsOf = (request: RequestState, matter: Matter, at: Instant): readonly Decision[] =>
  request.decisions ?? decideRequest(request, matter, at).decisions;

/** A person's answer as it might be given; with a ground to refuse for, it is about the whole request. */
export type Supposed = Pick<Assessment, 'outcome' | 'because' | 'withheld' | 'noteId'>;

/**
 * A request as its worker would leave it when a person had answered so: decided and assigned, or completed where no
 * vendor is waited for. Refused where the answer would be, and where no question waits.
 */
export function foreseeAnswer(
  request: RequestState,
  { withheld = {}, ...answer }: Supposed,
  by: Actor,
  matter: Matter,
  at: Instant,
): Outcome<RequestState> {
  const question = answer.because === undefined ? pendingQuestion(request) : 'admissible';
  if (question === undefined) return refused('request-not-awaiting-decision', 'none');
  const leftOut = Object.keys(withheld) as Withheld[];
  const unlawful = leftOut.find((because) => omissionLaw(request.right, because) === undefined);
  if (unlawful !== undefined) return refused('no-law-to-withhold', unlawful);
  const assessment = { ...answer, by, ...(question === 'release' && { withheld }) };
  const events = assess(request, question, assessment, at);
  if (!events.ok) return events;
  let after = events.value.reduce(evolveRequest, request);
  for (let next = nextStep(after, matter, at); next; next = nextStep(after, matter, at))
    after = evolveRequest(after, next);
  return ok(after);
}

/** Every question of a request that a person has still to answer, the next first; one may have to wait for the vendors. */
export function openQuestions(request: RequestState): readonly Question[] {
  const { assessments, questions } = request;
  const isSettled = assessments.admissible !== undefined || assessments.maturity?.outcome === 'refused';
  if (isEnded(request) || isSettled) return [];
  const asked = questions.filter((question) => !assessments[question]);
  return pendingQuestion(request) === 'release' ? [...asked, 'release'] : asked;
}

/** The step a request takes without anybody's word; undefined where it waits. */
function nextStep(request: RequestState, matter: Matter, at: Instant): RequestEvent | undefined {
  switch (requestStatus(request)) {
    case 'received':
      if (request.decisions) return assignTasks(request, at);
      return withdrawing(request) ?? decideRequest(request, matter, at);
    case 'all-answered':
      return { type: 'request-completed', at, evidence: {} };
    default:
      return undefined;
  }
}
