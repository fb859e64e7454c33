import { must } from '../api.ts';
import { institutionIn, readController } from '../shared/controller.ts';
import type { Visit } from '../web/visit.ts';

/** How people call vendors, purposes and institutions; by its id what is not registered. */
export type Names = {
  readonly vendor: (vendorId: string) => string;
  readonly purpose: (purposeId: string) => string;
  readonly institution: InstitutionName;
  /** Every vendor's name by its id. */
  readonly vendors: Readonly<Record<string, string>>;
};

/** What staff call an institution, by its number. */
export type InstitutionName = (number: string) => string;

/** The names of the controller's institutions alone. */
export async function readInstitutions(visit: Pick<Visit, 'api' | 'say'>): Promise<InstitutionName> {
  const controller = await readController(visit);
  return (number) => institutionIn(visit.say, controller, number);
}

/** The names of all vendors, purposes and institutions of the controller. */
export async function readNames(visit: Visit): Promise<Names> {
  const { api, say } = visit;
  const [vendors, purposes, institution] = await Promise.all([
    api('listVendors'),
    api('listPurposes'),
    readInstitutions(visit),
  ]);
  const ofVendors = new Map(must(vendors).vendors.map(({ vendorId, name }) => [vendorId, name]));
  const ofPurposes = new Map(must(purposes).purposes.map(({ purposeId, name }) => [purposeId, say(name)]));
  return {
    vendor: (vendorId) => ofVendors.get(vendorId) ?? vendorId,
    purpose: (purposeId) => ofPurposes.get(purposeId) ?? purposeId,
    institution,
    vendors: Object.fromEntries(ofVendors),
  };
}
