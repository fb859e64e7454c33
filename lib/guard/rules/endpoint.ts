import { describePlace } from '../places/place.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const endpoint: Rule = {
  id: 'endpoint',
  forbids: 'a host of a region that is not allowed, or of none',
  because: 'Who is told of a host sends to it.',
  source: TRANSFER,
  remedy: 'Name the endpoint of the region.',
  *find(template) {
    for (const { resource, path, mentions } of template.leaves)
      for (const { as, place, text } of mentions)
        if (as === 'host' && template.isOutside(place))
          yield { resource, path, says: `${text} is in ${describePlace(place)}` };
  },
};
