import * as z from 'zod';
import { dialled } from '../domain/controller.ts';
import { isCpr } from '../domain/cpr.ts';
import { INSTITUTION_KINDS } from '../domain/institution.ts';
import type { Contract } from './contract.ts';
import { group } from './family.ts';
import { cvr, NAMES_NOBODY, namesNobody } from './primitives.ts';

/** What a function is called; of a person nothing stands in the ledger. */
const called = z.string().trim().min(1).max(200).refine(namesNobody, NAMES_NOBODY);
const email = z.email('must be an email address').max(254).refine(namesNobody, NAMES_NOBODY);
const phone = z
  .string()
  .trim()
  .max(30)
  .refine(isPhone, 'must be a telephone number of eight to fifteen digits, as +45 12 34 56 78')
  .refine((written) => !isCpr(dialled(written)), NAMES_NOBODY);

/** As people write it: digits, spaces, hyphens, dots and parentheses, and a plus before the digits. */
function isPhone(written: string): boolean {
  return /^\(?\+?[\d ().-]+$/.test(written) && /^\+?\d{8,15}$/.test(dialled(written));
}

/** Said of the number of an institution that stands before. */
export const STANDS_TWICE = 'must stand only once';

/** Who the controller is: functions and shared mailboxes, no person's name. */
export const controllerBody = z.strictObject({
  name: called,
  address: called.optional(),
  email,
  phone,
  /** The data protection officer, where there is one (GDPR art. 37); the name is that of the unit. */
  dpo: z.strictObject({ name: called.optional(), email, phone: phone.optional() }).optional(),
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
            message: STANDS_TWICE,
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
