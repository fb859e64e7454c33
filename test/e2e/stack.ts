import { expect } from '@jest/globals';
import type * as z from 'zod';
import { CONTRACTS } from '../../lambdas/contracts/operations.ts';
import type { Route } from '../../lambdas/contracts/route.ts';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import {
  type CallOptions,
  type Client,
  createClient,
  freshController,
  type Reply,
} from '../../local/client.ts';
import { readStackInfo, type StackInfo } from '../../local/data-dir.ts';

const shared = JSON.parse(process.env.HJEMMEL_E2E ?? '{}') as {
  api: string;
  issuer: string;
  dataDir: string;
};

/** The stack that was started for all end-to-end tests. */
export function sharedStack(): StackInfo {
  const info = readStackInfo(shared.dataDir);
  if (!info) throw new Error('the shared stack is not running');
  return info;
}

export type Answer<O extends Operation> = z.output<(typeof CONTRACTS)[O]['answer']>;

/** A client of one controller. Whatever it calls, the answer is held against the operation's contract. */
export type Tenant = Client & {
  /** Calls and must succeed. */
  done<O extends Operation>(operation: O, options?: CallOptions): Promise<Answer<O>>;
  /** Calls and must be refused: status and reason, such as `404 no-such-child`. */
  refused(operation: Operation, options?: CallOptions): Promise<string>;
};

/** A client of a controller nobody else uses, so that tests see only what they made. */
export function newTenant({ api, issuer }: Pick<StackInfo, 'api' | 'issuer'> = shared): Tenant {
  const client = createClient({ api, issuer, controller: freshController() });
  const call: Client['call'] = async (operation, options) => {
    const reply = await client.call(operation, options);
    if (reply.status < 400) expectAnswer(operation, reply);
    else expectProblem(reply);
    return reply;
  };
  return {
    controller: client.controller,
    call,
    done: async (operation, options) => {
      const { status, body } = await call(operation, options);
      if (status >= 400) throw new Error(`${operation} answered ${JSON.stringify(body)}`);
      return body;
    },
    refused: async (operation, options) => {
      const { status, body } = await call(operation, options);
      return status < 400 ? `${status}` : `${status} ${body.reason}`;
    },
  };
}

/** The status is the route's, and the body is what the contract says and nothing more. */
function expectAnswer(operation: Operation, { status, headers, body }: Reply): void {
  const route: Route = ROUTES[operation];
  expect({ operation, status }).toEqual({ operation, status: route.status });
  expect(headers.get('content-type')).toMatch(/^application\/json\b/);
  const kept = route.keepSeconds === undefined ? 'no-store' : `public, max-age=${route.keepSeconds}`;
  expect(headers.get('cache-control')).toBe(kept);
  expect(CONTRACTS[operation].answer.parse(body)).toEqual(body);
}

const PROBLEM_FIELDS = ['type', 'title', 'titleDa', 'status', 'reason', 'detail', 'errors', 'instance'];

/** A problem document (RFC 9457) that tells the caller what is wrong and nothing of how we are made. */
export function expectProblem({ status, headers, body }: Reply): void {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(body).toEqual(
    expect.objectContaining({
      type: `urn:hjemmel:problem:${body.reason}`,
      title: expect.stringMatching(/\S/),
      titleDa: expect.stringMatching(/\S/),
      status,
      reason: expect.stringMatching(/^[a-z]+(-[a-z]+)*$/),
      instance: expect.stringMatching(/^urn:hjemmel:request:[0-9a-f-]{36}$/),
    }),
  );
  expect(Object.keys(body).filter((name) => !PROBLEM_FIELDS.includes(name))).toEqual([]);
  expect(JSON.stringify(body)).not.toMatch(/\bat \S+ \(|\.[cm]?[jt]s:\d+|node_modules|Error:/);
}

/** Waits until something holds; fails with what it last saw. */
export async function eventually<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  ms = 15_000,
): Promise<T> {
  const until = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > until) throw new Error(`it never came to hold; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
