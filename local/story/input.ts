import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import type { controllerBody } from '../../lambdas/contracts/controller.ts';
import type { agreementBody, purposeBody, vendorBody } from '../../lambdas/contracts/register.ts';

/** The real input: the three agreements and the purposes a municipality registers for them, as `data/` holds them. */
export type SeedAgreement = {
  readonly vendor: z.input<typeof vendorBody>;
  readonly terms: z.input<typeof agreementBody>['terms'];
};

export const VENDORS = ['learnlab', 'lindhardt-og-ringhof', 'jh-software'] as const;

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));

export const readPurposes = (): readonly z.input<typeof purposeBody>[] =>
  read('purposes') as z.input<typeof purposeBody>[];

export const readAgreement = (vendor: (typeof VENDORS)[number]): SeedAgreement =>
  read(`agreements/${vendor}`) as SeedAgreement;

/** How the invented municipality of the demo and the town describes itself; nobody answers there. */
export const MUNICIPALITY: z.input<typeof controllerBody> = {
  name: 'Test Kommune',
  address: 'Testvej 1, 0000 Teststrup',
  email: 'post@example.dk',
  phone: '00 00 00 00',
  dpo: { name: 'Databeskyttelse i Test Kommune', email: 'dpo@example.dk', phone: '00 00 00 01' },
  institutions: [
    { number: '280123', name: 'Teststrup Skole', kind: 'school' },
    { number: '280456', name: 'Teststrup Børnehave', kind: 'daycare' },
  ],
};

/** A class of children with pseudo CPR numbers (day of birth + 60), which belong to nobody. */
export const CLASS = {
  group: { institution: '280123', name: '5B' },
  children: [
    child('7403154002', 'Barn Et', ['6201851007', '8006799028']),
    child('8902126008', 'Barn To', ['6201851007']),
    child('6109115019', 'Barn Tre', ['6101900001']),
  ],
};

function child(cpr: string, givenName: string, guardians: readonly string[]) {
  return {
    cpr,
    givenName,
    familyName: 'Eksempel',
    guardians: guardians.map((number) => ({ cpr: number, givenName: 'Forælder', familyName: 'Eksempel' })),
  };
}
