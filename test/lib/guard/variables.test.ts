import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../lib/guard/read/json.ts';
import { ANYTHING, placed, rulesIn, variable } from './placed.ts';

/** Variables with a value that lets something leave, and one that does not. */
const SETTINGS: readonly (readonly [string, string, Json, Json])[] = [
  ['environment', 'AWS_S3_USE_ARN_REGION', 'true', 'false'],
  ['environment', 'AWS_S3_USE_ARN_REGION', 'TRUE', 'truest'],
  ['environment', 'AWS_S3_USE_ARN_REGION', ANYTHING, 'untrue'],
  ['environment', 'AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS', 'false', 'true'],
  ['environment', 'AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS', 'False', 'falser'],
  ['environment', 'AWS_STS_REGIONAL_ENDPOINTS', 'legacy', 'regional'],
  ['environment', 'AWS_STS_REGIONAL_ENDPOINTS', 'LEGACY', 'no-legacy'],
  ['environment', 'AWS_S3_US_EAST_1_REGIONAL_ENDPOINT', 'legacy', 'regional'],
  ['environment', 'AWS_REGION', ANYTHING, { Ref: 'AWS::Region' }],
  ['environment', 'AWS_DEFAULT_REGION', ANYTHING, 'eu-central-1'],
  ['environment', 'CDK_DEFAULT_REGION', ANYTHING, 'eu-central-1'],
  ['region', 'AWS_REGION', 'us-east-1', 'eu-central-1'],
  ['environment', 'AWS_ENDPOINT_URL', 'https://aws.example.com', 'https://sqs.eu-central-1.amazonaws.com'],
  ['environment', 'AWS_ENDPOINT_URL_SQS', 'https://aws.example.com', 'http://localhost:4566'],
  [
    'environment',
    'AWS_ENDPOINT_URL',
    { 'Fn::Sub': `https://\${Anything}.example.com` },
    'http://localhost:4566',
  ],
  ['environment', 'HTTP_PROXY', 'http://proxy.example.com:3128', 'http://proxy:3128'],
  ['environment', 'HTTPS_PROXY', 'proxy.example.com:3128', 'http://10.0.3.7:3128'],
  ['environment', 'ALL_PROXY', 'proxy.example.com/x', 'http://proxy.ours.internal:3128'],
  ['environment', 'ALL_PROXY', '8.8.8.8:3128', '10.0.3.7:3128'],
  ['environment', 'ALL_PROXY', '8.8.8.8/x', '10.0.3.7/x'],
  ['environment', 'https_proxy', 'http://proxy.example.com', 'http://proxy.ours.local'],
  ['environment', 'HTTPS_PROXY', 'http://proxy.us-east-1.example.com', 'http://proxy.svc'],
  ['telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'https://otel.example.com', 'http://localhost:4318'],
  ['telemetry', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'https://otel.example.com', 'http://127.0.0.1:4318'],
  ['telemetry', 'OTEL_EXPORTER_ENDPOINT', 'otel.example.com:4317', 'https://xray.eu-central-1.amazonaws.com'],
  ['telemetry', 'SENTRY_DSN', 'https://k@sentry.example.com/1', 'https://k@o1.ingest.de.sentry.io/1'],
  ['telemetry', 'APP_LOG_URL', 'https://logs.example.com', 'https://logs.eu-central-1.amazonaws.com'],
  ['telemetry', 'LOG_DRAIN_HOST', 'logs.example.com', 'logs.ours.internal'],
  ['telemetry', 'TRACE_ENDPOINT', 'https://t.example.com', 'http://169.254.169.254'],
  ['telemetry', 'OUR_TELEMETRY_SINK_URL', 'https://t.example.com', 'http://[::1]:4318'],
  ['telemetry', 'APM_HOST', 'apm.example.com', 'apm.localdomain'],
  ['telemetry', 'MY_COLLECTOR_ENDPOINT', 'https://c.example.com', 'http://172.16.0.9'],
  ['telemetry', 'DT_CONNECTION_BASE_URL', 'https://x.live.dynatrace.com', 'http://192.168.1.9'],
  ['telemetry', 'ELASTIC_APM_SERVER_URL', 'https://apm.example.com', 'http://172.31.255.9'],
  ['telemetry', 'SPLUNK_HEC_ENDPOINT', 'https://splunk.example.com', 'http://splunk'],
  ['telemetry', 'SPLUNK_HEC_URL', 'https://splunk.example.com', 'http://10.1.2.3'],
  ['telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT', { 'Fn::Sub': `https://\${Anything}.example.com/v1` }, ''],
  ['telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'http://172.32.0.1', 'http://172.20.0.1'],
  ['telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'http://169.254.9.9', 'http://169.254.170.2'],
  [
    'telemetry',
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'https://x.on.aws.example.com',
    'https://x.lambda-url.eu-central-1.on.aws',
  ],
  ['telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'http://11.1.2.3', { 'Fn::Sub': `http://\${It.Endpoint}/v1` }],
  ['telemetry', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'https://127.0.0.1.example.com', 'https://x.amazonaws.eu.svc'],
  [
    'endpoint',
    'QUEUE',
    'https://sqs.us-east-1.amazonaws.com/1/jobs',
    'https://sqs.eu-central-1.amazonaws.com/1/jobs',
  ],
];

describe('a variable', () => {
  it.each(SETTINGS)('%s: %s = %j, not %j', (rule, name, leaks, stays) => {
    expect(rulesIn(variable(name, leaks))).toEqual([rule]);
    expect(rulesIn(variable(name, stays))).toEqual([]);
  });

  it.each([
    'OTEL_SERVICE_ENDPOINT',
    'SENTRY_DSN_NAME',
    'LOGO_SERVER',
    'MY_AWS_ENDPOINT_URL',
    'NO_PROXY',
    'HTTP_PROXY_HOST',
    'OUR_AWS_REGION_HOST',
  ])('%s sends nothing by itself', (name) => {
    expect(rulesIn(variable(name, 'https://partner.example.com'))).toEqual([]);
  });
});

/** Keys of agents that send to the United States by themselves, and the settings that name another site. */
const AGENTS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'Datadog',
    ['DD_API_KEY', 'DD_API_KEY_SECRET_ARN', 'DD_API_KEY_SSM_NAME', 'DD_KMS_API_KEY'],
    ['DD_SITE', 'DD_URL', 'DD_DD_URL'],
  ],
  [
    'New Relic',
    ['NEW_RELIC_LICENSE_KEY', 'NEW_RELIC_LICENSE_KEY_SECRET'],
    ['NEW_RELIC_HOST', 'NEW_RELIC_TELEMETRY_ENDPOINT', 'NEW_RELIC_LOG_ENDPOINT'],
  ],
  [
    'Honeycomb',
    ['HONEYCOMB_API_KEY', 'LIBHONEY_API_KEY'],
    ['HONEYCOMB_API_ENDPOINT', 'HONEYCOMB_API_HOST', 'LIBHONEY_API_HOST'],
  ],
  ['Lumigo', ['LUMIGO_TRACER_TOKEN'], ['LUMIGO_TRACER_HOST']],
  ['OpenAI', ['OPENAI_API_KEY'], ['OPENAI_BASE_URL', 'OPENAI_API_BASE']],
  ['Anthropic', ['ANTHROPIC_API_KEY'], ['ANTHROPIC_BASE_URL']],
];

describe.each(AGENTS)('%s', (_who, keys, sites) => {
  const variables = (...names: readonly string[]) =>
    placed(
      'AWS::Lambda::Function',
      'Environment.Variables',
      Object.fromEntries(names.map((name) => [name, 'x'])),
    );

  it.each(keys)('sends to the United States by %s alone', (key) => {
    expect(rulesIn(variables(key))).toEqual(['telemetry']);
    expect(rulesIn(variables(`${key}_ID`))).toEqual([]);
    expect(rulesIn(variables(`OUR_${key}`))).toEqual([]);
  });

  it.each(sites)('is told another site by %s', (site) => {
    expect(rulesIn(variables(keys[0] ?? '', site))).toEqual([]);
    expect(rulesIn(variables(keys[0] ?? '', `${site}_NAME`))).toEqual(['telemetry']);
    expect(rulesIn(variables(keys[0] ?? '', `OUR_${site}`))).toEqual(['telemetry']);
  });
});

/** Where what runs has its environment. */
const HOLDERS: readonly (readonly [string, string])[] = [
  ['AWS::Lambda::Function', 'Environment.Variables.DD_API_KEY'],
  ['AWS::CodeBuild::Project', 'Environment.EnvironmentVariables'],
  ['AWS::ECS::TaskDefinition', 'ContainerDefinitions.*.Environment'],
  ['AWS::Batch::JobDefinition', 'ContainerProperties.Environment'],
  ['AWS::Lightsail::Container', 'EnvironmentVariables'],
  ['AWS::SageMaker::Model', 'Environment.DD_API_KEY'],
  [
    'AWS::AppRunner::Service',
    'SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables',
  ],
];

describe('the environment of what runs', () => {
  it.each(HOLDERS)('is in %s at %s', (type, path) => {
    const pairs = path.endsWith('DD_API_KEY') ? 'x' : [{ Name: 'DD_API_KEY', Value: 'x' }];

    expect(rulesIn(placed(type, path, pairs))).toEqual(['telemetry']);
  });

  it('has names by functions too', () => {
    const pair = (name: Json) =>
      placed('AWS::ECS::TaskDefinition', 'ContainerDefinitions.*.Environment.*', name);

    expect(rulesIn(pair({ Name: { 'Fn::Sub': 'DD_API_KEY' }, Value: 'x' }))).toEqual(['telemetry']);
    expect(rulesIn(pair({ Name: 'AWS_REGION', Value: 'us-east-1' }))).toEqual(['region']);
    expect(rulesIn(pair({ Value: 'x' }))).toEqual([]);
  });
});
