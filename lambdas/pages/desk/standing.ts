import type { Bilingual } from '../../domain/purpose.ts';
import type { ChildView } from '../shared/child.ts';
import { CONSENT_STANDS, LAW_STANDS, STANDS_MORE } from '../texts/desk-standing.ts';
import type { Verdict } from '../web/parts.ts';
import type { ClassView } from './classes/class-place.ts';

type Kind = ClassView['purposes'][number]['kind'];
type Ground = ClassView['children'][number]['grounds'][string];

/** How a ground stands for a child: what is counted of it, how it is drawn, and the words beside it. */
export type Stands = {
  /** `no`: somebody said no, or it was stopped or put on hold; nothing is missing then. */
  readonly counts: 'has' | 'missing' | 'no';
  readonly verdict: Verdict;
  readonly says: Bilingual;
};

const LAW = {
  'in-force': { counts: 'has', verdict: 'allowed' },
  none: { counts: 'missing', verdict: 'none' },
  ended: { counts: 'no', verdict: 'denied' },
} as const;

const CONSENT = {
  valid: { counts: 'has', verdict: 'allowed' },
  none: { counts: 'missing', verdict: 'pending' },
  pending: { counts: 'missing', verdict: 'pending' },
  outdated: { counts: 'missing', verdict: 'pending' },
  lapsed: { counts: 'missing', verdict: 'pending' },
  'age-unknown': { counts: 'missing', verdict: 'none' },
  refused: { counts: 'no', verdict: 'denied' },
  withdrawn: { counts: 'no', verdict: 'denied' },
} as const;

/** What one cell of a class says. */
export function standsFor(kind: Kind, { standing, held, conflict, allowed, vendors }: Ground): Stands {
  const stands = plainly(kind, standing);
  if (conflict) return { ...stands, says: STANDS_MORE.conflict };
  if (stands.counts !== 'has') return stands;
  if (held) return { counts: 'no', verdict: 'held', says: STANDS_MORE.held };
  // Where no vendor has an agreement, nobody is kept from anything.
  return vendors > 0 && allowed === 0 ? { ...stands, verdict: 'none', says: STANDS_MORE.nobody } : stands;
}

function plainly(kind: Kind, standing: Ground['standing']): Stands {
  if (kind === 'consent') {
    const of = standing as keyof typeof CONSENT;
    return { ...CONSENT[of], says: CONSENT_STANDS[of] };
  }
  const of = standing as keyof typeof LAW;
  return { ...LAW[of], says: LAW_STANDS[of] };
}

/** The same of a purpose on the page of a child. */
export const standsOn = ({ ground, held, conflict, vendors }: ChildView['grounds'][number]): Stands =>
  standsFor(ground.kind, {
    standing: ground.standing,
    held,
    ...(conflict && { conflict }),
    allowed: vendors.filter(({ allowed }) => allowed).length,
    vendors: vendors.length,
  });
