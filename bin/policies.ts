import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { ORGANISATION_POLICY, ORGANISATION_POLICY_LIMIT } from '../lib/residency/organisation-policy.ts';
import { PERMISSIONS_BOUNDARY, PERMISSIONS_BOUNDARY_LIMIT } from '../lib/residency/permissions-boundary.ts';
import { lengthOf, type PolicyDocument } from '../lib/residency/policy.ts';

const repository = resolve(import.meta.dirname, '..');

/** The policies as documents: where each lies, what stands in it, and how many characters AWS takes of it. */
export const POLICY_DOCUMENTS = [
  {
    file: resolve(repository, 'docs/residency/organisation-policy.json'),
    document: ORGANISATION_POLICY,
    limit: ORGANISATION_POLICY_LIMIT,
  },
  {
    file: resolve(repository, 'docs/residency/permissions-boundary.json'),
    document: PERMISSIONS_BOUNDARY,
    limit: PERMISSIONS_BOUNDARY_LIMIT,
  },
] as const;

/** A policy as text that a person can read and AWS can be given. */
export const policyText = (document: PolicyDocument): string => `${JSON.stringify(document, null, 2)}\n`;

/** npm run -s policies: writes the policies of docs/residency anew, and prints how much room is left in each. */
if (import.meta.main) {
  for (const { file, document, limit } of POLICY_DOCUMENTS) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, policyText(document));
    console.log(`${relative(repository, file)}: ${lengthOf(document)} of ${limit} characters`);
  }
}
