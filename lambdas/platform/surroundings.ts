import { SERVICES } from './endpoints.ts';
import { ENV, endpointEnv } from './env-names.ts';
import { REGION } from './region.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** True only in the local stack, where engines listen on loopback. */
export const isLocal = (env: Environment = process.env): boolean => env[ENV.local] === '1';

/** Options of Node that load other code, roots or proxies than ours. */
const ADDS_TO_NODE =
  /(?:^|\s)-(?:r|-require|-import|-loader|-experimental-loader|-use-|-tls-|-openssl-|-env-file)/;

/**
 * Variables by which an SDK, a proxy, the roots of trust or the code itself become others than those that were tested,
 * each with the values that do no harm. None is needed to run; where a request goes is checked again when it is sent.
 */
const REPOINTING: readonly { readonly name: RegExp; readonly harmless?: (value: string) => boolean }[] = [
  { name: /^AWS_ENDPOINT_URL/ },
  { name: /^AWS_(CONFIG_FILE|SHARED_CREDENTIALS_FILE|PROFILE|DEFAULT_PROFILE)$/ },
  { name: /^AWS_(DEFAULT_REGION|SIGV4A_SIGNING_REGION_SET)$/, harmless: (value) => value === REGION },
  {
    name: /^AWS_(S3_USE_ARN_REGION|USE_(FIPS|DUALSTACK)_ENDPOINT|ENABLE_ENDPOINT_DISCOVERY|ENDPOINT_DISCOVERY_ENABLED)$/,
    harmless: (value) => value === 'false',
  },
  { name: /^AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS$/, harmless: (value) => value === 'true' },
  { name: /^AWS_STS_REGIONAL_ENDPOINTS$/, harmless: (value) => value === 'regional' },
  { name: /^(HTTP|HTTPS|ALL)_PROXY$/i },
  { name: /^NODE_USE_ENV_PROXY$/, harmless: (value) => value === '0' },
  { name: /^NODE_TLS_REJECT_UNAUTHORIZED$/, harmless: (value) => value === '1' },
  // The file is Amazon's own, in the image of the runtime.
  { name: /^NODE_EXTRA_CA_CERTS$/, harmless: (value) => value === '/var/runtime/ca-cert.pem' },
  { name: /^(SSL_CERT_FILE|SSL_CERT_DIR|AWS_CA_BUNDLE|AWS_LAMBDA_EXEC_WRAPPER)$/ },
  { name: /^NODE_OPTIONS$/, harmless: (value) => !ADDS_TO_NODE.test(value) },
];

/**
 * Fails closed: a function that finds itself in another region, or among variables that re-point what leaves it, does
 * not start. Only the local stack may name its endpoints, and no real function may call itself local.
 */
export function assertSurroundings(env: Environment): void {
  if (env.AWS_REGION !== REGION)
    throw new Error(
      `this service runs in ${REGION} only, not in ${env.AWS_REGION ?? 'an unknown region'}; deploy it there`,
    );
  const local = isLocal(env);
  if (local && env.AWS_LAMBDA_RUNTIME_API)
    throw new Error(`${ENV.local} is for the local stack only; remove it from the function`);
  const own: readonly string[] = local ? SERVICES.map(endpointEnv) : [];
  const repointed = Object.entries(env)
    .filter(([name, value]) => value && !own.includes(name) && isRepointing(name, value))
    .map(([name]) => name);
  if (repointed.length > 0)
    throw new Error(
      `environment variables re-point what leaves this function; remove ${repointed.sort().join(', ')}`,
    );
}

const isRepointing = (name: string, value: string): boolean =>
  REPOINTING.some((each) => each.name.test(name) && !each.harmless?.(value));
