import config from './jest.config.js';

/** Suites that take a minute or more each: `npm test` ends within six minutes without them. */
export default { ...config, testMatch: ['<rootDir>/tests/long/*.test.ts'] };
