import type { Claims } from '../contracts/claims.ts';
import type { CprIndex } from '../store/vault.ts';
import type { Caller } from './caller.ts';

/** Turns who somebody is elsewhere into who she is here. */
export type Identities = {
  /** The person's id with a controller by CPR number; undefined when the controller does not know her. */
  readonly findPerson: (controller: string, cpr: string) => Promise<string | undefined>;
  /** An opaque id for a member of staff. */
  readonly pseudonym: (controller: string, subject: string) => Promise<string>;
};

export const identitiesOf = (index: CprIndex): Identities => ({
  findPerson: (controller, cpr) => index.find(controller, cpr),
  pseudonym: (controller, subject) => index.macOf(controller, `staff\n${subject}`),
});

/**
 * The caller that a token's claims tell of; undefined for a person the controller does not know. Her CPR number, or a
 * member of staff's sign-in name, goes no further than here.
 */
export async function callerOf(claims: Claims, identities: Identities): Promise<Caller | undefined> {
  const id = await idOf(claims, identities);
  if (id === undefined) return undefined;
  const { role, cvr: controller } = claims;
  return { role, id, controller, loa: 'loa' in claims ? claims.loa : undefined };
}

async function idOf(claims: Claims, { findPerson, pseudonym }: Identities): Promise<string | undefined> {
  switch (claims.role) {
    case 'caseworker':
    case 'officer':
      return pseudonym(claims.cvr, claims.sub);
    case 'vendor':
      return claims.vendor;
    default:
      return findPerson(claims.cvr, claims.nin);
  }
}
