import type * as z from 'zod';
import type {
  actionFound,
  actionSearchBody,
  entityFound,
  evaluationAnswer,
  evaluationBody,
  resourceSearchBody,
  subjectSearchBody,
} from '../../contracts/check.ts';

/** One question in AuthZEN's terms: may this subject do this action to this resource? */
export type Evaluation = z.output<typeof evaluationBody>;
export type EvaluationAnswer = z.input<typeof evaluationAnswer>;

export type SubjectSearch = z.output<typeof subjectSearchBody>;
export type ResourceSearch = z.output<typeof resourceSearchBody>;
export type ActionSearch = z.output<typeof actionSearchBody>;
export type Entity = z.input<typeof entityFound>;
export type Action = z.input<typeof actionFound>;

/** Answers questions, in their order and one for each; `Asking` is whatever the point must know of who asks. */
export type Decide<Asking> = (
  evaluations: readonly Evaluation[],
  asking: Asking,
) => Promise<readonly EvaluationAnswer[]>;

/** Some of those a search is about, in the order of their places, and whether there are more. */
export type Stretch<Found> = { readonly some: readonly Found[]; readonly more: boolean };

/** The stretch that begins at a place, or at the first. */
export type Stretches<Found> = (place: string | undefined) => Promise<Stretch<Found>>;

/** Whom or what a search looks at, allowed or not; what is found is only what `decide` then allows. */
export type Candidates<Search, Found, Asking> = {
  readonly of: (search: Search, asking: Asking) => Promise<Stretches<Found>>;
  /** Where one stands in the order; a token is a place, so it must tell nothing of one that is not found. */
  readonly placeOf: (found: Found) => string;
};

/**
 * A policy decision point as the protocol sees it: it knows nothing of vendors and children, the point nothing of
 * batches, pages and HTTP.
 */
export type DecisionPoint<Asking> = {
  readonly decide: Decide<Asking>;
  readonly subjects: Candidates<SubjectSearch, Entity, Asking>;
  readonly resources: Candidates<ResourceSearch, Entity, Asking>;
  readonly actions: Candidates<ActionSearch, Action, Asking>;
};
