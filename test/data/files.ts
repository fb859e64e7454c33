import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type AgreementTerms, agreementTerms } from '../../lambdas/contracts/agreement.ts';
import { purposeBody, vendorBody } from '../../lambdas/contracts/register.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'));

export const VENDOR_IDS = ['learnlab', 'lindhardt-og-ringhof', 'jh-software'] as const;
export type VendorId = (typeof VENDOR_IDS)[number];

/** The files hold what the API is sent: a vendor to register, the terms to draft, purposes to register. */
export const agreementFile = z.strictObject({ vendor: vendorBody, terms: agreementTerms });
export const purposeFile = z.array(purposeBody);

export const rawAgreement = (id: VendorId): unknown => read(`agreements/${id}.json`);
export const rawPurposes = (): unknown => read('purposes.json');

export const termsOf = (id: VendorId): AgreementTerms => agreementFile.parse(rawAgreement(id)).terms;
export const purposes = (): z.infer<typeof purposeFile> => purposeFile.parse(rawPurposes());
