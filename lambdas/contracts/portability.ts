import * as z from 'zod';
import { ARTICLES } from '../domain/purpose.ts';
import { WITHHELD } from '../domain/request.ts';
import { bilingual, slug, uuid } from './primitives.ts';

/** A category of the vendor's agreement, by the id that is its key in `data`. */
const category = { id: slug, text: bilingual };

const vendorPart = z.strictObject({
  vendorId: slug,
  name: z.string(),
  /** The purposes on consent or contract that the part is about. */
  purposes: z.array(slug),
  /** `unanswered`: the controller closed the matter without the vendor's word. */
  answer: z.enum(['handed-over', 'no-data', 'unanswered']),
  /** What is handed over: given by the child or her family, or observed in her use. */
  categories: z.array(z.strictObject({ ...category, origin: z.enum(['provided', 'observed']) })),
  /** By category; within one, as the vendor holds it. Null when nothing was handed over, or all of it is left out. */
  data: z.record(slug, z.json()).nullable(),
  /** Values that a person left out, by JSON pointer (RFC 6901) into `data`; what stands there says why. */
  omitted: z.array(z.strictObject({ pointer: z.string(), withheld: z.enum(WITHHELD), citation: z.string() })),
  /** What the vendor also has and does not hand over, since the subject did not provide it; null: the agreement does not say. Access shows it. */
  notPortable: z.array(z.strictObject({ ...category, origin: z.enum(['derived', 'roster']).nullable() })),
});

/** The file of a portability request (GDPR art. 20(1)): structured, in common use, machine-readable. */
export const portabilityFile = z.strictObject({
  kind: z.literal('hjemmel-portability'),
  version: z.literal(1),
  request: z.strictObject({ requestId: uuid, receivedOn: z.iso.date(), madeAt: z.iso.datetime() }),
  /** The controller's CVR number. */
  controller: z.string().regex(/^\d{8}$/),
  child: z.strictObject({
    childId: uuid,
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
  }),
  purposes: z.array(z.strictObject({ purposeId: slug, name: bilingual, basis: z.enum(ARTICLES) })),
  /** Whether a person refused to release the vendors' parts, and the reason she gave for what is left out. */
  review: z.strictObject({ refused: z.boolean(), reason: z.string().nullable() }),
  vendors: z.array(vendorPart),
});

export type PortabilityFile = z.infer<typeof portabilityFile>;

/** The format as JSON Schema 2020-12, for who reads such files; made from the schema that checks ours. */
export const portabilitySchema = () => ({
  title: 'Hjemmel portability file',
  ...z.toJSONSchema(portabilityFile, { target: 'draft-2020-12', unrepresentable: 'any' }),
});
