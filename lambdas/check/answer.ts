import type { Role } from '../contracts/route.ts';
import { linkSeen } from '../domain/chain.ts';
import type { Denial, Remedy, Verdict } from '../domain/check.ts';
import {
  CHECK_REASONS,
  type CheckReason,
  NOT_VALID_THEN,
  shownToUsers,
  type Undecided,
} from '../domain/check-reasons.ts';
import type { Instant } from '../domain/dates.ts';
import type { EvaluationAnswer } from './authzen/point.ts';

/** Who is answered, and by which version of the vendor's ledger. */
type To = { readonly role: Role; readonly agreementVersion: number | undefined };

/** A verdict about now: the ground of a yes and how long it may be relied on, the way out of a no, and nothing of the family. */
export function answerNow(verdict: Verdict, to: To, validUntil: Instant): EvaluationAnswer {
  if (verdict.allowed) return allowed(verdict, to, { validUntil });
  const { reason, remedy } = verdict;
  return denied(reason, verdict, to, { remedy });
}

/** A verdict about a past moment. Nobody can act on it any more; a vendor is not told which consent failed how. */
export function answerThen(verdict: Verdict, to: To, asOf: Instant): EvaluationAnswer {
  if (verdict.allowed) return allowed(verdict, to, { asOf });
  const { reason, remedy } = verdict;
  const told = to.role === 'vendor' && restsOnConsent(reason, remedy) ? NOT_VALID_THEN : reason;
  return denied(told, verdict, to, { asOf });
}

function allowed(
  { basis, agreementId }: Extract<Verdict, { allowed: true }>,
  { role, agreementVersion }: To,
  time: { readonly validUntil: Instant } | { readonly asOf: Instant },
): EvaluationAnswer {
  const why = said(`on-${basis.kind}`, role);
  return { decision: true, context: { ...why, basis, agreementId, agreementVersion, ...time } };
}

const denied = (
  told: CheckReason,
  { link }: Extract<Verdict, { allowed: false }>,
  { role }: To,
  more: { readonly remedy: Remedy } | { readonly asOf: Instant },
): EvaluationAnswer => ({
  decision: false,
  context: { ...said(told, role), ...more, ...(link && { link: linkSeen(link) }) },
});

const restsOnConsent = (reason: Denial, remedy: Remedy): boolean =>
  reason.startsWith('consent-') ||
  reason === 'age-unknown' ||
  (reason === 'no-basis' && remedy !== 'establish-basis');

/** The status of HTTP that a question by itself would be answered with. */
const ERRORS: Partial<Record<Undecided, number>> = {
  'store-busy': 503,
  'ledger-broken': 500,
  'not-past': 400,
  'too-many-pasts': 400,
};

/** The answer to a question that the law was not asked: no. */
export function undecided(reason: Undecided, role: Role): EvaluationAnswer {
  const status = ERRORS[reason];
  const error = status && { error: { status, message: CHECK_REASONS[reason].en } };
  return { decision: false, context: { ...said(reason, role), ...error } };
}

/** The words beside a code: specific to the case worker, and to a vendor what its users may read. */
const said = (reason: CheckReason, role: Role) =>
  role === 'vendor'
    ? { reason, reason_user: shownToUsers(reason) }
    : { reason, reason_admin: CHECK_REASONS[reason] };
