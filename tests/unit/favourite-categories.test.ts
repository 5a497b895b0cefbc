import { expect, test } from '@jest/globals';
import type { OrderNumber, Sku } from '../../src/domain/ids.ts';
import { favouriteCategories } from '../../src/graph/customer/favourite-categories.ts';

const line = (order: string, sku: string) => ({ order_number: order as OrderNumber, sku: sku as Sku });
const categories = new Map<Sku, string | null>(
  (
    [
      ['TENT', 'Tents'],
      ['TARP', 'Tents'],
      ['BOOT', 'Boots'],
      ['AXE', 'Axes'],
      ['MAP', null],
    ] as const
  ).map(([sku, category]) => [sku as string as Sku, category]),
);

test('a category counts each order once, and the most ordered comes first, then by name', () => {
  const ordered = [
    line('1', 'TENT'),
    line('1', 'TARP'),
    line('2', 'BOOT'),
    line('3', 'BOOT'),
    line('3', 'AXE'),
  ];
  expect(favouriteCategories(ordered, categories)).toEqual([
    { category: 'Boots', orders: 2 },
    { category: 'Axes', orders: 1 },
    { category: 'Tents', orders: 1 },
  ]);
});

test('products without a category, or unknown to inventory, count nowhere', () => {
  expect(favouriteCategories([line('1', 'MAP'), line('1', 'GONE')], categories)).toEqual([]);
});
