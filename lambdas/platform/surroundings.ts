import { SERVICES } from './endpoints.ts';
import { ENV, endpointEnv } from './env-names.ts';
import { REGION } from './region.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** True only in the local stack, where engines listen on loopback. */
export const isLocal = (env: Environment = process.env): boolean => env[ENV.local] === '1';

/** The options of Node that change neither what runs nor what is trusted; whatever else is written, quotes too, is none of them. */
const HARMLESS_OPTIONS =
  /^\s*(?:--(?:enable-source-maps|max-old-space-size=\d+|no-experimental-require-module)(?:\s+|$))*$/;

type Repointing = readonly { readonly name: RegExp; readonly harmless?: (value: string) => boolean }[];

/** Variables that lead an SDK elsewhere, each with the values that do no harm. A function needs none of them. */
const SDK: Repointing = [
  { name: /^AWS_ENDPOINT_URL/ },
  { name: /^AWS_(CONFIG_FILE|SHARED_CREDENTIALS_FILE|PROFILE|DEFAULT_PROFILE)$/ },
  { name: /^AWS_(DEFAULT_REGION|SIGV4A_SIGNING_REGION_SET)$/, harmless: (value) => value === REGION },
  {
    name: /^AWS_(S3_USE_ARN_REGION|USE_(FIPS|DUALSTACK)_ENDPOINT|ENABLE_ENDPOINT_DISCOVERY|ENDPOINT_DISCOVERY_ENABLED)$/,
    harmless: (value) => value === 'false',
  },
  { name: /^AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS$/, harmless: (value) => value === 'true' },
  { name: /^AWS_STS_REGIONAL_ENDPOINTS$/, harmless: (value) => value === 'regional' },
];

/** Variables by which a proxy, the roots of trust or the code itself become others than those that were tested, whoever runs it. */
const PROCESS: Repointing = [
  { name: /^(HTTP|HTTPS|ALL)_PROXY$/i },
  { name: /^NODE_USE_ENV_PROXY$/, harmless: (value) => value === '0' },
  { name: /^NODE_TLS_REJECT_UNAUTHORIZED$/, harmless: (value) => value === '1' },
  // The file is Amazon's own, in the image of the runtime.
  { name: /^NODE_EXTRA_CA_CERTS$/, harmless: (value) => value === '/var/runtime/ca-cert.pem' },
  { name: /^NODE_USE_SYSTEM_CA$/, harmless: (value) => value === '0' },
  { name: /^(SSL_CERT_FILE|SSL_CERT_DIR|AWS_CA_BUNDLE|OPENSSL_(CONF|MODULES|ENGINES))$/ },
  { name: /^(LD_PRELOAD|LD_AUDIT|AWS_LAMBDA_EXEC_WRAPPER)$/ },
  { name: /^NODE_OPTIONS$/, harmless: (value) => HARMLESS_OPTIONS.test(value) },
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
  refuse(env, [...SDK, ...PROCESS], 'this function', own);
}

/**
 * The same for an operator's command that calls the cloud. Where her SDK would go by itself does not matter, for what is
 * sent is pinned; her profile and her files say who she is.
 */
export function assertOperatorSurroundings(env: Environment): void {
  refuse(env, PROCESS, 'this command');
}

function refuse(env: Environment, table: Repointing, what: string, own: readonly string[] = []): void {
  const isRepointing = (name: string, value: string): boolean =>
    table.some((each) => each.name.test(name) && !each.harmless?.(value));
  const repointed = Object.entries(env)
    .filter(([name, value]) => value && !own.includes(name) && isRepointing(name, value))
    .map(([name]) => name);
  if (repointed.length > 0)
    throw new Error(
      `environment variables re-point what leaves ${what}; remove ${repointed.sort().join(', ')}`,
    );
}
