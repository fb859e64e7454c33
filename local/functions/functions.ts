import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICES } from '../../lambdas/platform/endpoints.ts';
import { endpointEnv } from '../../lambdas/platform/env-names.ts';
import type { LocalFunction } from '../template/functions.ts';
import { REGION } from '../template/physical.ts';
import { createPool, type Pool } from './pool.ts';
import type { Outcome } from './protocol.ts';

export type Functions = {
  /** Runs a function, found by its name or ARN. */
  readonly invoke: (nameOrArn: string, event: unknown) => Promise<Outcome>;
  readonly warm: (nameOrArn: string) => void;
  readonly stop: () => Promise<void>;
};
export type FunctionsOptions = {
  readonly definitions: readonly LocalFunction[];
  /** Where functions reach the engines. */
  readonly endpoint: string;
  readonly logDir: string;
};

/** The secret of every function: local engines trust loopback, but presigned links are checked. */
export const SECRET_KEY = 'local';

/** The access key by which the grants gate knows the function again. */
export const accessKeyOf = (name: string): string => `LOCAL.${name}`;

const environmentOf = (definition: LocalFunction, endpoint: string): Record<string, string> => {
  return {
    ...definition.environment,
    ...Object.fromEntries(SERVICES.map((service) => [endpointEnv(service), endpoint])),
    AWS_ACCESS_KEY_ID: accessKeyOf(definition.name),
    AWS_SECRET_ACCESS_KEY: SECRET_KEY,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    LAMBDA_TASK_ROOT: definition.code,
    HJEMMEL_LOCAL: '1',
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
  };
};

/** Makes every function of the template callable; each writes to `logDir/<function>.log`. */
export const createFunctions = (options: FunctionsOptions): Functions => {
  mkdirSync(options.logDir, { recursive: true });
  const pools = new Map<string, Pool>();
  const logs = options.definitions.map((definition) => {
    const log = createWriteStream(join(options.logDir, `${definition.name}.log`), { flags: 'a' });
    const pool = createPool(definition, { environment: environmentOf(definition, options.endpoint), log });
    log.setMaxListeners(0);
    pools.set(definition.name, pool);
    pools.set(definition.arn, pool);
    return log;
  });
  const poolOf = (nameOrArn: string): Pool => {
    const pool = pools.get(nameOrArn);
    if (!pool) throw new Error(`there is no function ${nameOrArn}`);
    return pool;
  };
  return {
    invoke: (nameOrArn, event) => poolOf(nameOrArn).invoke(event),
    warm: (nameOrArn) => poolOf(nameOrArn).warm(),
    stop: async () => {
      await Promise.all([...new Set(pools.values())].map((pool) => pool.stop()));
      await Promise.all(logs.map((log) => new Promise((resolve) => log.end(resolve))));
    },
  };
};
