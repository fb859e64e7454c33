import { termsOf } from '../contracts/agreement.ts';
import { type Bilingual, currentVersion, type PurposeState } from '../domain/purpose.ts';
import type { Kept } from '../domain/task.ts';
import type { VendorState } from '../domain/vendor.ts';

/** What ids are called, in words for people; an id that is not known any more names itself. */
export type Names = {
  readonly purpose: (purposeId: string) => Bilingual;
  readonly vendor: (vendorId: string) => string;
  /** A category of data as the vendor's agreements call it. */
  readonly category: (vendorId: string, category: string) => Bilingual;
};

/** The names of a controller's purposes, vendors and their categories of data. */
export function namesOf(purposes: readonly PurposeState[], vendors: readonly VendorState[]): Names {
  const purposeById = new Map(purposes.map((one) => [one.purposeId, currentVersion(one).name]));
  const vendorById = new Map(vendors.map((one) => [one.vendorId, one]));
  const itself = (id: string): Bilingual => ({ da: id, en: id });
  return {
    purpose: (purposeId) => purposeById.get(purposeId) ?? itself(purposeId),
    vendor: (vendorId) => vendorById.get(vendorId)?.name ?? vendorId,
    category: (vendorId, category) =>
      Object.values(vendorById.get(vendorId)?.agreements ?? {})
        .flatMap((agreement) => termsOf(agreement).dataCategories)
        .find(({ id }) => id === category)?.text ?? itself(category),
  };
}

/** What a vendor keeps on another ground, in words. */
export type KeptInWords = {
  readonly vendor: string;
  readonly categoryId: string;
  readonly category: Bilingual;
  readonly purposeId: string;
  readonly purpose: Bilingual;
};

/** What a vendor keeps, with the purpose that still needs it. */
export const keptInWords = (names: Names, vendorId: string, keep: readonly Kept[] = []): KeptInWords[] =>
  keep.map(({ category, purposeId }) => ({
    vendor: names.vendor(vendorId),
    categoryId: category,
    category: names.category(vendorId, category),
    purposeId,
    purpose: names.purpose(purposeId),
  }));
