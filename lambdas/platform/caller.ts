import type { Role } from '../contracts/route.ts';
import type { Loa } from '../domain/actor.ts';
import { guardiansOf } from '../domain/child.ts';
import type { CalendarDate } from '../domain/dates.ts';
import type { Loaded } from '../store/items.ts';

/** Who calls, as the authorizer found: an opaque id within one controller. */
export type Caller = {
  readonly role: Role;
  readonly id: string;
  readonly controller: string;
  readonly loa: Loa | undefined;
};

/** True of whoever the controller lets see all its cases: case workers, and the officer who oversees them. */
export const isStaff = ({ role }: Pick<Caller, 'role'>): boolean =>
  role === 'caseworker' || role === 'officer';

/** True when the caller may know the child exists: staff of the controller, a custody holder today, the child herself. */
export function isVisible(caller: Caller, child: Loaded<'child'>, today: CalendarDate): boolean {
  switch (caller.role) {
    case 'caseworker':
    case 'officer':
      return true;
    case 'guardian':
      return guardiansOf(child.state, child.facts, today).includes(caller.id);
    case 'child':
      return caller.id === child.id;
    case 'vendor':
      return false;
  }
}
