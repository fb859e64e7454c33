import {
  allowInsecureRequests,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import { createIssuerFetch, type EgressOptions } from '../../platform/egress.ts';

/** A broker that people sign in at, as the operator names it. */
export type DoorSettings = {
  readonly issuer: string;
  /** The name the pages have there. */
  readonly clientId: string;
  /** What is asked for when a level of assurance is too low (`acr_values`, separated by spaces); absent where none is. */
  readonly acr?: string;
};

/**
 * Gives the broker's own word on where it answers (OpenID Connect Discovery 1.0), fetched once in a process; what failed
 * is fetched again. All that is sent to it goes to the host of its issuer, and its ID tokens count by their signature.
 */
export function createDoor(
  { issuer, clientId }: DoorSettings,
  egress: EgressOptions,
): () => Promise<Configuration> {
  const toIssuer = createIssuerFetch(issuer, egress);
  let known: Promise<Configuration> | undefined;
  const ask = () =>
    // It is an assertion of ours that says who we are, beside the client's id.
    discovery(new URL(issuer), clientId, undefined, None(), {
      [customFetch]: toIssuer,
      execute: [enableNonRepudiationChecks, ...(egress.local ? [allowInsecureRequests] : [])],
    });
  return () => {
    known ??= ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
