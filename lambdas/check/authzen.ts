import type * as z from 'zod';
import {
  type evaluationAnswer,
  evaluationBody,
  evaluationItem,
  type evaluationsBody,
  type SEMANTICS,
} from '../contracts/check.ts';

/** One question in AuthZEN's terms. */
export type Evaluation = z.output<typeof evaluationBody>;
export type EvaluationAnswer = z.input<typeof evaluationAnswer>;
type Evaluations = z.output<typeof evaluationsBody>;
type Semantic = (typeof SEMANTICS)[number];

/** Answers questions, in their order. The protocol knows nothing of what is asked. */
export type Decide = (evaluations: readonly Evaluation[]) => Promise<EvaluationAnswer[]>;

/**
 * A batch by AuthZEN 1.0 § 7: top-level members are defaults that an item replaces whole; an item that is not a
 * question denies only itself; with a short-circuit semantic the answers end with the deciding one.
 * Undefined when the body holds no batch and is to be answered as a single question.
 */
export async function evaluateBatch(
  body: Evaluations,
  decide: Decide,
): Promise<EvaluationAnswer[] | undefined> {
  if (!body.evaluations || body.evaluations.length === 0) return undefined;
  const items = body.evaluations.map((item) => withDefaults(body, item));
  const answers = await decide(items.filter((item) => item !== undefined));
  let next = 0;
  const inOrder = items.map((item) => (item ? (answers[next++] ?? UNANSWERED) : NOT_A_QUESTION));
  return truncate(inOrder, body.options?.evaluations_semantic ?? 'execute_all');
}

const NOT_A_QUESTION: EvaluationAnswer = {
  decision: false,
  context: { error: { status: 400, message: 'the item needs subject, action and resource' } },
};
/** Default closed: a question without an answer is denied. */
const UNANSWERED: EvaluationAnswer = { decision: false, context: { reason: 'internal-error' } };

function withDefaults(body: Evaluations, item: unknown): Evaluation | undefined {
  const own = evaluationItem.safeParse(item);
  if (!own.success) return undefined;
  const { subject, action, resource, context } = body;
  const whole = evaluationBody.safeParse({ subject, action, resource, context, ...own.data });
  return whole.success ? whole.data : undefined;
}

function truncate(answers: EvaluationAnswer[], semantic: Semantic): EvaluationAnswer[] {
  if (semantic === 'execute_all') return answers;
  const deciding = answers.findIndex(({ decision }) => decision === (semantic === 'permit_on_first_permit'));
  return deciding === -1 ? answers : answers.slice(0, deciding + 1);
}
