import { linkSeen } from '../domain/chain.ts';
import type { Verdict } from '../domain/check.ts';
import { CHECK_REASONS, type CheckReason, type Undecided } from '../domain/check-reasons.ts';
import type { Instant } from '../domain/dates.ts';
import type { EvaluationAnswer } from './authzen/point.ts';

/** What an answer says besides the verdict: of an answer about now until when it holds, of one about the past which moment it is of. */
type Time = { readonly validUntil: Instant } | { readonly asOf: Instant };

/** A verdict as vendors and case workers see it: the ground of a yes, the way out of a no, and nothing of the family. */
export function answerOf(
  verdict: Verdict,
  agreementVersion: number | undefined,
  time: Time,
): EvaluationAnswer {
  if (verdict.allowed) {
    const { basis, agreementId } = verdict;
    return {
      decision: true,
      context: { ...reasoned(`on-${basis.kind}`), basis, agreementId, agreementVersion, ...time },
    };
  }
  const { reason, remedy, link } = verdict;
  return {
    decision: false,
    context: {
      ...reasoned(reason),
      remedy,
      ...(link && { link: linkSeen(link) }),
      // A no may become a yes at any time, so nobody is told how long it lasts.
      ...('asOf' in time && time),
    },
  };
}

const ERRORS: Partial<Record<Undecided, number>> = { 'store-busy': 503, 'ledger-broken': 500 };

/** The answer to a question that the law was not asked: no. */
export function undecided(reason: Undecided): EvaluationAnswer {
  const status = ERRORS[reason];
  const said = reasoned(reason);
  return {
    decision: false,
    context: { ...said, ...(status && { error: { status, message: said.reason_user.en } }) },
  };
}

const reasoned = (reason: CheckReason) => ({ reason, reason_user: CHECK_REASONS[reason] });
