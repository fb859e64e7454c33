import type { ChildView } from '../shared/child.ts';
import type { Names } from '../shared/names.ts';
import { RIGHTS_TEXTS as T } from '../texts/family-rights.ts';
import type { Visit } from '../web/visit.ts';
import { isOwn } from './about.ts';

/** The names around a child, as her own page knows them. */
export function namesOf(visit: Visit, { person, grounds }: ChildView): Names {
  const { say } = visit;
  const purposes = new Map(grounds.map(({ purposeId, name }) => [purposeId, say(name)]));
  const vendors = new Map(
    grounds.flatMap((ground) => ground.vendors.map(({ vendorId, name }) => [vendorId, name] as const)),
  );
  return {
    child: isOwn(visit) ? say(T.you) : (person?.givenName ?? say(T.theChild)),
    purpose: (purposeId) => purposes.get(purposeId) ?? purposeId,
    vendor: (vendorId) => vendors.get(vendorId) ?? vendorId,
  };
}
