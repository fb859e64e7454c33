import type { Bilingual } from '../../domain/purpose.ts';
import type { ConsentView, GroundView } from '../shared/child.ts';
import { STANDS as T } from '../texts/grounds.ts';
import type { Verdict } from '../web/parts.ts';

/** How a purpose stands for a child, to one who looks at it: where it belongs on her page, and in a few words. */
export type Stands = {
  readonly place: 'asked' | 'consent' | 'law' | 'unused';
  readonly verdict: Verdict;
  readonly says: Bilingual;
};

const UNUSED = 'unused';

export function standsOf(view: GroundView, visitor: string): Stands {
  const { ground, conflict = false, held, vendors } = view;
  const stands = ground.kind === 'consent' ? consentStands(ground, conflict, visitor) : lawStands(ground);
  if (stands.verdict !== 'allowed') return stands;
  if (held) return { ...stands, verdict: 'held', says: T.held };
  return vendors.some(({ allowed }) => allowed) ? stands : { ...stands, verdict: 'none', says: T.nobody };
}

function consentStands({ standing, awaited }: ConsentView, conflict: boolean, visitor: string): Stands {
  if (awaited.includes(visitor)) return { place: 'asked', verdict: 'pending', says: T.asked };
  switch (standing) {
    case 'valid':
      return { place: 'consent', verdict: 'allowed', says: T.allowed };
    case 'none':
    case 'pending':
    case 'outdated':
    case 'lapsed':
      return { place: UNUSED, verdict: 'pending', says: T.othersAsked };
    case 'age-unknown':
      return { place: UNUSED, verdict: 'none', says: T.ageUnknown };
    case 'refused':
    case 'withdrawn':
      return { place: UNUSED, verdict: 'denied', says: conflict ? T.differs : T[standing] };
  }
}

function lawStands({ standing }: Exclude<GroundView['ground'], ConsentView>): Stands {
  switch (standing) {
    case 'in-force':
      return { place: 'law', verdict: 'allowed', says: T.allowed };
    case 'none':
      return { place: UNUSED, verdict: 'none', says: T.notBegun };
    case 'ended':
      return { place: UNUSED, verdict: 'denied', says: T.ended };
  }
}
