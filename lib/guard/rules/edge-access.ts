import { said } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

/** Services that act from everywhere. */
const EDGES =
  /^(cloudfront|edgelambda|globalaccelerator|logger\.cloudfront|delivery\.cloudfront|chatbot|management\.chatbot|drt\.shield|replicator\.lambda)\.amazonaws\.com$/i;

export const edgeAccess: Rule = {
  id: 'edge-access',
  forbids: 'a policy that lets a service of the edges in',
  because: 'What the service reads here, it shows there.',
  source: TRANSFER,
  remedy: 'Let no service in that is not of the region.',
  *find(template) {
    for (const statement of template.allowing)
      for (const { resource, path, text } of said(template, statement, 'Principal'))
        if (EDGES.test(text)) yield { resource, path, says: `It lets ${text} in, which is everywhere` };
    for (const resource of template.ofType('AWS::Lambda::Permission'))
      for (const { path, text } of template.texts(resource, 'Principal'))
        if (EDGES.test(text)) yield { resource, path, says: `It lets ${text} call the function` };
  },
};
