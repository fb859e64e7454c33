import type { Data } from './shape.ts';

type Contents = {
  /** The place: its stack, a slash, and its name in the template without the hash. */
  readonly place: RegExp;
  readonly holds: readonly Data[];
  readonly says: string;
  /** What the template does not say of how long it is kept. */
  readonly until?: string;
};

/** What each place holds: the one thing that no template says. The first that fits counts. */
const CONTENTS: readonly Contents[] = [
  {
    place: /^HjemmelData\/LedgerTable$/,
    holds: ['pseudonymous'],
    says: 'Every event and the state of children, requests, vendors and purposes, by opaque ids; a child’s date of birth beside her state, outside the hash chain',
    until:
      'the events for good, as evidence (they name nobody once the identity table has forgotten); the date of birth until the child is erased',
  },
  {
    place: /^HjemmelData\/IdentityTable$/,
    holds: ['direct', 'pseudonymous'],
    says: 'Names and notes, sealed by `SealKey` before they are stored; CPR numbers and the words of names that people are found by only as keyed hashes, by `LookupKey`',
    until: 'until the person is erased',
  },
  {
    place: /^HjemmelData\/PackagesBucket$/,
    holds: ['direct', 'packages'],
    says: '`parts/`: what vendors handed over, before it is reviewed; `packages/`: what the family fetches. Object keys have opaque ids only',
    until: 'sooner when the request is completed (parts) or the child is erased',
  },
  {
    place: /^HjemmelData\/PackagesAccessLogs$/,
    holds: ['addresses', 'pseudonymous'],
    says: 'Which object was fetched from which IP address',
  },
  {
    place: /^HjemmelData\/SealKey$/,
    holds: ['keys'],
    says: 'Seals names and notes in the identity table',
  },
  {
    place: /^HjemmelData\/LookupKey$/,
    holds: ['keys'],
    says: 'Turns a CPR number into a lookup, and the words of a name into marks',
  },
  {
    place: /^HjemmelData\/WebhookKey$/,
    holds: ['keys'],
    says: 'From it the webhook secret of each vendor is derived',
  },
  {
    place: /^HjemmelData\/SigningKey$/,
    holds: ['keys'],
    says: 'Signs certificates and letters; its public half is public',
  },
  {
    place: /^HjemmelData\/SessionKey$/,
    holds: ['keys'],
    says: 'From it the keys of the pages’ cookies are derived, anew every day',
  },
  {
    place: /^HjemmelData\/ClientKey$/,
    holds: ['keys'],
    says: 'Says to the sign-in issuers that it is the pages who ask; its public half is public',
  },
  {
    place: /^HjemmelData\/LedgerKey$/,
    holds: ['keys'],
    says: 'Encrypts the ledger table',
  },
  {
    place: /^HjemmelData\/IdentityKey$/,
    holds: ['keys'],
    says: 'Encrypts the identity table',
  },
  {
    place: /^HjemmelData\/PackagesKey$/,
    holds: ['keys'],
    says: 'Encrypts the bucket of packages',
  },
  {
    place: /^HjemmelService\/OperationsKey$/,
    holds: ['keys'],
    says: 'Encrypts logs and alarms',
  },
  {
    place: /^HjemmelService\/DispatchDeadLetters$/,
    holds: ['technical'],
    says: 'Positions in the ledger’s stream that could not be dispatched; not the events',
  },
  {
    place: /^HjemmelService\/\w+DeadLetters$/,
    holds: ['pseudonymous'],
    says: 'Messages that failed five times; ids only',
  },
  {
    place: /^HjemmelService\/\w+Queue$/,
    holds: ['pseudonymous'],
    says: 'Messages on their way to a worker; ids only',
  },
  {
    place: /^HjemmelService\/HttpFirewallLogs$/,
    holds: ['addresses', 'pseudonymous'],
    says: 'Calls that were blocked: IP address, country, path (which may have ids); no token, cookie or query',
  },
  {
    place: /^HjemmelService\/HttpAccessLogs$/,
    holds: ['technical'],
    says: 'One line a call: route, status, time taken; no address, no id of a child',
  },
  {
    place: /^HjemmelService\/HttpApiExecutionLogs$/,
    holds: ['technical'],
    says: 'Errors of API Gateway itself; no bodies',
  },
  {
    place:
      /^HjemmelService\/(Authorizer|About|Register|Children|Requests|Tasks|Audit|Check|Pages|Assets|\w+Worker)Logs$/,
    holds: ['pseudonymous', 'technical'],
    says: 'Codes, counts and opaque ids of the function of its name',
  },
  {
    place: /^HjemmelService\/OperationsAlarms$/,
    holds: ['technical'],
    says: 'What the operator is told when an alarm rings; fixed texts and counts',
  },
];

/** What a place holds; throws for a place of which nobody has said. */
export function contentsOf(stack: string, name: string): Contents {
  const contents = CONTENTS.find(({ place }) => place.test(`${stack}/${name}`));
  if (!contents)
    throw new Error(
      `${stack}/${name}: nobody has said what it holds; say so in lib/residency/report/contents.ts`,
    );
  return contents;
}
