import { Resolver } from 'node:dns/promises';
import { EgressFailed } from './egress-error.ts';

export type Address = { readonly address: string; readonly family: number };

/** All addresses of a host; throws EgressFailed when they cannot be had in time. Ends when it is told to. */
export type Resolve = (host: string, signal: AbortSignal) => Promise<readonly Address[]>;

/** How long one server is waited for, in milliseconds, the first time; then twice as long. */
const TIMEOUT_MS = 1500;
const TRIES = 2;

/**
 * Asks the servers of the machine, or those it is given as `address:port`. Each name has a channel of its own, so one
 * whose servers are silent holds up no other; `lookup` would share the few threads that everything else waits for.
 */
export const resolveBy =
  (servers?: readonly string[]): Resolve =>
  async (host, signal) => {
    signal.throwIfAborted();
    const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
    if (servers) resolver.setServers(servers);
    const cancel = (): void => resolver.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    // The dot makes the name a full one, to which no resolver adds a domain of its own.
    const name = `${host}.`;
    const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    signal.removeEventListener('abort', cancel);
    const found = [...of(four, 4), ...of(six, 6)];
    if (found.length === 0 && [four, six].some(isLate)) throw new EgressFailed('name-too-slow', host);
    return found;
  };

type Settled = PromiseSettledResult<readonly string[]>;

/** A family that could not be asked for is not connected to: only what is found is checked, and only what is checked is dialled. */
const of = (settled: Settled, family: number): Address[] =>
  settled.status === 'fulfilled' ? settled.value.map((address) => ({ address, family })) : [];

const LATE = ['ETIMEOUT', 'ECANCELLED'];
const isLate = (settled: Settled): boolean =>
  settled.status === 'rejected' && LATE.includes(Object(settled.reason).code);
