import { institutionName } from '../../domain/controller.ts';
import type { ChildView } from '../shared/child.ts';
import type { Controller } from '../shared/controller.ts';
import { FAMILY, familyTexts } from '../texts/family.ts';
import type { Shown } from '../web/layout.ts';
import type { Visit } from '../web/visit.ts';

export const CHILDREN = '/family/children';
export const childPath = (childId: string): string => `${CHILDREN}/${childId}`;
export const purposePath = (childId: string, purposeId: string): string =>
  `${childPath(childId)}/purposes/${purposeId}`;

/** True for a child who looks at what is hers. */
export const isOwn = ({ caller }: Pick<Visit, 'caller'>): boolean => caller.role === 'child';

/** A child's whole name; who has been erased has none. */
export const wholeName = ({ say }: Visit, { person }: Pick<ChildView, 'person'>): string =>
  person ? `${person.givenName} ${person.familyName}` : say(FAMILY.theChild);

/** A child by the name she is called. */
export const firstName = ({ say }: Visit, { person }: Pick<ChildView, 'person'>): string =>
  person?.givenName ?? say(FAMILY.theChild);

/** Where a child goes, said alike wherever she is chosen. */
export function inGroup(
  { say }: Visit,
  controller: Controller,
  { name, institution }: ChildView['group'],
): string {
  const called = institutionName(controller.description, institution);
  return called === undefined
    ? say(FAMILY.inGroup, { group: name, institution })
    : say(FAMILY.inGroupAt, { group: name, institution: called });
}

/** Whose something is, within a sentence: a child's, by the name she is called; «your» for herself. */
export function whose(visit: Visit, { person }: Pick<ChildView, 'person'>): string {
  const { say, lang } = visit;
  if (isOwn(visit)) return say(FAMILY.your);
  if (!person) return say(FAMILY.theChilds);
  const { givenName } = person;
  if (lang === 'en') return `${givenName}’s`;
  return /[sxz]$/i.test(givenName) ? `${givenName}’` : `${givenName}s`;
}

/** Where a page about a child lies: below her own, which lies below the list for who may have several. */
export function trailBelow(visit: Visit, view: ChildView): NonNullable<Shown['trail']> {
  const { say, caller } = visit;
  const list = { title: say(familyTexts(caller.role).childrenTitle), href: CHILDREN };
  if (isOwn(visit)) return [{ ...list, href: childPath(view.childId) }];
  return [list, { title: wholeName(visit, view), href: childPath(view.childId) }];
}
