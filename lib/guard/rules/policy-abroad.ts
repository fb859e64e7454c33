import { mentionsIn } from '../places/mentions.ts';
import { describePlace } from '../places/place.ts';
import { compared, isBounded, isPositive, meansAllowed, said } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { SECURITY } from '../sources.ts';
import type { Hit, Template } from '../template.ts';
import type { Statement } from '../walk.ts';

export const policyAbroad: Rule = {
  id: 'policy-abroad',
  forbids: 'a policy that allows something in a region that is not allowed',
  because: 'What is allowed is only a call away.',
  source: SECURITY,
  remedy: 'Name resources of the region, or leave the statement out. To forbid other regions, say Deny.',
  *find(template) {
    for (const statement of template.allowing) {
      yield* regions(template, statement);
      if (isBounded(template, statement)) continue;
      const texts = [
        ...said(template, statement, 'Resource'),
        ...said(template, statement, 'Principal'),
        ...compared(template, statement).filter(
          (each) => isPositive(each) && each.key !== 'aws:requestedregion',
        ),
      ];
      for (const { resource, path, text } of texts)
        for (const { place, text: named } of mentionsIn(text))
          if (template.isOutside(place) && place.kind !== 'everywhere')
            yield { resource, path, says: `It allows ${named}, which is in ${describePlace(place)}` };
    }
  },
};

/** The region a call may be made to, said by a condition. */
function* regions(template: Template, statement: Statement): Iterable<Hit> {
  for (const each of compared(template, statement))
    if (each.key === 'aws:requestedregion' && isPositive(each) && !meansAllowed(template, each.text))
      yield { resource: each.resource, path: each.path, says: `It allows calls to ${each.text}` };
}
