import { destinationRefusal } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { SECURITY } from '../sources.ts';

export const multiRegionKey: Rule = {
  id: 'multi-region-key',
  forbids: 'a key that is, or can be, in several regions',
  because: 'A multi-region key can be copied out by one call later, and what it sealed can be opened there.',
  source: SECURITY,
  remedy: 'Make the key of one region: leave MultiRegion out, and have no replica of a key.',
  *find(template) {
    for (const resource of template.ofType('AWS::KMS::Key')) {
      const node = template.mayBeTrue(resource, 'MultiRegion');
      if (node) yield { resource, path: node.path, says: 'The key is a multi-region key, or may become one' };
    }
    for (const resource of template.ofType('AWS::KMS::ReplicaKey')) {
      const originals = template.texts(resource, 'PrimaryKeyArn');
      if (originals.length === 0)
        yield { resource, path: resource.path, says: 'The key is a copy of one nobody here knows' };
      for (const { path, text } of originals) {
        const refusal = destinationRefusal(template, text);
        if (refusal) yield { resource, path, says: `The key is a copy of one in ${refusal}` };
      }
    }
  },
};
