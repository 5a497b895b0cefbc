import { expect, test } from '@jest/globals';
import { ConfigurationError, readConfig } from '../../src/config/config.ts';

test.each([
  [{}, 'open'],
  [{ NODE_ENV: 'production' }, 'only'],
  [{ NODE_ENV: 'production', PERSISTED_OPERATIONS: 'log' }, 'log'],
  [{ NODE_ENV: 'production', FEDERATION: '1' }, 'open'],
  [{ PERSISTED_OPERATIONS: 'only' }, 'only'],
])('with %j the mode is %s', (variables, mode) => {
  expect(readConfig(variables).persistedOperations).toBe(mode);
});

test('another mode is refused by the name of its variable, without its value', () => {
  const read = () => readConfig({ PERSISTED_OPERATIONS: 'sesame' });
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow('PERSISTED_OPERATIONS must be one of open, log, only');
  expect(read).not.toThrow('sesame');
});
