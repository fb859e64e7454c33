import type { ChildState } from '../../lambdas/domain/child.ts';
import type { Perimeter } from '../../lambdas/domain/perimeter.ts';
import { evolvePurpose, type PurposeState } from '../../lambdas/domain/purpose.ts';
import type { VendorState } from '../../lambdas/domain/vendor.ts';
import type { Released, VendorPart } from '../../lambdas/rights/parts.ts';
import type { Work } from '../../lambdas/rights/worker.ts';
import { purposes, termsOf, type VendorId } from '../data/files.ts';
import { aChild } from './child.ts';
import { BORN, CHILD } from './people.ts';
import { aRequest } from './request.ts';
import { aProfile, aSubProcessor } from './vendor.ts';

/** The purposes of the shipped register, as the ledger has them. */
export const registeredPurposes = (): PurposeState[] =>
  purposes().map(({ id, name, rule, text }) =>
    evolvePurpose(undefined, {
      type: 'purpose-registered',
      purposeId: id,
      first: { name, rule, text, version: 1, hash: 'f'.repeat(64), from: '2026-01-01', asksAgain: false },
    }),
  );

/** A vendor of the shipped register, with its agreement in force. */
export function registeredVendor(vendorId: VendorId): VendorState {
  const terms = termsOf(vendorId);
  const { name, country, cvr } = terms.processor;
  return {
    ...aProfile({ name, country, cvr }),
    vendorId,
    agreements: { [vendorId]: { agreementId: vendorId, terms, signedOn: '2026-01-15' } },
  };
}

/** A vendor whose perimeter and sub-processors are told here; all else is as registered. */
export function chained(
  allowed: Perimeter,
  links: readonly { readonly name: string; readonly country: string | null }[],
): VendorState {
  const vendor = registeredVendor('jh-software');
  const [agreement] = Object.values(vendor.agreements);
  if (!agreement) throw new Error('a registered vendor has an agreement');
  const terms = {
    ...agreement.terms,
    perimeter: { ...agreement.terms.perimeter, ...allowed },
    places: [],
    subProcessors: links.map((link) => aSubProcessor(link)),
  };
  return { ...vendor, agreements: { [agreement.agreementId]: { ...agreement, terms } } };
}

/** What a worker sees of a request about a child with these grounds, at all vendors of the shipped register. */
export const aWork = (grounds: ChildState['grounds'], over: Partial<Work> = {}): Work => ({
  controller: '29189846',
  request: aRequest(),
  child: {
    id: CHILD,
    state: aChild({ grounds }),
    facts: { bornOn: BORN },
    version: 1,
    head: '0'.repeat(64),
  },
  purposes: registeredPurposes(),
  vendors: (['jh-software', 'learnlab', 'lindhardt-og-ringhof'] as const).map(registeredVendor),
  ...over,
});

/** What one vendor handed over, nothing left out. */
export const aPart = (over: Partial<VendorPart> = {}): VendorPart => ({
  vendorId: 'jh-software',
  purposes: ['practice-tests'],
  answer: 'handed-over',
  data: { answers: ['Fotosyntese'] },
  omitted: [],
  ...over,
});

/** The parts a person released. */
export const released = (...parts: readonly VendorPart[]): Released => ({
  refused: false,
  reason: null,
  parts,
});

export const PERSON = {
  cpr: '7403154002',
  givenName: 'Valdemar',
  familyName: 'Kvistgaard',
  uniLogin: 'vald1234',
} as const;

export const ANSWERED = '2026-11-20T09:00:00.000Z';
