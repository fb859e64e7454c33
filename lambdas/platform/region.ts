/** The one region Hjemmel runs in; it is in the EU, and nothing may name another. */
export const REGION = 'eu-central-1';
