/** The one region Hjemmel is deployed to; it is in the EU, and nothing may name another. */
export const REGION = 'eu-central-1';
