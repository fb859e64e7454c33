import type { Texts } from '../web/say.ts';

/** How a ground stands for a child, in a word or two: it has to fit into a cell of a class. */
export const LAW_STANDS = {
  'in-force': { da: 'Noteret', en: 'Established' },
  none: { da: 'Mangler', en: 'Missing' },
  ended: { da: 'Stoppet', en: 'Stopped' },
} as const satisfies Texts;

export const CONSENT_STANDS = {
  valid: { da: 'Ja', en: 'Yes' },
  none: { da: 'Mangler svar', en: 'No answer' },
  pending: { da: 'Mangler én', en: 'One missing' },
  outdated: { da: 'Mangler svar på ny', en: 'Must answer again' },
  lapsed: { da: 'Bortfaldet', en: 'Lapsed' },
  refused: { da: 'Nej', en: 'No' },
  withdrawn: { da: 'Trukket tilbage', en: 'Withdrawn' },
  'age-unknown': { da: 'Alder ukendt', en: 'Age unknown' },
} as const satisfies Texts;

export const STANDS_MORE = {
  conflict: { da: 'Uenige', en: 'They disagree' },
  held: { da: 'På pause', en: 'On hold' },
  nobody: { da: 'Ingen leverandør må', en: 'No vendor may' },
} as const satisfies Texts;

/** What a ground is, in one word. */
export const KINDS = {
  statute: { da: 'Lov', en: 'Statute' },
  necessity: { da: 'Nødvendighed', en: 'Necessity' },
  consent: { da: 'Samtykke', en: 'Consent' },
} as const satisfies Texts;
