import type { Texts } from '../web/say.ts';

/** The areas of the pages and their menus. */
export const AREA_TEXTS = {
  family: { da: 'Familie', en: 'Family' },
  desk: { da: 'Sagsbehandling', en: 'Case work' },
  asGuardian: { da: 'Forælder', en: 'Parent' },
  asChild: { da: 'Elev', en: 'Pupil' },
  asCaseworker: { da: 'Medarbejder', en: 'Staff' },
  asOfficer: { da: 'Databeskyttelsesrådgiver', en: 'Data protection officer' },
  children: { da: 'Mine børn', en: 'My children' },
  myData: { da: 'Mine oplysninger', en: 'My data' },
  myRights: { da: 'Mine rettigheder', en: 'My rights' },
  rights: { da: 'Rettigheder', en: 'Rights' },
  work: { da: 'Arbejdsliste', en: 'Work list' },
  classes: { da: 'Klasser', en: 'Classes' },
  search: { da: 'Søg', en: 'Search' },
  vendors: { da: 'Leverandører', en: 'Vendors' },
  mend: { da: 'Skal rettes', en: 'To mend' },
  oversight: { da: 'Tilsyn', en: 'Oversight' },
} as const satisfies Texts;
