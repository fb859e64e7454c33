import { describe, expect, it } from '@jest/globals';
import { assertSurroundings } from '../../lambdas/platform/surroundings.ts';

/** What Lambda sets for a function, by its documentation. */
const LAMBDA = {
  _HANDLER: 'index.handler',
  _X_AMZN_TRACE_ID: 'Root=1',
  AWS_ACCESS_KEY_ID: 'AKIA',
  AWS_DEFAULT_REGION: 'eu-central-1',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_FUNCTION_NAME: 'check',
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/check',
  AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
  AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
  AWS_REGION: 'eu-central-1',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
  AWS_XRAY_DAEMON_ADDRESS: '169.254.79.129:2000',
  LAMBDA_TASK_ROOT: '/var/task',
  LANG: 'en_US.UTF-8',
  NODE_PATH: '/opt/nodejs/node_modules',
  PATH: '/usr/bin',
  TZ: ':UTC',
  LEDGER_TABLE: 'ledger',
};
const LOCAL = { AWS_REGION: 'eu-central-1', HJEMMEL_LOCAL: '1' };

describe('a function starts', () => {
  it('where Lambda runs it in our region', () => {
    expect(() => assertSurroundings(LAMBDA)).not.toThrow();
  });

  it.each([
    ['AWS_S3_USE_ARN_REGION', 'false'],
    ['AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS', 'true'],
    ['AWS_STS_REGIONAL_ENDPOINTS', 'regional'],
    ['AWS_USE_FIPS_ENDPOINT', 'false'],
    ['AWS_USE_DUALSTACK_ENDPOINT', 'false'],
    ['AWS_ENDPOINT_URL', ''],
    ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'true'],
    ['NO_PROXY', '*'],
    ['NODE_USE_ENV_PROXY', '0'],
    ['NODE_USE_SYSTEM_CA', '0'],
    ['NODE_OPTIONS', ' --enable-source-maps  '],
    ['LD_LIBRARY_PATH', '/var/lang/lib:/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/opt/lib'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '1'],
    ['NODE_EXTRA_CA_CERTS', '/var/runtime/ca-cert.pem'],
    ['NODE_OPTIONS', '--enable-source-maps --max-old-space-size=400 --no-experimental-require-module'],
  ])('with a variable that does no harm: %s=%s', (name, value) => {
    expect(() => assertSurroundings({ ...LAMBDA, [name]: value })).not.toThrow();
  });

  it('in the local stack, which names its endpoints', () => {
    expect(() =>
      assertSurroundings({
        ...LOCAL,
        AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1',
        AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1',
      }),
    ).not.toThrow();
  });
});

describe('a function does not start', () => {
  const REPOINTING: [string, string][] = [
    ['AWS_ENDPOINT_URL', 'https://kms.us-east-1.amazonaws.com'],
    ['AWS_ENDPOINT_URL_DYNAMODB', 'https://dynamodb.us-east-1.amazonaws.com'],
    ['AWS_ENDPOINT_URL_STS', 'https://sts.amazonaws.com'],
    ['AWS_CONFIG_FILE', '/tmp/config'],
    ['AWS_SHARED_CREDENTIALS_FILE', '/tmp/credentials'],
    ['AWS_PROFILE', 'other'],
    ['AWS_DEFAULT_PROFILE', 'other'],
    ['AWS_DEFAULT_REGION', 'us-east-1'],
    ['AWS_SIGV4A_SIGNING_REGION_SET', '*'],
    ['AWS_S3_USE_ARN_REGION', 'true'],
    ['AWS_S3_USE_ARN_REGION', 'TRUE'],
    ['AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS', 'false'],
    ['AWS_STS_REGIONAL_ENDPOINTS', 'legacy'],
    ['AWS_USE_FIPS_ENDPOINT', 'true'],
    ['AWS_USE_DUALSTACK_ENDPOINT', 'true'],
    ['AWS_ENABLE_ENDPOINT_DISCOVERY', 'true'],
    ['AWS_ENDPOINT_DISCOVERY_ENABLED', 'true'],
    ['HTTP_PROXY', 'http://proxy:3128'],
    ['HTTPS_PROXY', 'http://proxy:3128'],
    ['https_proxy', 'http://proxy:3128'],
    ['ALL_PROXY', 'http://proxy:3128'],
    ['NODE_USE_ENV_PROXY', '1'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
    ['NODE_EXTRA_CA_CERTS', '/tmp/ca.pem'],
    ['SSL_CERT_FILE', '/tmp/ca.pem'],
    ['SSL_CERT_DIR', '/tmp'],
    ['AWS_CA_BUNDLE', '/tmp/ca.pem'],
    ['AWS_LAMBDA_EXEC_WRAPPER', '/opt/otel-handler'],
    ['NODE_OPTIONS', '--use-env-proxy'],
    ['NODE_OPTIONS', '--enable-source-maps --use-openssl-ca'],
    ['NODE_OPTIONS', '-r /opt/tracer.js'],
    ['NODE_OPTIONS', '--require=/opt/tracer.js'],
    ['NODE_OPTIONS', '--import /opt/tracer.mjs'],
    ['NODE_OPTIONS', '--tls-min-v1.0'],
    ['NODE_OPTIONS', '"--require" /opt/tracer.js'],
    ['NODE_OPTIONS', "--enable-source-maps '--import' /opt/tracer.mjs"],
    ['NODE_OPTIONS', '"--enable-source-maps" --max-old-space-size=400'],
    ['NODE_OPTIONS', '--use_env_proxy'],
    ['NODE_OPTIONS', '--experimental_loader=/opt/tracer.mjs'],
    ['NODE_OPTIONS', '--insecure-http-parser'],
    ['NODE_OPTIONS', '--inspect=0.0.0.0:9229'],
    ['NODE_OPTIONS', '--dns-result-order=verbatim'],
    ['NODE_OPTIONS', '--max-old-space-size=400\t-r\t/opt/tracer.js'],
    ['NODE_OPTIONS', '--an-option-of-tomorrow'],
    ['NODE_USE_SYSTEM_CA', '1'],
    ['LD_PRELOAD', '/opt/tracer.so'],
    ['LD_AUDIT', '/opt/tracer.so'],
    ['OPENSSL_CONF', '/tmp/openssl.cnf'],
    ['OPENSSL_MODULES', '/tmp'],
    ['OPENSSL_ENGINES', '/tmp'],
  ];

  it.each(REPOINTING)('with %s=%s', (name, value) => {
    expect(() => assertSurroundings({ ...LAMBDA, [name]: value })).toThrow(
      `leaves this function; remove ${name}`,
    );
  });

  it('and is told every variable, and no value', () => {
    const env = {
      ...LAMBDA,
      HTTPS_PROXY: 'http://user:word@proxy',
      AWS_ENDPOINT_URL: 'https://evil.example',
    };

    expect(() => assertSurroundings(env)).toThrow(/remove AWS_ENDPOINT_URL, HTTPS_PROXY$/);
  });

  it.each(REPOINTING.filter(([name]) => name !== 'AWS_ENDPOINT_URL_DYNAMODB'))(
    'in the local stack either with %s=%s',
    (name, value) => {
      expect(() => assertSurroundings({ ...LOCAL, [name]: value })).toThrow(`remove ${name}`);
    },
  );

  it.each(['us-east-1', 'eu-west-2', 'eu-central-2', 'EU-CENTRAL-1', ' eu-central-1', '', undefined])(
    'in region %j, local or not',
    (AWS_REGION) => {
      for (const env of [LAMBDA, LOCAL])
        expect(() => assertSurroundings({ ...env, AWS_REGION })).toThrow('eu-central-1 only');
    },
  );

  it('when it runs in Lambda and calls itself local', () => {
    expect(() => assertSurroundings({ ...LAMBDA, HJEMMEL_LOCAL: '1' })).toThrow(
      'HJEMMEL_LOCAL is for the local stack',
    );
  });
});
