import * as z from 'zod';
import { DEPARTURES } from './bulks.ts';
import { CHILD_HISTORY } from './child-history.ts';
import type { ContractsOf } from './contract.ts';
import { childSummary, FAMILY, group, personView } from './family.ts';
import { basisStanding, consentStanding, GROUPS } from './groups.ts';
import { PEOPLE } from './people.ts';
import { bilingual, calendarDate, cpr, personName, slug, uniLogin, uuid } from './primitives.ts';

const guardian = z.strictObject({
  cpr,
  givenName: personName,
  familyName: personName,
  /** From when the guardian holds custody; always, when left out. */
  custodyFrom: calendarDate.optional(),
});

const child = z.strictObject({
  cpr,
  givenName: personName,
  familyName: personName,
  uniLogin: uniLogin.optional(),
  /** The custody holders; one or two. */
  guardians: z.array(guardian).min(1).max(2),
});

/** One child or a whole class at once. */
export const enrolmentBody = z
  .strictObject({ group, children: z.array(child).min(1).max(40) })
  .superRefine(({ children }, context) => {
    children.forEach((one, index) => {
      const numbers = [one.cpr, ...one.guardians.map((guardian) => guardian.cpr)];
      if (new Set(numbers).size < numbers.length)
        context.addIssue({
          code: 'custom',
          path: ['children', index],
          message: 'holds the same CPR number twice',
        });
      if (children.findIndex((other) => other.cpr === one.cpr) < index)
        context.addIssue({
          code: 'custom',
          path: ['children', index, 'cpr'],
          message: 'stands on the list before',
        });
    });
  });
export const enrolmentAnswer = z.object({
  /** In the order of the request. */
  children: z.array(
    z.object({
      childId: uuid,
      /** `again`: she had left, and is back in the group named. */
      enrolled: z.enum(['now', 'before', 'again']),
      /** Those whose custody is not over. */
      guardianIds: z.array(uuid),
      /** For a child enrolled before: what this enrolment says otherwise, and did not change. */
      differs: z.array(z.enum(['group', 'guardians'])).optional(),
    }),
  ),
});

export const childrenQuery = z.strictObject({
  institution: group.shape.institution.optional(),
  group: group.shape.name.optional(),
});

export const childList = z.object({ children: z.array(childSummary) });

/** One purpose of one child: its ground and who uses it. */
const groundView = z.object({
  purposeId: z.string(),
  name: bilingual,
  text: bilingual,
  /** For a child to read, where the purpose has one. */
  childText: bilingual.optional(),
  version: z.int(),
  ground: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['statute', 'necessity']),
      article: z.string(),
      provision: z.string(),
      mayObject: z.boolean(),
      standing: basisStanding,
      from: calendarDate.optional(),
    }),
    z.object({
      kind: z.literal('consent'),
      article: z.string(),
      custody: z.enum(['one', 'both']),
      standing: consentStanding,
      answers: z.array(
        z.object({
          personId: uuid,
          answer: z.enum(['given', 'refused', 'withdrawn']),
          version: z.int(),
          on: calendarDate,
          /** What was answered, where it is not the current text. */
          text: bilingual.optional(),
        }),
      ),
      /** Those who may give or refuse it today: custody holders, or the child herself. */
      mayAnswer: z.array(uuid),
      /** Those of them whose word it waits for: who have not said a yes that counts, where nobody has said no. */
      awaited: z.array(uuid),
      /** Those who may withdraw it today; nobody where there is no yes. */
      mayWithdraw: z.array(uuid),
      /** True when the caller is one of those who may answer. */
      mine: z.boolean(),
    }),
  ]),
  held: z.boolean(),
  /** Two custody holders disagree, and nobody has settled it yet. */
  conflict: z.literal(true).optional(),
  vendors: z.array(
    z.object({
      vendorId: z.string(),
      name: z.string(),
      allowed: z.boolean(),
      reason: z.string().optional(),
      /** The categories of data its agreements name for the purpose, in their words. */
      categories: z.array(z.object({ id: z.string(), text: bilingual })),
    }),
  ),
});
export const childView = z.object({
  childId: uuid,
  person: personView.nullable(),
  group,
  /** From when the child has left; the group is then the one she was in. */
  left: calendarDate.optional(),
  guardians: z.array(
    z.object({
      personId: uuid,
      /** The last period of custody; without `from` since birth. */
      from: calendarDate.optional(),
      to: calendarDate.optional(),
      holds: z.boolean(),
      person: personView.nullable(),
    }),
  ),
  grounds: z.array(groundView),
  erasure: z.object({ requestId: uuid, done: z.boolean() }).optional(),
});

export const basisBody = z
  .strictObject({
    purposeId: slug,
    /** Every child of the group, or the children named. */
    group: group.optional(),
    childIds: z.array(uuid).min(1).max(200).optional(),
    from: calendarDate.optional(),
  })
  .refine(
    (body) => (body.group === undefined) !== (body.childIds === undefined),
    'needs group or childIds, and not both',
  );
export const basisAnswer = z.object({
  purposeId: z.string(),
  established: z.int(),
  before: z.int(),
  leftOut: z.int(),
});

/** On paper, a case worker names the person and the date on the paper. */
const onPaper = z.strictObject({ personId: uuid, on: calendarDate });

export const consentBody = z.strictObject({
  purposeId: slug,
  answer: z.enum(['given', 'refused']),
  /** The version of the text that was read. */
  version: z.int().min(1),
  onPaper: onPaper.optional(),
});
export const consentAnswer = z.object({
  purposeId: z.string(),
  answer: z.enum(['given', 'refused']),
  standing: z.string(),
  /** Follows a refusal that ended a consent to the vendors. */
  requestId: uuid.optional(),
});

export const withdrawalBody = z.strictObject({ purposeId: slug, onPaper: onPaper.optional() });
export const withdrawalAnswer = z.object({
  purposeId: z.string(),
  standing: z.string(),
  /** Follows the withdrawal to the vendors. */
  requestId: uuid,
});

export const CHILDREN = {
  enrol: { body: enrolmentBody, answer: enrolmentAnswer },
  listChildren: { query: childrenQuery, answer: childList },
  getChild: { answer: childView },
  establishBasis: { body: basisBody, answer: basisAnswer },
  giveConsent: { body: consentBody, answer: consentAnswer },
  withdrawConsent: { body: withdrawalBody, answer: withdrawalAnswer },
  ...FAMILY,
  ...PEOPLE,
  ...GROUPS,
  ...CHILD_HISTORY,
  ...DEPARTURES,
} as const satisfies ContractsOf<'children'>;
