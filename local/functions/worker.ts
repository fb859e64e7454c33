import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getHeapStatistics } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, FunctionError, Invocation, WorkerData } from './protocol.ts';

/** The thread that is one execution environment of one function: loads its bundle, then runs one event at a time. */
type Handler = (event: unknown, context: unknown) => unknown;

const data: WorkerData = workerData;
const say = (answer: Answer): void => parentPort?.postMessage(answer);

const describe = (error: unknown): FunctionError =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: 'string', errorMessage: String(error) };

const load = async (): Promise<Handler> => {
  const dot = data.handler.lastIndexOf('.');
  const base = join(data.code, data.handler.slice(0, dot));
  const file = ['.js', '.mjs', '.cjs'].map((extension) => base + extension).find((path) => existsSync(path));
  if (!file) throw new Error(`Cannot find module '${base}'`);
  const loaded: Record<string, unknown> = await import(pathToFileURL(file).href);
  const name = data.handler.slice(dot + 1);
  const handler = loaded[name] ?? Object(loaded.default)[name];
  if (typeof handler !== 'function') throw new Error(`${data.handler} is undefined or not exported`);
  return handler as Handler;
};

const contextOf = ({ requestId, deadline }: Invocation): unknown => ({
  awsRequestId: requestId,
  callbackWaitsForEmptyEventLoop: true,
  functionName: data.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: data.functionArn,
  logGroupName: data.logGroup,
  logStreamName: 'local',
  memoryLimitInMB: String(data.memoryMegabytes),
  getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
});

let mostMegabytes = 0;

/** What Lambda writes after every invocation, in its own words; the memory is that of this thread's heap. */
const report = (requestId: string, begun: number): void => {
  const { used_heap_size, external_memory } = getHeapStatistics();
  mostMegabytes = Math.max(mostMegabytes, Math.ceil((used_heap_size + external_memory) / 1024 / 1024));
  const metrics = {
    durationMs: Math.round(performance.now() - begun),
    memorySizeMB: data.memoryMegabytes,
    maxMemoryUsedMB: mostMegabytes,
  };
  console.log(JSON.stringify({ type: 'platform.report', record: { requestId, metrics } }));
};

const run = async (handler: Handler, invocation: Invocation): Promise<Answer> => {
  const begun = performance.now();
  try {
    const result = await handler(JSON.parse(invocation.event), contextOf(invocation));
    return { kind: 'result', payload: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    console.error(error);
    return { kind: 'failed', error: describe(error) };
  } finally {
    report(invocation.requestId, begun);
  }
};

try {
  const handler = await load();
  parentPort?.on('message', async (invocation: Invocation) => say(await run(handler, invocation)));
  say({ kind: 'ready' });
} catch (error) {
  console.error(error);
  say({ kind: 'initFailed', error: describe(error) });
}
