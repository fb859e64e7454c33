import { type Alternative, combined, followed, only } from './alternatives.ts';
import { argumentsOf, dictAt, FREE, isDict, isList, isOpen, type Json, OWN } from './json.ts';
import type { Intrinsic, Reader, Value } from './reader.ts';

/** The functions that put values together. */
export const FUNCTIONS: Readonly<Record<string, Intrinsic>> = {
  'Fn::Join': (argument, reader) => {
    const [separator = '', list = []] = argumentsOf(argument);
    return followed(reader.lists(list), (elements) =>
      combined([reader.textsGiven(separator), ...present(elements, reader)], ([by = '', ...texts]) =>
        texts.join(by),
      ),
    );
  },

  'Fn::Split': (argument, reader) => {
    const [separator = '', source = ''] = argumentsOf(argument);
    return combined([reader.textsGiven(separator), reader.textsGiven(source)], ([by = '', text = '']) =>
      text.split(by),
    );
  },

  'Fn::Select': (argument, reader) => {
    const [index = '', list = []] = argumentsOf(argument);
    return followed(reader.textsGiven(index), (at) =>
      followed(reader.lists(list), (elements) => elementAt(elements, at, reader)),
    );
  },

  'Fn::Sub': (argument, reader) => {
    const [pattern = '', variables = {}] = argumentsOf(argument);
    const parts = String(pattern).split(/\$\{([^}]*)\}/);
    return combined(
      parts.map((part, index) => (index % 2 === 0 ? only(part) : substituted(part, variables, reader))),
      (texts) => texts.join(''),
    );
  },

  'Fn::If': (argument, reader) => {
    const [condition, yes, no] = argumentsOf(argument);
    const name = String(condition);
    const holds = reader.holds(name);
    const branch = (raw: Json | undefined, when: boolean) => {
      if (raw === undefined || holds === !when) return [];
      const given = holds === undefined ? { [`condition ${name}`]: when } : {};
      return followed([{ value: raw, given }], (value) => reader.all(value));
    };
    return [...branch(yes, true), ...branch(no, false)];
  },

  'Fn::FindInMap': (argument, reader) => {
    const [name = '', first = '', second = '', otherwise] = argumentsOf(argument);
    const keys = [name, first, second].map((key) => reader.textsGiven(key));
    const found = followed(
      combined(keys, (path) =>
        path.reduce<Json[]>(
          (values, key) => values.flatMap((value) => under(value, key)),
          [dictAt(reader.template, 'Mappings')],
        ),
      ),
      (values) => values.flatMap((value) => reader.all(value)),
    );
    const fallback = isDict(otherwise) ? otherwise.DefaultValue : undefined;
    return fallback === undefined ? found : [...found, ...reader.all(fallback)];
  },

  // The text is read, not its code: what it says is what runs.
  'Fn::Base64': (argument, reader) => reader.textsGiven(argument),
  'Fn::ToJsonString': (argument, reader) => reader.all(argument),
  'Fn::GetAZs': (argument, reader) =>
    followed(reader.textsGiven(argument), (region) =>
      only(['a', 'b', 'c'].map((letter) => `${region || reader.around.region || OWN}${letter}`)),
    ),
  'Fn::Cidr': () => only(OWN),
  'Fn::Length': () => only(OWN),
  'Fn::GetStackOutput': () => only(FREE),
};

/** The texts of every element that is not left out; a list among them stands for its elements. */
const present = (elements: readonly Json[], reader: Reader): (readonly Alternative<string>[])[] =>
  elements.flatMap((element) => {
    const alternatives = reader.all(element);
    if (alternatives.length > 0 && alternatives.every(({ value }) => value === undefined)) return [];
    const [single, ...more] = alternatives;
    return more.length === 0 && isList(single?.value)
      ? present(single.value, reader)
      : [reader.textsGiven(element)];
  });

function elementAt(list: readonly Json[], index: string, reader: Reader): readonly Alternative<Value>[] {
  const holds = (sign: string) => list.findIndex((each) => typeof each === 'string' && each.includes(sign));
  if (!/^\d+$/.test(index)) return [...list.flatMap((each) => reader.all(each)), ...only(FREE)];
  const at = Number(index);
  // A part that can be anything may hold separators too, so that all behind it can be anything.
  if (holds(FREE) !== -1 && at >= holds(FREE)) return only(FREE);
  const element = list[at];
  if (element !== undefined) return reader.all(element);
  return only(holds(OWN) === -1 ? FREE : OWN);
}

function substituted(name: string, variables: Json, reader: Reader): readonly Alternative<string>[] {
  if (name.startsWith('!')) return only(`\${${name.slice(1)}}`);
  const variable = isDict(variables) ? variables[name.trim()] : undefined;
  if (variable !== undefined) return reader.textsGiven(variable);
  return reader.textsGiven(name.includes('.') ? { 'Fn::GetAtt': name.trim() } : { Ref: name.trim() });
}

/** The value under a key, or all values when the key is not known before the deploy. */
function under(value: Json, key: string): Json[] {
  if (!isDict(value)) return [];
  if (isOpen(key)) return Object.values(value);
  return Object.hasOwn(value, key) ? [value[key] as Json] : [];
}
