import type { Role } from '../lambdas/contracts/route.ts';
import { type Operation, ROUTES } from '../lambdas/contracts/routes.ts';
import { requestToken, type TokenOptions } from './tokens.ts';

/** Who calls: a role, and which test person of that role (the first when left out). */
export type As = readonly [role: Role, id?: string];

export type CallOptions = {
  readonly as?: As | undefined;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body, read as loosely as a person reads it on a terminal. */
  // biome-ignore lint/suspicious/noExplicitAny: callers look into answers of every operation
  readonly body: any;
};

/** Calls operations by name, as a test person of one controller. */
export type Client = {
  readonly controller: string;
  call(operation: Operation, options?: CallOptions): Promise<Reply>;
};

export type ClientOptions = {
  readonly api: string;
  readonly issuer: string;
  readonly controller: string;
  /** Seconds its tokens live. @default - as long as the issuer gives them */
  readonly expiresIn?: number;
};

export function createClient({ api, issuer, controller, expiresIn }: ClientOptions): Client {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = ([role, id]: As, options: TokenOptions = {}): Promise<string> => {
    const key = `${role}/${id ?? ''}`;
    const token = tokens.get(key) ?? requestToken(issuer, role, id, { controller, expiresIn, ...options });
    tokens.set(key, token);
    return token;
  };
  return {
    controller,
    async call(operation, { as, params = {}, query, body, headers } = {}) {
      const { method, path } = ROUTES[operation];
      const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) =>
        encodeURIComponent(params[name] ?? ''),
      );
      const search = query ? `?${new URLSearchParams(query)}` : '';
      const response = await fetch(`${api}${filled}${search}`, {
        method,
        headers: {
          ...(as && { authorization: `Bearer ${await tokenOf(as)}` }),
          ...(method === 'POST' && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(method === 'POST' && { body: typeof body === 'string' ? body : JSON.stringify(body ?? {}) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === '' ? undefined : JSON.parse(text),
      };
    },
  };
}

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2];

/** A CVR number that passes modulus 11 and is new with every call: a controller with nothing registered yet. */
export function freshController(random: () => number = Math.random): string {
  for (;;) {
    const leading = String(1_000_000 + Math.floor(random() * 8_999_999));
    const sum = CVR_WEIGHTS.reduce((total, weight, index) => total + weight * Number(leading[index]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${leading}${check}`;
  }
}
