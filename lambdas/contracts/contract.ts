import type * as z from 'zod/mini';
import type { HttpService } from './route.ts';
import type { OperationsOf } from './routes.ts';

/** What parses a value: a schema of zod, in its full edition or its small one. */
export type Schema = z.ZodMiniType;

/** What crosses the boundary in an operation: the body and query it takes, the answer it gives. */
export type Contract = {
  readonly body?: Schema;
  readonly query?: Schema;
  readonly answer: Schema;
};

/** The contracts of one service; each service brings its own, so that no function carries another's schemas. */
export type ContractsOf<S extends HttpService> = { readonly [O in OperationsOf<S>]: Contract };

export type BodyOf<C extends Contract> = C extends { body: infer B extends Schema } ? z.output<B> : undefined;
export type QueryOf<C extends Contract> = C extends { query: infer Q extends Schema }
  ? z.output<Q>
  : undefined;
export type AnswerOf<C extends Contract> = z.input<C['answer']>;
