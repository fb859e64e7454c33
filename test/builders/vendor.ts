import type { ReviewedTerms } from '../../lambdas/domain/findings.ts';
import type { InstructedTransfer, Perimeter } from '../../lambdas/domain/perimeter.ts';
import type { Agreement, Terms, VendorProfile, VendorState } from '../../lambdas/domain/vendor.ts';
import { AGREEMENT } from './people.ts';

type AllTerms = Omit<Terms, 'dataCategories'> & ReviewedTerms;
type Instruction = Terms['instructions'][number];

export const instructs = (purpose = 'photo', over: Partial<Instruction> = {}): Instruction => ({
  purpose,
  dataCategories: ['name'],
  subjects: ['pupils'],
  onRequestOnly: false,
  ...over,
});

type Instructed = Omit<InstructedTransfer, 'coveredBy'> & Partial<Pick<InstructedTransfer, 'coveredBy'>>;

export const perimeter = (
  kind: Perimeter['kind'] = 'eea',
  ...transfers: readonly Instructed[]
): Perimeter => ({
  kind,
  transfers: transfers.map((transfer) => ({ coveredBy: null, ...transfer })),
});

export const aSubProcessor = (
  over: Partial<AllTerms['subProcessors'][number]> = {},
): AllTerms['subProcessors'][number] => ({
  name: 'Nordlys Hosting',
  activity: 'hosting',
  engagedBy: null,
  address: 'Havnegade 1, Oslo',
  contact: 'kontakt@example.org',
  country: 'NO',
  ultimateParentCountry: null,
  clause: 'Bilag B',
  ...over,
});

export const aPlace = (over: Partial<AllTerms['places'][number]> = {}): AllTerms['places'][number] => ({
  name: 'Skolefoto',
  activity: 'hosting',
  address: 'Vestergade 1, Aarhus',
  country: 'DK',
  clause: 'Bilag B',
  ...over,
});

/** Terms in which nothing is wanting: they instruct the purpose `photo`, in Denmark. */
export const terms = (over: Partial<AllTerms> = {}): AllTerms => ({
  processor: {
    name: 'Skolefoto',
    country: 'DK',
    cvr: '13748136',
    address: 'Vestergade 1, Aarhus',
    clause: 'Forside',
  },
  instructions: [instructs()],
  perimeter: perimeter(),
  places: [aPlace()],
  subProcessors: [],
  subProcessorChange: { authorisation: 'specific' },
  annexes: [{ name: 'Bilag A', status: 'present' }],
  breachNotice: { hours: 24 },
  retention: [{ within: 'P6M', clause: 'pkt. 11.1' }],
  dataCategories: [{ id: 'name', kind: 'ordinary', text: { da: 'navn', en: 'name' }, clause: 'Bilag A' }],
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
