import { randomInt } from 'node:crypto';
import type * as z from 'zod';
import type { enrolmentBody } from '../../lambdas/contracts/children.ts';

export const GROUP = { institution: '280123', name: '5B' } as const;

let serial = randomInt(100);

/** A pseudo CPR number (day of birth + 60), which belongs to nobody; new with every call. */
export function aCpr(bornOn: string): string {
  const [year = '', month = '', day = ''] = bornOn.split('-');
  serial += 1;
  const century = year.startsWith('20') ? '4' : '0';
  return `${Number(day) + 60}${month}${year.slice(2)}${century}${String(serial).padStart(3, '0')}`;
}

export type Guardian = { readonly cpr: string; readonly givenName: string; readonly familyName: string };
export type ChildToEnrol = z.input<typeof enrolmentBody>['children'][number];

export const aGuardian = (givenName = 'Ingeborg'): Guardian => ({
  cpr: aCpr('1985-01-02'),
  givenName,
  familyName: 'Kvistgaard',
});

/** A child of ten with one guardian. */
export const aChild = (child: Partial<ChildToEnrol> = {}): ChildToEnrol => ({
  cpr: aCpr('2016-03-14'),
  givenName: 'Valdemar',
  familyName: 'Kvistgaard',
  guardians: [aGuardian()],
  ...child,
});
