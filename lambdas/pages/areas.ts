import { DESK } from './desk/pages.ts';
import { FAMILY } from './family/pages.ts';
import { AREA_TEXTS as T } from './texts/areas.ts';
import type { Area } from './web/area.ts';

export const AREAS: readonly Area[] = [
  {
    title: T.family,
    prefix: '/family/',
    home: '/family/children',
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
    home: '/desk/work',
    door: 'staff',
    roles: ['caseworker'],
    signedInAs: { caseworker: T.asCaseworker },
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
