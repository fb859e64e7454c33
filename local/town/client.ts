import type * as z from 'zod';
import type { CONTRACTS } from '../../lambdas/contracts/operations.ts';
import type { Operation } from '../../lambdas/contracts/routes.ts';
import { type CallOptions, createClient } from '../client.ts';
import { PEOPLE } from '../people.ts';

export type Answer<O extends Operation> = z.output<(typeof CONTRACTS)[O]['answer']>;

/** Calls an operation that must succeed. */
export type Done = <O extends Operation>(operation: O, options?: CallOptions) => Promise<Answer<O>>;

/** Speaks for the municipality that the test people sign in to. */
export function townClient(stack: { readonly api: string; readonly issuer: string }): Done {
  const [first] = PEOPLE;
  const client = createClient({ ...stack, controller: first?.cvr ?? '' });
  return async (operation, options) => {
    const { status, body } = await client.call(operation, options);
    if (status >= 400) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  };
}
