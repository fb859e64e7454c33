import { said } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

const GEOGRAPHY = '(?:us-gov|us|eu|apac|jp|au|ca|uk|sa|me|af|global)';
const PROVIDER =
  '(?:ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|nvidia|openai|qwen|stability|twelvelabs|writer)';
/** An inference profile: a geography, a provider and a model; or whatever an ARN says is one. */
const PROFILES = [
  `:(?:inference|guardrail)-profile/(${GEOGRAPHY}\\.[\\w.:-]+)`,
  `(?:^|[/:"'\\s])(${GEOGRAPHY}\\.${PROVIDER}\\.[a-z0-9][\\w.:-]*)`,
  `(?:^|[/:"'\\s])(${GEOGRAPHY}\\.guardrail\\.v[\\w:.]+)`,
].map((source) => new RegExp(source, 'i'));
/** The regions of the EEA a profile of the EU may send to. */
const EU_PROFILE = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'];
/** Every profile there is, or every one of a geography outside the EEA. */
const ANY_PROFILE = /:inference-profile\/(?:\*|(?:us|us-gov|apac|jp|au|ca|uk|sa|me|af|global)\.\*)/;

export const model: Rule = {
  id: 'model',
  forbids: 'an inference profile that may answer from a region that is not allowed',
  because: 'The prompt and the answer go to whichever region has room, and may be stored there.',
  source: TRANSFER,
  remedy: 'Call the model by its id, without a prefix, in the region of the stack.',
  *find(template) {
    const isAllowedInAll = EU_PROFILE.every((region) => template.allowed.has(region));
    const granted = template.allowing.flatMap((statement) => said(template, statement, 'Resource'));
    for (const { resource, path, text } of [...template.leaves, ...granted]) {
      const profile = PROFILES.map((pattern) => pattern.exec(text)?.[1]).find((each) => each !== undefined);
      const geography = profile?.split('.')[0]?.toLowerCase();
      if (profile === undefined || (geography === 'eu' && isAllowedInAll)) continue;
      yield { resource, path, says: `${profile} may answer from any region of «${geography}»` };
    }
    for (const { resource, path, text } of granted)
      if (ANY_PROFILE.test(text))
        yield { resource, path, says: `${text} allows profiles of every geography` };
  },
};
