import { isIP } from 'node:net';
import { LOOPBACK } from './addresses.ts';
import { EgressDenied } from './egress-error.ts';

/** Where something is sent, in the one form that is compared, resolved, connected to and verified. */
export type Destination = {
  /** False only for loopback in the local stack. */
  readonly secure: boolean;
  /** Lower case, IDN as `xn--`, without a trailing dot; a name, or 127.0.0.1 in the local stack. */
  readonly host: string;
  readonly port: number;
  /** With the query; may be personal. */
  readonly path: string;
};

const HTTPS_PORT = 443;
/** Below it lie the ports of other protocols and of administrators; vendors use 8443 and the like. */
const LOWEST_NAMED_PORT = 1024;

/** What parsers of addresses read differently, and nobody needs to write. */
const NOT_PLAIN = /[\s\p{Cc}\\]|^[^/?#]*:\/*[^/?#]*@/u;
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** At least two labels: a single one is completed by whatever the resolver is set to search. */
const NAME = new RegExp(String.raw`^(?=.{1,253}$)${LABEL}(?:\.${LABEL})+$`);
const UNNAMED = 'an address that cannot be told';

/** Reads a URL as a destination that may be sent to by its form; throws EgressDenied. What its name leads to is not known yet. */
export function destinationOf(url: string, local: boolean): Destination {
  if (NOT_PLAIN.test(url) || !URL.canParse(url)) throw new EgressDenied('not-an-address', UNNAMED);
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const host = hostname.replace(/\.$/, '');
  const isLoopback = local && protocol === 'http:' && host === LOOPBACK;
  if (protocol !== 'https:' && !isLoopback) throw new EgressDenied('not-https', host || UNNAMED);
  // The parser has turned every spelling of an IPv4 address (0x7f.1, 2130706433, full-width digits) into dotted decimals.
  if (!isLoopback && (isIP(host) !== 0 || !NAME.test(host))) throw new EgressDenied('not-a-name', host);
  const number = portOf(protocol, port);
  if (number !== HTTPS_PORT && number < LOWEST_NAMED_PORT) throw new EgressDenied('port', host);
  return { secure: !isLoopback, host, port: number, path: `${pathname}${search}` };
}

/** The parser leaves out the port that the scheme implies. */
const portOf = (protocol: string, port: string): number => {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? HTTPS_PORT : 80;
};

/** True for an address this system would send to, as far as its form tells. */
export function mayBePostedTo(url: string, local: boolean): boolean {
  try {
    destinationOf(url, local);
    return true;
  } catch {
    return false;
  }
}
