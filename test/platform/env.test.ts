import { afterEach, describe, expect, it } from '@jest/globals';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { readEnv } from '../../lambdas/platform/env.ts';
import { ENV, rightQueueEnv } from '../../lambdas/platform/env-names.ts';

const NAMES = { table: 'TEST_TABLE', key: 'TEST_KEY', queue: 'TEST_QUEUE' };

afterEach(() => {
  for (const name of Object.values(NAMES)) delete process.env[name];
});

describe('the environment', () => {
  it('is read by name', () => {
    process.env.TEST_TABLE = 'ledger';

    expect(readEnv({ table: NAMES.table })).toEqual({ table: 'ledger' });
  });

  it('names everything that is missing or empty, at once', () => {
    process.env.TEST_TABLE = 'ledger';
    process.env.TEST_KEY = '';

    expect(() => readEnv(NAMES)).toThrow('environment variables are missing: TEST_KEY, TEST_QUEUE');
  });

  it('gives each right a queue of its own, and no name twice', () => {
    const names = [...Object.values(ENV), ...RIGHT_NAMES.map(rightQueueEnv)];

    expect(rightQueueEnv('access')).toBe('ACCESS_QUEUE_URL');
    expect(new Set(names).size).toBe(names.length);
  });
});
