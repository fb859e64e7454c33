import { hostsOfSetting } from '../hosts.ts';
import { hostRefusal } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { INSTRUCTION } from '../sources.ts';
import type { Hit, Template } from '../template.ts';
import { environments } from '../variables.ts';

/** Settings that send traces, logs and errors to whom they name. */
const SENDS =
  /^(OTEL_EXPORTER_\w*ENDPOINT|SENTRY_DSN|\w*(LOG|TRACE|TELEMETRY|APM|COLLECTOR)\w*_(URL|ENDPOINT|HOST)|DT_CONNECTION_BASE_URL|ELASTIC_APM_SERVER_URL|SPLUNK_\w*(ENDPOINT|URL))$/;

/** Agents that send to the United States unless they are told another site. */
const DEFAULTS: readonly { readonly key: RegExp; readonly site: RegExp; readonly who: string }[] = [
  {
    key: /^DD_(API_KEY(_SECRET_ARN|_SSM_NAME)?|KMS_API_KEY)$/,
    site: /^DD_(SITE|URL|DD_URL)$/,
    who: 'Datadog',
  },
  {
    key: /^NEW_RELIC_LICENSE_KEY(_SECRET)?$/,
    site: /^NEW_RELIC_(HOST|TELEMETRY_ENDPOINT|LOG_ENDPOINT)$/,
    who: 'New Relic',
  },
  {
    key: /^HONEYCOMB_API_KEY$|^LIBHONEY_API_KEY$/,
    site: /^(HONEYCOMB_API_ENDPOINT|HONEYCOMB_API_HOST|LIBHONEY_API_HOST)$/,
    who: 'Honeycomb',
  },
  { key: /^LUMIGO_TRACER_TOKEN$/, site: /^LUMIGO_TRACER_HOST$/, who: 'Lumigo' },
  { key: /^OPENAI_API_KEY$/, site: /^OPENAI_(BASE_URL|API_BASE)$/, who: 'OpenAI' },
  { key: /^ANTHROPIC_API_KEY$/, site: /^ANTHROPIC_BASE_URL$/, who: 'Anthropic' },
];

export const telemetry: Rule = {
  id: 'telemetry',
  forbids: 'traces, logs or errors sent to a host that is not known to keep them in the EEA',
  because: 'What a function logs, and above all what it fails on, is made of what it works with.',
  source: INSTRUCTION,
  remedy:
    "Log to CloudWatch in the region, or name the provider's site in the EU and register it as a sub-processor.",
  *find(template) {
    for (const { resource, path, keys, text } of template.leaves) {
      const name = keys.at(-1) ?? '';
      if (!SENDS.test(name)) continue;
      for (const host of hostsOfSetting(text)) {
        const refusal = hostRefusal(template, host);
        if (refusal) yield { resource, path, says: `${name} sends to ${refusal}` };
      }
    }
    yield* defaults(template);
  },
};

function* defaults(template: Template): Iterable<Hit> {
  for (const { resource, path, names } of environments(template))
    for (const { key, site, who } of DEFAULTS) {
      const sender = names.find((name) => key.test(name));
      if (sender && !names.some((name) => site.test(name)))
        yield { resource, path, says: `${sender} without a site: ${who} then sends to the United States` };
    }
}
