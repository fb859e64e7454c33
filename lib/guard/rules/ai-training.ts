import { isDict, type Json } from '../read/json.ts';
import type { Rule } from '../rule.ts';
import { INSTRUCTION } from '../sources.ts';

export const aiTraining: Rule = {
  id: 'ai-training',
  forbids: 'letting AWS keep what its AI services are given, to train them',
  because:
    'What is kept for training may be stored outside the region, and is used for a purpose of AWS’s own.',
  source: INSTRUCTION,
  remedy: 'Opt out for all services, by the default of the policy, and opt in for none.',
  *find(template) {
    for (const resource of template.ofType('AWS::Organizations::Policy'))
      if (template.texts(resource, 'Type').some(({ text }) => text === 'AISERVICES_OPT_OUT_POLICY'))
        for (const { path, value } of template.select(resource, 'Content'))
          if (optsIn(value))
            yield { resource, path, says: 'It opts in to the use of content by AI services' };
  },
};

const optsIn = (value: Json): boolean =>
  isDict(value) ? Object.values(value).some(optsIn) : typeof value === 'string' && /optIn/.test(value);
