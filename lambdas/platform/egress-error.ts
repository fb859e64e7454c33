/** Why this system did not send, or did not go on, and what to do about it. */
const DENIED = {
  'not-an-address': 'write it as a plain address: no spaces, control characters, backslashes or user name',
  'not-https': 'use https',
  'not-a-name': 'name a public host in full; IP addresses and single words are not sent to',
  port: 'use port 443, or name one from 1024 up',
  'not-registered': 'send only to the host, scheme and port that are registered',
  'not-public':
    'let the name lead to public addresses only; one that is private or reserved refuses them all',
  'too-large': 'answer within the limit of size; the status is all that matters',
  'not-our-endpoint': 'call only the endpoints of the service in the region this system runs in',
} as const;

/** What the other end did, and what to do about it. */
const FAILED = {
  'no-address': 'see that the name exists in DNS',
  'name-too-slow': 'let the DNS servers of the name answer at once',
  unreachable: 'see that the host listens, and speaks HTTP/1.1 and TLS 1.2 or later',
  certificate: 'install a valid certificate for this very name, from an authority that is trusted publicly',
  'timed-out': 'answer within the limit of time',
} as const;

export type DeniedReason = keyof typeof DENIED;
export type FailedReason = keyof typeof FAILED;

/** Refused by this system, by a stable reason; tells the host at most, never a path or a query, which may be personal. */
export class EgressDenied extends Error {
  override readonly name = 'EgressDenied';
  readonly reason: DeniedReason;

  constructor(reason: DeniedReason, host: string) {
    super(`${host}: ${reason}: ${DENIED[reason]}`);
    this.reason = reason;
  }
}

/** Failed at the other end, by a stable reason; tells the host at most. */
export class EgressFailed extends Error {
  override readonly name = 'EgressFailed';
  readonly reason: FailedReason;

  constructor(reason: FailedReason, host: string) {
    super(`${host}: ${reason}: ${FAILED[reason]}`);
    this.reason = reason;
  }
}
