import type * as z from 'zod';
import type { CHILDREN } from '../contracts/children.ts';
import type { PEOPLE, searchBody } from '../contracts/people.ts';
import { LISTS } from '../domain/aggregates.ts';
import { ok } from '../domain/outcome.ts';
import type { Operations } from '../platform/http.ts';
import type { Loaded } from '../store/items.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Identities } from './identify.ts';
import { byName, namedIn } from './names.ts';

type PeopleOperations = Pick<Operations<'children', typeof CHILDREN>, keyof typeof PEOPLE>;
type Deps = Identities & { readonly ledger: Ledger };

/** How many people a search shows at most; each name is opened with a call of its own. */
const MOST = 50;

/** Children and guardians found by what names them, which no URL and no log ever holds. */
export const peopleOperations = (deps: Deps): PeopleOperations => ({
  searchPeople: async ({ body, caller: { controller } }) => {
    const { ledger, vault } = deps;
    const found = await idsOf(deps, controller, body);
    const ids = found.slice(0, MOST);
    const [own, ofEach] = await Promise.all([
      ledger.readMany(controller, 'child', ids),
      Promise.all(ids.map((id) => ledger.listed(controller, 'child', LISTS.ofGuardian(id)))),
    ]);
    const named = [...ids, ...ofEach.flat().map(({ id }) => id)];
    const people = await vault.people(controller, named);
    const child = new Map(own.map((one) => [one.id, one]));
    const seen = ids.map((personId, index) => {
      const herself = child.get(personId);
      return {
        personId,
        kind: herself ? ('child' as const) : ('guardian' as const),
        ...namedIn(people, personId),
        ...(herself && placeOf(herself)),
        children: (ofEach[index] ?? [])
          .map((one) => ({ childId: one.id, ...namedIn(people, one.id), ...placeOf(one) }))
          .toSorted(byName),
      };
    });
    return ok({ people: seen.toSorted(byName), more: found.length > MOST });
  },
});

/** The ids of all people a search names. */
async function idsOf(
  { index, names }: Deps,
  controller: string,
  { name, cpr, uniLogin }: z.output<typeof searchBody>,
): Promise<readonly string[]> {
  if (name !== undefined) return names.findByName(controller, name);
  if (uniLogin !== undefined) return names.findByUniLogin(controller, uniLogin);
  const id = cpr === undefined ? undefined : await index.find(controller, cpr);
  return id === undefined ? [] : [id];
}

const placeOf = ({ state: { group, left } }: Loaded<'child'>) => ({
  group,
  ...(left !== undefined && { left }),
});
