import { must } from '../api.ts';
import type { Visit } from '../web/visit.ts';

/** How people call vendors and purposes; by its id what is not registered. */
export type Names = {
  readonly vendor: (vendorId: string) => string;
  readonly purpose: (purposeId: string) => string;
  /** Every vendor's name by its id. */
  readonly vendors: Readonly<Record<string, string>>;
};

/** The names of all vendors and purposes of the controller. */
export async function readNames({ api, say }: Visit): Promise<Names> {
  const [vendors, purposes] = await Promise.all([api('listVendors'), api('listPurposes')]);
  const ofVendors = new Map(must(vendors).vendors.map(({ vendorId, name }) => [vendorId, name]));
  const ofPurposes = new Map(must(purposes).purposes.map(({ purposeId, name }) => [purposeId, say(name)]));
  return {
    vendor: (vendorId) => ofVendors.get(vendorId) ?? vendorId,
    purpose: (purposeId) => ofPurposes.get(purposeId) ?? purposeId,
    vendors: Object.fromEntries(ofVendors),
  };
}
