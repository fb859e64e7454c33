import type { Role } from '../contracts/route.ts';
import type { Kind } from '../domain/aggregates.ts';
import { check } from '../domain/check.ts';
import { dateInCopenhagen, type Instant, isCalendarDate } from '../domain/dates.ts';
import { isSlug, isUuid } from '../domain/ids.ts';
import { beginningOf, instantOf } from '../domain/moments.ts';
import type { Ledger } from '../store/ledger.ts';
import { type Past, pastOf, wasAt } from '../store/past.ts';
import { answerThen, undecided } from './answer.ts';
import type { Asking } from './authzen/operations.ts';
import type { Evaluation, EvaluationAnswer } from './authzen/point.ts';

/** What a question is about, as it has been. */
type Pasts = {
  readonly child: Past<'child'> | undefined;
  readonly vendor: Past<'vendor'> | undefined;
  readonly purpose: Past<'purpose'> | undefined;
};

/** Each reads up to three histories, which are as long as what happened. */
const MOST = 10;
/** Longer than a command may take: what it writes is dated from when it began, and may not be written yet. */
const SETTLED_MS = 15_000;

/**
 * Decides as a check would have been answered at a past moment, by what the ledger held then: what was registered later
 * with an earlier date changes nothing. Asked about a day, it says yes only if each check on that day would have been
 * answered so, and otherwise which moment was the first that was not.
 */
export function pastDecider(ledger: Ledger, { caller: { controller, role }, now }: Asking) {
  const read = new Map<string, Promise<unknown>>();
  let questions = 0;
  const past = <K extends Kind>(kind: K, id: string): ReturnType<typeof pastOf<K>> => {
    const key = `${kind} ${id}`;
    const reading = read.get(key) ?? pastOf(ledger, controller, kind, id);
    read.set(key, reading);
    return reading as ReturnType<typeof pastOf<K>>;
  };

  return async ({ subject, action, resource }: Evaluation, asOf: string): Promise<EvaluationAnswer> => {
    questions += 1;
    if (questions > MOST) return undecided('too-many-pasts', role);
    const settled = new Date(Date.parse(now) - SETTLED_MS).toISOString();
    const isDay = isCalendarDate(asOf);
    const isOver = isDay ? asOf < dateInCopenhagen(settled) : instantOf(asOf) <= settled;
    if (!isOver) return undecided('not-past', role);
    const [child, vendor, purpose] = await Promise.all([
      isUuid(resource.id) ? past('child', resource.id) : undefined,
      isSlug(subject.id) ? past('vendor', subject.id) : undefined,
      isSlug(action.name) ? past('purpose', action.name) : undefined,
    ]);
    if (child === 'broken' || vendor === 'broken' || purpose === 'broken')
      return undecided('ledger-broken', role);
    const pasts = { child, vendor, purpose };
    const moments = isDay ? momentsOf(asOf, pasts) : [instantOf(asOf)];
    const answers = moments.map((at) => answerAt(pasts, at, role));
    return answers.find(({ decision }) => !decision) ?? (answers[0] as EvaluationAnswer);
  };
}

/** The beginning of a day and every moment of it at which anything changed: between them all answers are the same. */
function momentsOf(day: string, pasts: Pasts): readonly Instant[] {
  const changes = Object.values(pasts).flatMap((past) => past?.was.map(({ at }) => at) ?? []);
  return [beginningOf(day), ...changes.filter((at) => dateInCopenhagen(at) === day).sort()];
}

function answerAt({ child, vendor, purpose }: Pasts, at: Instant, role: Role): EvaluationAnswer {
  const agreed = vendor && wasAt(vendor, at);
  const verdict = check({
    child: child && wasAt(child, at)?.state,
    facts: child?.now.facts ?? {},
    vendor: agreed?.state,
    purpose: purpose && wasAt(purpose, at)?.state,
    today: dateInCopenhagen(at),
  });
  const isForgotten = !verdict.allowed && verdict.reason === 'age-unknown' && child?.now.state.erasure?.done;
  if (isForgotten) return undecided('past-forgotten', role);
  return answerThen(verdict, { role, agreementVersion: agreed?.version }, at);
}
