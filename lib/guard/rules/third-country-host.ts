import { hostsIn, hostsOfSetting, knownHost } from '../hosts.ts';
import type { Rule } from '../rule.ts';
import { INSTRUCTION } from '../sources.ts';
import { isVariable } from '../variables.ts';
import type { Leaf } from '../walk.ts';

export const thirdCountryHost: Rule = {
  id: 'third-country-host',
  forbids: 'a host of a provider that keeps what it gets in a third country',
  because: 'Who is told of a host sends to it: errors, messages, prompts, payments, letters.',
  source: INSTRUCTION,
  remedy: 'Leave the provider out, or name its site in the EU and register it as a sub-processor.',
  *find(template) {
    for (const leaf of template.leaves) {
      const host = hostsNamed(leaf).find((each) => knownHost(each) === 'third-country');
      if (host === undefined || isSource(leaf.keys)) continue;
      const { resource, path } = leaf;
      yield { resource, path, says: `${leaf.keys.at(-1)} names ${host}, which is in a third country` };
    }
  },
};

/** A host without a scheme is one only where a setting is one. */
const hostsNamed = ({ keys, text }: Leaf): readonly string[] => {
  const name = keys.at(-1) ?? '';
  return isVariable(name) || /(host|endpoint|url|uri|site|server)$/i.test(name)
    ? hostsOfSetting(text)
    : hostsIn(text);
};

/** Where code, images and packages come from: nothing of ours goes there. */
const isSource = (keys: readonly string[]): boolean =>
  keys.some((key) =>
    /^(Source|Image|Repository|RepositoryUrl|CodeUri|SourceCode|UserData|BuildSpec)$/i.test(key),
  );
