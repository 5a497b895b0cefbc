import { expect, test } from '@jest/globals';
import { sources } from '../../src/sources/index.ts';
import { views as cogs } from '../../src/sources/cogs/views.ts';
import { views as inventory } from '../../src/sources/inventory/views.ts';
import { views as logistics } from '../../src/sources/logistics/views.ts';
import { viewsFor as sales } from '../../src/sources/sales/views.ts';
import { viewsFor as support } from '../../src/sources/support/views.ts';

const both = { byBrand: true, byCountry: true };
const views = { cogs, inventory, logistics, sales: sales(both), support: support(both) };

/** Keys by which a row belongs to a product, a customer or an order. */
const keys = ['sku', 'customer_number', 'order_number', 'shipment_number'];

test('every table whose rows belong to a product, a customer or an order is held, but those asked by what is', () => {
  const free = Object.values(sources).flatMap(({ name, tables }) =>
    Object.entries(tables)
      .filter(([table, { columns }]) => keys.some((key) => key in columns) && !(table in views[name]))
      .map(([table]) => `${name}.${table}`),
  );
  expect(free).toEqual(['logistics.shipment_events']);
  expect(Object.keys(views.sales)).toEqual(expect.arrayContaining(['customers', 'site_sessions']));
});
