import fc from 'fast-check';
import type { Json } from '../../../lib/guard/read/json.ts';

/** A value of a template, and what it needs of the template's other sections. */
export type Hidden = {
  readonly value: Json;
  readonly sections: { readonly [section: string]: { readonly [name: string]: Json } };
};

const HOME = 'eu-central-1';

const plain = (value: Json): Hidden => ({ value, sections: {} });

/** Puts hidden parts together, with what all of them need. */
function together(
  parts: readonly Hidden[],
  put: (values: readonly Json[]) => Json,
  own: Hidden['sections'] = {},
): Hidden {
  const sections: Record<string, Record<string, Json>> = {};
  for (const each of [...parts.map((part) => part.sections), own])
    for (const [section, entries] of Object.entries(each))
      sections[section] = { ...sections[section], ...entries };
  return { value: put(parts.map(({ value }) => value)), sections };
}

let named = 0;
const nextName = (start: string): string => {
  named += 1;
  return `${start}${named}x`;
};

/** All the ways to say a text by intrinsic functions within functions, some of them together with something harmless. */
export const saying = (text: string, depth = 3): fc.Arbitrary<Hidden> => {
  if (depth === 0 || text.length < 2) return fc.constant(plain(text));
  const inner = (part: string) => saying(part, depth - 1);
  return fc.oneof(
    fc.constant(plain(text)),
    pieces(text).chain((parts) =>
      fc
        .tuple(...parts.map(inner))
        .map((hidden) => together(hidden, (values) => ({ 'Fn::Join': ['', values] }))),
    ),
    fc
      .constant(text.split('-'))
      .chain((parts) =>
        fc
          .tuple(...parts.map(inner))
          .map((hidden) => together(hidden, (values) => ({ 'Fn::Join': ['-', values] }))),
      ),
    pieces(text).chain(([first = '', ...rest]) =>
      inner(rest.join('')).map((hidden) =>
        together([hidden], ([value]) => ({ 'Fn::Sub': [`${first}\${rest}`, { rest: value as Json }] })),
      ),
    ),
    fc.tuple(inner(text), fc.nat(2)).map(([hidden, at]) =>
      together([hidden], ([value]) => {
        const list: Json[] = [HOME, HOME];
        list.splice(at, 0, value as Json);
        return { 'Fn::Select': [at, list] };
      }),
    ),
    // Every split has a separator of its own, which nothing inside it has.
    fc
      .constant('|')
      .map(nextName)
      .chain((separator) =>
        inner(`${HOME}${separator}${text}`).map((hidden) =>
          together([hidden], ([value]) => ({
            'Fn::Select': ['1', { 'Fn::Split': [separator, value as Json] }],
          })),
        ),
      ),
    fc.boolean().map((byRegion) => {
      const name = nextName('Map');
      const key = byRegion ? HOME : 'all';
      return together(
        [],
        () => ({ 'Fn::FindInMap': [name, byRegion ? { Ref: 'AWS::Region' } : 'all', 'place'] }),
        {
          Mappings: { [name]: { [key]: { place: text }, 'ap-south-1': { place: HOME } } },
        },
      );
    }),
    fc.tuple(inner(text), fc.boolean()).map(([hidden, yes]) => {
      const name = nextName('Condition');
      return together(
        [hidden],
        ([value]) => ({ 'Fn::If': [name, ...(yes ? [value as Json, HOME] : [HOME, value as Json])] }),
        {
          Parameters: { [`Of${name}`]: { Type: 'String' } },
          Conditions: { [name]: { 'Fn::Equals': [{ Ref: `Of${name}` }, 'yes'] } },
        },
      );
    }),
    fc.boolean().map((isDefault) => {
      const name = nextName('Parameter');
      const limits = isDefault ? { Default: text } : { Default: HOME, AllowedValues: [HOME, text] };
      return together([], () => ({ Ref: name }), { Parameters: { [name]: { Type: 'String', ...limits } } });
    }),
  );
};

/** A text cut in two or three. */
const pieces = (text: string): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 }), { minLength: 1, maxLength: 2 }).map((cuts) => {
    const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
    return at.slice(1).map((end, index) => text.slice(at[index], end));
  });

/** The same ways, but for those that leave something to the deploy: what they say is all they say. */
export const sayingOnly = (text: string): fc.Arbitrary<Hidden> =>
  saying(text).filter(({ sections }) => sections.Parameters === undefined);
