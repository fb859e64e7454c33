/** The names of all environment variables: the stack sets them, `readEnv` reads them; renaming one breaks both at compile time. */
export const ENV = {
  ledgerTable: 'LEDGER_TABLE',
  identityTable: 'IDENTITY_TABLE',
  packagesBucket: 'PACKAGES_BUCKET',
  /** KMS key that seals names and notes in the identity table. */
  sealKey: 'SEAL_KEY_ID',
  /** KMS HMAC key that turns a CPR number into a lookup. */
  lookupKey: 'LOOKUP_KEY_ID',
  /** KMS HMAC key from which every vendor's webhook secret is derived. */
  webhookKey: 'WEBHOOK_KEY_ID',
  /** KMS key pair that signs documents. */
  signingKey: 'SIGNING_KEY_ID',
  /** KMS HMAC key from which the keys of the pages' cookies are derived. */
  sessionKey: 'SESSION_KEY_ID',
  /** KMS key pair by which the pages say who they are to the brokers that people sign in at. */
  clientKey: 'CLIENT_KEY_ID',
  noticesQueue: 'NOTICES_QUEUE_URL',
  bulksQueue: 'BULKS_QUEUE_URL',
  issuer: 'ISSUER_URL',
  audience: 'ISSUER_AUDIENCE',
  /** Where people sign in for the pages, and the name the pages have there. */
  familyIssuer: 'FAMILY_ISSUER_URL',
  familyClient: 'FAMILY_CLIENT_ID',
  staffIssuer: 'STAFF_ISSUER_URL',
  staffClient: 'STAFF_CLIENT_ID',
  /** What a family's issuer is asked for when a level of assurance is too low: `acr_values`, separated by spaces. */
  familyAcr: 'FAMILY_ACR_VALUES',
  /** The word by which the firewall of this deployment says that a call comes from the EEA. */
  insideWord: 'INSIDE_WORD',
  jwks: 'ISSUER_JWKS_URL',
  /** Set only by the local stack: allows plain HTTP to loopback. */
  local: 'HJEMMEL_LOCAL',
} as const;

/** The queue of a right, for example `ACCESS_QUEUE_URL`. */
export const rightQueueEnv = (right: string): string => `${right.toUpperCase()}_QUEUE_URL`;

/** Where the local stack serves a service of AWS, for example `AWS_ENDPOINT_URL_KMS`; refused anywhere else. */
export const endpointEnv = (service: string): string => `AWS_ENDPOINT_URL_${service.toUpperCase()}`;
