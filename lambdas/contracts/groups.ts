import * as z from 'zod';
import type { ContractsOf } from './contract.ts';
import { group, personView } from './family.ts';
import { bilingual, uuid } from './primitives.ts';

export const groupList = z.object({
  institutions: z.array(
    z.object({
      institution: group.shape.institution,
      groups: z.array(
        z.object({
          name: group.shape.name,
          /** How many are in it now. */
          children: z.int(),
        }),
      ),
    }),
  ),
});

export const groupQuery = z.strictObject({ institution: group.shape.institution, group: group.shape.name });

/** How an established basis stands. */
export const basisStanding = z.enum(['in-force', 'none', 'ended']);
/** How a consent stands. */
export const consentStanding = z.enum([
  'valid',
  'none',
  'pending',
  'refused',
  'withdrawn',
  'lapsed',
  'outdated',
  'age-unknown',
]);

/** A class: which child has which ground, and what is missing, of the purposes that are shown of one of its children. */
export const groupView = z.object({
  group,
  purposes: z.array(
    z.object({
      purposeId: z.string(),
      name: bilingual,
      kind: z.enum(['statute', 'necessity', 'consent']),
      /** Those who were ever allowed to receive data for it, and may hold it still. */
      vendors: z.array(z.object({ vendorId: z.string(), name: z.string() })),
    }),
  ),
  /** By their names. */
  children: z.array(
    personView.extend({
      childId: uuid,
      /** By purpose, of those that are shown of her. */
      grounds: z.record(
        z.string(),
        z.object({
          standing: z.enum([...basisStanding.options, ...consentStanding.exclude(['none']).options]),
          held: z.boolean(),
          /** Two custody holders disagree, and nobody has settled it yet. */
          conflict: z.literal(true).optional(),
          /** How many of the purpose's vendors may use it for her today. */
          allowed: z.int(),
          /** Of how many. */
          vendors: z.int(),
        }),
      ),
    }),
  ),
});

/** Classes as a whole: a part of the contracts of the children's service. */
export const GROUPS = {
  listGroups: { answer: groupList },
  getGroup: { query: groupQuery, answer: groupView },
} as const satisfies Partial<ContractsOf<'children'>>;
