import { hostsIn, isInside } from '../hosts.ts';
import { hostPlace } from '../places.ts';
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
  for (const each of SWITCHES)
    if (each.name.test(name) && (each.abroad.test(text) || text.includes(FREE))) return each.says;
  if (/^AWS_ENDPOINT_URL(_\w+)?$/.test(name) || /^(HTTPS?|ALL)_PROXY$/i.test(name))
    return pointed(template, text);
  if (/^(AWS_REGION|AWS_DEFAULT_REGION|CDK_DEFAULT_REGION)$/.test(name) && text.includes(FREE))
    return 'is decided only at deploy';
  return undefined;
}

/** Where an endpoint or a proxy is, unless it is at home. */
function pointed(template: Template, text: string): string | undefined {
  const [host = text.replace(/[:/].*$/, '')] = hostsIn(text);
  if (isInside(host)) return undefined;
  const refusal = template.refusal(hostPlace(host));
  if (refusal) return `points to ${refusal}`;
  const isHome = /\.(amazonaws\.com|amazonaws\.eu|api\.aws)$/.test(host) || /^\u{E000}/u.test(host);
  return isHome ? undefined : `points to ${host.replaceAll(FREE, '…')}, and nobody here knows where that is`;
}
