import { describePlace } from '../places/place.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

export const stackAbroad: Rule = {
  id: 'stack-abroad',
  forbids: 'a stack in a region that is not allowed',
  because: 'All that the stack makes is there: support stacks of pipelines and of edge functions too.',
  source: TRANSFER,
  remedy: 'Deploy the stack to an allowed region; if it is in the EEA and you want it, name it with --allow.',
  *find({ region, allowed }) {
    if (region !== undefined && !allowed.has(region))
      yield { path: '', says: `The stack is deployed to ${describePlace({ kind: 'region', region })}` };
  },
};
