import type * as z from 'zod';
import type { enrolmentBody } from '../../lambdas/contracts/children.ts';
import { PEOPLE } from '../people.ts';

type Enrolment = z.input<typeof enrolmentBody>;
type ChildToEnrol = Enrolment['children'][number];
type Guardian = ChildToEnrol['guardians'][number];

const cprOf = (id: string): string => PEOPLE.find((person) => person.id === id)?.nin ?? '';

/** Those who can sign in: two who share custody, and one of another family. */
const ANNA: Guardian = { cpr: cprOf('guardian1'), givenName: 'Anna', familyName: 'Holm' };
const JONAS: Guardian = { cpr: cprOf('guardian2'), givenName: 'Jonas', familyName: 'Holm Birk' };
const METTE: Guardian = { cpr: cprOf('guardian3'), givenName: 'Mette', familyName: 'Winther' };

/** A child of the two who share custody. */
export const ofAnnaAndJonas = (cpr: string, givenName: string): ChildToEnrol => ({
  cpr,
  givenName,
  familyName: 'Holm',
  guardians: [ANNA, JONAS],
});

const GIVEN =
  'Alma Noah Ella Oscar Freja Aksel Karla Emil Vigga Malthe Agnes Viggo Luna Elliot Saga Valdemar Liva Anton';
const FAMILY = 'Kjær Lund Møller Bach Dahl Skov Friis Krogh Vestergaard';

/** A pseudo CPR number of 2015 or 1984 (day of birth + 60), which belongs to nobody. */
const pseudo = (year: '15' | '84', nth: number): string =>
  `${61 + (nth % 28)}${String(1 + (nth % 12)).padStart(2, '0')}${year}${year === '15' ? 4 : 0}${String(100 + nth)}`;

/** Classmates with one or two guardians, none of whom signs in. */
const classmates = (): ChildToEnrol[] => {
  const families = FAMILY.split(' ');
  return GIVEN.split(' ').map((givenName, nth) => {
    const familyName = families[nth % families.length] ?? '';
    const guardian = (name: string, which: number): Guardian => ({
      cpr: pseudo('84', nth * 2 + which),
      givenName: name,
      familyName,
    });
    const both = [guardian('Sofie', 0), guardian('Rasmus', 1)];
    return {
      cpr: pseudo('15', nth),
      givenName,
      familyName,
      guardians: nth % 4 === 0 ? both.slice(0, 1) : both,
    };
  });
};

const LEAVER: ChildToEnrol = {
  cpr: pseudo('15', 40),
  givenName: 'Storm',
  familyName: 'Nygaard',
  guardians: [{ cpr: pseudo('84', 90), givenName: 'Trine', familyName: 'Nygaard' }],
};

/** The classes of the town: of a school and of a daycare institution. All in them are invented. */
export const CLASSES = {
  fifth: {
    group: { institution: '280123', name: '5B' },
    children: [
      { ...ofAnnaAndJonas(cprOf('child1'), 'Asta'), uniLogin: 'asta1234' },
      { ...ofAnnaAndJonas(cprOf('child3'), 'Villads'), guardians: [ANNA] },
      ...classmates(),
    ],
  },
  ninth: {
    group: { institution: '280123', name: '9A' },
    children: [
      {
        cpr: cprOf('child2'),
        givenName: 'Ida',
        familyName: 'Winther',
        uniLogin: 'idaw1234',
        guardians: [METTE],
      },
    ],
  },
  leavers: { group: { institution: '280123', name: '9C' }, children: [LEAVER] },
  room: {
    group: { institution: '280456', name: 'Mariehønen' },
    children: [ofAnnaAndJonas(cprOf('child4'), 'Otto')],
  },
} satisfies Record<string, Enrolment>;
