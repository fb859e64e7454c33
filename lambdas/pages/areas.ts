import { DESK } from './desk/pages.ts';
import { FAMILY } from './family/pages.ts';
import { AREA_TEXTS as T } from './texts/areas.ts';
import type { Area } from './web/area.ts';

export const AREAS: readonly Area[] = [
  {
    title: T.family,
    prefix: '/family/',
    door: 'family',
    roles: ['guardian', 'child'],
    signedInAs: { guardian: T.asGuardian, child: T.asChild },
    menu: (role) => [
      { title: role === 'child' ? T.myData : T.children, href: '/family/children' },
      { title: role === 'child' ? T.myRights : T.rights, href: '/family/rights' },
    ],
    pages: FAMILY,
  },
  {
    title: T.desk,
    prefix: '/desk/',
    door: 'staff',
    roles: ['caseworker', 'officer'],
    signedInAs: { caseworker: T.asCaseworker, officer: T.asOfficer },
    menu: () => [
      { title: T.work, href: '/desk/work' },
      { title: T.classes, href: '/desk/classes' },
      { title: T.search, href: '/desk/search' },
      { title: T.vendors, href: '/desk/vendors' },
      { title: T.mend, href: '/desk/mend' },
      { title: T.oversight, href: '/desk/oversight' },
    ],
    pages: DESK,
  },
];

export const areaOf = (path: string): Area | undefined => AREAS.find(({ prefix }) => path.startsWith(prefix));
