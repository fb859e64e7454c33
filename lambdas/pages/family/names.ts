import { must } from '../api.ts';
import type { ChildView } from '../shared/child.ts';
import type { Names } from '../shared/names.ts';
import { RIGHTS_TEXTS as T } from '../texts/family-rights.ts';
import type { Visit } from '../web/visit.ts';
import { isOwn } from './about.ts';

/** A child within a sentence, by the name she is called; «you» for herself. */
export const childIn = (visit: Visit, { person }: Pick<ChildView, 'person'>): string =>
  isOwn(visit) ? visit.say(T.you) : (person?.givenName ?? visit.say(T.theChild));

/** The names around a child; a request may name a purpose that her own page leaves out. */
export async function readNames(visit: Visit, { person, grounds }: ChildView): Promise<Names> {
  const { api, say } = visit;
  const { purposes: all } = must(await api('listPurposes'));
  const purposes = new Map(all.map(({ purposeId, name }) => [purposeId, say(name)]));
  const vendors = new Map(
    grounds.flatMap((ground) => ground.vendors.map(({ vendorId, name }) => [vendorId, name] as const)),
  );
  return {
    child: childIn(visit, { person }),
    purpose: (purposeId) => purposes.get(purposeId) ?? purposeId,
    vendor: (vendorId) => vendors.get(vendorId) ?? vendorId,
  };
}
