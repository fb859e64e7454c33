import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

type Sent = { readonly protocol: string; readonly hostname: string; readonly port?: number };
type Answer = { readonly statusCode: number; readonly headers: Record<string, string> };

const captured = new WeakMap<object, { readonly sent: string[]; readonly answer: Answer | undefined }>();

/** Nothing is let out by any client from here on: below what guards it, what sends for it keeps where each request would go. */
Object.getPrototypeOf(new DynamoDBClient({ region: 'eu-central-1' }).config.requestHandler).handle =
  async function keep(this: object, { protocol, hostname, port }: Sent) {
    const { sent, answer } = captured.get(this) ?? {};
    sent?.push(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
    if (answer) return { response: { ...answer, body: undefined } };
    throw new Error('captured');
  };

type Sendable = { readonly config: { readonly requestHandler: object } };

/** Where the requests of a client would go from now on, and what all of them are answered, if anything. */
export function capture<C extends Sendable>(client: C, answer?: Answer): { client: C; sent: string[] } {
  const sent: string[] = [];
  captured.set(client.config.requestHandler, { sent, answer });
  return { client, sent };
}

type Step = {
  readonly step: 'serialize' | 'build' | 'finalizeRequest' | 'deserialize';
  readonly priority: 'normal' | 'low';
};

/** The places in the course of a request at which there is one to change, until after the last of the SDK's own. */
export const STEPS: readonly Step[] = (
  ['serialize', 'build', 'finalizeRequest', 'deserialize'] as const
).flatMap((step) => (['normal', 'low'] as const).map((priority) => ({ step, priority })));

export type Redirectable = { readonly middlewareStack: object };
type Stack = { add(middleware: unknown, options: object): void };

/** Changes every request’s host at a step, as a middleware of somebody else would, who came last. */
export function redirect({ middlewareStack }: Redirectable, hostname: string, at: Step): void {
  const change = (next: (args: unknown) => unknown) => (args: { request: object }) => {
    Object.assign(args.request, { hostname });
    return next(args);
  };
  (middlewareStack as Stack).add(change, { ...at, name: 'change' });
}
