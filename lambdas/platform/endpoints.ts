import { LOOPBACK } from './addresses.ts';
import { EgressDenied } from './egress-error.ts';
import { DNS_SUFFIX, REGION } from './region.ts';

/** The services of AWS that functions call, as their endpoints name them; no other is. */
export const SERVICES = ['dynamodb', 'kms', 's3', 'sqs'] as const;
export type Service = (typeof SERVICES)[number];

/** Those that are called at all: an operator invokes functions too. */
export type Called = Service | 'lambda';

/** The endpoint of a service in our region. */
export const endpointOf = (service: Called): string => `https://${service}.${REGION}.${DNS_SUFFIX}`;

const literal = (text: string): string => text.replaceAll('.', String.raw`\.`);
const OURS = literal(`${REGION}.${DNS_SUFFIX}`);
const DUAL_STACK = literal(`${REGION}.api.aws`);
const BUCKET = String.raw`(?:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\.)?`;

/** Every host that is an endpoint of the service in our region and of nothing else; the last labels decide where it leads. */
const HOSTS: Record<Called, RegExp> = {
  // The second form is an account's own endpoint.
  dynamodb: new RegExp(String.raw`^(?:dynamodb|\d{12}\.ddb)\.(?:${OURS}|${DUAL_STACK})$`),
  kms: new RegExp(String.raw`^kms\.(?:${OURS}|${DUAL_STACK})$`),
  lambda: new RegExp(String.raw`^lambda\.(?:${OURS}|${DUAL_STACK})$`),
  s3: new RegExp(String.raw`^${BUCKET}s3\.(?:dualstack\.)?${OURS}$`),
  sqs: new RegExp(String.raw`^sqs\.(?:${OURS}|${DUAL_STACK})$`),
};

/** The parts of an SDK's request that say where it goes. */
export type Going = {
  readonly protocol?: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
};

/** Throws EgressDenied for a request to anything but the service in our region; in the local stack, but loopback. */
export function checkEndpoint(service: Called, local: boolean, request: Going): void {
  const { protocol, hostname = '', port, username, password } = request;
  const isOurs = local
    ? hostname === LOOPBACK
    : protocol === 'https:' && HOSTS[service].test(hostname) && (port === undefined || port === 443);
  if (!isOurs || username || password) throw new EgressDenied('not-our-endpoint', hostname);
}
