import * as z from 'zod/mini';

/** A link of a vendor's chain that is not where the agreement lets data be, and the names from the vendor down to it. */
export const outsideLink = z.object({
  name: z.string(),
  activity: z.string(),
  /** Left out where nobody knows it. */
  country: z.optional(z.string()),
  chain: z.array(z.string()),
});
