import { type Dict, isDict, type Json } from '../read/json.ts';
import type { Rule } from '../rule.ts';
import { ACCOUNTABILITY } from '../sources.ts';
import type { Hit, Template } from '../template.ts';

/** Types that a transform, or a module, replaces by others. */
const REPLACED = /^AWS::Serverless::|::MODULE$/;

export const unreadable: Rule = {
  id: 'unreadable',
  forbids: 'a transform, a macro, a module, or a function nobody here knows',
  because: 'What is deployed is then not what is written, and cannot be shown to stay.',
  source: ACCOUNTABILITY,
  remedy:
    'Write out what it makes, and check that; or check the template that CloudFormation shows after processing it.',
  *find(template) {
    const { source } = template;
    if (source.Transform !== undefined && source.Transform !== null)
      yield {
        path: '/Transform',
        says: `The template is rewritten at deploy by ${JSON.stringify(source.Transform)}`,
      };
    for (const section of ['Resources', 'Conditions', 'Mappings', 'Outputs', 'Parameters'])
      for (const key of Object.keys(isDict(source[section]) ? (source[section] as Dict) : {}))
        if (key.startsWith('Fn::'))
          yield {
            path: `/${section}/${key.replaceAll('/', '~1')}`,
            says: `${key} makes what is not written here`,
          };
    for (const resource of template.resources)
      if (REPLACED.test(resource.type))
        yield {
          resource,
          path: resource.path,
          says: `${resource.type} stands for resources that are not written here`,
        };
    yield* transforms(template);
    for (const name of template.unreadable)
      if (name !== 'Fn::Transform')
        yield { path: '', says: `${name}: a value in this template cannot be read` };
  },
};

/** `Fn::Transform` anywhere in a resource, alone or beside other properties. */
function* transforms(template: Template): Iterable<Hit> {
  for (const resource of template.resources)
    for (const path of pathsOf(resource.raw, resource.path))
      yield { resource, path, says: 'A part of it is written by a macro at deploy' };
}

function* pathsOf(value: Json, path: string): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value) as [string, Json][]) {
    if (key === 'Fn::Transform' || key.startsWith('Fn::ForEach')) yield `${path}/${key}`;
    else yield* pathsOf(inner, `${path}/${key.replaceAll('/', '~1')}`);
  }
}
