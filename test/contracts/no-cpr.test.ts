import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Contract } from '../../lambdas/contracts/contract.ts';
import { CONTRACTS } from '../../lambdas/contracts/operations.ts';
import { cpr } from '../../lambdas/contracts/primitives.ts';
import type { Route } from '../../lambdas/contracts/route.ts';
import { ROUTES } from '../../lambdas/contracts/routes.ts';

/** Every schema inside a schema, itself included, however it is wrapped. */
function schemasIn(root: z.core.$ZodType): Set<z.core.$ZodType> {
  const found = new Set<z.core.$ZodType>();
  const look = (value: unknown): void => {
    if (value instanceof z.core.$ZodType) {
      if (found.has(value)) return;
      found.add(value);
      const { def } = value._zod;
      for (const [name, inner] of Object.entries(def)) if (name !== 'checks') look(inner);
      if (value instanceof z.core.$ZodLazy) look(value._zod.innerType);
      return;
    }
    if (Array.isArray(value)) value.forEach(look);
    else if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      Object.values(value).forEach(look);
  };
  look(root);
  return found;
}

/** Names of fields anywhere in a schema. */
const fieldsIn = (root: z.core.$ZodType): string[] =>
  [...schemasIn(root)].flatMap((schema) =>
    schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : [],
  );

const takesCpr = (schema: z.core.$ZodType): boolean =>
  schemasIn(schema).has(cpr) || fieldsIn(schema).some((name) => /cpr|nin$|civil.?registration/i.test(name));

const sent = Object.entries<Route>(ROUTES).flatMap(([operation, { roles }]) => {
  const contract: Contract = CONTRACTS[operation as keyof typeof CONTRACTS];
  const schemas = [contract.body, contract.query].filter((schema) => schema !== undefined);
  return schemas.map((schema) => ({ operation, roles, schema }));
});
const ofFamilies = sent.filter(
  ({ roles }) => roles !== 'public' && (roles.includes('guardian') || roles.includes('child')),
);

// MitID has proved who they are: asking a signed-in family for a number would only spread it.
describe('a CPR number', () => {
  it.each(ofFamilies)('is asked of no family by $operation', ({ schema }) => {
    expect(takesCpr(schema)).toBe(false);
  });

  it('is asked of case workers alone, and only to say who a person is', () => {
    const asking = sent.filter(({ schema }) => takesCpr(schema)).map(({ operation }) => operation);

    expect(asking.sort()).toEqual(['changeCustody', 'enrol', 'searchPeople']);
    expect(ofFamilies.length).toBeGreaterThan(5);
  });

  it.each([
    ['a list', z.array(z.strictObject({ number: cpr.optional() }))],
    ['a choice', z.union([z.string(), z.strictObject({ who: cpr })])],
    ['what is made of it', z.strictObject({ number: cpr }).transform(({ number }) => number)],
    ['another name', z.strictObject({ cprNumber: z.string() })],
    ['what is read later', z.lazy(() => z.strictObject({ number: cpr }))],
  ])('would be found in %s', (_where, schema) => {
    expect(takesCpr(schema)).toBe(true);
  });
});
