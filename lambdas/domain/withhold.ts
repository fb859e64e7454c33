import type { Bilingual } from './purpose.ts';
import type { Withheld } from './request.ts';
import type { Right } from './rights.ts';

/** A value of a vendor's part that is left out of a package: where it stands, by JSON pointer (RFC 6901), and why. */
export type Withholding = {
  readonly vendorId: string;
  readonly pointer: string;
  readonly because: Withheld;
};

/** What stands in a package where a value was left out: the reason, and the law that gives it. */
export type Omission = { readonly withheld: Withheld; readonly citation: string };

/** Why a value is left out, in words for the one who asked. */
export const OMISSIONS: Readonly<Record<Withheld, Bilingual>> = {
  'third-person': {
    da: 'det handler om andre, og hensynet til dem vejer tungest',
    en: 'it is about others, and regard for them weighs more',
  },
  'childs-interest': {
    da: 'afgørende hensyn til barnet selv taler imod, at det udleveres',
    en: 'decisive regard for the child herself speaks against handing it over',
  },
  'public-interest': {
    da: 'afgørende hensyn til offentlige interesser taler imod, at det udleveres',
    en: 'decisive regard for public interests speaks against handing it over',
  },
};

/** The limits of access: others' rights, and the interests of databeskyttelsesloven § 22, the child's own among them. */
const OF_ACCESS: Readonly<Record<Withheld, string>> = {
  'third-person': 'GDPR art. 15(4)',
  'childs-interest': 'databeskyttelsesloven § 22(1)',
  'public-interest': 'databeskyttelsesloven § 22(2)',
};

/** Portability yields to others' rights alone: § 22 limits articles 13, 14, 15 and 34, and no other. */
const OF_PORTABILITY: Readonly<Partial<Record<Withheld, string>>> = { 'third-person': 'GDPR art. 20(4)' };

/** The law that lets a value be left out of what a right hands over; undefined where there is none. */
export const omissionLaw = (right: Right, because: Withheld): string | undefined =>
  (right === 'portability' ? OF_PORTABILITY : OF_ACCESS)[because];

/** The names a JSON pointer follows; none for the whole document. */
const pathOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The pointer to a value below another. */
export const pointerTo = (above: string, name: string | number): string =>
  `${above}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** True when a JSON pointer names a value of the part; an array is counted from 0, without leading zeros. */
export function resolves(part: unknown, pointer: string): boolean {
  if (pointer !== '' && !pointer.startsWith('/')) return false;
  let value = part;
  for (const name of pathOf(pointer)) {
    if (!has(value, name)) return false;
    value = value[name];
  }
  return true;
}

const has = (value: unknown, name: string): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.hasOwn(value, name) &&
  // An array owns its length, which is no value of it.
  !(Array.isArray(value) && name === 'length');

/**
 * The part with the value at each pointer replaced by what says why it is left out; a pointer inside another goes with
 * it. A pointer to nothing is a fault: what a person held back must never slip out because it was not found.
 */
export function withhold(
  part: unknown,
  pointers: readonly { readonly pointer: string; readonly omission: Omission }[],
): unknown {
  const missing = pointers.some(({ pointer }) => !resolves(part, pointer));
  if (missing) throw new Error('a pointer of what is to be left out names nothing in the part');
  // The longest first: what lies deeper is gone once what holds it is.
  return pointers
    .toSorted((a, b) => b.pointer.length - a.pointer.length)
    .reduce((left, { pointer, omission }) => replaced(left, pathOf(pointer), omission), part);
}

function replaced(value: unknown, [name, ...below]: readonly string[], by: Omission): unknown {
  if (name === undefined) return by;
  if (!has(value, name)) return value;
  const inner = replaced(value[name], below, by);
  if (Array.isArray(value)) return value.with(Number(name), inner);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === name ? inner : one]));
}
