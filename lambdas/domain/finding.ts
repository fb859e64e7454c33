import { own } from './own.ts';
import type { Link } from './perimeter.ts';
import type { Bilingual } from './purpose.ts';

/** Something in an agreement the controller should see to; a finding blocks nothing by itself. */
export type Finding = { readonly code: string; readonly text: Bilingual; readonly clause?: string };

/** The activities that have a name of their own here; a sub-processor's is in the agreement's words. */
const IN_DANISH: Readonly<Record<string, string>> = {
  processor: 'databehandler',
  hosting: 'drift',
  backup: 'sikkerhedskopiering',
  development: 'udvikling',
  'remote-view': 'fjernadgang',
};

/** What a link does, in words. */
export const activityOf = ({ activity }: Link): Bilingual => ({
  da: own(IN_DANISH, activity) ?? activity,
  en: activity,
});

/** The way down the chain to a link: `JH Software ApS → Amazon Web Services`. */
export const inWords = (chain: readonly string[]): string => chain.join(' → ');
