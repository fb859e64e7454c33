import type { Person } from '../store/vault.ts';

type Name = Pick<Person, 'givenName' | 'familyName'>;
type People = ReadonlyMap<string, Person>;

/** A person's name; null when she is forgotten. */
export function nameIn(people: People, personId: string): Name | null {
  const person = people.get(personId);
  return person ? { givenName: person.givenName, familyName: person.familyName } : null;
}

/** A person's name; without letters when she is forgotten. */
export const namedIn = (people: People, personId: string): Name =>
  nameIn(people, personId) ?? { givenName: '', familyName: '' };

const danish = new Intl.Collator('da', { numeric: true });

/** Two classes in the order of their names: 2.A before 10.A. */
export const byGroupName = (one: { readonly name: string }, other: { readonly name: string }): number =>
  danish.compare(one.name, other.name);

/** The order of a Danish class list: by given name, then by family name. */
export const byName = (one: Name, other: Name): number =>
  danish.compare(one.givenName, other.givenName) || danish.compare(one.familyName, other.familyName);
