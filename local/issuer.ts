import { Provider, type ResourceServer } from 'oidc-provider';
import { type Listening, listen } from './http.ts';
import { MemoryAdapter } from './issuer/adapter.ts';
import { claimsOf, personBySubject } from './issuer/claims.ts';
import { openIssuerKeys } from './issuer/keys.ts';
import { ACR_VALUES, levelOf } from './issuer/levels.ts';
import { serveLogin } from './issuer/login.ts';
import {
  endSessionsAtOnce,
  type PagesAt,
  pagesClients,
  rolesAt,
  signInPolicy,
} from './issuer/pages-clients.ts';
import { addTestPersonGrant, type Granted, TEST_PERSON_GRANT } from './issuer/test-person.ts';
import { findPerson, PEOPLE } from './people.ts';

export const AUDIENCE = 'hjemmel';
/** The client of `npm run token`, and the secret of every vendor's own client. */
export const TOKEN_CLIENT = 'hjemmel-local';
export const VENDOR_SECRET = 'local-vendor-secret';

const RESOURCE = 'urn:hjemmel:api';
const SERVER: ResourceServer = {
  scope: 'hjemmel',
  audience: AUDIENCE,
  accessTokenTTL: 600,
  accessTokenFormat: 'jwt',
  jwt: { sign: { alg: 'ES256' } },
};

export type Issuer = { readonly url: string; readonly jwks: string; readonly stop: () => Promise<void> };

const clients = (pages: PagesAt | undefined) => [
  {
    client_id: TOKEN_CLIENT,
    token_endpoint_auth_method: 'none' as const,
    grant_types: [TEST_PERSON_GRANT],
    response_types: [],
    redirect_uris: [],
    scope: SERVER.scope,
  },
  ...(pages ? pagesClients(pages) : []),
  ...PEOPLE.filter(({ role }) => role === 'vendor').map(({ id }) => ({
    client_id: id,
    client_secret: VENDOR_SECRET,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: SERVER.scope,
  })),
];

const createProvider = async (url: string, file: string, pages: PagesAt | undefined): Promise<Provider> => {
  const { jwks, cookieKey } = await openIssuerKeys(file);
  const granted: Granted = new WeakMap();
  const provider: Provider = new Provider(url, {
    adapter: MemoryAdapter,
    clients: clients(pages),
    jwks,
    cookies: { keys: [cookieKey] },
    scopes: ['openid', SERVER.scope],
    // What the pages ask of a person stands in her ID token.
    claims: { openid: ['sub', 'role', 'cvr', 'nin', 'loa'] },
    conformIdTokenClaims: false,
    acrValues: ACR_VALUES,
    pkce: { required: () => true },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    features: {
      devInteractions: { enabled: false },
      // Nobody sees it: see `endSessionsAtOnce`.
      rpInitiatedLogout: { logoutSource: () => undefined },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        // The pages get no token of the API: they read who she is, and go by what is theirs.
        defaultResource: (_, client) => (rolesAt(client?.clientId).length > 0 ? [] : RESOURCE),
        useGrantedResource: () => true,
        getResourceServerInfo: () => SERVER,
      },
    },
    ttl: {
      AccessToken: 600,
      ClientCredentials: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 3600,
      Session: 86_400,
      Grant: 86_400,
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}`, policy: signInPolicy() },
    clientBasedCORS: () => true,
    // The key of the pages is on loopback, which the provider's own guard of its calls would refuse.
    fetch: (url, { dispatcher: _, ...options } = {}) => fetch(url, options),
    findAccount: (_, sub, token) => {
      const person = personBySubject(sub);
      const loa = levelOf((token as { acr?: string } | undefined)?.acr) ?? person?.loa;
      return (
        person && { accountId: sub, claims: () => ({ sub, ...claimsOf({ ...person, ...(loa && { loa }) }) }) }
      );
    },
    // Nobody is asked whether the pages may sign them in.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_, token) => {
      const person =
        token.kind === 'ClientCredentials'
          ? findPerson('vendor', token.clientId)
          : personBySubject(token.accountId);
      return granted.get(token)?.claims ?? (person && { ...claimsOf(person) });
    },
    formats: {
      customizers: {
        jwt: (_, token, { payload }) => {
          if (token.kind === 'ClientCredentials') {
            Object.assign(payload, { sub: findPerson('vendor', token.clientId)?.sub });
            return;
          }
          const seconds = granted.get(token)?.seconds;
          if (seconds === undefined) return;
          const now = Math.floor(Date.now() / 1000);
          // A token that has already expired was issued before it did.
          Object.assign(payload, { exp: now + seconds, iat: Math.min(now, now + seconds - 1) });
        },
      },
    },
  });
  addTestPersonGrant(provider, RESOURCE, SERVER, granted);
  endSessionsAtOnce(provider);
  return provider;
};

/** A real OpenID Connect provider with test people, on loopback; its keys are kept in `file`. */
export const startIssuer = async (options: {
  readonly port: number;
  readonly file: string;
  /** @default - nobody signs in for pages */
  readonly pages?: PagesAt;
}): Promise<Issuer> => {
  let provider: Provider | undefined;
  const { port, stop }: Listening = await listen((request, response) => {
    if (!provider) {
      response.writeHead(503).end();
      return;
    }
    const current = provider;
    serveLogin(current, request, response).then(
      (served) => {
        if (!served) current.callback()(request, response);
      },
      () => response.writeHead(400).end('the sign-in is over; start again'),
    );
  }, options.port);
  const url = `http://127.0.0.1:${port}`;
  provider = await createProvider(url, options.file, options.pages);
  return { url, jwks: `${url}/jwks`, stop };
};
