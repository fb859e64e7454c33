import type * as z from 'zod/mini';
import type { CHILDREN } from '../../../contracts/children.ts';
import type { Bilingual } from '../../../domain/purpose.ts';
import { ENROL as T } from '../../texts/desk-enrol.ts';
import { filled } from '../../web/say.ts';

export type ChildToEnrol = z.input<(typeof CHILDREN)['enrol']['body']>['children'][number];
type Guardian = ChildToEnrol['guardians'][number];

/** The fields of one child in the order of the columns of a list. */
export const COLUMNS = [
  'cpr',
  'givenName',
  'familyName',
  'uniLogin',
  'first.cpr',
  'first.givenName',
  'first.familyName',
  'second.cpr',
  'second.givenName',
  'second.familyName',
] as const;
export type Column = (typeof COLUMNS)[number];

/** A child as the API takes it, from what was typed; an empty second guardian is none. */
export function childOf(
  typed: (field: Column | 'first.custodyFrom' | 'second.custodyFrom') => string,
): ChildToEnrol {
  const guardian = (who: 'first' | 'second'): Guardian => {
    const custodyFrom = typed(`${who}.custodyFrom`);
    return {
      cpr: typed(`${who}.cpr`),
      givenName: typed(`${who}.givenName`),
      familyName: typed(`${who}.familyName`),
      ...(custodyFrom !== '' && { custodyFrom }),
    };
  };
  const uniLogin = typed('uniLogin').toLowerCase();
  const second = guardian('second');
  const isAlone = Object.values(second).every((value) => value === '');
  return {
    cpr: typed('cpr'),
    givenName: typed('givenName'),
    familyName: typed('familyName'),
    ...(uniLogin !== '' && { uniLogin }),
    guardians: isAlone ? [guardian('first')] : [guardian('first'), second],
  };
}

const WRONG: Readonly<Record<string, Bilingual>> = {
  cpr: T.wrongCpr,
  givenName: T.wrongGiven,
  familyName: T.wrongFamily,
  uniLogin: T.wrongUniLogin,
  custodyFrom: T.wrongDate,
};
const GUARDIANS = [
  { who: 'first', says: T.firstWrong },
  { who: 'second', says: T.secondWrong },
] as const;

/**
 * What is wrong with a child, by the API's path below `children.<n>`: which field of ours it is about, and what to say of
 * it. Without a path it is the child as a whole, and then one number stands twice.
 */
export function wrongOf(path: string): { readonly field: string; readonly says: Bilingual } {
  const [first = '', index = '', inner = ''] = path.split('.');
  if (first === '') return { field: 'cpr', says: T.twice };
  const guardian = first === 'guardians' ? GUARDIANS[Number(index)] : undefined;
  const field = guardian ? inner : first;
  const what = WRONG[field] ?? T.wrongField;
  return guardian
    ? { field: `${guardian.who}.${field}`, says: filled(guardian.says, { what }) }
    : { field, says: filled(T.childWrong, { what }) };
}
