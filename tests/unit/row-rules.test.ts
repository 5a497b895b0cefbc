import { expect, test } from '@jest/globals';
import { sources } from '../../src/sources/index.ts';
import { sourceNames } from '../../src/kernel/source-name.ts';
import type { Table } from '../../src/database/table.ts';
import type { Views } from '../../src/database/views.ts';

/** What each source's views.ts says: the rules as they are, or those that two restrictions make together. */
interface Rules {
  readonly views?: Views;
  readonly viewsFor?: (held: { byBrand: boolean; byCountry: boolean }) => Views;
}

async function viewsOf(source: string): Promise<Views> {
  const { views, viewsFor }: Rules = await import(`../../src/sources/${source}/views.ts`);
  return views ?? viewsFor!({ byBrand: true, byCountry: true });
}

/** Keys by which a row belongs to a product, a customer or an order. */
const keys = ['sku', 'customer_number', 'order_number', 'shipment_number'];

test('every table whose rows belong to a product, a customer or an order is held, but those asked by what is', async () => {
  const free: string[] = [];
  for (const source of sourceNames) {
    const views = await viewsOf(source);
    const tables = Object.entries<Table>(sources[source].tables);
    for (const [table, { columns }] of tables)
      if (keys.some((key) => key in columns) && !(table in views)) free.push(`${source}.${table}`);
  }
  expect(free).toEqual(['logistics.shipment_events']);
  expect(Object.keys(await viewsOf('sales'))).toEqual(expect.arrayContaining(['customers', 'site_sessions']));
});
