import { isName } from '../inert.ts';
import { describePlace, type Place, UNPROVEN } from '../places/place.ts';
import { regionWords } from '../regions.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';
import type { Leaf } from '../walk.ts';

export const region: Rule = {
  id: 'region',
  forbids: 'a region, a zone or an id of a region that is not allowed, as a setting of a resource',
  because:
    'A setting that is a region says where something is done: by a custom resource, a script, a function.',
  source: TRANSFER,
  remedy: 'Refer to AWS::Region, or leave it out.',
  *find(template) {
    for (const leaf of template.leaves) {
      const { resource, path } = leaf;
      for (const { place, text } of [...named(leaf), ...expressed(leaf)])
        if (template.isOutside(place)) yield { resource, path, says: `«${text}» is ${describePlace(place)}` };
    }
  },
};

type Named = { readonly place: Place; readonly text: string };

/** What the text names; in a name, a region alone is a word like any other. */
const named = ({ keys, mentions }: Leaf): readonly Named[] =>
  mentions.filter(
    ({ as }) => as !== 'arn' && as !== 'host' && !(as === 'region' && isName(keys.at(-1) ?? '')),
  );

/** A region that a state machine works out: the ones its expression names, or else nobody knows which. */
function expressed({ keys, text }: Leaf): readonly Named[] {
  if (!/regions?(\.\$)?$/i.test(keys.at(-1) ?? '') || !/^\s*(\$(?!\{)|\{%)/.test(text)) return [];
  const words = [...text.matchAll(regionWords())].map(([word]) => word);
  return words.length === 0
    ? [{ place: UNPROVEN, text }]
    : words.map((word) => ({ place: { kind: 'region', region: word.toLowerCase() }, text: word }));
}
