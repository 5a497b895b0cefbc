import { expect, test } from '@jest/globals';
import { maximumKeys, within } from '../../src/figures/bounds.ts';

test('few keys may be as long as keys are, and no text of keys is longer than many short ones', () => {
  const long = 'K'.repeat(128);
  expect(() => within(1_000, 'sku', [long.repeat(1_000)])).not.toThrow();
  expect(() => within(maximumKeys, 'sku', ['K'.repeat(12 * maximumKeys)])).not.toThrow();
  expect(() => within(maximumKeys, 'sku', [long.repeat(maximumKeys)])).toThrow(/leaves more than 250000/);
  expect(() => within(maximumKeys + 1, 'sku')).toThrow(/leaves more than 250000/);
});
