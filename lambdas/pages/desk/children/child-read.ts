import type { ChildView } from '../../shared/child.ts';
import { CLASSES } from '../../texts/desk-classes.ts';
import type { Shown } from '../../web/layout.ts';
import type { Visit } from '../../web/visit.ts';
import { CLASS_LIST, classHref } from '../classes/class-place.ts';
import { nameOf } from '../requests/request-read.ts';

export const childPath = (childId: string): string => `/desk/children/${childId}`;
export const purposePath = (childId: string, purposeId: string): string =>
  `${childPath(childId)}/purposes/${purposeId}`;

/** Those who hold custody today. */
export const custodyHolders = ({ guardians }: ChildView): ChildView['guardians'] =>
  guardians.filter(({ holds }) => holds);

/** A person tied to a child by her name; who is neither the child nor tied to her has none. */
export function personIn(visit: Visit, child: ChildView, personId: string): string {
  if (personId === child.childId) return nameOf(visit, child.person);
  return nameOf(visit, child.guardians.find((one) => one.personId === personId)?.person);
}

/** Where the page of a child lies: in her class, as long as she is in one. */
export const trailToClass = ({ say }: Visit, { group, left }: ChildView): NonNullable<Shown['trail']> => [
  { title: say(CLASSES.title), href: CLASS_LIST },
  ...(left === undefined ? [{ title: group.name, href: classHref(group) }] : []),
];

/** Where a page below that of a child lies. */
export const trailToChild = (visit: Visit, child: ChildView): NonNullable<Shown['trail']> => [
  ...trailToClass(visit, child),
  { title: nameOf(visit, child.person), href: childPath(child.childId) },
];
