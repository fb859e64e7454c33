import { placeOf } from '../places/place.ts';
import { type Dict, isDict, type Json } from '../read/json.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';
import type { Hit, Template } from '../template.ts';

export const stackOutputAbroad: Rule = {
  id: 'stack-output-abroad',
  forbids: 'a value that is read from, or written for, a stack in another region',
  because: 'A reference across regions means that a part of the system is there, and copies values there.',
  source: TRANSFER,
  remedy: 'Keep both stacks in one region.',
  *find(template) {
    for (const resource of template.resources)
      for (const { path, argument } of callsOf(resource.raw, resource.path)) {
        const regions = argument.Region === undefined ? [] : template.evaluator.texts(argument.Region);
        for (const region of regions) {
          const refusal = template.refusal(placeOf(region));
          if (refusal) yield { resource, path, says: `It reads an output of a stack in ${refusal}` };
        }
      }
    yield* exports(template);
  },
};

/** The CDK's own way of carrying values between regions. */
function* exports(template: Template): Iterable<Hit> {
  for (const resource of template.ofType(/^Custom::CrossRegionExport(Writer|Reader)$/))
    for (const { path, text } of [
      ...template.texts(resource, 'WriterProps.region'),
      ...template.texts(resource, 'ReaderProps.region'),
    ]) {
      const refusal = template.refusal(placeOf(text));
      if (refusal) yield { resource, path, says: `It carries values to or from ${refusal}` };
    }
}

function* callsOf(value: Json, path: string): Iterable<{ path: string; argument: Dict }> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value) as [string, Json][])
    if (key === 'Fn::GetStackOutput' && isDict(inner)) yield { path: `${path}/${key}`, argument: inner };
    else yield* callsOf(inner, `${path}/${key.replaceAll('/', '~1')}`);
}
