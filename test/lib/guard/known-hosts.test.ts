import { describe, expect, it } from '@jest/globals';
import { rulesIn, variable } from './placed.ts';

/** Hosts of providers that keep what they get in a third country. */
const THIRD_COUNTRIES = [
  'api2.amplitude.com api.anthropic.com api.segment.io ours.azure-api.net notify.bugsnag.com ingress.coralogix.us',
  'ingress.cx498.coralogix.com http-intake.logs.datadoghq.com http-intake.logs.ddog-gov.com discord.com',
  'ours.es.us.elastic-cloud.com events.pagerduty.com graph.facebook.com ours.global.ssl.fastly.net ours.firebaseio.com',
  'rs.fullstory.com www.google-analytics.com storage.googleapis.com logs-prod-006.grafana.net api.honeycomb.io',
  'in.hotjar.com api.intercom.io events.launchdarkly.com ingest.lightstep.com logs.logdna.com logs-01.loggly.com',
  'in.logtail.com lumigo-tracer-edge.golumigo.com api.mailgun.net api.mixpanel.com log-api.newrelic.com',
  'otlp.nr-data.net ours.openai.azure.com api.openai.com api.opsgenie.com logs.papertrailapp.com app.posthog.com',
  'api.pusher.com api.rollbar.com ours.my.salesforce.com api.segment.com cdn.segment.io api.sendgrid.com',
  'o1.ingest.sentry.io o1.ingest.us.sentry.io ingest.us1.signalfx.com hooks.slack.com ours.snowflakecomputing.com',
  'http-inputs-ours.splunkcloud.com api.stripe.com endpoint1.collection.sumologic.com api.twilio.com',
  'ours.blob.core.windows.net hooks.zapier.com ours.auth0.com ours.okta.com ours.svc.pinecone.io API.OpenAI.com',
  'api.openai.com.',
].flatMap((line) => line.split(' '));

/** Hosts of providers that say that what is sent there stays in the EEA, most of them beside one that does not. */
const EEA = [
  'api.eu.amplitude.com events.eu1.segmentapis.com ours.eu.auth0.com http-intake.logs.datadoghq.eu',
  'events.eu.pagerduty.com api.eu1.honeycomb.io api.eu.mailgun.net api-eu.mixpanel.com otlp.eu01.nr-data.net',
  'log-api.eu.newrelic.com api.eu.opsgenie.com eu.i.posthog.com eu.posthog.com api.eu.sendgrid.com',
  'o1.ingest.de.sentry.io de.sentry.io ingest.eu0.signalfx.com ours.eu-central-1.snowflakecomputing.com',
  'endpoint1.collection.de.sumologic.com endpoint1.collection.eu.sumologic.com ingress.eu2.coralogix.com',
].flatMap((line) => line.split(' '));

describe('a host of a provider', () => {
  it.each(THIRD_COUNTRIES)('%s is in a third country', (host) => {
    expect(rulesIn(variable('PARTNER_URL', `https://${host}/v1`))).toEqual(['third-country-host']);
    expect(rulesIn(variable('OTEL_EXPORTER_OTLP_ENDPOINT', `https://${host}/v1`))).toEqual(['telemetry']);
  });

  it.each(EEA)('%s is in the EEA', (host) => {
    expect(rulesIn(variable('PARTNER_URL', `https://${host}/v1`))).toEqual([]);
    expect(rulesIn(variable('OTEL_EXPORTER_OTLP_ENDPOINT', `https://${host}/v1`))).toEqual([]);
  });

  it.each(['telemetry.example.com', 'notopenai.com', 'openai.com.example.dk', 'com'])(
    'nobody here knows %s: nothing is sent to it by itself, and no telemetry may be',
    (host) => {
      expect(rulesIn(variable('PARTNER_URL', `https://${host}/v1`))).toEqual([]);
    },
  );
});

/** How an address is written, and whether it names a provider in a third country. */
const WRITTEN: readonly (readonly [string, string, readonly string[]])[] = [
  ['PARTNER_URL', 'https://api.openai.com', ['third-country-host']],
  ['PARTNER_URL', 'HTTPS://user:secret@api.openai.com:443/v1?q', ['third-country-host']],
  ['PARTNER_URL', 'wss://api.openai.com#x', ['third-country-host']],
  ['PARTNER_URL', 'x-1+y.z://api.openai.com?x', ['third-country-host']],
  ['PARTNER_URL', '"https://api.openai.com"; x', ['third-country-host']],
  ['PARTNER_URL', "'https://api.openai.com;x'", ['third-country-host']],
  ['PARTNER_URL', 'https://ours.example.dk/@api.openai.com', []],
  ['PARTNER_URL', 'https://ours.example.dk,https://api.openai.com', ['third-country-host']],
  ['PARTNER_URL', 'https://ours.example.dk/?to=api.openai.com', []],
  ['PARTNER_HOST', 'api.openai.com', ['third-country-host']],
  ['PARTNER_HOST', ' api.openai.com:443 ', ['third-country-host']],
  ['PARTNER_HOST', 'api.openai.com.', ['third-country-host']],
  ['PARTNER', 'api.openai.com', ['third-country-host']],
  ['PARTNER_HOST', 'call api.openai.com', []],
  ['PARTNER_HOST', 'api.openai.com is called', []],
  ['partner', 'api.openai.com', []],
  ['partner', 'https://api.openai.com', ['third-country-host']],
  ['partnerHost', 'api.openai.com', ['third-country-host']],
  ['partnerEndpoint', 'api.openai.com', ['third-country-host']],
  ['partnerUrl', 'api.openai.com', ['third-country-host']],
  ['partnerUri', 'api.openai.com', ['third-country-host']],
  ['partnerSite', 'api.openai.com', ['third-country-host']],
  ['partnerServer', 'api.openai.com', ['third-country-host']],
  ['P2_S3', 'api.openai.com', ['third-country-host']],
  ['OK', 'api.openai.com', []],
  // Code and images come from there; nothing of ours goes there.
  ['Source', 'https://github.com.windows.net/x', []],
  ['Image', 'https://ours.blob.core.windows.net/x', []],
  ['Repository', 'https://ours.blob.core.windows.net/x', []],
  ['RepositoryUrl', 'https://ours.blob.core.windows.net/x', []],
  ['CodeUri', 'https://ours.blob.core.windows.net/x', []],
  ['SourceCode', 'https://ours.blob.core.windows.net/x', []],
  ['UserData', 'https://ours.blob.core.windows.net/x', []],
  ['BuildSpec', 'https://ours.blob.core.windows.net/x', []],
  ['buildspec', 'https://ours.blob.core.windows.net/x', []],
  ['ImageStore', 'https://ours.blob.core.windows.net/x', ['third-country-host']],
];

describe('an address', () => {
  it.each(WRITTEN)('%s=%s', (name, value, rules) => {
    expect(rulesIn(variable(name, value))).toEqual(rules);
  });
});
