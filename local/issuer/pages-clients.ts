import { type ClientMetadata, interactionPolicy, type Provider } from 'oidc-provider';
import type { PersonRole } from '../people.ts';
import { personBySubject } from './claims.ts';
import { isTooLow } from './levels.ts';

/** The clients of the pages: one for each door, as two brokers would have it, so that each shows its own people. */
export const PAGES_CLIENTS = { family: 'hjemmel-family', staff: 'hjemmel-staff' } as const;

/** What the issuer must know of the pages. */
export type PagesAt = {
  /** Where they are sent back to after signing in, and after signing out. */
  readonly signedIn: readonly string[];
  readonly signedOut: readonly string[];
  /** Where the key is by which they say who they are. */
  readonly jwks: string;
};

export const pagesClients = ({ signedIn, signedOut, jwks }: PagesAt): ClientMetadata[] =>
  Object.values(PAGES_CLIENTS).map((clientId) => ({
    client_id: clientId,
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks_uri: jwks,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    redirect_uris: [...signedIn],
    post_logout_redirect_uris: [...signedOut],
    scope: 'openid',
  }));

/** Who signs in at a client: nobody at one that is not the pages'. */
export const rolesAt = (clientId: string | undefined): readonly PersonRole[] => {
  if (clientId === PAGES_CLIENTS.family) return ['guardian', 'child'];
  return clientId === PAGES_CLIENTS.staff ? ['caseworker', 'officer'] : [];
};

/** Asks who she is again when she comes by the other door, or signed in at a lower level than is asked for now. */
export const signInPolicy = (): interactionPolicy.DefaultPolicy => {
  const policy = interactionPolicy.base();
  const check = new interactionPolicy.Check(
    'not_enough',
    'another person or another level of assurance is needed',
    ({ oidc }) => {
      const { accountId, acr } = oidc.session ?? {};
      const role = personBySubject(accountId)?.role;
      const isOfDoor = role !== undefined && rolesAt(oidc.client?.clientId).includes(role);
      return !isOfDoor || isTooLow(acr, oidc.params?.acr_values as string | undefined);
    },
  );
  policy.get('login')?.checks.add(check);
  return policy;
};

/**
 * Ends a session without a page between: when she signs out at the pages, where she has said that she wants to, and when
 * another person signs in. The provider's own pages for that need a script.
 */
export const endSessionsAtOnce = (provider: Provider): void => {
  provider.use(async (ctx, next) => {
    await next();
    const { oidc } = ctx;
    const onward: Readonly<Record<string, unknown>> = {
      end_session: oidc?.params?.post_logout_redirect_uri,
      resume: ctx.url,
    };
    const to = onward[oidc?.route ?? ''];
    if (ctx.status !== 200 || typeof to !== 'string') return;
    await oidc.session?.destroy();
    ctx.redirect(to);
  });
};
