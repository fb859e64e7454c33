import { argumentsOf, isDict, isOpen, type Json } from './json.ts';
import type { Reader } from './reader.ts';

/** Whether a condition holds: true, false, or undefined when that depends on the deploy. */
export function truthOf(condition: Json, reader: Reader): boolean | undefined {
  const [name, argument] = isDict(condition) ? (Object.entries(condition)[0] ?? []) : [];
  if (name === undefined || argument === undefined) return undefined;
  const parts = argumentsOf(argument);
  const truths = () => parts.map((part) => truthOf(part, reader));
  switch (name) {
    case 'Condition':
      return reader.holds(String(argument));
    case 'Fn::Not':
      return not(truths()[0]);
    case 'Fn::And':
      return every(truths());
    case 'Fn::Or':
      return not(every(truths().map(not)));
    case 'Fn::Equals':
      return areEqual(reader.texts(parts[0] ?? ''), reader.texts(parts[1] ?? ''));
    default:
      return undefined;
  }
}

const not = (truth: boolean | undefined): boolean | undefined => (truth === undefined ? undefined : !truth);

const every = (truths: readonly (boolean | undefined)[]): boolean | undefined => {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
};

function areEqual(left: readonly string[], right: readonly string[]): boolean | undefined {
  if (left.length === 0 || right.length === 0 || [...left, ...right].some(isOpen)) return undefined;
  if (left.length === 1 && right.length === 1) return left[0] === right[0];
  return left.some((text) => right.includes(text)) ? undefined : false;
}
