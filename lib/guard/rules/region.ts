import { isName } from '../inert.ts';
import { describePlace } from '../places.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const region: Rule = {
  id: 'region',
  forbids: 'a region, a zone or an id of a region that is not allowed, as a setting of a resource',
  because:
    'A setting that is a region says where something is done: by a custom resource, a script, a function.',
  source: TRANSFER,
  remedy: 'Refer to AWS::Region, or leave it out.',
  *find(template) {
    for (const { resource, path, keys, mentions } of template.leaves)
      for (const { as, place, text } of mentions)
        if (
          as !== 'arn' &&
          as !== 'host' &&
          template.isOutside(place) &&
          !(as === 'region' && isName(keys.at(-1) ?? ''))
        )
          yield { resource, path, says: `«${text}» is ${describePlace(place)}` };
  },
};
