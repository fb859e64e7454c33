import { type Client, createClient, freshController } from '../../local/client.ts';
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

/** A client of a controller nobody else uses, so that tests see only what they made. */
export const newTenant = (): Client =>
  createClient({ api: shared.api, issuer: shared.issuer, controller: freshController() });

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
