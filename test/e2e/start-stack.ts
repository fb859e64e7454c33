import { startLocalStackProcess } from '../../local/stack-process.ts';

/** Soon enough to wait for; long enough that no worker is still at a message when it is shown again. */
const RETRY_SECONDS = 3;

/** Starts the one stack that all end-to-end tests share; each test file is a controller of its own on it. */
export default async function startStack(): Promise<void> {
  const stack = await startLocalStackProcess({ retrySeconds: RETRY_SECONDS });
  Object.assign(globalThis, { hjemmelStack: stack });
  process.env.HJEMMEL_E2E = JSON.stringify({ api: stack.api, issuer: stack.issuer, dataDir: stack.dataDir });
}
