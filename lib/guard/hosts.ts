/**
 * Hosts outside AWS that functions are often told to send to, by the end of their name, and whether what is sent there
 * stays in the EEA by the provider's own word. The longest ending that fits counts.
 */
const KNOWN: Readonly<Record<string, 'eea' | 'third-country'>> = {
  'amplitude.com': 'third-country',
  'api.eu.amplitude.com': 'eea',
  'anthropic.com': 'third-country',
  'api.segment.io': 'third-country',
  'eu1.segmentapis.com': 'eea',
  'auth0.com': 'third-country',
  'eu.auth0.com': 'eea',
  'azure-api.net': 'third-country',
  'bugsnag.com': 'third-country',
  'coralogix.com': 'eea',
  'coralogix.us': 'third-country',
  'cx498.coralogix.com': 'third-country',
  'datadoghq.com': 'third-country',
  'datadoghq.eu': 'eea',
  'ddog-gov.com': 'third-country',
  'discord.com': 'third-country',
  'elastic-cloud.com': 'third-country',
  'events.pagerduty.com': 'third-country',
  'events.eu.pagerduty.com': 'eea',
  'facebook.com': 'third-country',
  'fastly.net': 'third-country',
  'firebaseio.com': 'third-country',
  'fullstory.com': 'third-country',
  'google-analytics.com': 'third-country',
  'googleapis.com': 'third-country',
  'grafana.net': 'third-country',
  'honeycomb.io': 'third-country',
  'api.eu1.honeycomb.io': 'eea',
  'hotjar.com': 'third-country',
  'intercom.io': 'third-country',
  'launchdarkly.com': 'third-country',
  'lightstep.com': 'third-country',
  'logdna.com': 'third-country',
  'loggly.com': 'third-country',
  'logtail.com': 'third-country',
  'lumigo-tracer-edge.golumigo.com': 'third-country',
  'mailgun.net': 'third-country',
  'api.eu.mailgun.net': 'eea',
  'mixpanel.com': 'third-country',
  'api-eu.mixpanel.com': 'eea',
  'newrelic.com': 'third-country',
  'eu01.nr-data.net': 'eea',
  'eu.newrelic.com': 'eea',
  'nr-data.net': 'third-country',
  'okta.com': 'third-country',
  'openai.azure.com': 'third-country',
  'openai.com': 'third-country',
  'eu.api.openai.com': 'eea',
  'opsgenie.com': 'third-country',
  'api.eu.opsgenie.com': 'eea',
  'papertrailapp.com': 'third-country',
  'posthog.com': 'third-country',
  'eu.i.posthog.com': 'eea',
  'eu.posthog.com': 'eea',
  'pinecone.io': 'third-country',
  'pusher.com': 'third-country',
  'rollbar.com': 'third-country',
  'salesforce.com': 'third-country',
  'segment.com': 'third-country',
  'segment.io': 'third-country',
  'sendgrid.com': 'third-country',
  'api.eu.sendgrid.com': 'eea',
  'sentry.io': 'third-country',
  'ingest.de.sentry.io': 'eea',
  'de.sentry.io': 'eea',
  'signalfx.com': 'third-country',
  'eu0.signalfx.com': 'eea',
  'slack.com': 'third-country',
  'snowflakecomputing.com': 'third-country',
  'eu-central-1.snowflakecomputing.com': 'eea',
  'splunkcloud.com': 'third-country',
  'stripe.com': 'third-country',
  'sumologic.com': 'third-country',
  'de.sumologic.com': 'eea',
  'eu.sumologic.com': 'eea',
  'twilio.com': 'third-country',
  'windows.net': 'third-country',
  'zapier.com': 'third-country',
};

/** Where a host is by the longest known ending of its name; undefined for a host nobody here knows. */
export function knownHost(host: string): 'eea' | 'third-country' | undefined {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const ending = labels.slice(from).join('.');
    if (Object.hasOwn(KNOWN, ending)) return KNOWN[ending];
  }
  return undefined;
}

/** The machine itself, link-local agents, and addresses and names that exist in a private network only. */
const PRIVATE_ADDRESS =
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?|169\.254\.(169\.254|170\.\d{1,2})|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})$/;
const PRIVATE_NAME = /^[^.]+$|\.(local|internal|localdomain|svc)$/;

export const isPrivate = (host: string): boolean => PRIVATE_ADDRESS.test(host) || PRIVATE_NAME.test(host);

/** The hosts of the addresses in a text, each with a scheme before it. */
export const hostsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/(?:[^@/\s"']*@)?(\[[0-9a-f:.]+\]|[^\s/:"'?#,;]+)/gi)].map(
    ([, host = '']) => host,
  );

/** The hosts of a setting: those of its addresses, or the one that it is, with or without a port. */
export function hostsOfSetting(text: string): readonly string[] {
  const hosts = hostsIn(text);
  if (hosts.length > 0) return hosts;
  const alone = /^([\w.-]+\.[a-z]{2,})\.?(?::\d+)?$/i.exec(text.trim())?.[1];
  return alone === undefined ? [] : [alone];
}
