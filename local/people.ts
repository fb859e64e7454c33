import { stableUuid } from './template/physical.ts';

export type PersonRole = 'guardian' | 'child' | 'caseworker' | 'officer' | 'vendor';
export type LevelOfAssurance = 'Low' | 'Substantial' | 'High';
/** Who a token can be for. All of them are invented; the CPR numbers belong to nobody. */
export type Person = {
  readonly id: string;
  readonly role: PersonRole;
  /** The subject of its tokens: opaque and always the same. */
  readonly sub: string;
  /** The controller's CVR number. */
  readonly cvr: string;
  readonly nin?: string;
  readonly loa?: LevelOfAssurance;
  /** Who she is, on the page where one of them is chosen. */
  readonly says: { readonly da: string; readonly en: string };
};
type Says = Person['says'];

export const CONTROLLERS = { '13748136': 'Test Kommune', '24256790': 'Test Friskole' } as const;
const [KOMMUNE, FRISKOLE] = ['13748136', '24256790'] as const;

const subject = (id: string): string => stableUuid(`hjemmel-test-person/${id}`);
const guardian = (id: string, nin: string, says: Says): Person => {
  return { id, role: 'guardian', sub: subject(id), cvr: KOMMUNE, nin, loa: 'Substantial', says };
};
const child = (id: string, nin: string, says: Says): Person => {
  return { id, role: 'child', sub: subject(id), cvr: KOMMUNE, nin, loa: 'Substantial', says };
};
const staff = (id: string, role: 'caseworker' | 'officer', cvr: keyof typeof CONTROLLERS): Person => {
  return { id, role, sub: subject(id), cvr, says: { da: CONTROLLERS[cvr], en: CONTROLLERS[cvr] } };
};
const vendor = (id: string): Person => ({
  id,
  role: 'vendor',
  sub: subject(id),
  cvr: KOMMUNE,
  says: { da: 'en leverandør', en: 'a vendor' },
});

/** The seeded people. The first of each role is the one that is meant when none is named. */
export const PEOPLE: readonly Person[] = [
  guardian('guardian1', '6201851007', { da: 'født 1985', en: 'born 1985' }),
  guardian('guardian2', '8006799028', { da: 'født 1979', en: 'born 1979' }),
  guardian('guardian3', '6101900001', { da: 'en anden familie', en: 'another family' }),
  child('child1', '7403154002', { da: 'født 14. marts 2015', en: 'born 14 March 2015' }),
  child('child2', '6109115019', {
    da: 'født 1. september 2011, fyldt 15 år',
    en: 'born 1 September 2011, over 15',
  }),
  child('child3', '8902126008', { da: 'født 29. februar 2012', en: 'born 29 February 2012' }),
  child('child4', '7511209018', { da: 'født 15. november 2020', en: 'born 15 November 2020' }),
  staff('cw1', 'caseworker', KOMMUNE),
  staff('cw2', 'caseworker', FRISKOLE),
  staff('dpo1', 'officer', KOMMUNE),
  vendor('learnlab'),
  vendor('lindhardt-og-ringhof'),
  vendor('jh-software'),
];

/** The door of the pages that a person comes in by. */
export const doorOf = ({ role }: Person): 'family' | 'staff' =>
  role === 'caseworker' || role === 'officer' ? 'staff' : 'family';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Finds a person by role and id; a vendor need not be seeded. */
export const findPerson = (role: PersonRole, id?: string): Person | undefined => {
  const found = PEOPLE.find((person) => person.role === role && (id === undefined || person.id === id));
  return found ?? (role === 'vendor' && id && SLUG.test(id) ? vendor(id) : undefined);
};

export const isRole = (value: string): value is PersonRole =>
  ['guardian', 'child', 'caseworker', 'officer', 'vendor'].includes(value);
