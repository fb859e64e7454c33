import * as z from 'zod';
import { isCountry } from '../domain/countries.ts';
import { isCpr, normaliseCpr } from '../domain/cpr.ts';
import { isCvr } from '../domain/cvr.ts';
import { isCalendarDate } from '../domain/dates.ts';
import { SLUG, SLUG_LENGTH } from '../domain/ids.ts';

/** A date of the calendar that exists, `YYYY-MM-DD`; the law counts in Europe/Copenhagen. */
export const calendarDate = z.string().refine(isCalendarDate, 'must be a date that exists, as YYYY-MM-DD');

/** A CVR number: eight digits that pass modulus 11. */
export const cvr = z.string().refine(isCvr, 'must be a CVR number: eight digits that pass modulus 11');

/** A CPR number, with or without hyphen, normalised to ten digits; never held to modulus 11 (numbers without it exist since 2007). */
export const cpr = z
  .string()
  .refine(isCpr, 'must be a CPR number: DDMMYY-SSSS with a date that exists')
  .transform(normaliseCpr);

/** The code of a country or territory that there is, ISO 3166-1 alpha-2; a place whose country is not known has none. */
export const country = z
  .string()
  .refine(
    isCountry,
    'must be a country code of ISO 3166-1, as DK; the United Kingdom is GB, Greece is GR, and the EU is no country',
  )
  .meta({ pattern: '^[A-Z]{2}$' });

/** Text that people read, in Danish and English. */
export const bilingual = z.strictObject({ da: z.string().min(1).max(4000), en: z.string().min(1).max(4000) });
export type Bilingual = z.infer<typeof bilingual>;

/** An id that a person chose and reads: lower-case words joined by hyphens. */
export const slug = z.string().regex(SLUG, 'must be lower-case words joined by hyphens').max(SLUG_LENGTH);

/** An id that Hjemmel made. */
export const uuid = z.uuid();

/** A given or family name. */
export const personName = z.string().trim().min(1).max(100);

/** A UNI-Login user id. */
export const uniLogin = z.string().regex(/^[a-z0-9]{4,12}$/, 'must be a UNI-Login user id');

/** True for a text without a CPR number in it: what stands in the ledger may name nobody. */
export const namesNobody = (text: string): boolean =>
  ![...text.matchAll(/(?=(\d{6})[ .-]?(\d{4}))/g)].some(([, date, serial]) => isCpr(`${date}${serial}`));
export const NAMES_NOBODY = 'must not hold a CPR number';

const DEEPEST = 64;

/** True for data that comes back from JSON as it went in: finite numbers, and nested at most 64 deep. */
export function isPlainData(value: unknown): boolean {
  const left: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    if (typeof next.value === 'number' && !Number.isFinite(next.value)) return false;
    if (typeof next.value !== 'object' || next.value === null) continue;
    if (next.depth === DEEPEST) return false;
    for (const inner of Object.values(next.value)) left.push({ value: inner, depth: next.depth + 1 });
  }
  return true;
}
