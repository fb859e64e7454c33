import type { Rule } from '../rule.ts';
import { INSTRUCTION } from '../sources.ts';

export const thirdPartyType: Rule = {
  id: 'third-party-type',
  forbids: 'a resource type that is not of AWS',
  because: 'It is made by code of somebody else, in a system of somebody else.',
  source: INSTRUCTION,
  remedy:
    'Use a resource of AWS in the region, or make the provider a sub-processor with a place inside the perimeter, outside this template.',
  *find(template) {
    for (const resource of template.resources)
      if (!/^(AWS|Custom)::/.test(resource.type) && !resource.type.endsWith('::MODULE'))
        yield { resource, path: resource.path, says: `${resource.type} is made by a third party` };
  },
};
