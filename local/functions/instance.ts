import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { LocalFunction } from '../template/functions.ts';
import type { Answer, FunctionError, Invocation, Outcome, WorkerData } from './protocol.ts';

const INIT_SECONDS = 10;

/** One execution environment of a function: a thread that runs one invocation at a time. */
export type Instance = {
  /** Whether it can take another invocation; false once it crashed, timed out or was stopped. */
  readonly alive: () => boolean;
  readonly invoke: (invocation: Omit<Invocation, 'deadline'>) => Promise<Outcome>;
  readonly stop: () => Promise<void>;
};

const timedOut = (requestId: string, seconds: number): FunctionError => ({
  errorType: 'Sandbox.Timedout',
  errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`,
});
const exited = (requestId: string, code: number): FunctionError => ({
  errorType: 'Runtime.ExitError',
  errorMessage: `RequestId: ${requestId} Error: Runtime exited with error: exit status ${code}`,
});

/** Starts a thread with the function's own environment; its output goes to `log`. */
export const startInstance = (
  definition: LocalFunction,
  environment: Readonly<Record<string, string>>,
  log: Writable,
): Instance => {
  const data: WorkerData = {
    code: definition.code,
    handler: definition.handler,
    functionName: definition.name,
    functionArn: definition.arn,
    memoryMegabytes: definition.memoryMegabytes,
    logGroup: `/aws/lambda/${definition.name}`,
  };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: data,
    env: { ...environment },
    argv: [],
    execArgv: ['--enable-source-maps'],
    resourceLimits: { maxOldGenerationSizeMb: Math.max(128, definition.memoryMegabytes) },
    stdout: true,
    stderr: true,
  });
  worker.stdout.pipe(log, { end: false });
  worker.stderr.pipe(log, { end: false });

  let alive = true;
  let failure: FunctionError | undefined;
  let waiting: ((answer: Answer | { kind: 'exited'; code: number }) => void) | undefined;
  const tell = (answer: Answer | { kind: 'exited'; code: number }): void => {
    const waiter = waiting;
    waiting = undefined;
    waiter?.(answer);
  };
  worker.on('message', tell);
  worker.on('error', (error) => {
    log.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  });
  worker.on('exit', (code) => {
    alive = false;
    tell({ kind: 'exited', code });
  });
  const next = (): Promise<Answer | { kind: 'exited'; code: number }> =>
    new Promise((resolve) => {
      if (!alive) resolve({ kind: 'exited', code: 1 });
      else waiting = resolve;
    });
  /** Waits for an answer, or ends the thread when the time is up. */
  const within = async (seconds: number): Promise<Awaited<ReturnType<typeof next>> | undefined> => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      alive = false;
      void worker.terminate();
    }, seconds * 1000);
    const answer = await next();
    clearTimeout(timer);
    return late ? undefined : answer;
  };

  const ready = within(INIT_SECONDS).then((answer) => {
    if (answer?.kind === 'ready') return;
    alive = false;
    void worker.terminate();
    failure =
      answer?.kind === 'initFailed'
        ? answer.error
        : {
            errorType: 'Runtime.Unknown',
            errorMessage: `the function did not start within ${INIT_SECONDS} seconds`,
          };
  });

  return {
    alive: () => alive,
    invoke: async ({ requestId, event }) => {
      await ready;
      if (failure) return { ok: false, error: failure, requestId };
      const deadline = Date.now() + definition.timeoutSeconds * 1000;
      const answered = within(definition.timeoutSeconds);
      worker.postMessage({ requestId, event, deadline } satisfies Invocation);
      const answer = await answered;
      if (answer === undefined)
        return { ok: false, error: timedOut(requestId, definition.timeoutSeconds), requestId };
      if (answer.kind === 'result') return { ok: true, payload: answer.payload, requestId };
      if (answer.kind === 'failed') return { ok: false, error: answer.error, requestId };
      return { ok: false, error: exited(requestId, answer.kind === 'exited' ? answer.code : 1), requestId };
    },
    stop: async () => {
      alive = false;
      await worker.terminate();
    },
  };
};
