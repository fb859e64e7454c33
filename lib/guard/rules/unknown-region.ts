import type { Rule } from '../rule.ts';
import { ACCOUNTABILITY } from '../sources.ts';

export const unknownRegion: Rule = {
  id: 'unknown-region',
  forbids: 'a stack that does not say which region it is deployed to',
  because: 'What is deployed by whoever happens to be signed in somewhere is somewhere.',
  source: ACCOUNTABILITY,
  remedy:
    "Give the stack its environment, env: { region: 'eu-central-1' }, or name the region with --region.",
  *find({ region }) {
    if (region === undefined) yield { path: '', says: 'Nobody says which region this stack is deployed to' };
  },
};
