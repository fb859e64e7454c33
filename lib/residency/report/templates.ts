import { createHash } from 'node:crypto';
import { type Part, readParts } from '../../guard/assembly.ts';
import { type Dict, isDict, type Json } from '../../guard/read/json.ts';

/** A resource of a template. */
export type Resource = {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Dict;
};

/** A template, as far as the report reads it. */
export type StackTemplate = {
  readonly name: string;
  readonly region: string;
  readonly resources: readonly Resource[];
  readonly parameters: readonly string[];
  /** What the hash is made of. */
  readonly content: Json;
};

/** The templates of a folder that was synthesized; throws for one whose stack or region is not known. */
export const templatesIn = (assembly: string): StackTemplate[] =>
  readParts(assembly)
    .map(templateOf)
    .sort((one, other) => (one.name < other.name ? -1 : 1));

/** One template; throws when its stack or its region is not known. */
export function templateOf({ file, source, region, stackName }: Part): StackTemplate {
  if (region === undefined || stackName === undefined)
    throw new Error(`${file}: it is not known in which region it is deployed`);
  const resources = Object.entries(dictAt(source, 'Resources')).map(([logicalId, resource]) => ({
    stack: stackName,
    logicalId,
    type: isDict(resource) ? String(resource.Type) : 'nothing',
    properties: dictAt(resource, 'Properties'),
  }));
  return {
    name: stackName,
    region,
    resources,
    parameters: Object.keys(dictAt(source, 'Parameters')),
    content: { stackName, region, template: withoutCode(source) },
  };
}

/** What is no part of what is deployed, or is the code's: it is known by a hash of its own. */
const LEFT_OUT = ['Metadata', 'S3Key'];

const withoutCode = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withoutCode);
  if (!isDict(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.includes(key))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, withoutCode(inner as Json)]),
  );
};

/** SHA-256 of templates in hex: the same for the same resources, whatever code the functions have. */
export const hashOf = (templates: readonly StackTemplate[]): string =>
  createHash('sha256')
    .update(JSON.stringify(templates.map(({ content }) => content)))
    .digest('hex');

/** A value within a value that is an object; an empty one where there is none. */
export function dictAt(value: Json | undefined, ...keys: readonly string[]): Dict {
  let at: Json | undefined = value;
  for (const key of keys) at = isDict(at) ? at[key] : undefined;
  return isDict(at) ? at : {};
}

/** A list within a value; a single value is a list of one, and nothing is an empty one. */
export function listAt(value: Json | undefined, key: string): readonly Json[] {
  const found = isDict(value) ? value[key] : undefined;
  if (found === undefined || found === null) return [];
  return Array.isArray(found) ? found : [found];
}

/** The name of a resource: its logical id without the hash that the CDK adds. */
export const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** True when a value refers to a resource, by Ref, Fn::GetAtt or the name of an export. */
export const refersTo = (value: Json | undefined, { logicalId }: Resource): boolean =>
  value !== undefined && JSON.stringify(value).includes(logicalId);
