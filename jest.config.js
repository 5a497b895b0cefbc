/** TypeScript runs as it is (Node strips the types), so jest transforms nothing. */
export default {
  testEnvironment: 'node',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testTimeout: 30_000,
  // All tests share one Postgres: more workers would only wait for it.
  maxWorkers: 2,
};
