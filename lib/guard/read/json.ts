export type Json = string | number | boolean | null | readonly Json[] | Dict;
export type Dict = { readonly [key: string]: Json };

/**
 * What stands in a text for a part that the template does not spell out. `OWN` is made by a resource of this very stack,
 * so it is where the stack is; `FREE` can be anything: a parameter, the answer of a custom resource, a dynamic reference.
 */
export const OWN = '\u{E000}';
export const FREE = '\u{E001}';
/** Stands for the account's number, which says nothing of a place. */
export const ACCOUNT = '000000000000';

/** True for a text whose parts are not all known before the deploy. */
export const isOpen = (text: string): boolean =>
  text.includes(FREE) || text.includes(OWN) || text.includes(ACCOUNT);

/** A text for people: what it leaves open is an ellipsis. */
export const readable = (text: string): string => text.replaceAll(FREE, '…').replaceAll(OWN, '…');

export const isDict = (value: Json | undefined): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The object under a key, or an empty one. */
export function dictAt(value: Json | undefined, key: string): Dict {
  const inner = isDict(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isDict(inner) ? inner : {};
}

/** The arguments of a function; a single one need not be a list. */
export const argumentsOf = (argument: Json): readonly Json[] => (isList(argument) ? argument : [argument]);

/** The name of the intrinsic function that a value calls, or undefined for a plain value. */
export function intrinsicOf(value: Json): string | undefined {
  if (!isDict(value)) return undefined;
  const [key, ...more] = Object.keys(value);
  return more.length === 0 && key !== undefined && (key === 'Ref' || key.startsWith('Fn::'))
    ? key
    : undefined;
}
