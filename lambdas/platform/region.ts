/** The one region Hjemmel runs in; it is in the EU, and nothing may name another. */
export const REGION = 'eu-central-1';

/** What the names of its endpoints end in: its partition's suffix. */
export const DNS_SUFFIX = 'amazonaws.com';
