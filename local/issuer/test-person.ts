import { errors, type Provider, type ResourceServer } from 'oidc-provider';
import { type Claims, claimsOf, personFor } from './claims.ts';

export const TEST_PERSON_GRANT = 'urn:hjemmel:params:oauth:grant-type:test-person';
const PARAMETERS = ['role', 'id', 'controller', 'loa', 'expires_in'] as const;
const DEFAULT_SECONDS = 600;

/** What a token of the test-person grant says beyond the usual, by the token. */
export type Granted = WeakMap<object, { readonly claims: Claims; readonly seconds: number }>;

/** A local-only grant: a token for a seeded person without a browser; it may have expired from the start. */
export const addTestPersonGrant = (
  provider: Provider,
  resource: string,
  server: ResourceServer,
  granted: Granted,
): void => {
  provider.registerGrantType<Partial<Record<(typeof PARAMETERS)[number], string>>>(
    TEST_PERSON_GRANT,
    async (ctx) => {
      const { client, params } = ctx.oidc;
      const seconds = Number(params.expires_in ?? DEFAULT_SECONDS);
      if (!Number.isInteger(seconds)) throw new errors.InvalidRequest('expires_in must be whole seconds');
      let person: ReturnType<typeof personFor>;
      try {
        person = personFor({ ...params, role: params.role ?? '' });
      } catch (error) {
        throw new errors.InvalidRequest(error instanceof Error ? error.message : String(error));
      }
      const { AccessToken, ResourceServer: Server } = provider;
      const token = new AccessToken({
        accountId: person.sub,
        client,
        scope: server.scope,
        expiresIn: DEFAULT_SECONDS,
        grantId: TEST_PERSON_GRANT,
        gty: TEST_PERSON_GRANT,
      });
      token.resourceServer = new Server(resource, server);
      granted.set(token, { claims: claimsOf(person), seconds });
      ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: seconds };
    },
    PARAMETERS,
  );
};
