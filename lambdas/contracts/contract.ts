import type * as z from 'zod';
import type { HttpService } from './route.ts';
import type { OperationsOf } from './routes.ts';

/** What crosses the boundary in an operation: the body and query it takes, the answer it gives. */
export type Contract = {
  readonly body?: z.ZodType;
  readonly query?: z.ZodType;
  readonly answer: z.ZodType;
};

/** The contracts of one service; each service brings its own, so that no function carries another's schemas. */
export type ContractsOf<S extends HttpService> = { readonly [O in OperationsOf<S>]: Contract };

export type BodyOf<C extends Contract> = C extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : undefined;
export type QueryOf<C extends Contract> = C extends { query: infer Q extends z.ZodType }
  ? z.output<Q>
  : undefined;
export type AnswerOf<C extends Contract> = z.input<C['answer']>;
