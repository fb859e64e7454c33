import { describePlace } from '../places/place.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const arn: Rule = {
  id: 'arn',
  forbids: 'an ARN of a region that is not allowed, wherever a resource names one',
  because: 'What is named is used: called, sent to, read from.',
  source: TRANSFER,
  remedy: 'Name a resource of the region; refer to AWS::Region instead of a region.',
  *find(template) {
    for (const { resource, path, mentions } of template.leaves)
      for (const { as, place, text } of mentions)
        if (as === 'arn' && template.isOutside(place) && place.kind !== 'everywhere')
          yield { resource, path, says: `${text} is in ${describePlace(place)}` };
  },
};
