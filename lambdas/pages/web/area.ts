import type { Role } from '../../contracts/route.ts';
import type { Bilingual } from '../../domain/purpose.ts';
import type { Place } from './layout.ts';
import type { Door } from './session.ts';
import type { Pages } from './visit.ts';

/** A part of the pages that one kind of people uses, with the door they come in by. */
export type Area = {
  readonly title: Bilingual;
  readonly prefix: string;
  readonly door: Door;
  readonly roles: readonly Role[];
  readonly signedInAs: Partial<Record<Role, Bilingual>>;
  readonly menu: (role: Role) => readonly Place[];
  readonly pages: Pages;
};
