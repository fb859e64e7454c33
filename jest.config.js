/**
 * Three projects: `fast` runs alone, `e2e` drives one local stack that is started once for all its files, `soak` holds
 * what takes long: kills, many vendors, many children, the whole story. `npm test` runs the first two, CI all.
 */
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          // JSON is imported by what it is.
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/build', '<rootDir>/.hjemmel'],
};

const aStack = {
  globalSetup: '<rootDir>/test/e2e/start-stack.ts',
  globalTeardown: '<rootDir>/test/e2e/stop-stack.ts',
};

export default {
  testTimeout: 30_000,
  // Two cores: Jest would leave one idle.
  maxWorkers: 2,
  projects: [
    {
      ...common,
      displayName: 'fast',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/test/e2e/', String.raw`\.soak\.test\.ts$`],
    },
    {
      ...common,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      testPathIgnorePatterns: [String.raw`\.soak\.test\.ts$`],
      ...aStack,
    },
    {
      ...common,
      displayName: 'soak',
      testMatch: ['<rootDir>/test/**/*.soak.test.ts'],
      ...aStack,
    },
  ],
};
