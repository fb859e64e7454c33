import { hostsIn } from '../hosts.ts';
import { hostRefusal } from '../looks.ts';
import { FREE } from '../read/json.ts';
import type { Rule } from '../rule.ts';
import { SECURITY } from '../sources.ts';
import type { Template } from '../template.ts';

export const environment: Rule = {
  id: 'environment',
  forbids: 'a setting that points the AWS SDK, or all traffic, to somewhere else',
  because: 'The SDK follows its environment without a word: the region in the code then says nothing.',
  source: SECURITY,
  remedy: 'Leave the variable out; the functions pin region and endpoint themselves.',
  *find(template) {
    for (const { resource, path, keys, text } of template.leaves) {
      const refusal = refusalOf(template, keys.at(-1) ?? '', text);
      if (refusal) yield { resource, path, says: `${keys.at(-1)} ${refusal}` };
    }
  },
};

/** Switches of the SDK, and the value with which they let requests leave the region. */
const SWITCHES: readonly { readonly name: RegExp; readonly abroad: RegExp; readonly says: string }[] = [
  {
    name: /^AWS_S3_USE_ARN_REGION$/,
    abroad: /^true$/i,
    says: 'lets the ARN of an access point choose the region',
  },
  {
    name: /^AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS$/,
    abroad: /^false$/i,
    says: 'lets multi-region access points choose the region',
  },
  {
    name: /^AWS_(STS_REGIONAL_ENDPOINTS|S3_US_EAST_1_REGIONAL_ENDPOINT)$/,
    abroad: /^legacy$/i,
    says: 'sends to the global endpoint in us-east-1',
  },
];

function refusalOf(template: Template, name: string, text: string): string | undefined {
  const abroad = SWITCHES.find(
    (each) => each.name.test(name) && (each.abroad.test(text) || text.includes(FREE)),
  );
  if (abroad) return abroad.says;
  if (/^(AWS|CDK)_(DEFAULT_)?REGION$/.test(name) && text.includes(FREE)) return 'is decided only at deploy';
  if (!POINTS.test(name)) return undefined;
  const [host = text.replace(/[:/].*$/, '')] = hostsIn(text);
  const refusal = hostRefusal(template, host);
  return refusal && `points to ${refusal}`;
}

/** Where the SDK, or everything, sends instead of where it would. */
const POINTS = /^(AWS_ENDPOINT_URL(_\w+)?|(HTTPS?|ALL)_PROXY)$/i;
