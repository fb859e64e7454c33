import { isDict, isList } from './read/json.ts';
import type { Resource } from './resource.ts';
import type { Template } from './template.ts';

/** True for the name of an environment variable, as they are written by custom. */
export const isVariable = (name: string): boolean => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^[A-Z]{3,}$/.test(name);

/** Properties that hold the environment of what runs, by type. */
const HOLDERS = [
  'Environment.Variables',
  'Environment.EnvironmentVariables',
  'ContainerDefinitions.*.Environment',
  'ContainerProperties.Environment',
  'EnvironmentVariables',
  'Environment',
  'SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables',
];

/** The names of the variables and secrets of everything that runs in the template. */
export function* environments(
  template: Template,
): Iterable<{ resource: Resource; path: string; names: string[] }> {
  for (const resource of template.resources)
    for (const holder of HOLDERS)
      for (const { path, value } of template.select(resource, holder)) {
        const names = isList(value)
          ? value.flatMap((pair) =>
              isDict(pair) && pair.Name !== undefined ? template.evaluator.texts(pair.Name) : [],
            )
          : isDict(value)
            ? Object.keys(value)
            : [];
        if (names.length > 0) yield { resource, path, names };
      }
}
