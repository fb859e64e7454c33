import * as z from 'zod';
import type { ContractsOf } from './contract.ts';
import { calendarDate, cpr, NAMES_NOBODY, namesNobody, personName, uuid } from './primitives.ts';

/** A school class or daycare room: STIL's institution number and the group's name. */
export const group = z.strictObject({
  institution: z
    .string()
    .regex(/^[0-9A-Z]{6}$/, 'must be an institution number of six digits or capital letters'),
  name: z
    .string()
    .regex(/^[\p{L}\p{N} .-]{1,40}$/u, 'must be a group name of letters, digits, spaces, dots and hyphens')
    .refine(namesNobody, NAMES_NOBODY),
});

/** A person's name, as it is opened for a page. */
export const personView = z.object({ givenName: z.string(), familyName: z.string() });
/** A child by her name, and the group she is in, or was in before she left. */
export const childSummary = personView.extend({ childId: uuid, group });

const NEEDS_ONE = 'needs personId, or cpr with givenName and familyName, and not both';

/** Whose custody begins or ends from a day on: a person the child is tied to, or a new one by her CPR number. */
export const custodyBody = z
  .strictObject({
    personId: uuid.optional(),
    cpr: cpr.optional(),
    givenName: personName.optional(),
    familyName: personName.optional(),
    /** False for a new person: a parent without custody. */
    holds: z.boolean(),
    from: calendarDate,
  })
  .transform(({ personId, cpr, givenName, familyName, holds, from }, context) => {
    if (personId !== undefined && (cpr ?? givenName ?? familyName) === undefined)
      return { who: { personId }, holds, from };
    if (personId === undefined && cpr !== undefined && givenName !== undefined && familyName !== undefined)
      return { who: { cpr, givenName, familyName }, holds, from };
    context.addIssue({ code: 'custom', message: NEEDS_ONE });
    return z.NEVER;
  });
export const custodyAnswer = z.object({
  childId: uuid,
  personId: uuid,
  /** How many hold custody on the day it takes effect; with none, nobody can consent for the child. */
  holders: z.int(),
});

export const moveBody = z.strictObject({ group });
export const moveAnswer = z.object({ childId: uuid, group });

export const leaveBody = z.strictObject({
  /** From which day she is no longer there; today, or a day that has passed. */
  on: calendarDate,
});
export const leaveAnswer = z.object({
  childId: uuid,
  /** The erasure that the vendors owe. */
  requestId: uuid,
});

export const conflictsQuery = z.strictObject({ after: z.string().min(1).max(300).optional() });
export const conflictList = z.object({
  conflicts: z.array(z.object({ childId: uuid, purposeId: z.string(), openedOn: calendarDate })),
  next: z.string().optional(),
});

export const settlementBody = z.strictObject({
  /** Kept sealed, for the child's file. */
  reason: z.string().min(1).max(4000),
});
export const settlementAnswer = z.object({ childId: uuid, purposeId: z.string() });

/** Who stands behind a child over time: a part of the contracts of the children's service. */
export const FAMILY = {
  changeCustody: { body: custodyBody, answer: custodyAnswer },
  moveChild: { body: moveBody, answer: moveAnswer },
  leaveChild: { body: leaveBody, answer: leaveAnswer },
  listConflicts: { query: conflictsQuery, answer: conflictList },
  settleConflict: { body: settlementBody, answer: settlementAnswer },
} as const satisfies Partial<ContractsOf<'children'>>;
