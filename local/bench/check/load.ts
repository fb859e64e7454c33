import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export type Target = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** The body of the nth request. */
  readonly body?: (nth: number) => string;
  /** Whether an answer is the one that is measured. */
  readonly isAnswer: (status: number, body: string) => boolean;
};

export type Loaded = {
  readonly answers: number;
  /** Answers that say to come again: 429 and 503. */
  readonly refused: number;
  readonly perSecond: number;
  /** How long each answer took, in µs. */
  readonly taken: readonly number[];
};

type Reply = { readonly status: number; readonly text: string };

/** Connections that stay open, as many as are used at once. */
export const keepAlive = (concurrency: number): Agent =>
  new Agent({ keepAlive: true, maxSockets: concurrency });

/** Sends one request; gives its answer, read to the end. */
export const send = (agent: Agent, target: Target, nth: number): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const body = target.body?.(nth);
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const options = { agent, method: target.method, headers: { ...target.headers, ...length } };
    const sent = request(target.url, options, (answer) => {
      answer.setEncoding('utf8');
      let text = '';
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

const BREATH_MS = 5;

/** Asks as fast as answers come, so many at once, for so long; throws at an answer that is neither right nor a refusal. */
export async function load(target: Target, concurrency: number, milliseconds: number): Promise<Loaded> {
  const agent = keepAlive(concurrency);
  const taken: number[] = [];
  let [nth, refused] = [0, 0];
  const started = performance.now();
  const work = async (): Promise<void> => {
    while (performance.now() - started < milliseconds) {
      const begun = performance.now();
      const { status, text } = await send(agent, target, nth++);
      if (target.isAnswer(status, text)) taken.push((performance.now() - begun) * 1000);
      else if (status === 429 || status === 503) {
        refused += 1;
        await sleep(BREATH_MS);
      } else throw new Error(`${target.url} answered ${status}: ${text.slice(0, 300)}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
  } finally {
    agent.destroy();
  }
  const seconds = (performance.now() - started) / 1000;
  return { answers: taken.length, refused, perSecond: taken.length / seconds, taken };
}
