import { expect, test } from '@jest/globals';
import { perValue } from '../../src/kernel/memoized.ts';

test('a value is looked at once for each definition it is given to, whatever comes of it', () => {
  const looked: unknown[] = [];
  const look = perValue((definition: object, value: object) => {
    looked.push([definition, value]);
    return undefined;
  });
  const [filter, order, value, alike] = [{}, {}, { sku: 'A' }, { sku: 'A' }];
  for (let alias = 0; alias < 20; alias += 1) {
    look(filter, value);
    look(order, value);
    look(filter, alike);
  }
  expect(looked).toHaveLength(3);
});
