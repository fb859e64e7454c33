import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual, styleText } from 'node:util';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import type { As, CallOptions, Client, Reply } from '../client.ts';

/** What a step's answer must be for the story to be true: the status, and values found at paths in the body. */
export type Expectation = { readonly status: number; readonly body?: Readonly<Record<string, unknown>> };

/** Tells the story on the terminal: each step shows the call and the answer that matters, and must come out as told. */
export class Teller {
  private readonly client: Client;
  private readonly write: (line: string) => void;
  /** The steps whose answer was not what the story says. */
  readonly failures: string[] = [];
  private steps = 0;

  constructor(client: Client, write: (line: string) => void) {
    this.client = client;
    this.write = write;
  }

  chapter(title: string): void {
    this.write(`\n${styleText('bold', title)}`);
  }

  say(text: string): void {
    this.write(`    ${text}`);
  }

  /** Leaves a page to look at, where `build/demo` keeps those of the last time. */
  page(says: string, name: string, content: string): void {
    mkdirSync(PAGES, { recursive: true });
    const file = join(PAGES, name);
    writeFileSync(file, content);
    this.say(`${says}: ${pathToFileURL(file)}`);
  }

  /** Makes a call and holds its answer against the story. */
  async step(
    says: string,
    operation: Operation,
    options: CallOptions,
    expected: Expectation,
  ): Promise<Reply> {
    this.steps += 1;
    const reply = await this.client.call(operation, options);
    const { method, path } = ROUTES[operation];
    const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => short(options.params?.[name] ?? ''));
    const wrong = differences(reply, expected);
    const mark = wrong.length === 0 ? styleText('green', '✓') : styleText('red', '✗');
    this.write(`  ${mark} ${says}`);
    this.write(
      styleText(
        'dim',
        `      ${who(options.as)} ${method} ${filled} → ${reply.status} ${told(reply, expected)}`,
      ),
    );
    for (const line of wrong) this.write(styleText('red', `      ${line}`));
    if (wrong.length > 0) this.failures.push(says);
    return reply;
  }

  /** Waits until an answer is as told; workers take a moment. */
  async until(
    says: string,
    operation: Operation,
    options: CallOptions,
    expected: Expectation,
  ): Promise<Reply> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const reply = await this.client.call(operation, options);
      if (differences(reply, expected).length === 0 || Date.now() > deadline)
        return this.step(says, operation, options, expected);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A list that is read in passing. */
  async list(operation: Operation, options: CallOptions, name: string): Promise<readonly unknown[]> {
    const reply = await this.client.call(operation, options);
    return (reply.body?.[name] ?? []) as readonly unknown[];
  }

  /** A fact that is no call. */
  fact(says: string, holds: boolean): void {
    this.steps += 1;
    this.write(`  ${holds ? styleText('green', '✓') : styleText('red', '✗')} ${says}`);
    if (!holds) this.failures.push(says);
  }

  end(): void {
    const passed = this.steps - this.failures.length;
    this.write(`\n${styleText('bold', `${passed} of ${this.steps} steps came out as told`)}`);
    for (const failure of this.failures) this.write(styleText('red', `  ✗ ${failure}`));
  }
}

const PATIENCE_MS = 20_000;
const PAGES = join(import.meta.dirname, '..', '..', 'build', 'demo');

const who = (as: As | undefined): string => (as ? (as[1] ?? as[0]) : 'anyone');
const short = (id: string): string => (/^[0-9a-f]{8}-/.test(id) ? `${id.slice(0, 8)}…` : id);

/** The value at a dotted path, such as `evaluations.0.decision`. */
const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], value);

function differences(reply: Reply, expected: Expectation): string[] {
  const status =
    reply.status === expected.status
      ? []
      : [`status should be ${expected.status}: ${JSON.stringify(reply.body)}`];
  const values = Object.entries(expected.body ?? {}).flatMap(([path, value]) =>
    isDeepStrictEqual(at(reply.body, path), value)
      ? []
      : [`${path} should be ${JSON.stringify(value)}, not ${JSON.stringify(at(reply.body, path))}`],
  );
  return [...status, ...values];
}

const told = (reply: Reply, expected: Expectation): string =>
  Object.keys(expected.body ?? {})
    .map((path) => `${path}: ${JSON.stringify(at(reply.body, path))}`)
    .join(', ');
