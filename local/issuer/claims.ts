import { isCvr } from '../../lambdas/domain/cvr.ts';
import { CONTROLLERS, findPerson, isRole, type LevelOfAssurance, PEOPLE, type Person } from '../people.ts';

/** What Hjemmel reads of an access token, beside the registered claims. */
export type Claims = {
  readonly role: Person['role'];
  readonly cvr: string;
  readonly nin?: string;
  readonly loa?: LevelOfAssurance;
  readonly vendor?: string;
};

export const claimsOf = ({ id, role, cvr, nin, loa }: Person): Claims => ({
  role,
  cvr,
  ...(nin && { nin }),
  ...(loa && { loa }),
  ...(role === 'vendor' && { vendor: id }),
});

export const personBySubject = (sub: string | undefined): Person | undefined =>
  PEOPLE.find((person) => person.sub === sub);

const isLevel = (value: string): value is LevelOfAssurance => ['Low', 'Substantial', 'High'].includes(value);

export type PersonRequest = {
  readonly role: string;
  readonly id?: string | undefined;
  readonly controller?: string | undefined;
  readonly loa?: string | undefined;
};

/** The person a token is asked for, at another controller or level of assurance if so asked; throws what is wrong. */
export const personFor = ({ role, id, controller, loa }: PersonRequest): Person => {
  if (!isRole(role))
    throw new Error(`there is no role ${role}: guardian, child, caseworker, officer or vendor`);
  const person = findPerson(role, id);
  if (!person) {
    const known = PEOPLE.filter((each) => each.role === role).map((each) => each.id);
    throw new Error(`there is no ${role} ${id}; there are ${known.join(', ')}`);
  }
  if (controller !== undefined && !isCvr(controller))
    throw new Error(`a controller is a CVR number that passes modulus 11, as ${Object.keys(CONTROLLERS)[0]}`);
  if (loa !== undefined && !isLevel(loa))
    throw new Error('the level of assurance is Low, Substantial or High');
  return { ...person, ...(controller && { cvr: controller }), ...(loa && person.nin && { loa }) };
};
