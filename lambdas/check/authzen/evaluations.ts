import type * as z from 'zod';
import { evaluationItem, type evaluationsBody, type SEMANTICS } from '../../contracts/check.ts';
import type { Evaluation, EvaluationAnswer } from './point.ts';

type Evaluations = z.output<typeof evaluationsBody>;
/** A question, or what there is of one. */
type Part = z.output<typeof evaluationItem>;
type Semantic = (typeof SEMANTICS)[number];
type Decided = (evaluations: readonly Evaluation[]) => Promise<readonly EvaluationAnswer[]>;

/**
 * A batch by AuthZEN 1.0 § 7: an item takes what it leaves out from the top; an item that is no question denies only
 * itself; with a short-circuit semantic the answers end with the one that decides. Undefined when the body holds no
 * batch and is to be answered as a single question.
 */
export async function evaluateBatch(
  body: Evaluations,
  decide: Decided,
): Promise<EvaluationAnswer[] | undefined> {
  if (!body.evaluations || body.evaluations.length === 0) return undefined;
  const questions = body.evaluations.map((item) => questionOf(body, item));
  const answers = await decide(questions.filter((question) => question !== undefined));
  let next = 0;
  const inOrder = questions.map((question) => (question ? (answers[next++] ?? UNANSWERED) : NO_QUESTION));
  return truncated(inOrder, body.options?.evaluations_semantic ?? 'execute_all');
}

const NO_QUESTION: EvaluationAnswer = {
  decision: false,
  context: {
    reason: 'no-question',
    error: { status: 400, message: 'the item needs subject, action and resource' },
  },
};
/** Default closed: a question without an answer is denied. */
export const UNANSWERED: EvaluationAnswer = {
  decision: false,
  context: { reason: 'not-answered', error: { status: 500, message: 'the question was not answered' } },
};

function questionOf(top: Part, item: unknown): Evaluation | undefined {
  const own = evaluationItem.safeParse(item);
  if (!own.success) return undefined;
  const whole = withDefaults(top, own.data);
  return isQuestion(whole) ? whole : undefined;
}

/** Both parts were parsed; together they may still lack something. */
const isQuestion = (part: Part): part is Evaluation =>
  isEntity(part.subject) && isEntity(part.resource) && part.action?.name !== undefined;

const isEntity = (entity: Part['subject']): boolean => entity?.type !== undefined && entity.id !== undefined;

/**
 * What an item has replaces the default whole, its properties too; only a type, id or name that is missing comes from the
 * top, as the certification scenario (3.2.7) has it.
 */
function withDefaults(top: Part, item: Part): Part {
  return {
    subject: entity(top.subject, item.subject),
    action: item.action ? { name: top.action?.name, ...item.action } : top.action,
    resource: entity(top.resource, item.resource),
    context: item.context ?? top.context,
  };
}

const entity = (top: Part['subject'], own: Part['subject']) =>
  own ? { type: top?.type, id: top?.id, ...own } : top;

function truncated(answers: EvaluationAnswer[], semantic: Semantic): EvaluationAnswer[] {
  if (semantic === 'execute_all') return answers;
  const deciding = answers.findIndex(({ decision }) => decision === (semantic === 'permit_on_first_permit'));
  return deciding === -1 ? answers : answers.slice(0, deciding + 1);
}
