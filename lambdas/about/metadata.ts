import { ROUTES } from '../contracts/routes.ts';
import type { Clock } from '../platform/clock.ts';
import { errorName, type Log } from '../platform/logger.ts';
import type { Signer } from '../store/signer.ts';

/**
 * AuthZEN 1.0 § 9: the metadata of the policy decision point of an address. `tenant` is the path of a controller's own
 * point, by its CVR number; all answer at the same endpoints, where the token says whose children are asked about.
 */
export function metadataOf(baseUrl: string, tenant = '') {
  return {
    policy_decision_point: `${baseUrl}${tenant}`,
    access_evaluation_endpoint: `${baseUrl}${ROUTES.evaluate.path}`,
    access_evaluations_endpoint: `${baseUrl}${ROUTES.evaluateBatch.path}`,
    search_subject_endpoint: `${baseUrl}${ROUTES.searchSubject.path}`,
    search_resource_endpoint: `${baseUrl}${ROUTES.searchResource.path}`,
    search_action_endpoint: `${baseUrl}${ROUTES.searchAction.path}`,
  };
}

type Metadata = ReturnType<typeof metadataOf>;
type Deps = { readonly clock: Clock; readonly signer: Pick<Signer, 'sign'>; readonly log: Log };

/** After the key could not be used, nobody waits for it for so long. */
const UNSIGNED_MS = 30_000;

/**
 * Adds the signature, made once for an address, since anybody may ask; without it when the key cannot be used just now,
 * which is tried again after 30 seconds.
 */
export function metadataSigner({ clock, signer, log }: Deps) {
  let last: { readonly point: string; readonly signed_metadata: string } | undefined;
  let unsignedUntil = 0;
  return async (metadata: Metadata) => {
    const { policy_decision_point: point } = metadata;
    if (last?.point !== point) {
      if (Date.parse(clock.now()) < unsignedUntil) return metadata;
      try {
        last = { point, signed_metadata: await signer.sign({ iss: point, ...metadata }, 'JWT') };
      } catch (error) {
        log.warn('metadata-not-signed', { error: errorName(error) });
        unsignedUntil = Date.parse(clock.now()) + UNSIGNED_MS;
        return metadata;
      }
    }
    return { ...metadata, signed_metadata: last.signed_metadata };
  };
}
