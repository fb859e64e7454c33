/** What an institution is: a school (folkeskoleloven) or a daycare (dagtilbudsloven). */
export const INSTITUTION_KINDS = ['school', 'daycare'] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];
