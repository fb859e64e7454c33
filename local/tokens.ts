import * as z from 'zod';
import { TEST_PERSON_GRANT } from './issuer/test-person.ts';
import { TOKEN_CLIENT } from './issuer.ts';
import type { PersonRole } from './people.ts';

export type TokenOptions = {
  readonly controller?: string | undefined;
  readonly loa?: string | undefined;
  /** Seconds the token lives; 0 and less give one that has expired. */
  readonly expiresIn?: number | undefined;
};

const answer = z.object({
  access_token: z.string().optional(),
  error_description: z.string().optional(),
});

/** Asks the issuer for a test person's token. */
export const requestToken = async (
  issuer: string,
  role: PersonRole,
  id?: string,
  { controller, loa, expiresIn }: TokenOptions = {},
): Promise<string> => {
  const body = new URLSearchParams({
    grant_type: TEST_PERSON_GRANT,
    client_id: TOKEN_CLIENT,
    role,
    ...(id && { id }),
    ...(controller && { controller }),
    ...(loa && { loa }),
    ...(expiresIn !== undefined && { expires_in: String(expiresIn) }),
  });
  const response = await fetch(`${issuer}/token`, { method: 'POST', body });
  const { access_token: token, error_description: why } = answer.parse(await response.json());
  if (!token) throw new Error(why ?? `the issuer answered ${response.status}`);
  return token;
};
