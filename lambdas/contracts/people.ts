import * as z from 'zod';
import type { ContractsOf } from './contract.ts';
import { childSummary, group, personView } from './family.ts';
import { calendarDate, cpr, uniLogin, uuid } from './primitives.ts';

/** Names a person in one of three ways; in a body, since nothing of it may stand in a URL. */
export const searchBody = z
  .strictObject({
    /** Words of a name, whole, in any order; accents and case do not count, and å is as good as aa. */
    name: z.string().trim().min(1).max(200).optional(),
    cpr: cpr.optional(),
    uniLogin: uniLogin.optional(),
  })
  .refine(
    (body) => Object.values(body).filter((value) => value !== undefined).length === 1,
    'needs name, cpr or uniLogin, and one of them only',
  );
export const peopleFound = z.object({
  /** Fifty at most, by their names. */
  people: z.array(
    personView.extend({
      personId: uuid,
      kind: z.enum(['child', 'guardian']),
      /** Of a child: the group she is in, or was in before she left. */
      group: group.optional(),
      left: calendarDate.optional(),
      /** The children she is or was a guardian of. */
      children: z.array(childSummary.extend({ left: calendarDate.optional() })),
    }),
  ),
  /** True when more than fifty answer to it; a further word narrows it. */
  more: z.boolean(),
});

/** Finding people: a part of the contracts of the children's service. */
export const PEOPLE = {
  searchPeople: { body: searchBody, answer: peopleFound },
} as const satisfies Partial<ContractsOf<'children'>>;
