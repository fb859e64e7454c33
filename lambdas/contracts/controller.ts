import * as z from 'zod';
import { INSTITUTION_KINDS } from '../domain/institution.ts';
import type { Contract } from './contract.ts';
import { group } from './family.ts';
import { cvr, NAMES_NOBODY, namesNobody } from './primitives.ts';

/** What a function is called; of a person nothing stands in the ledger. */
const called = z.string().trim().min(1).max(200).refine(namesNobody, NAMES_NOBODY);
const email = z.email('must be an email address').max(254).refine(namesNobody, NAMES_NOBODY);
const phone = z
  .string()
  .regex(/^\+?\d(?: ?\d){7,14}$/, 'must be a telephone number of eight to fifteen digits')
  .refine(namesNobody, NAMES_NOBODY);

/** Who the controller is: functions and shared mailboxes, no person's name. */
export const controllerBody = z.strictObject({
  name: called,
  address: called.optional(),
  email,
  phone,
  /** The data protection officer (GDPR art. 37); the name is that of the unit. */
  dpo: z.strictObject({ name: called.optional(), email, phone: phone.optional() }),
  institutions: z
    .array(z.strictObject({ number: group.shape.institution, name: called, kind: z.enum(INSTITUTION_KINDS) }))
    .max(500)
    .check(({ value, issues }) => {
      for (const [index, { number }] of value.entries())
        if (value.findIndex((one) => one.number === number) < index)
          issues.push({
            code: 'custom',
            input: number,
            path: [index, 'number'],
            message: 'must stand only once',
          });
    })
    .readonly(),
});

export const controllerView = z.object({
  cvr,
  /** Absent until the controller has described itself: then its CVR number is all that is known. */
  description: controllerBody.optional(),
});

export const CONTROLLER = {
  describeController: { body: controllerBody, answer: controllerView },
  getController: { answer: controllerView },
} as const satisfies Record<string, Contract>;
