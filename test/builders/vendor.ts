import type { ReviewedTerms } from '../../lambdas/domain/findings.ts';
import type { Perimeter } from '../../lambdas/domain/perimeter.ts';
import type { Agreement, Terms, VendorProfile, VendorState } from '../../lambdas/domain/vendor.ts';
import { AGREEMENT } from './people.ts';

type AllTerms = Terms & ReviewedTerms;
type Instruction = Terms['instructions'][number];

export const instructs = (purpose = 'photo', over: Partial<Instruction> = {}): Instruction => ({
  purpose,
  dataCategories: ['name'],
  subjects: ['pupils'],
  onRequestOnly: false,
  ...over,
});

export const perimeter = (
  kind: Perimeter['kind'] = 'eea',
  ...transfers: Perimeter['transfers']
): Perimeter => ({
  kind,
  transfers,
});

export const aSubProcessor = (over: Partial<AllTerms['subProcessors'][number]> = {}) => ({
  name: 'Nordlys Hosting',
  activity: 'hosting',
  address: 'Havnegade 1, Oslo',
  contact: 'kontakt@example.org',
  country: 'NO',
  clause: 'Bilag B',
  ...over,
});

/** Terms in which nothing is wanting: they instruct the purpose `photo`, in Denmark. */
export const terms = (over: Partial<AllTerms> = {}): AllTerms => ({
  processor: { name: 'Skolefoto', country: 'DK', cvr: '13748136', address: 'Vestergade 1, Aarhus' },
  instructions: [instructs()],
  perimeter: perimeter(),
  places: [{ name: 'Skolefoto', activity: 'hosting', country: 'DK' }],
  subProcessors: [],
  annexes: [{ name: 'Bilag A', status: 'present' }],
  breachNotice: { hours: 24 },
  retention: [{ within: 'P6M', clause: 'pkt. 11.1' }],
  dataCategories: [{ kind: 'ordinary', text: { da: 'navn', en: 'name' }, clause: 'Bilag A' }],
  excludedData: [],
  remarks: [],
  ...over,
});

export const anAgreement = (over: Partial<Agreement> = {}): Agreement => ({
  agreementId: AGREEMENT,
  terms: terms(),
  signedOn: '2026-01-15',
  ...over,
});

export const aDraft = (over: Partial<Omit<Agreement, 'signedOn'>> = {}): Agreement => {
  const { signedOn: _signedOn, ...draft } = anAgreement(over);
  return draft;
};

export const aProfile = (over: Partial<VendorProfile> = {}): VendorProfile => ({
  name: 'Skolefoto',
  cvr: '13748136',
  country: 'DK',
  address: null,
  contact: null,
  webhook: null,
  ...over,
});

/** A vendor with one agreement in force unless told otherwise. */
export const aVendor = (
  agreements: readonly Agreement[] = [anAgreement()],
  vendorId = 'skolefoto',
): VendorState => ({
  ...aProfile(),
  vendorId,
  agreements: Object.fromEntries(agreements.map((agreement) => [agreement.agreementId, agreement])),
});
