import type { Kind } from '../domain/aggregates.ts';
import { check } from '../domain/check.ts';
import { dateInCopenhagen, type Instant, isCalendarDate } from '../domain/dates.ts';
import { isSlug, isUuid } from '../domain/ids.ts';
import { beginningOf, instantOf } from '../domain/moments.ts';
import type { Ledger } from '../store/ledger.ts';
import { type Past, pastOf, wasAt } from '../store/past.ts';
import { answerOf, undecided } from './answer.ts';
import type { Asking } from './authzen/operations.ts';
import type { Evaluation, EvaluationAnswer } from './authzen/point.ts';

/** What a question is about, as it has been; `broken` when a chain does not hold. */
type Pasts = {
  readonly child: Past<'child'> | undefined;
  readonly vendor: Past<'vendor'> | undefined;
  readonly purpose: Past<'purpose'> | undefined;
};

const NOT_PAST: EvaluationAnswer = {
  decision: false,
  context: { error: { status: 400, message: 'asOf must be a moment before now or a day that is over' } },
};

/**
 * Decides as a check would have been answered at a past moment, by what the ledger held then: what was registered later
 * with an earlier date changes nothing. Asked about a day, it says yes only if each check on that day would have been
 * answered so, and otherwise which moment was the first that was not.
 */
export function pastDecider(ledger: Ledger, { caller: { controller }, now, today }: Asking) {
  const read = new Map<string, Promise<unknown>>();
  const past = <K extends Kind>(kind: K, id: string): ReturnType<typeof pastOf<K>> => {
    const key = `${kind} ${id}`;
    const reading = read.get(key) ?? pastOf(ledger, controller, kind, id);
    read.set(key, reading);
    return reading as ReturnType<typeof pastOf<K>>;
  };

  return async ({ subject, action, resource }: Evaluation, asOf: string): Promise<EvaluationAnswer> => {
    const isDay = isCalendarDate(asOf);
    if (isDay ? asOf >= today : instantOf(asOf) >= now) return NOT_PAST;
    const [child, vendor, purpose] = await Promise.all([
      isUuid(resource.id) ? past('child', resource.id) : undefined,
      isSlug(subject.id) ? past('vendor', subject.id) : undefined,
      isSlug(action.name) ? past('purpose', action.name) : undefined,
    ]);
    if (child === 'broken' || vendor === 'broken' || purpose === 'broken') return undecided('ledger-broken');
    const pasts = { child, vendor, purpose };
    const answers = (isDay ? momentsOf(asOf, pasts) : [instantOf(asOf)]).map((at) => answerAt(pasts, at));
    return answers.find(({ decision }) => !decision) ?? (answers[0] as EvaluationAnswer);
  };
}

/** The beginning of a day and every moment of it at which anything changed: between them all answers are the same. */
function momentsOf(day: string, pasts: Pasts): readonly Instant[] {
  const changes = Object.values(pasts).flatMap((past) => past?.was.map(({ at }) => at) ?? []);
  return [beginningOf(day), ...changes.filter((at) => dateInCopenhagen(at) === day).sort()];
}

function answerAt({ child, vendor, purpose }: Pasts, at: Instant): EvaluationAnswer {
  const agreed = vendor && wasAt(vendor, at);
  const verdict = check({
    child: child && wasAt(child, at)?.state,
    facts: child?.facts ?? {},
    vendor: agreed?.state,
    purpose: purpose && wasAt(purpose, at)?.state,
    today: dateInCopenhagen(at),
  });
  return answerOf(verdict, agreed?.version, { asOf: at });
}
