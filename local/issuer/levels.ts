import type { LevelOfAssurance } from '../people.ts';

/** What is asked for, and told, in `acr`: NSIS's levels by the names that the Danish brokers use. */
const NSIS = 'https://data.gov.dk/concept/core/nsis/loa/';
const LEVELS: readonly LevelOfAssurance[] = ['Low', 'Substantial', 'High'];

export const ACR_VALUES = LEVELS.map((level) => `${NSIS}${level}`);
export const acrOf = (level: LevelOfAssurance): string => `${NSIS}${level}`;

/** The level that an `acr` tells of; undefined for anything else. */
export const levelOf = (acr: string | undefined): LevelOfAssurance | undefined =>
  LEVELS.find((level) => acrOf(level) === acr);

/** Whether a sign-in at `acr` is less than the least of what is asked for (`acr_values`, separated by spaces). */
export const isTooLow = (acr: string | undefined, asked: string | undefined): boolean => {
  const rank = (value: string | undefined) => ACR_VALUES.indexOf(value ?? '');
  const wanted = (asked ?? '')
    .split(' ')
    .map(rank)
    .filter((one) => one >= 0);
  return wanted.length > 0 && rank(acr) < Math.min(...wanted);
};
