/**
 * The rights a data subject can exercise, in the order of the GDPR. Each has its own queue and its own worker;
 * a withdrawal (Art. 7(3)) is carried out like the rights of Chapter III, on a clock of its own.
 */
export const RIGHTS = {
  withdrawal: { article: 'GDPR art. 7(3)', da: 'tilbagetrækning af samtykke', en: 'withdrawal of consent' },
  access: { article: 'GDPR art. 15', da: 'indsigt', en: 'access' },
  rectification: { article: 'GDPR art. 16', da: 'berigtigelse', en: 'rectification' },
  erasure: { article: 'GDPR art. 17', da: 'sletning', en: 'erasure' },
  restriction: { article: 'GDPR art. 18', da: 'begrænsning af behandling', en: 'restriction of processing' },
  portability: { article: 'GDPR art. 20', da: 'dataportabilitet', en: 'data portability' },
  objection: { article: 'GDPR art. 21', da: 'indsigelse', en: 'objection' },
} as const;

export type Right = keyof typeof RIGHTS;

export const RIGHT_NAMES = Object.keys(RIGHTS) as readonly Right[];
