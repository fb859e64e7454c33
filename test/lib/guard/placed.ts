import type { Json } from '../../../lib/guard/read/json.ts';
import { type CheckOptions, checked } from './checked.ts';

/** A template with one resource, in which a value is at a path of properties: `Replicas.*.Region`, where `*` is a list of one. */
export const placed = (type: string, path: string, value: Json): { readonly [section: string]: Json } => ({
  Parameters: { Anything: { Type: 'String' } },
  Resources: { It: { Type: type, Properties: within(path.split('.'), value) } },
});

const within = ([segment, ...rest]: readonly string[], value: Json): Json => {
  if (segment === undefined || segment === '') return value;
  const inner = within(rest, value);
  return segment === '*' ? [inner] : { [segment]: inner };
};

/** A template with one function, and one variable in its environment. */
export const variable = (name: string, value: Json): { readonly [section: string]: Json } =>
  placed('AWS::Lambda::Function', `Environment.Variables.${name}`, value);

/** A template with one statement, in a policy of a role. */
export const statement = (body: { readonly [element: string]: Json }, type = 'AWS::IAM::ManagedPolicy') =>
  placed(type, 'PolicyDocument.Statement.*', { Effect: 'Allow', ...body });

/** The rules that find something in a template, each once, in alphabetical order. */
export const rulesIn = (template: Json, options?: CheckOptions): string[] =>
  [...new Set(checked(template, options).map(({ rule }) => rule))].toSorted();

/** A value that nobody knows before the deploy. */
export const ANYTHING: Json = { Ref: 'Anything' };
