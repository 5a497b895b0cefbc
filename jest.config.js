/** TypeScript runs as it is (Node strips the types), so jest transforms nothing. */
export default {
  testEnvironment: 'node',
  testRunner: '<rootDir>/tests/support/jest/runner.ts',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  globalTeardown: '<rootDir>/tests/support/global-teardown.ts',
  testMatch: ['<rootDir>/tests/!(long)/**/*.test.ts'],
  testTimeout: 30_000,
  // On two cores: what waits for a process, a browser or a database leaves them to the others.
  maxWorkers: 3,
};
